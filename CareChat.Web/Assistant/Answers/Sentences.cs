using System.Text.RegularExpressions;
using CareChat.Web.Assistant.Knowledge;

namespace CareChat.Web.Assistant.Answers;

/// <summary>Finds where sentences end, and which of them warn or send to somebody. Nothing is changed and nothing left out.</summary>
internal static partial class Sentences
{
    private static readonly string[] Leaning =
    [
        "it ", "it's ", "they ", "this ", "these ", "that ", "those ", "he ", "she ", "if so", "if not", "then ", "otherwise", "however", "but ", "also", "such ", "call it ", "do so ",
        "esto ", "esta ", "este ", "estos ", "estas ", "eso ", "si es así", "si no", "entonces", "de lo contrario", "sin embargo", "pero ", "también", "llame si ", "llame por ", "llame también ",
    ];

    private static readonly string[] Calls = ["call the emergency number", "llame al número de emergencia", "call 911", "llame al 911"];

    /// <summary>The sentences of a line as they are written.</summary>
    public static IEnumerable<string> Of(string line)
    {
        var start = 0;
        foreach (Match end in End().Matches(line))
        {
            if (Abbreviation().IsMatch(line.AsSpan(start, end.Index + 1 - start))) continue;
            yield return line[start..(end.Index + end.Length)].Trim();
            start = end.Index + end.Length;
        }
        if (line.AsSpan(start).Trim().Length > 0) yield return line[start..].Trim();
    }

    /// <summary>True where a text warns, or sends to somebody, in any of its words: in doubt it does.</summary>
    public static bool Warn(string text) => Care(text).Any();

    /// <summary>True where it does so in plain words: "call your doctor", "do not".</summary>
    public static bool WarnPlainly(string text) => Care(text).Any(isPlain => isPlain);

    /// <summary>How gravely it does so: 3 says when to call the emergency number, 2 warns plainly, 1 in any word, 0 not at all.</summary>
    public static int Gravity(string text) => CallForHelp(text) ? 3 : Care(text).Select(isPlain => isPlain ? 2 : 1).DefaultIfEmpty().Max();

    private static IEnumerable<bool> Care(string text)
    {
        var tokens = Tokens.Of(text);
        return Enumerable.Range(0, tokens.Count).SelectMany(place => WordLists.Care.At(tokens, place)).Select(found => found.Value);
    }

    /// <summary>True where a text says when to call the emergency number: that belongs to an answer, whatever was asked.</summary>
    public static bool CallForHelp(string text) => Calls.Any(call => text.Contains(call, StringComparison.OrdinalIgnoreCase));

    /// <summary>True for a text that begins with "it" or "call it": it says nothing, or something else, without the one before.</summary>
    public static bool Lean(string text) => Leaning.Any(word => text.StartsWith(word, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"(?<=[\p{Ll}\p{Nd}\)\u201D""%\p{Lu}])[.!?]+[""\u201D)]?(?:\s+(?=[\p{Lu}\d""\u201C\u00BF\u00A1(-])|(?=\p{Lu}\p{Ll}))")]
    private static partial Regex End();

    [GeneratedRegex(@"(?:\b(?:e\.g|i\.e|Dr|Dra|Mr|Mrs|Ms|Sr|Sra|St|vs|etc|approx|No|Inc|U\.S|a\.m|p\.m|Fig|cm|mg)|\b[A-Z])\.$")]
    private static partial Regex Abbreviation();
}
