using CareChat.Web.Text;

namespace CareChat.Web.Search;

/// <summary>A stretch of a text, in UTF-16 code units.</summary>
public readonly record struct Highlight(int Start, int Length);

/// <summary>Marks what a search found, by the same rules that found it.</summary>
public static class Highlighter
{
    /// <summary>Where the query's terms stand: in order and not overlapping. A phrase is one stretch; a word is marked whole.</summary>
    public static IReadOnlyList<Highlight> Find(string body, SearchQuery query)
    {
        var found = new List<Highlight>();
        if (query.IsEmpty) return found;
        var words = Tokenizer.Pieces(body);
        var compounds = new Queue<Compound>(Tokenizer.Compounds(body, words));
        var ways = query.Readings.SelectMany(terms => terms).SelectMany(term => term.Ways).ToList();
        for (var place = 0; place < words.Count; place++)
        {
            foreach (var way in ways)
            {
                if (way.MatchesAt(words, place)) Add(found, words[place].Start, words[place + way.Words.Count - 1].End);
            }
            for (; compounds.TryPeek(out var compound) && compound.First == place; compounds.Dequeue())
            {
                if (ways.Exists(way => way.Words.Count == 1 && way.Ends(compound.Folded)))
                    Add(found, words[place].Start, words[place + compound.Count - 1].End);
            }
        }

        return found;
    }

    /// <summary>Stretches come in the order of their beginnings; one that overlaps the last is joined to it.</summary>
    private static void Add(List<Highlight> found, int start, int end)
    {
        if (found.Count > 0 && found[^1] is var last && start < last.Start + last.Length)
        {
            found[^1] = last with { Length = Math.Max(last.Length, end - last.Start) };
            return;
        }

        found.Add(new Highlight(start, end - start));
    }
}
