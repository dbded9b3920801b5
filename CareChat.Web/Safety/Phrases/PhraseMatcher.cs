using System.Buffers;
using System.Collections.Frozen;
using System.Numerics;

namespace CareChat.Web.Safety.Phrases;

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

    /// <summary>How many sentences after its own a pattern goes on that may.</summary>
    private const int MostOnward = 2;

    private const int MostClosing = 3;
    private const int LongestBoundGap = 5;
    private static readonly FrozenSet<string> Denials = FrozenSet.ToFrozenSet(["not", "no", "never", "without", "nor", "sin", "nunca", "ni"]);

    private readonly List<Order>[] byRarest; // each order once, under the slot of its parts that the fewest orders have
    private readonly PhraseSlots slots = new();
    private readonly Vocabulary vocabulary;
    private readonly IReadOnlySet<string> fillers;
    private readonly IReadOnlySet<string> closing;

    /// <summary>A matcher of patterns, which are known by their place in the list.</summary>
    public PhraseMatcher(IReadOnlyList<PhrasePattern> patterns, IReadOnlySet<string> fillers, IReadOnlySet<string> closing, IReadOnlySet<string> rightWords)
    {
        (this.fillers, this.closing) = (fillers, closing);
        vocabulary = new Vocabulary(patterns.SelectMany(p => p.Orders).SelectMany(o => o).SelectMany(s => s.Options).SelectMany(o => o), rightWords);
        var orders = patterns.Index().SelectMany(p => p.Item.Orders, (p, steps) => new Order(p.Index, [.. steps.Select(Compile)], p.Item)).ToList();
        var uses = orders.SelectMany(order => order.Steps.Select(step => step.Slot).Distinct()).CountBy(slot => slot).ToDictionary();
        var byKey = orders.ToLookup(order => order.Steps.Select(step => step.Slot).MinBy(slot => uses[slot]));
        byRarest = [.. Enumerable.Range(0, slots.Count).Select(slot => byKey[slot].ToList())];
    }

    /// <summary>All matches, by where they begin.</summary>
    /// <param name="text">The text.</param>
    /// <param name="steps">Counts the steps of the search.</param>
    public List<PhraseMatch> Find(PhraseText text, ref long steps)
    {
        var found = new List<PhraseMatch>();
        var standing = new List<int>();
        var places = ArrayPool<SlotPlaces?>.Shared.Rent(slots.Count); // given back as it came: empty
        try
        {
            slots.Place([.. text.Words.Select(word => vocabulary.Meanings(word.Text))], places, standing);
            var view = new View(places, Mark(text, fillers), Mark(text, Denials));
            foreach (var slot in standing) Find(text, view, slot, found, ref steps);
        }
        finally
        {
            foreach (var slot in standing) places[slot] = null;
            ArrayPool<SlotPlaces?>.Shared.Return(places);
        }
        found.Sort((one, other) => (one.Start, one.Pattern, one.End).CompareTo((other.Start, other.Pattern, other.End)));
        return found;
    }

    private void Find(PhraseText text, View view, int slot, List<PhraseMatch> found, ref long steps)
    {
        foreach (var order in byRarest[slot])
        {
            if (!CanStand(order, view.Places)) continue;
            var beginnings = view.Places[order.Steps[0].Slot]!;
            for (var start = beginnings.Next(0); start >= 0; start = beginnings.Next(start + 1))
            {
                steps++;
                if (End(text, view, start, Reach(text, start, order.Of.GoesOn), order, ref steps) is not { } end) continue;
                if (order.Of.Factor?.Holds(text, start, end) != false) found.Add(new PhraseMatch(order.Pattern, start, end));
            }
        }
    }

    /// <summary>True where each part of an order stands somewhere in the text.</summary>
    private static bool CanStand(Order order, SlotPlaces?[] places)
    {
        foreach (var step in order.Steps)
        {
            if (places[step.Slot] is null) return false;
        }
        return true;
    }

    private Step Compile(PhraseStep step) => new(step.Gap, slots.Number([.. step.Options.Select(option => option.Select(vocabulary.Number).ToArray())]));

    private static Bits Mark(PhraseText text, IReadOnlySet<string> words)
    {
        var bits = new Bits(text.Words.Count);
        for (var i = 0; i < text.Words.Count; i++)
        {
            if (words.Contains(text.Words[i].Text)) bits.Set(i);
        }
        return bits;
    }

    /// <summary>The ends a match may have: within its sentence or those after it, and not too far.</summary>
    private static ulong Reach(PhraseText text, int start, bool goesOn)
    {
        var end = text.SentenceEnd(start);
        for (var i = 0; goesOn && i < MostOnward && end < text.Words.Count; i++) end = text.SentenceEnd(end);
        var most = Math.Min(PhraseParser.Span, end - start);
        return (1UL << (most + 1)) - 1;
    }

    /// <summary>Where the shortest match from a word ends; null where there is none.</summary>
    private int? End(PhraseText text, View view, int start, ulong reach, Order order, ref long steps)
    {
        var reached = view.Places[order.Steps[0].Slot]!.Advance(1, start) & reach;
        if (reached == 0 || (order.Of.IsAtStart && !BeginsClause(text, view, start))) return null;
        if (order.Of.IsWhole && !BeginsText(view, start)) return null;
        for (var i = 1; i < order.Steps.Length && reached != 0; i++)
        {
            var step = order.Steps[i];
            steps += Math.Max(step.Gap, 1);
            reached = step.Gap < 0
                ? Over(reached, view.Fillers.From(start), MostFillers)
                : Over(reached, Open(view, order.Of.GoesOn ? 0 : step.Gap, start), step.Gap);
            reached = view.Places[step.Slot]!.Advance(reached, start) & reach;
        }
        for (; reached != 0; reached &= reached - 1)
        {
            var end = start + BitOperations.TrailingZeroCount(reached);
            if (!order.Of.IsAtEnd || (order.Of.IsWhole ? end == text.Words.Count : EndsClause(text, end))) return end;
        }
        return null;
    }

    /// <summary>True where the clause ends at a word, or says from there on no more than when: "tonight", "esta noche".</summary>
    private bool EndsClause(PhraseText text, int end)
    {
        for (var i = 0; i < MostClosing && end < text.Words.Count && !text.BeginsClause(end) && closing.Contains(text.Words[end].Text); i++) end++;
        return end == text.Words.Count || text.BeginsClause(end);
    }

    private static bool BeginsClause(PhraseText text, View view, int start)
    {
        for (var i = 0; i < MostFillers && !text.BeginsClause(start) && (view.Fillers.From(start - 1) & 1) != 0; i++) start--;
        return text.BeginsClause(start);
    }

    /// <summary>True where nothing but a few filling words stands before.</summary>
    private static bool BeginsText(View view, int start) =>
        start <= MostFillers && Enumerable.Range(0, start).All(i => (view.Fillers.From(i) & 1) != 0);

    /// <summary>A short gap does not step over a "not", nor one from sentence to sentence: what follows is then denied.</summary>
    private static ulong Open(View view, int gap, int start) => gap <= LongestBoundGap ? ~view.Denials.From(start) : ulong.MaxValue;

    /// <summary>Steps over words that may be stepped over.</summary>
    private static ulong Over(ulong reached, ulong open, int most)
    {
        for (var i = 0; i < most; i++) reached |= (reached & open) << 1;
        return reached;
    }

    private sealed record View(SlotPlaces?[] Places, Bits Fillers, Bits Denials);

    private readonly record struct Step(int Gap, int Slot);

    private sealed record Order(int Pattern, Step[] Steps, PhrasePattern Of);
}
