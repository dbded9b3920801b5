namespace CareChat.Web.Safety.Phrases;

/// <summary>
/// The places of all patterns, those with the same alternatives taken for one, and where each of them can stand in a text.
/// </summary>
internal sealed class PhraseSlots
{
    private static readonly List<int> NoSlots = [];
    private static readonly List<(int Slot, int[] Option)> NoOptions = [];
    private readonly Dictionary<string, int> numbers = [];
    private readonly List<int[][]> options = [];
    private readonly Dictionary<int, List<int>> single = []; // of one word, by that
    private readonly Dictionary<(int First, int Second), List<(int Slot, int[] Option)>> longer = [];

    /// <summary>How many there are.</summary>
    public int Count => options.Count;

    /// <summary>The number of the slot with these alternatives.</summary>
    public int Number(int[][] alternatives)
    {
        var key = string.Join('|', alternatives.Select(option => string.Join(' ', option)));
        if (numbers.TryGetValue(key, out var number)) return number;
        numbers[key] = number = options.Count;
        options.Add(alternatives);
        foreach (var option in alternatives)
        {
            if (option.Length == 1) Of(single, option[0]).Add(number);
            else Of(longer, (option[0], option[1])).Add((number, option));
        }
        return number;
    }

    /// <summary>Says where the slots can stand; a place stays null for one that stands nowhere.</summary>
    /// <param name="meanings">What the words of a text may be.</param>
    /// <param name="places">A place for each slot, empty.</param>
    /// <param name="standing">The slots that stand somewhere.</param>
    public void Place(int[][] meanings, SlotPlaces?[] places, List<int> standing)
    {
        for (var at = 0; at < meanings.Length; at++)
        {
            foreach (var meaning in meanings[at])
            {
                foreach (var slot in single.GetValueOrDefault(meaning, NoSlots)) Add(slot, 1);
                foreach (var next in at + 1 < meanings.Length ? meanings[at + 1] : [])
                {
                    foreach (var (slot, option) in longer.GetValueOrDefault((meaning, next), NoOptions))
                    {
                        if (Stands(option, meanings, at)) Add(slot, option.Length);
                    }
                }
            }

            void Add(int slot, int length)
            {
                if (places[slot] is null) standing.Add(slot);
                (places[slot] ??= new SlotPlaces(meanings.Length, length)).Add(at, length);
            }
        }
    }

    private static List<TValue> Of<TKey, TValue>(Dictionary<TKey, List<TValue>> lists, TKey key) where TKey : notnull =>
        lists.TryGetValue(key, out var list) ? list : lists[key] = [];

    /// <summary>True where the words behind the second are those of the alternative too.</summary>
    private static bool Stands(int[] option, int[][] meanings, int at)
    {
        if (at + option.Length > meanings.Length) return false;
        for (var i = 2; i < option.Length; i++)
        {
            if (Array.BinarySearch(meanings[at + i], option[i]) < 0) return false;
        }
        return true;
    }
}

/// <summary>Where one slot can stand in a text of so many words, by the length of the alternative; most have one length only.</summary>
internal sealed class SlotPlaces(int count, int length)
{
    private Bits begins = new(count);
    private List<SlotPlaces>? others;

    /// <summary>It can stand at a word, with an alternative of so many words.</summary>
    public void Add(int at, int words)
    {
        if (words == length) begins.Set(at);
        else OfLength(words).begins.Set(at);
    }

    /// <summary>The words that are reached behind it, of those reached before it; both count from one word on.</summary>
    public ulong Advance(ulong reached, int start)
    {
        var next = (reached & begins.From(start)) << length;
        if (others is null) return next;
        foreach (var other in others) next |= other.Advance(reached, start);
        return next;
    }

    /// <summary>The first word from one on where it can stand; -1 for none.</summary>
    public int Next(int from)
    {
        var next = begins.Next(from);
        if (others is null) return next;
        foreach (var other in others)
        {
            if (other.begins.Next(from) is var at and >= 0 && (next < 0 || at < next)) next = at;
        }
        return next;
    }

    private SlotPlaces OfLength(int words)
    {
        others ??= [];
        if (others.Find(other => other.HasLength(words)) is { } known) return known;
        others.Add(new SlotPlaces(count, words));
        return others[^1];
    }

    private bool HasLength(int words) => length == words;
}
