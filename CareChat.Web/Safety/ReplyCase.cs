using System.Text.RegularExpressions;

namespace CareChat.Web.Safety;

/// <summary>What the fixed text says first where the kind of a danger does not tell.</summary>
public enum ReplyCase
{
    /// <summary>Nothing in particular.</summary>
    Any,

    /// <summary>Somebody else wishes to die or has hurt themselves.</summary>
    Another,

    /// <summary>Whoever writes has hurt themselves.</summary>
    Done,

    /// <summary>Something that burns is in an eye.</summary>
    Eye,

    /// <summary>Too little sugar in the blood, or too much insulin.</summary>
    LowSugar,

    /// <summary>The same of somebody else.</summary>
    LowSugarOfAnother,

    /// <summary>The air is bad: carbon monoxide, fumes of cleaners.</summary>
    BadAir,

    /// <summary>A small child got at something: nobody means it.</summary>
    SmallChild,
}

/// <summary>Reads the case from the words that told of danger; in doubt there is none.</summary>
internal static partial class ReplyCases
{
    /// <summary>
    /// The case of what was said last; where that shows none, of what was said before. Who is at risk of death is always read from the last
    /// alone: one may speak of somebody else first and then of oneself.
    /// </summary>
    public static ReplyCase Of(IReadOnlyList<string> said, EmergencyKind kind)
    {
        if (kind == EmergencyKind.SelfHarm) return Of(said[^1], kind);
        return said.Reverse().Append(string.Join(' ', said)).Select(text => Of(text, kind)).FirstOrDefault(about => about != ReplyCase.Any);
    }

    /// <summary>The case.</summary>
    public static ReplyCase Of(string said, EmergencyKind kind)
    {
        if (kind == EmergencyKind.SelfHarm)
        {
            if (Another().IsMatch(said) && !Self().IsMatch(said) && (ActsOfAnother().IsMatch(said) || !FirstPerson().IsMatch(said))) return ReplyCase.Another;
            return Deed().IsMatch(said) || DoneSince.Tells(said) ? ReplyCase.Done : ReplyCase.Any;
        }
        if (kind is EmergencyKind.Violence or EmergencyKind.HarmToOthers) return ReplyCase.Any;
        if (kind == EmergencyKind.UnsafePlace) return Monoxide().IsMatch(said) && !Fire().IsMatch(said) ? ReplyCase.BadAir : ReplyCase.Any;
        if (BadAir().IsMatch(said) && !Swallowed().IsMatch(said)) return ReplyCase.BadAir;
        if (kind is not (EmergencyKind.Injury or EmergencyKind.Allergy) && Burner().IsMatch(said) && AllAtOnce().IsMatch(said)) return ReplyCase.BadAir;
        if (kind is not (EmergencyKind.Poisoning or EmergencyKind.Injury or EmergencyKind.Unconscious or EmergencyKind.Stroke or EmergencyKind.Other)) return ReplyCase.Any;
        if (Eye().IsMatch(said) && Burning().IsMatch(said)) return ReplyCase.Eye;
        if (LowSugar().IsMatch(said) || (kind == EmergencyKind.Poisoning && Insulin().IsMatch(said)) || (SugarMedicine().IsMatch(said) && Sinking().IsMatch(said) && !HighSugar().IsMatch(said)))
            return Another().IsMatch(said) && !FirstPerson().IsMatch(said) ? ReplyCase.LowSugarOfAnother : ReplyCase.LowSugar;
        return kind == EmergencyKind.Poisoning && IsSmallChild(said) ? ReplyCase.SmallChild : ReplyCase.Any;
    }

    private static bool IsSmallChild(string said) =>
        SmallChild().IsMatch(said) || (Child().IsMatch(said) && Burning().IsMatch(said) && !Teenager().IsMatch(said));

    [GeneratedRegex(@"\b(?:he|she|they|his|her|their|him|them|himself|herself|themselves|someone|somebody|son|daughter|child|kid|husband|wife|spouse|partner|brother|sister|mom|mother|dad|father|friend|roommate|neighbor|cousin|uncle|aunt|boyfriend|girlfriend|grandson|granddaughter"
        + @"|él|ella|alguien|hij[oa]|espos[oa]|marido|mujer|herman[oa]|mamá|mama|papá|papa|madre|padre|amig[oa]|novi[oa]|pareja|vecin[oa]|prim[oa]|tí[oa]|ti[oa]|niet[oa]|sobrin[oa]|se (?:cort|colg|ahorc|dispar|quiere|quiso|va a|tom|trag|lastim|mat|tir|avent|puso|inyect|encerr))", RegexOptions.IgnoreCase)]
    private static partial Regex Another();

