using System.Text.RegularExpressions;
using CareChat.Web.Escalation;

namespace CareChat.Web.Assistant.Drafts;

/// <summary>Reads the turns of a talk back from the message that handed it over (<see cref="Handover"/>).</summary>
internal static class TranscriptTurns
{
    private static readonly (TranscriptWords Words, Regex Turn)[] Languages = [With(TranscriptWords.In("en")), With(TranscriptWords.In("es"))];

    /// <summary>The turns, oldest first; none where the text is no transcript.</summary>
    public static IReadOnlyList<Turn> Of(string body)
    {
        var (_, turn) = Array.Find(Languages, l => IsUnder(l.Words.Head, body) || IsUnder(l.Words.UrgentHead, body));
        return turn is null ? [] : [.. turn.Matches(body).Select(m => new Turn(m.Groups["patient"].Success, LabelQuotes.Unquote(m.Groups["text"].Value)))];
    }

    private static bool IsUnder(string head, string body) => body.StartsWith(head + "\n\n", StringComparison.Ordinal);

    private static (TranscriptWords, Regex) With(TranscriptWords words)
    {
        var (patient, assistant) = (Regex.Escape(words.Patient), Regex.Escape(words.Assistant));
        return (words, new Regex($@"\n\n(?:(?<patient>{patient})|{assistant}): (?<text>.*?)(?=\n\n(?:{patient}|{assistant}): |\z)", RegexOptions.Singleline | RegexOptions.CultureInvariant));
    }
}
