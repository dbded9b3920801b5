namespace CareChat.Web.Search;

/// <summary>A stretch of text, marked where it was found.</summary>
public readonly record struct PassagePart(string Text, bool IsFound);

/// <summary>The part of a long text that shows why it was found.</summary>
public static class Passage
{
    private const int Before = 60;
    private const int Longest = 280;

    /// <summary>The text around the first highlight, cut between words, in marked and unmarked parts.</summary>
    public static IReadOnlyList<PassagePart> Of(string text, IReadOnlyList<Highlight> highlights)
    {
        var first = highlights.Count == 0 ? 0 : highlights[0].Start;
        var start = first <= Before * 2 ? 0 : NextWord(text, first - Before, first);
        var end = text.Length - start <= Longest ? text.Length : LastWord(text, start, start + Longest);
        var parts = new List<PassagePart>();
        if (start > 0) parts.Add(new PassagePart("… ", false));
        var at = start;
        foreach (var (from, length) in highlights)
        {
            var to = Math.Min(from + length, end);
            if (from < at || from >= end) continue;
            if (from > at) parts.Add(new PassagePart(text[at..from], false));
            parts.Add(new PassagePart(text[from..to], true));
            at = to;
        }
        if (at < end) parts.Add(new PassagePart(text[at..end], false));
        if (end < text.Length) parts.Add(new PassagePart(" …", false));
        return parts;
    }

    /// <summary>The beginning of a word at or after a place; the place itself where one word is all there is.</summary>
    private static int NextWord(string text, int from, int before)
    {
        var blank = text.AsSpan(from, before - from).IndexOfAny(' ', '\n');
        return blank < 0 ? Whole(text, from) : from + blank + 1;
    }

    private static int LastWord(string text, int start, int to)
    {
        var blank = text.AsSpan(start, to - start).LastIndexOfAny(' ', '\n');
        return blank < Longest / 2 ? Whole(text, to) : start + blank;
    }

    /// <summary>Never between the halves of one character.</summary>
    private static int Whole(string text, int at) => at < text.Length && char.IsLowSurrogate(text[at]) ? at - 1 : at;
}
