using CareChat.Tests.App;

namespace CareChat.Tests.Assistant.Knowledge;

/// <summary>A question of <c>DevelopmentQuestions.tsv</c>.</summary>
/// <param name="Set"><c>development</c>, which the ranking was tuned on, or <c>held</c>.</param>
/// <param name="Grades">What each article is worth as the first source: 1 to 3; those that are not there 0.</param>
internal sealed record DevelopmentQuestion(string Set, string Language, IReadOnlyDictionary<string, int> Grades, string Text)
{
    /// <summary>All questions in the file's order.</summary>
    public static IReadOnlyList<DevelopmentQuestion> All() =>
        File.ReadLines(Path.Combine(Repository.Root, "CareChat.Tests", "Assistant", "Knowledge", "DevelopmentQuestions.tsv"))
            .Where(line => line[0] != '#').Select(line => line.Split('\t'))
            .Select(fields => new DevelopmentQuestion(fields[0], fields[1], GradesOf(fields[2]), fields[3].Replace("\\n", "\n"))).ToList();

    /// <summary>What an article is worth as the first source.</summary>
    public int Grade(string? externalId) => externalId is null ? 0 : Grades.GetValueOrDefault(externalId.Split('#')[0]);

    private static Dictionary<string, int> GradesOf(string field) => (
        from document in field.Split(' ')
        let colon = document.IndexOf(':', StringComparison.Ordinal)
        from part in document[(colon + 1)..].Split(',')
        let grade = part.Split('=')
        select ($"{document[..colon]}-{grade[0]}", int.Parse(grade[1], System.Globalization.CultureInfo.InvariantCulture)))
        .ToDictionary(pair => pair.Item1, pair => pair.Item2);
}
