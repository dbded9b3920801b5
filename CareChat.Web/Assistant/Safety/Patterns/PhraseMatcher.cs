using System.Collections.Frozen;
using System.Numerics;

namespace CareChat.Web.Assistant.Safety.Patterns;

/// <summary>A place where a pattern matched: words <see cref="Start"/> up to and without <see cref="End"/>.</summary>
internal readonly record struct PhraseMatch(int Pattern, int Start, int End);

/// <summary>
/// Finds many patterns in a text, in time that grows with its length only: from each word the reachable ends are the bits
/// of one number, and a pattern looks at <see cref="PhraseParser.Span"/> words at most.
/// </summary>
internal sealed class PhraseMatcher
{
    /// <summary>How many filling words are stepped over between two parts.</summary>
    internal const int MostFillers = 3;

    private const int LongestBoundGap = 5;
    private static readonly FrozenSet<string> Denials = FrozenSet.ToFrozenSet(["not", "no", "never", "without", "nor", "sin", "nunca", "ni"]);

    private readonly List<Order> orders = [];
    private readonly Vocabulary vocabulary;
    private readonly Dictionary<int, List<int>> byFirst = [];
    private readonly IReadOnlySet<string> fillers;

    /// <summary>A matcher of patterns, which are known by their place in the list.</summary>
    public PhraseMatcher(IReadOnlyList<PhrasePattern> patterns, IReadOnlySet<string> fillers, IReadOnlySet<string> rightWords)
    {
        this.fillers = fillers;
        vocabulary = new Vocabulary(patterns.SelectMany(p => p.Orders).SelectMany(o => o).SelectMany(s => s.Options).SelectMany(o => o), rightWords);
        foreach (var (number, pattern) in patterns.Index())
        {
            foreach (var steps in pattern.Orders) Add(number, pattern, steps);
        }
    }

    /// <summary>All matches, by where they begin.</summary>
    /// <param name="text">The text.</param>
    /// <param name="steps">Counts the steps of the search.</param>
    public List<PhraseMatch> Find(PhraseText text, ref long steps)
    {
        var words = text.Words;
        var found = new List<PhraseMatch>();
        var meanings = new int[words.Count][];
        var isFiller = new bool[words.Count];
        for (var i = 0; i < words.Count; i++) (meanings[i], isFiller[i]) = (vocabulary.Meanings(words[i].Text), fillers.Contains(words[i].Text));
        var tried = new HashSet<int>();
        for (var start = 0; start < words.Count; start++)
        {
            tried.Clear();
            foreach (var meaning in meanings[start])
            {
                foreach (var number in byFirst.GetValueOrDefault(meaning, []))
                {
                    if (tried.Add(number) && End(text, meanings, isFiller, start, orders[number], ref steps) is { } end)
                        found.Add(new PhraseMatch(orders[number].Pattern, start, end));
                }
            }
        }
        return found;
    }

    private void Add(int number, PhrasePattern pattern, PhraseStep[] steps)
    {
        var compiled = steps.Select(s => new Step(s.Gap, [.. s.Options.Select(o => o.Select(vocabulary.Number).ToArray())])).ToArray();
        foreach (var first in compiled[0].Options.Select(option => option[0]).Distinct())
        {
            if (!byFirst.TryGetValue(first, out var list)) byFirst[first] = list = [];
            list.Add(orders.Count);
        }
        orders.Add(new Order(number, compiled, pattern.IsAtStart, pattern.IsAtEnd));
    }

    /// <summary>Where the shortest match from a word ends; null where there is none.</summary>
    private static int? End(PhraseText text, int[][] meanings, bool[] isFiller, int start, Order order, ref long work)
    {
        if (order.IsAtStart && !BeginsClause(text, isFiller, start)) return null;
        var sentence = text.Words[start].Sentence;
        var window = 1;
        while (window <= PhraseParser.Span && start + window < meanings.Length && text.Words[start + window].Sentence == sentence) window++;
        var reached = 1UL;
        foreach (var (i, step) in order.Steps.Index())
        {
            if (i > 0) reached = step.Gap < 0 ? OverFillers(reached, isFiller, start, window) : OverWords(text, reached, step.Gap, start, window);
            reached = Advance(reached, step, meanings, start, window, ref work);
            if (reached == 0) return null;
        }
        for (; reached != 0; reached &= reached - 1)
        {
            var end = start + BitOperations.TrailingZeroCount(reached);
            if (!order.IsAtEnd || end == meanings.Length || text.BeginsClause(end)) return end;
        }
        return null;
    }

    private static bool BeginsClause(PhraseText text, bool[] isFiller, int start)
    {
        while (start > 0 && !text.BeginsClause(start) && isFiller[start - 1]) start--;
        return text.BeginsClause(start);
    }

    /// <summary>A short gap does not step over a "not": what follows is then denied.</summary>
    private static ulong OverWords(PhraseText text, ulong reached, int gap, int start, int window)
    {
        var open = ulong.MaxValue;
        for (var at = 0; gap <= LongestBoundGap && at < window; at++)
        {
            if (Denials.Contains(text.Words[start + at].Text)) open &= ~(1UL << at);
        }
        for (var i = 0; i < gap; i++) reached |= (reached & open) << 1;
        return reached;
    }

    private static ulong OverFillers(ulong reached, bool[] isFiller, int start, int window)
    {
        var edge = reached;
        for (var i = 0; i < MostFillers && edge != 0; i++)
        {
            var next = 0UL;
            for (var bits = edge; bits != 0; bits &= bits - 1)
            {
                var at = BitOperations.TrailingZeroCount(bits);
                if (at < window && isFiller[start + at]) next |= 1UL << (at + 1);
            }
            reached |= edge = next;
        }
        return reached;
    }

    private static ulong Advance(ulong reached, Step step, int[][] meanings, int start, int window, ref long work)
    {
        var next = 0UL;
        for (; reached != 0; reached &= reached - 1)
        {
            var at = BitOperations.TrailingZeroCount(reached);
            if (at >= window) break;
            foreach (var option in step.Options)
            {
                work++;
                if (at + option.Length <= window && Stands(option, meanings, start + at)) next |= 1UL << (at + option.Length);
            }
        }
        return next;
    }

    private static bool Stands(int[] option, int[][] meanings, int at)
    {
        for (var i = 0; i < option.Length; i++)
        {
            if (Array.BinarySearch(meanings[at + i], option[i]) < 0) return false;
        }
        return true;
    }

    private sealed record Step(int Gap, int[][] Options);

    private sealed record Order(int Pattern, Step[] Steps, bool IsAtStart, bool IsAtEnd);
}
