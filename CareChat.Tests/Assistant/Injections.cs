using CareChat.Tests.App;

namespace CareChat.Tests.Assistant;

/// <summary>Texts that try to command an assistant that reads them, from <c>Injections.txt</c>.</summary>
internal static class Injections
{
    /// <summary>All of them, more than a hundred, in English and Spanish.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. File.ReadLines(Path.Combine(Repository.Root, "CareChat.Tests/Assistant/Injections.txt"))
            .Where(line => line.Length > 0 && !line.StartsWith("# ", StringComparison.Ordinal))
            .Select(line => line.Replace("\\n", "\n").Replace("\\u200b", "\u200b")),
    ];
}
