namespace CareChat.Web.Text;

/// <summary>
/// Brings the forms of a word together: plurals, -ing and -ed, British spelling, a last vowel. One set of rules serves
/// English and Spanish, for a question may mix them. What comes out is a key to compare by, not a word to show.
/// </summary>
internal static class Stemmer
{
    private const int ShortestStem = 4;

    /// <summary>The key of a folded word (see <see cref="Word"/>).</summary>
    public static string Stem(string word)
    {
        if (word.Length < ShortestStem || char.IsAsciiDigit(word[0])) return word;
        var stem = Singular(British(word));
        stem = Single(Ending(stem));
        return stem.Length > ShortestStem && stem[^1] is 'a' or 'e' or 'o' ? stem[..^1] : stem;
    }

    /// <summary>"anaemia" as "anemia", "tumour" as "tumor".</summary>
    private static string British(string word)
    {
        if (word.Length < 6) return word;
        if (word.Contains("ae", StringComparison.Ordinal) || word.Contains("oe", StringComparison.Ordinal))
            word = word.Replace("ae", "e", StringComparison.Ordinal).Replace("oe", "e", StringComparison.Ordinal);
        return word.EndsWith("our", StringComparison.Ordinal) ? word[..^2] + "r" : word;
    }

    private static string Singular(string word)
    {
        if (word[^1] != 's' || word.EndsWith("ss", StringComparison.Ordinal) || word.EndsWith("us", StringComparison.Ordinal)
            || word.EndsWith("is", StringComparison.Ordinal)) return word;
        if (word.Length > ShortestStem && word.EndsWith("ies", StringComparison.Ordinal)) return word[..^3] + "y";
        if (word.EndsWith("xes", StringComparison.Ordinal) || word.EndsWith("ches", StringComparison.Ordinal)
            || word.EndsWith("shes", StringComparison.Ordinal) || word.EndsWith("sses", StringComparison.Ordinal)) return word[..^2];
        return word[..^1];
    }

    private static string Ending(string word)
    {
        foreach (var ending in (ReadOnlySpan<string>)["ing", "ed"])
        {
            if (!word.EndsWith(ending, StringComparison.Ordinal)) continue;
            var rest = word[..^ending.Length];
            if (rest.Length >= ShortestStem && rest.AsSpan().IndexOfAny("aeiouy") >= 0) return rest;
        }
        return word;
    }

    /// <summary>"swell" as "swel", so that "stopped" and "stop" meet.</summary>
    private static string Single(string word) =>
        word.Length > ShortestStem && word[^1] == word[^2] && !char.IsAsciiDigit(word[^1]) ? word[..^1] : word;
}
