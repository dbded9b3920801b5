using System.Collections.Frozen;
using System.Globalization;

namespace CareChat.Web.Safety.Phrases;

/// <summary>Brings short forms to the long one, so that a pattern need not know them all: "cant" and "can't" are "can not".</summary>
internal static class Spelling
{
    private const int Thousand = 1000;
    private const int Decimals = 3;

    private const string ShortForms = """
        cant=can not|cannot=can not|cnt=can not|canot=can not|wont=will not|aint=is not|dont=do not|dnt=do not|doesnt=does not
        didnt=did not|isnt=is not|arent=are not|wasnt=was not|werent=were not|hasnt=has not|havent=have not|hadnt=had not
        couldnt=could not|wouldnt=would not|shouldnt=should not|im=i am|ive=i have|ima=i am going to|imma=i am going to
        hes=he is|shes=she is|its=it is|thats=that is|whats=what is|theres=there is|theyre=they are|youre=you are|theyd=they would
        wanna=want to|wana=want to|gonna=going to|gona=going to|gotta=have to|rn=right now|tonite=tonight|idk=i do not know|u=you|ur=your|r=are
        pls=please|plz=please|bc=because|cuz=because|coz=because|wks=weeks|wk=week|mins=minutes|hrs=hours
        tho=though|n=and|w=with|bby=baby|hubby=husband|ppl=people|smth=something|sth=something|abt=about|b4=before|2day=today
        d=de|q=que|k=que|ke=que|xq=porque|pq=porque|tmb=tambien|ta=esta|toy=estoy|xfa=por favor|porfa=por favor
        """;

    /// <summary>What an apostrophe and a d say "would" of; of any other word they make the past: "OD'd" is "oded", "pass'd" "passed".</summary>
    private const string Subjects = """
        i you u he she it we they who that there this these those what how where why when one someone somebody anyone everyone everybody
        nobody mom dad mother father doctor dr
        """;

    private const string Numbers = """
        one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 fifteen=15 twenty=20 thirty=30
        thirteen=13 fourteen=14 sixteen=16 seventeen=17 eighteen=18 nineteen=19
        forty=40 fifty=50 sixty=60 seventy=70 eighty=80 ninety=90 hundred=100 dozen=12
        uno=1 una=1 dos=2 tres=3 cuatro=4 cinco=5 seis=6 siete=7 ocho=8 nueve=9 diez=10
        doce=12 trece=13 catorce=14 quince=15 dieciseis=16 diecisiete=17 dieciocho=18 diecinueve=19 veinte=20
        treinta=30 cuarenta=40 cincuenta=50 sesenta=60 setenta=70 ochenta=80 noventa=90 cien=100
        """;

    private static readonly FrozenDictionary<string, string[]> Long = ShortForms.Split(['|', '\n'], StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Trim().Split('=')).ToFrozenDictionary(pair => pair[0], pair => pair[1].Split(' '));

    private static readonly FrozenSet<string> IsSubject = Subjects.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();

    private static readonly FrozenDictionary<string, double> Values = Numbers.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=')).ToFrozenDictionary(pair => pair[0], pair => double.Parse(pair[1], CultureInfo.InvariantCulture));

    /// <summary>The words a folded word stands for; apostrophes may still be in it and are gone afterwards.</summary>
    public static IReadOnlyList<string> Expand(string word)
    {
        var bare = word.Replace("'", "", StringComparison.Ordinal);
        if (Long.TryGetValue(bare, out var words)) return words;
        var cut = word.IndexOf('\'', StringComparison.Ordinal);
        if (cut <= 0) return [bare];
        var (head, tail) = (word[..cut], word[(cut + 1)..]);
        return tail switch
        {
            "t" when head.EndsWith('n') => [head[..^1], "not"],
            "s" => [head],
            "m" => [head, "am"],
            "re" => [head, "are"],
            "ve" => [head, "have"],
            "ll" => [head, "will"],
            "d" when IsSubject.Contains(head) => [head, "would"],
            "d" => [head + (head.EndsWith('e') ? "d" : "ed")],
            _ => [bare],
        };
    }

    /// <summary>The number a word says, in figures or letters; null where it says none. "1,000" is a thousand, "0.125" is not.</summary>
    public static double? Number(string word)
    {
        if (Values.TryGetValue(word, out var value)) return value;
        if (!char.IsAsciiDigit(word[0])) return null;
        if (!double.TryParse(word, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value)) return null;
        var point = word.IndexOf('.', StringComparison.Ordinal);
        return point > 0 && word.Length - point - 1 == Decimals && word[0] != '0' ? Thousand * value : value;
    }
}