    /// <summary>Somebody else wishes or does something: "my brother says", "mi prima compró".</summary>
    [GeneratedRegex(@"\b(?:he|she|they|someone|somebody|son|daughter|child|kid|husband|wife|spouse|partner|brother|sister|mom|mother|dad|father|friend|roommate|neighbor|cousin|uncle|aunt|boyfriend|girlfriend|grandson|granddaughter)(?:(?:'s|’s)(?= (?:going|gonna|trying|threatening|talking|got|been|not|about)\b))?(?: \w+){0,3}? (?:wants?|wanted|wish\w*|says?|said|threat\w+|tried|tries|trying|going to|gonna|cut|slit|took|swallowed|h[au]ng\w*|shot|stabbed|overdosed|posted|texted|sent|wrote|talk\w*|keeps|cleaned|gave|bought|locked|is|has|will|won'?t|might|may|with an? (?:gun|rope|knife|belt))\b"
        + @"|\b(?:él|ella|alguien|hij[oa]|espos[oa]|marido|mujer|herman[oa]|mam[áa]|pap[áa]|madre|padre|amig[oa]|novi[oa]|pareja|vecin[oa]|prim[oa]|t[íi][oa]|niet[oa]|sobrin[oa])(?: \w+){0,3}? (?:quiere|dice|dijo|intent\w+|amenaz\w+|sac[oó]|agarr[oó]|compr[oó]|mand[oó]|public[oó]|escribi[oó]|dej[oó]|tiene|est[aá]|anda|va|se)\b", RegexOptions.IgnoreCase)]
    private static partial Regex ActsOfAnother();

    /// <summary>Whoever writes has a part in it: "in front of me", "I wrote the letters".</summary>
    [GeneratedRegex(@"\b(?:i|i'm|i’m|im|i'll|ive|in front of me|next to me|my (?:lap|hand|mouth|head|bed|sugar|glucose|insulin)|yo|estoy|tengo|quiero|puedo|siento|soy|voy|vivo|dejé|deje|escribí|escribi|compré|compre|regalé|regale|arreglé|decidí|conmigo|me (?:tom[eé]|puse|inyect[eé])|ya no (?:quiero|puedo|aguanto))\b", RegexOptions.IgnoreCase)]
    private static partial Regex FirstPerson();

    /// <summary>Whoever writes speaks of their own wish or deed.</summary>
    [GeneratedRegex(@"\b(?:I|i'm|i’m|im|i'll|i've|i’ve|ive)(?: (?:am|have|just|really|only|do not|don't|dont|can't|cant|cannot|will|would|already))* (?:want|wanna|wish|hate|feel|hurt|cut|cutting|slit|slashed|took|taking|swallowed|kill|killing|die|dying|going to|gonna|plan|planning|tried|need to|deserve|live|go on|hanged|hung|shot|jump|end|ending|join|be with)\b"
        + @"|\b(?:myself|my own life|my life|my wrists?|my arms?|suicidal thoughts)\b"
        + @"|\bme (?:quiero|voy|queria|quería|quisiera|cort|colg|ahorc|mat|tom|trag|dispar|lastim|tir|avent|siento|muero)|\b(?:matarme|morirme|suicidarme|cortarme|colgarme|ahorcarme|quitarme|lastimarme|irme|no quiero|ya no aguanto|ya no puedo|quiero morir|quiero alcanzar|quiero reunirme)", RegexOptions.IgnoreCase)]
    private static partial Regex Self();

    [GeneratedRegex(@"\b(?:(?:cut|slit|slashed|sliced) (?:open )?(?:my|both|the) (?:own |left |right )?(?:wrists?|arms?|veins|throat|neck)|(?:shot|stabbed|hanged|hung) myself|i jumped|i (?:just )?cut too deep|i (?:just |already )*(?:took|swallowed|downed) (?:\w+ ){0,4}(?:pills|tablets|meds|bottle|handful|pack)"
        + @"|me (?:corté|corte) (?:las |los |la )?(?:venas|muñecas|munecas|brazos|muñeca|garganta|cuello)|me (?:disparé|dispare|colgué|colgue|apuñalé|apunale)|me cort[eé] (?:\w+ )?(?:hondo|profundo)|me (?:tom[eé]|tragu[eé]) (?:\w+ ){0,4}(?:pastillas|p[ií]ldoras|tabletas|frasco))\b", RegexOptions.IgnoreCase)]
    private static partial Regex Deed();

