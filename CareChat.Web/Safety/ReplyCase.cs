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
}

/// <summary>Reads the case from the words that told of danger; in doubt there is none.</summary>
internal static partial class ReplyCases
{
    /// <summary>The case.</summary>
    public static ReplyCase Of(string said, EmergencyKind kind)
    {
        if (kind == EmergencyKind.SelfHarm)
        {
            if (Another().IsMatch(said) && !Self().IsMatch(said)) return ReplyCase.Another;
            return Deed().IsMatch(said) ? ReplyCase.Done : ReplyCase.Any;
        }
        if (kind is not (EmergencyKind.Poisoning or EmergencyKind.Injury or EmergencyKind.Unconscious or EmergencyKind.Other)) return ReplyCase.Any;
        if (Eye().IsMatch(said) && Burning().IsMatch(said)) return ReplyCase.Eye;
        return LowSugar().IsMatch(said) || (kind == EmergencyKind.Poisoning && Insulin().IsMatch(said)) ? ReplyCase.LowSugar : ReplyCase.Any;
    }

    [GeneratedRegex(@"\b(?:he|she|they|his|her|their|him|them|himself|herself|themselves|someone|somebody|son|daughter|child|kid|husband|wife|spouse|partner|brother|sister|mom|mother|dad|father|friend|roommate|neighbor|cousin|uncle|aunt|boyfriend|girlfriend|grandson|granddaughter"
        + @"|él|ella|alguien|hij[oa]|espos[oa]|marido|mujer|herman[oa]|mamá|mama|papá|papa|madre|padre|amig[oa]|novi[oa]|pareja|vecin[oa]|prim[oa]|tí[oa]|ti[oa]|niet[oa]|sobrin[oa]|se (?:cort|colg|ahorc|dispar|quiere|quiso|va a|tom|trag|lastim|mat|tir|avent))", RegexOptions.IgnoreCase)]
    private static partial Regex Another();

    /// <summary>Whoever writes speaks of their own wish or deed.</summary>
    [GeneratedRegex(@"\b(?:I|i'm|i’m|im|i'll|i've|i’ve|ive)(?: (?:am|have|just|really|only|do not|don't|dont|can't|cant|cannot|will|would|already))* (?:want|wanna|wish|hate|feel|hurt|cut|cutting|slit|slashed|took|taking|swallowed|kill|killing|die|dying|going to|gonna|plan|planning|tried|need to|deserve|live|go on|hanged|hung|shot|jump|end|ending|join|be with)\b"
        + @"|\b(?:myself|my own life|my life|my wrists?|my arms?|suicidal thoughts)\b"
        + @"|\bme (?:quiero|voy|queria|quería|quisiera|cort|colg|ahorc|mat|tom|trag|dispar|lastim|tir|avent|siento|muero)|\b(?:matarme|morirme|suicidarme|cortarme|colgarme|ahorcarme|quitarme|lastimarme|irme|no quiero|ya no aguanto|ya no puedo|quiero morir|quiero alcanzar|quiero reunirme)", RegexOptions.IgnoreCase)]
    private static partial Regex Self();

    [GeneratedRegex(@"\b(?:(?:cut|slit|slashed|sliced) (?:open )?(?:my|both|the) (?:own |left |right )?(?:wrists?|arms?|veins|throat|neck)|(?:shot|stabbed|hanged|hung) myself|i jumped"
        + @"|me (?:corté|corte) (?:las |los |la )?(?:venas|muñecas|munecas|brazos|muñeca|garganta|cuello)|me (?:disparé|dispare|colgué|colgue|apuñalé|apunale))\b", RegexOptions.IgnoreCase)]
    private static partial Regex Deed();

    [GeneratedRegex(@"\b(?:eyes?|eyeballs?|ojos?|ojitos?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Eye();

    [GeneratedRegex(@"\b(?:bleach|acid|chemicals?|lye|drain cleaner|ammonia|cleaner|detergent|pods?|lime|cement|chlorine|peroxide|alcohol|solvent|thinner|battery|oven spray|pesticide|pepper spray|cloro|lej[ií]a|[áa]cido|qu[ií]micos?|sosa|amoniaco|cal|cemento|limpiador|detergente|solvente|tiner|bater[ií]a|jab[óo]n)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Burning();

    [GeneratedRegex(@"\b(?:low (?:blood )?(?:sugar|glucose)|(?:sugar|glucose|az[úu]car|glucosa)\W+(?:\p{L}+\W+){0,4}?(?:low|baj[oa]|bajísima|[1-6]\d)|bajón de azúcar|bajon de azucar|hypoglyc\w*|hipogluc\w*)\b(?![.,]?\d)", RegexOptions.IgnoreCase)]
    private static partial Regex LowSugar();

    [GeneratedRegex(@"\b(?:insulina?|humalog|novolog|lantus|levemir|tresiba|toujeo|basaglar|lispro|aspart|glargin[ea]?|fiasp|humulin|novolin)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Insulin();
}
