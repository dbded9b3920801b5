using System.Text.RegularExpressions;
using CareChat.Web.Messages;

namespace CareChat.Web.Assistant.Drafts;

/// <summary>Turns an answer of the assistant into what a clinician could send: no source lines, nobody who calls itself an assistant, and "us" for the care team.</summary>
internal static partial class DraftText
{
    /// <summary>The draft of an answer; where the assistant knows nothing, a reply that holds the place of one.</summary>
    public static string Of(AssistantAnswer answer, string language)
    {
        var text = answer.IsKnown ? Adapt(answer.Text, answer.Maker == "model") : "";
        return text.Length > 0 ? text : Holding(language);
    }

    /// <summary>The same for a piece of an answer that is still growing.</summary>
    /// <param name="isSaid">True where a model said it; of what articles and records say no sentence is left out.</param>
    public static string Adapt(string text, bool isSaid = true)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n').ToList();
        while (lines.Count > 0 && (lines[^1].Length == 0 || SourceLine().IsMatch(lines[^1]))) lines.RemoveAt(lines.Count - 1);
        var words = string.Join('\n', lines);
        var adapted = TeamVoice.Of(Blank().Replace(isSaid ? OfItself().Replace(words, "") : words, "\n\n").Trim());
        return adapted.Length <= MessageStore.LongestBody ? adapted : adapted[..MessageStore.LongestBody].TrimEnd();
    }

    /// <summary>A polite reply while somebody looks into it.</summary>
    public static string Holding(string language) => language == "es"
        ? "Gracias por su mensaje. Voy a revisarlo y le escribo aquí en cuanto pueda."
        : "Thank you for your message. I will look into this and write back to you here as soon as I can.";

    [GeneratedRegex(@"^\W*(sources?|fuentes?)\s*:", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SourceLine();

    /// <summary>A sentence in which the assistant speaks of itself.</summary>
    [GeneratedRegex(
        @"(?<=^|[.!?]\s|\n)[^.!?\n]*\b(?:(?:i am|i['’]m|as) (?:an?|the|your) (?:[\w-]+ ){0,2}(?:assistant|ai)|(?:soy|como) (?:un|una|el|la|su) (?:[\w-]+ ){0,2}(?:asistente|ia))"
        + @"\b[^.!?\n]*[.!?]?[ ]*",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfItself();

    [GeneratedRegex(@"\n{3,}")]
    private static partial Regex Blank();
}
