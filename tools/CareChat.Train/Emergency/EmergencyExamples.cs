namespace CareChat.Train.Emergency;

/// <summary>A message that is learned from.</summary>
/// <param name="IsEmergency">True where the screen should find something.</param>
public sealed record EmergencyExample(bool IsEmergency, string Text);

/// <summary>
/// What the weights learn from, all written for this: the development messages, what patients write on ordinary days, and
/// the questions of the retrieval. Neither the held-out messages nor the strangers' are among them.
/// </summary>
public static class EmergencyExamples
{
    /// <summary>Reads them, in the order they are learned in.</summary>
    public static IReadOnlyList<EmergencyExample> Read(string root)
    {
        var tests = Path.Combine(root, "CareChat.Tests");
        var known = Messages(Path.Combine(tests, "Safety", "Development.tsv"))
            .Concat(Messages(Path.Combine(tests, "Safety", "Kinds.tsv"))).Concat(Messages(Path.Combine(tests, "Safety", "Ordinary.tsv"))).ToList();
        var texts = known.Select(e => e.Text).ToHashSet();
        var questions = Lines(Path.Combine(tests, "Assistant", "Knowledge", "DevelopmentQuestions.tsv"))
            .Select(part => part[^1].Replace("\\n", " / ", StringComparison.Ordinal)).Where(text => !texts.Contains(text));
        return [.. known, .. questions.Select(text => new EmergencyExample(IsEmergency: false, text))];
    }

    private static IEnumerable<EmergencyExample> Messages(string file) => Lines(file).Select(part => new EmergencyExample(part[1] == "1", part[3]));

    private static IEnumerable<string[]> Lines(string file) => File.ReadLines(file).Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t'));
}
