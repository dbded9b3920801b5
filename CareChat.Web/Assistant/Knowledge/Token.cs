using CareChat.Web.Search;
using CareChat.Web.Text;

namespace CareChat.Web.Assistant.Knowledge;

/// <summary>How much a word of a question says.</summary>
internal enum TokenRole
{
    Content,
    Filler,
    Function,
}

/// <summary>A word of a text on its way into a comparison.</summary>
/// <param name="Marked">With the word before it, for a single letter or a number: "hepatitis c", "type 2"; null for other words.</param>
/// <param name="Place">Its number in the text.</param>
/// <param name="Sentence">The number of its sentence.</param>
/// <param name="Start">Where it stands, in UTF-16 code units.</param>
/// <param name="Length">How long it stands there.</param>
internal readonly record struct Token(string Stem, string? Marked, int Place, int Sentence, TokenRole Role, int Start, int Length);

/// <summary>Cuts texts into tokens.</summary>
internal static class Tokens
{
    private static readonly Dictionary<string, string> Numerals = new() { ["ii"] = "2", ["iii"] = "3", ["iv"] = "4" };

    /// <summary>The tokens of a text. A single letter or a number says something with the word before it only.</summary>
    public static List<Token> Of(string text)
    {
        var tokens = new List<Token>();
        var (sentence, end) = (0, 0);
        foreach (var word in Tokenizer.Words(text))
        {
            var between = text.AsSpan(end, word.Start - end);
            var isTail = tokens.Count > 0 && between is "'" or "\u2019" && word.Folded.Length <= 2;
            if (tokens.Count > 0 && EndsSentence(between)) sentence++;
            end = word.End;
            if (isTail && word.Folded == "s") continue;
            var folded = Numerals.GetValueOrDefault(word.Folded, word.Folded);
            tokens.Add(IsMark(folded)
                ? new Token(folded, isTail ? null : Marked(tokens, folded), tokens.Count, sentence, TokenRole.Function, word.Start, word.Length)
                : new Token(Stemmer.Stem(folded), null, tokens.Count, sentence, Role(folded), word.Start, word.Length));
        }
        return tokens;
    }

    /// <summary>What the tokens of a name or a question say: stems, and marks with the words before them.</summary>
    public static IEnumerable<string> Telling(IReadOnlyList<Token> tokens)
    {
        foreach (var token in tokens)
        {
            if (token.Marked is { } marked) yield return marked;
            else if (token.Role != TokenRole.Function) yield return token.Stem;
        }
    }

    /// <summary>The stems of the words that say something, marks left out.</summary>
    public static IEnumerable<string> Stems(string text) =>
        Tokenizer.Words(text).Where(word => !IsMark(word.Folded) && !WordLists.Function.Contains(word.Folded)).Select(word => Stemmer.Stem(word.Folded));

    private static bool IsMark(string word) => word.Length == 1 || (word.Length <= 3 && word.All(char.IsAsciiDigit));

    private static string? Marked(List<Token> tokens, string mark) =>
        tokens.Count > 0 && tokens[^1] is { Role: not TokenRole.Function } before ? $"{before.Stem} {mark}" : null;

    private static TokenRole Role(string word) =>
        WordLists.Function.Contains(word) ? TokenRole.Function : WordLists.Filler.Contains(word) ? TokenRole.Filler : TokenRole.Content;

    /// <summary>A line break, or a full stop, question or exclamation mark before a blank.</summary>
    private static bool EndsSentence(ReadOnlySpan<char> between)
    {
        if (between.ContainsAny("\n?!\u00BF")) return true;
        var stop = between.IndexOf('.');
        return stop >= 0 && between.Length > stop + 1;
    }
}
