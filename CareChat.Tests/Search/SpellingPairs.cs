using System.Text.RegularExpressions;
using CareChat.Tests.App;

namespace CareChat.Tests.Search;

/// <summary>What is written, what is searched for, and whether it is to be found.</summary>
internal sealed record SpellingPair(string Written, string Searched, bool IsFound);

/// <summary>
/// The pairs of SpellingPairs.txt. A bar between two: a message with either is found by the other. An arrow: a message with
/// the first is found by the second. An exclamation mark before them: it is not.
/// </summary>
internal static class SpellingPairs
{
    public static IReadOnlyList<SpellingPair> All { get; } = [.. Read()];

    private static IEnumerable<SpellingPair> Read()
    {
        foreach (var line in File.ReadLines(Path.Combine(Repository.Root, "CareChat.Tests", "Search", "SpellingPairs.txt")))
        {
            if (line.Length == 0 || line[0] == '#') continue;
            var (isFound, isBothWays) = (line[0] != '!', line.Contains(" | ", StringComparison.Ordinal) && line[0] != '!');
            var pair = Regex.Unescape(line.TrimStart('!', ' ')).Split([" | ", " > "], StringSplitOptions.None);
            yield return new SpellingPair(pair[0], pair[1], isFound);
            if (isBothWays) yield return new SpellingPair(pair[1], pair[0], isFound);
        }
    }
}
