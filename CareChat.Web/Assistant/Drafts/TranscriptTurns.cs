namespace CareChat.Web.Assistant.Drafts;

/// <summary>Reads the turns of a talk back from the message that handed it over (<see cref="Handover"/>).</summary>
internal static class TranscriptTurns
{
    private const string Break = "\n\n";

    private static readonly TranscriptWords[] Languages = [TranscriptWords.In("en"), TranscriptWords.In("es")];

    /// <summary>The turns, oldest first; none where the text is no transcript.</summary>
    public static IReadOnlyList<Turn> Of(string body)
    {
        var parts = body.Split(Break);
        if (Array.Find(Languages, w => parts[0] == w.Head || parts[0] == w.UrgentHead) is not { } words) return [];
        var turns = new List<Turn>();
        foreach (var part in parts.Skip(1))
        {
            if (After(part, words.Patient) is { } asked) turns.Add(new Turn(true, asked));
            else if (After(part, words.Assistant) is { } answered) turns.Add(new Turn(false, answered));
            else if (turns.Count > 0) turns[^1] = turns[^1] with { Text = turns[^1].Text + Break + part };
        }
        return turns;
    }

    private static string? After(string part, string speaker) =>
        part.StartsWith(speaker + ": ", StringComparison.Ordinal) ? part[(speaker.Length + 2)..] : null;
}
