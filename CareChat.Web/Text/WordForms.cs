using System.Collections.Frozen;
using System.Text;

namespace CareChat.Web.Text;

/// <summary>Brings spellings of a whole word together that no single letter shows.</summary>
internal static class WordForms
{
    private static readonly FrozenDictionary<string, string> Whole = FoldingTables.GreekNames.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .Append("ug=mcg").Append("ul=mcl").Append("umol=mcmol").Select(pair => pair.Split('=')).ToFrozenDictionary(pair => pair[0], pair => pair[1]);

    /// <summary>The word as it is compared.</summary>
    /// <param name="word">Its folded letters.</param>
    /// <param name="isComposed">True where marks stand in it, whose order is not told apart.</param>
    public static string Finish(string word, bool isComposed)
    {
        if (isComposed) word = Nasals(word.Normalize(NormalizationForm.FormC));
        if (word.Length > 5 || word[0] is not ('u' or >= '\u03B1' and <= '\u03C9')) return word;
        if (Whole.TryGetValue(word, out var whole)) return whole;
        return word[0] == '\u03BC' && word.AsSpan(1).IndexOfAnyExceptInRange('a', 'z') < 0 ? "mc" + word[1..] : word;
    }

    /// <summary>Indian scripts write a nasal before its own consonants in two ways: "हिन्दी" and "हिंदी".</summary>
    private static string Nasals(string word)
    {
        const int virama = 0x4D;
        const int anusvara = 0x02;
        StringBuilder? changed = null;
        for (var i = 0; i + 2 < word.Length; i++)
        {
            if (word[i] is < '\u0900' or > '\u0CFF' || (word[i + 1] & 0x7F) != virama || !IsOwnNasal(word[i] & 0x7F, word[i + 2] & 0x7F)) continue;
            changed ??= new StringBuilder(word);
            changed[i] = (char)((word[i] & ~0x7F) | anusvara);
            changed[i + 1] = '\0';
        }
        return changed is null ? word : changed.Replace("\0", "").ToString();
    }

    private static bool IsOwnNasal(int nasal, int consonant) => nasal switch
    {
        0x19 => consonant is >= 0x15 and <= 0x18,
        0x1E => consonant is >= 0x1A and <= 0x1D,
        0x23 => consonant is >= 0x1F and <= 0x22,
        0x28 => consonant is >= 0x24 and <= 0x27,
        0x2E => consonant is >= 0x2A and <= 0x2D,
        _ => false,
    };
}
