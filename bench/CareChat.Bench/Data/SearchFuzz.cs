namespace CareChat.Bench.Data;

/// <summary>Searches that nobody planned for: odd words, odd signs, operators, single letters, very long ones.</summary>
public static class SearchFuzz
{
    private const int LongestQuery = 200;

    private static readonly string[] Odd =
        ["a", "e*", "*", "\"", "\"tablet dose", "NEAR(a b)", "pain OR", "NOT", "AND AND", "(", "){", "body:", "rowid:1", "-dose", "^the", "é", "Ünder", "ﬁ", "疼痛", "😀", "%", "_", "'", "\\", "0", "p1x", ":", "+", "the the the the"];

    /// <summary>So many searches, half of them by common beginnings, the rest of every other sort.</summary>
    public static string[] Terms(int count)
    {
        var random = new Random(17);
        return [.. Enumerable.Range(0, count).Select(i => i < Odd.Length ? Odd[i] : Term(random))];
    }

    private static string Term(Random random) => random.Next(10) switch
    {
        0 => ((char)('a' + random.Next(26))).ToString(),
        1 => ChatWords.Any(random)[..1] + ChatWords.Any(random)[..1],
        2 => Cut(string.Join(' ', Enumerable.Range(0, 40).Select(_ => ChatWords.Any(random)))),
        3 => '"' + ChatWords.Any(random) + ' ' + ChatWords.Any(random) + '"',
        4 => ChatWords.Any(random).ToUpperInvariant() + Odd[random.Next(Odd.Length)],
        5 => ChatWords.At(random.Next(20)) + ' ' + ChatWords.At(random.Next(20))[..1],
        6 => ChatWords.At(random.Next(ChatWords.Count)),
        7 => ChatWords.Any(random) + ' ' + ChatWords.At(random.Next(ChatWords.Count)),
        8 => ChatWords.Sentence(random)[..30],
        _ => ChatWords.At(random.Next(300)),
    };

    private static string Cut(string text) => text.Length > LongestQuery ? text[..LongestQuery] : text;
}
