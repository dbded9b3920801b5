namespace CareChat.Web.Safety.Phrases;

/// <summary>
/// The places of all patterns, those with the same alternatives taken for one, and where each of them can stand in a text.
/// </summary>
internal sealed class PhraseSlots
{
    private readonly Dictionary<string, int> numbers = [];
    private readonly List<int[][]> options = [];
    private readonly Dictionary<int, List<(int Slot, int[] Option)>> byFirst = [];

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
            if (!byFirst.TryGetValue(option[0], out var list)) byFirst[option[0]] = list = [];
            list.Add((number, option));
        }
        return number;
    }

    /// <summary>Where the slots can stand: for each, by the length of the alternative, the words it begins at; null where it stands nowhere.</summary>
    public Dictionary<int, Bits>?[] Places(int[][] meanings)
    {
        var places = new Dictionary<int, Bits>?[Count];
        for (var at = 0; at < meanings.Length; at++)
        {
            foreach (var meaning in meanings[at])
            {
                if (!byFirst.TryGetValue(meaning, out var starting)) continue;
                foreach (var (slot, option) in starting)
                {
                    if (!Stands(option, meanings, at)) continue;
                    var lengths = places[slot] ??= [];
                    if (!lengths.TryGetValue(option.Length, out var bits)) lengths[option.Length] = bits = new Bits(meanings.Length);
                    bits.Set(at);
                }
            }
        }
        return places;
    }

    private static bool Stands(int[] option, int[][] meanings, int at)
    {
        if (at + option.Length > meanings.Length) return false;
        for (var i = 1; i < option.Length; i++)
        {
            if (Array.BinarySearch(meanings[at + i], option[i]) < 0) return false;
        }
        return true;
    }
}
