using CareChat.Tests.App;
using CareChat.Tests.Assistant.Knowledge;

namespace CareChat.Tests.Safety;

/// <summary>A message of a set, with what it is.</summary>
/// <param name="Language"><c>en</c> or <c>es</c>.</param>
/// <param name="IsEmergency">True where the screen must find something.</param>
/// <param name="Kind">The kind of an emergency by name; "-" where nobody noted it.</param>
/// <param name="Text">The message.</param>
internal sealed record SafetyExample(string Language, bool IsEmergency, string Kind, string Text);

/// <summary>The sets of messages the screen is judged by, all written for this.</summary>
internal static class SafetySets
{
    private static readonly string Folder = Path.Combine(Repository.Root, "CareChat.Tests", "Safety");

    /// <summary>What phrases and weights were made with.</summary>
    public static IReadOnlyList<SafetyExample> Development { get; } = Read("Development.tsv");

    /// <summary>Kinds that were missed or called for wrongly, and their look-alikes; made with them too.</summary>
    public static IReadOnlyList<SafetyExample> Kinds { get; } = Read("Kinds.tsv");

    /// <summary>What patients write on ordinary days, and what people ask of a library of health; the weights learn from it too.</summary>
    public static IReadOnlyList<SafetyExample> Ordinary { get; } = [.. Read("Ordinary.tsv"), .. Questions()];

    /// <summary>What neither phrases nor weights have learned from. Reported, never asserted.</summary>
    public static IReadOnlyList<SafetyExample> HeldOut { get; } = Read("HeldOut.tsv");

    /// <summary>Written by somebody who had seen neither lists nor code. Reported, never asserted.</summary>
    public static IReadOnlyList<SafetyExample> Strangers { get; } = Read("Strangers.tsv");

    /// <summary>The questions of the retrieval, but for those a nurse would call about: they stand among the development messages.</summary>
    private static IEnumerable<SafetyExample> Questions() => DevelopmentQuestion.All()
        .Select(q => new SafetyExample(q.Language, IsEmergency: false, "-", q.Text.Replace("\n", " / ", StringComparison.Ordinal)))
        .Where(q => Development.All(known => known.Text != q.Text));

    private static List<SafetyExample> Read(string file) =>
        File.ReadLines(Path.Combine(Folder, file)).Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t'))
            .Select(part => new SafetyExample(part[0], part[1] == "1", part[2], part[3])).ToList();
}
