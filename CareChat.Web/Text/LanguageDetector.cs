using System.Collections.Frozen;

namespace CareChat.Web.Text;

/// <summary>In which language somebody writes, by the small words of it; made for short and hasty messages and for questions.</summary>
public static class LanguageDetector
{
    private const int MostWords = 200;
    private const int MostLetters = 1000;
    private const int FewestLetters = 2;
    private const int FewestOthers = 2;

    /// <summary>Words of English only: those that are Spanish too (me, no, a, he, son) say nothing.</summary>
    private static readonly FrozenSet<string> English = Set("""
        the and of to in is are am was were be been i you she it we they my your his her our their this that these those with for from at by on not do does did
        have has had can could will would should what when where which who why how if but or so because an there about up out off now then just very really
        please help thanks hello hi pain chest breathe breathing breath heart attack stroke bleeding blood baby took pills want die dying kill myself hurt hurts
        feel feeling feels think need get got going went call emergency fever throat swelling face numb husband wife mom dad daughter someone fell hit head
        """);

    private static readonly FrozenSet<string> Spanish = Set("""
        el la los las un una unos unas de del y que en con por para mi mis tu su sus se te le les lo es soy esta estoy estan tengo tiene hay como cuando donde
        cual cuales cuanto porque pero puedo puede debo muy mas si yo al hola gracias ayuda dolor cita ya desde hasta sin nunca nada mucho mucha todo toda
        siento quiero quiere voy va duele pecho respirar respira aire sangre sangrando bebe hijo hija mama papa esposo esposa nino nina abuela abuelo fiebre garganta tos
        cabeza pastillas morir morirme matar matarme vivir vida emergencia ambulancia ahorita fue era estaba hace anos dias semanas tome tomo tomar infarto derrame
        medicina medicinas ninos doctora presion azucar alergia alergico alergica enviar foto mensaje
        """);

    /// <summary>Small words of other languages people write in the United States; those that are English or Spanish too say nothing.</summary>
    private static readonly FrozenSet<string> Others = Set("""
        je ai suis avec mon est une du dans depuis quand comment pourquoi quel quelle nous vous il elle et qui pas des au bonjour merci fievre douleur ventre poitrine tete fils enfant aidez dois
        estou tenho nao com uma um meu minha dor muito muita voce ele ela eu posso faco fazer sinto filho filha cabeca peito barriga febre quando obrigado obrigada ajuda em tem ha hoje ontem onde isso
        ho sono mio mia gli che non della petto dolore febbre figlio figlia perche grazie aiuto ieri oggi respirare di
        ich habe und der das nicht mein meine meinen mit ist seit ein eine wie kann wann warum kopf schmerzen kopfschmerzen bauch brust fieber sohn tochter hilfe bitte danke atmen mir sie wir gestern heute sehr
        mwen gen nan ki pou pitit doule ap li yon lafyev ede tanpri bonjou mesi kijan depi
        toi bi dau khong duoc nguc bung tho sot cua hom giup xin chao uong thuoc
        ako ang ng sa ko po masakit ulo dibdib tiyan lagnat anak hindi makahinga tulong salamat mga
        jest mam nie mnie boli glowa brzuch moj moja sie czy jak dziecko goraczka prosze
        """);

    /// <summary><c>en</c> or <c>es</c>.</summary>
    /// <param name="text">What somebody wrote.</param>
    /// <param name="fallback">For a text that shows neither.</param>
    public static string Detect(string text, string? fallback = null) => Shown(text) ?? fallback ?? "en";

    /// <summary><c>en</c> or <c>es</c>; null for a text that shows neither.</summary>
    public static string? Shown(string text)
    {
        var (english, spanish, _) = Count(text);
        return spanish == english ? null : spanish > english ? "es" : "en";
    }

    /// <summary>True where a text is clearly in neither: most of its letters are of another script, or most of its small words of another language.</summary>
    public static bool IsNeither(string text)
    {
        var letters = text.Where(char.IsLetter).Take(MostLetters).ToList();
        if (letters.Count >= FewestLetters && 2 * letters.Count(letter => !IsLatin(letter)) > letters.Count) return true;
        var (english, spanish, others) = Count(text);
        return others >= FewestOthers && others > Math.Max(english, spanish);
    }

    private static (int English, int Spanish, int Others) Count(string text)
    {
        var (english, spanish, others) = (0, text.AsSpan().IndexOfAny("¿¡ñÑ") >= 0 ? 2 : 0, 0);
        foreach (var word in Tokenizer.Words(text).Take(MostWords))
        {
            if (Spanish.Contains(word.Folded) || IsSpanishForm(word.Folded)) spanish++;
            if (English.Contains(word.Folded) || IsEnglishForm(word.Folded)) english++;
            if (Others.Contains(word.Folded)) others++;
        }
        return (english, spanish, others);
    }

    private static bool IsLatin(char letter) => letter is <= '\u024F' or (>= '\u1E00' and <= '\u1EFF');

    private static bool IsSpanishForm(string word) =>
        word.Length > 5 && (word.EndsWith("ando", StringComparison.Ordinal) || word.EndsWith("iendo", StringComparison.Ordinal) || word.EndsWith("cion", StringComparison.Ordinal));

    private static bool IsEnglishForm(string word) => word.Length > 4 && (word.EndsWith("ing", StringComparison.Ordinal) || word.Contains("th", StringComparison.Ordinal));

    private static FrozenSet<string> Set(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();
}
