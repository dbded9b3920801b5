namespace CareChat.Web.Safety;

/// <summary>
/// What is screened of words that were refused, perhaps for their length: all of them, or their beginning and their end. So they
/// cost no more than two messages, however long they are.
/// </summary>
internal static class RefusedParts
{
    /// <summary>The longest part, in UTF-16 code units: the longest message and letter of all contracts.</summary>
    public const int Longest = 10_000;

    /// <summary>The parts, in their order; between two of them a long text has words that are not looked at.</summary>
    public static IReadOnlyList<string> Of(string text) => text.Length <= Longest ? [text] : [Beginning(text), End(text)];

    private static string Beginning(string text) => text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)];

    private static string End(string text) => text[(text.Length - Longest + (char.IsLowSurrogate(text[^Longest]) ? 1 : 0))..];
}