    [GeneratedRegex(@"\b(?:eyes?|eyeballs?|ojos?|ojitos?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Eye();

    [GeneratedRegex(@"\b(?:bleach|acid|chemicals?|lye|drain cleaner|ammonia|cleaner|detergent|pods?|lime|cement|chlorine|peroxide|alcohol|solvent|thinner|battery|oven spray|pesticide|pepper spray|cloro|lej[ií]a|[áa]cido|qu[ií]micos?|sosa|amoniaco|cal|cemento|limpiador|detergente|solvente|tiner|bater[ií]a|jab[óo]n|destapaca[ñn]os|limpiahornos|quitagrasa|desengrasante|desinfectante|insecticida|plaguicida|gasolina|suavizante|pinol|fabuloso|aguarr[áa]s|decolorante|tinte|gas pimienta|disinfectant|degreaser|gasoline)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Burning();

    [GeneratedRegex(@"\b(?:low (?:blood )?(?:sugar|glucose)|(?:sugar|glucose|az[úu]car|glucosa)\W+(?:\p{L}+\W+){0,4}?(?:low|baj[oa]|bajísima|[1-6]\d)|bajón de azúcar|bajon de azucar|hypoglyc\w*|hipogluc\w*)\b(?![.,]?\d)", RegexOptions.IgnoreCase)]
    private static partial Regex LowSugar();

    [GeneratedRegex(@"\b(?:insulina?|humalog|novolog|lantus|levemir|tresiba|toujeo|basaglar|lispro|aspart|glargin[ea]?|fiasp|humulin|novolin)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Insulin();

    [GeneratedRegex(@"\b(?:diabet\w*|insulina?|glipizid[ea]?|glyburide|glimepiride|glimepirida|glibenclamida|sulfonylurea|diab[ée]tic[oa])\b", RegexOptions.IgnoreCase)]
    private static partial Regex SugarMedicine();

    /// <summary>What little sugar makes of somebody.</summary>
    [GeneratedRegex(@"\b(?:sweat\w*|shak(?:y|ing|es)|trembl\w*|confus\w*|mak(?:es?|ing) (?:no )?sense|skipped (?:a meal|lunch|dinner|breakfast)|(?:did not|didn'?t|has not|hasn'?t) eat(?:en)?|sud(?:a|ando|oros[oa])|tembl\w*|tiembl\w*|confund\w*|no (?:ha )?com(?:io|ió|ido))\b", RegexOptions.IgnoreCase)]
    private static partial Regex Sinking();

    [GeneratedRegex(@"\b(?:[2-9]\d\d|1[0-8]\d\d|ketones?|cetonas?|high sugar|sugar is high|az[úu]car (?:muy )?alt[ao])\b", RegexOptions.IgnoreCase)]
    private static partial Regex HighSugar();

    [GeneratedRegex(@"\b(?:carbon monoxide|monoxide|mon[óo]xido|fumes?|vapou?rs|vapores|brasero|anafre|(?:gas|propane) (?:leak|heater)|fuga de gas|(?:mix\w*|mezcl\w*)\b.*\b(?:bleach|ammonia|cloro|amoniaco|lej[ií]a)|(?:grill|charcoal|generator)\b.*\b(?:inside|indoors|garage)|(?:carb[óo]n|generador|asador|le[ñn]a)\b.*\b(?:adentro|dentro|cuarto|casa))\b", RegexOptions.IgnoreCase)]
    private static partial Regex BadAir();

    /// <summary>What burns in a house.</summary>
    [GeneratedRegex(@"\b(?:heaters?|furnace|boiler|stove|fireplace|generator|calent[óo]n|calentador|caldera|calefac\w+|estufa|chimenea|generador|fog[óo]n)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Burner();

    /// <summary>More than one is unwell.</summary>
    [GeneratedRegex(@"\b(?:all|everyone|everybody|both|we|us|family|kids|todos|todas|ambos|familia|nos|niños|ninos|los dos)\b", RegexOptions.IgnoreCase)]
    private static partial Regex AllAtOnce();

    [GeneratedRegex(@"\b(?:swallow\w*|drank|drink\w*|ate|eaten|se (?:tom|trag|beb|com)\w*|me (?:tom|trag|beb)\w*|tom[oó]|beb[ií]ó?|tragó)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Swallowed();

    [GeneratedRegex(@"\b(?:toddlers?|bab(?:y|ies)|infant|newborn|preschooler|beb[ée]s?|beb[ei]t[oa]|nen[eéa]|ni[ñn]it[oa]|(?:[1-7]|one|two|three|four|five|six)[- ]?(?:years?|yrs?|month|months)[- ]?old|[1-7] ?y/?o|\d{1,2}[- ]?(?:months?|mos?)[- ]?old|(?:he|she)(?:'s|’s| is) (?:only |just |almost )?(?:[1-7]|one(?! of)|two|three|four|five|six)(?! (?:feet|days|hours|weeks))|(?:\d+ meses|[1-7] a[ñn]os))\b", RegexOptions.IgnoreCase)]
    private static partial Regex SmallChild();

    /// <summary>Of no known age; with a cleaner it is hardly one that means it.</summary>
    [GeneratedRegex(@"\b(?:child|kid|little (?:boy|girl|one|brother|sister)|grandson|granddaughter|grandchild|ni[ñn][oa]|hijit[oa]|niet[oa]|niet[ei]cit[oa])\b", RegexOptions.IgnoreCase)]
    private static partial Regex Child();

    [GeneratedRegex(@"\b(?:teen\w*|adolescente|on purpose|a prop[óo]sito|adrede|(?:[89]|1\d)[- ]?(?:years?|yrs?|y/?o|a[ñn]os))\b", RegexOptions.IgnoreCase)]
    private static partial Regex Teenager();

    [GeneratedRegex(@"\b(?:carbon monoxide|monoxide|mon[óo]xido|co (?:alarm|detector|monitor|leak)|(?:alarma|detector) de co)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Monoxide();

    [GeneratedRegex(@"\b(?:fire|flames?|smoke|smoky|burning|incendi\w*|fuego|llamas|humo|quem\w+)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Fire();
}
