using System.Text;
using CareChat.Web.Text;

namespace CareChat.Web.Search;

/// <summary>Other spellings of one word.</summary>
internal static class SpellingVariants
{
    private const int Shortest = 4;
    private const int Longest = 40;

    /// <summary>Stretches that are written in two ways, in Britain and in America above all, and in the names of medicines.</summary>
    private static readonly (string One, string Other)[] Stretches =
    [
        ("haem", "hem"), ("anaem", "anem"), ("aemia", "emia"), ("oedem", "edem"), ("oesoph", "esoph"), ("oestr", "estr"), ("foet", "fet"), ("faec", "fec"),
        ("paed", "ped"), ("gynaec", "gynec"), ("leukaem", "leukem"), ("rrhoe", "rrhe"), ("anaesth", "anesth"), ("caesar", "cesar"), ("coeli", "celi"),
        ("pnoea", "pnea"), ("manoeuv", "maneuv"), ("caec", "cec"), ("aetio", "etio"), ("orthopaed", "orthoped"), ("sulph", "sulf"), ("ceph", "cef"),
        ("amoxy", "amoxi"), ("tumour", "tumor"), ("colour", "color"), ("odour", "odor"), ("behaviour", "behavior"), ("labour", "labor"), ("humour", "humor"),
        ("favour", "favor"), ("neighbour", "neighbor"), ("ise", "ize"), ("isation", "ization"), ("yse", "yze"), ("litre", "liter"), ("metre", "meter"),
        ("fibre", "fiber"), ("centre", "center"), ("grey", "gray"), ("programme", "program"), ("gramme", "gram"), ("thyrox", "tirox"),
    ];

    private static readonly string[] ArabicBefore = ["وال", "بال", "كال", "فال", "ال", "لل", "و", "ب", "ل", "ف"];
    private static readonly string[] HebrewBefore = ["ה", "ו", "ב", "ל", "מ", "ש", "כ"];

    /// <summary>The spellings, and whether a longer word that begins so is meant as well.</summary>
    /// <param name="word">The folded word.</param>
    /// <param name="typed">The word as it was typed.</param>
    public static IEnumerable<(string Word, bool MayGoOn)> Of(string word, string typed)
    {
        if (word.Length is < 2 or > Longest) return [];
        return word[0] switch
        {
            >= '\u0590' and <= '\u05FF' => Attached(word, HebrewBefore, 2),
            >= '\u0600' and <= '\u06FF' => Attached(word, ArabicBefore, 2),
            _ => Latin(word, typed).Where(other => other.Word != word).Distinct(),
        };
    }

    private static IEnumerable<(string Word, bool MayGoOn)> Latin(string word, string typed)
    {
        if (Umlauts(typed) is { } written) yield return (written, true);
        if (word.Length < Shortest) yield break;
        var plain = word.Replace("ae", "a", StringComparison.Ordinal).Replace("oe", "o", StringComparison.Ordinal)
            .Replace("ue", "u", StringComparison.Ordinal).Replace("aa", "a", StringComparison.Ordinal);
        yield return (plain, false);
        foreach (var (one, other) in Stretches)
        {
            if (word.Contains(one, StringComparison.Ordinal)) yield return (word.Replace(one, other, StringComparison.Ordinal), true);
            else if (word.Contains(other, StringComparison.Ordinal)) yield return (word.Replace(other, one, StringComparison.Ordinal), true);
        }
    }

    /// <summary>"müller" as "mueller"; null where no such letter was typed.</summary>
    private static string? Umlauts(string typed)
    {
        var small = typed.Normalize(NormalizationForm.FormC).ToLowerInvariant();
        if (small.AsSpan().IndexOfAny("äöüøå") < 0) return null;
        var written = new StringBuilder();
        foreach (var letter in small)
        {
            written.Append(letter switch { 'ä' => "ae", 'ö' or 'ø' => "oe", 'ü' => "ue", 'å' => "aa", _ => letter.ToString() });
        }
        return string.Concat(Tokenizer.Words(written.ToString()).Select(word => word.Folded));
    }

    /// <summary>The word with and without the little words that are written onto its front.</summary>
    private static IEnumerable<(string Word, bool MayGoOn)> Attached(string word, string[] before, int shortestRest)
    {
        var found = new HashSet<string>(before.Select(front => front + word));
        if (Array.Find(before, front => word.StartsWith(front, StringComparison.Ordinal) && word.Length - front.Length > shortestRest) is { } front)
        {
            var bare = word[front.Length..];
            found.Add(bare);
            if (front.Length > 1) found.UnionWith(before.Select(other => other + bare));
        }
        found.Remove(word);
        return found.Select(other => (other, true));
    }
}
