using CareChat.Web.Assistant.Knowledge;

namespace CareChat.Web.Assistant.Answers;

/// <summary>
/// Chooses what of an article answers a question. A short article of the clinic is given whole; of a longer one, the paragraphs
/// that meet the question, each whole, and whatever warns or sends to somebody in the others: what of it matters here is not
/// the program's to say. Of a collection's long texts, a few stretches with the warnings that follow in them.
/// </summary>
internal static class PassageChoice
{
    /// <summary>An article of the clinic that is no longer is given whole.</summary>
    public const int Whole = 1500;

    /// <summary>An answer from a collection has two to six sentences, and those that warn beside them.</summary>
    public const int MostSentences = 6;

    /// <summary>The longest choice: a message has room for it.</summary>
    public const int Longest = 8000;

    private const int LongestChosen = 900;
    private const int LongestStretch = 250;
    private const int MostInStretch = 2;
    private const float First = 2.5f;
    private const float Early = 0.5f;

    /// <summary>The chosen text, in the words and the order of the article.</summary>
    /// <param name="words">The stems that are asked for, and how much each says.</param>
    /// <param name="isOwn">True for the clinic's own words, false for a collection's.</param>
    public static string Of(string text, IReadOnlyDictionary<string, float> words, bool isOwn)
    {
        var whole = text.Trim();
        if (whole.Length <= (isOwn ? Whole : LongestChosen) && (isOwn || CountSentences(whole) <= MostSentences)) return whole;
        var sections = isOwn ? Sections.Of(whole, LongestChosen) : Sections.Of(whole, LongestStretch, MostInStretch);
        var chosen = Chosen(sections, words, isOwn);
        var (said, length) = (new List<(int Paragraph, string Text)>(), chosen.Sum(place => sections[place].Length));
        for (var place = 0; place < sections.Count; place++)
        {
            if (chosen.Contains(place)) said.Add((sections[place].Paragraph, sections[place].Text));
            else if (Warnings(sections[place], isOwn) is { Length: > 0 } warnings && (length += warnings.Length) <= Longest) said.Add((sections[place].Paragraph, warnings));
        }
        var joined = string.Concat(said.Select((part, i) => (i == 0 ? "" : part.Paragraph == said[i - 1].Paragraph ? " " : "\n\n") + part.Text));
        return joined.Length <= Longest ? joined : joined[..joined.LastIndexOf(' ', Longest)] + " …";
    }

    /// <summary>How many sentences a text has.</summary>
    public static int CountSentences(string text) => text.Split('\n').Sum(line => Sentences.Of(line).Count());

    /// <summary>How the text begins, and what meets the question best.</summary>
    private static HashSet<int> Chosen(List<Section> sections, IReadOnlyDictionary<string, float> words, bool isOwn)
    {
        var order = Enumerable.Range(0, sections.Count).OrderByDescending(place => place == 0)
            .ThenByDescending(place => !isOwn && Sentences.CallForHelp(sections[place].Text)).ThenByDescending(place => Score(sections[place].Text, place, words)).ThenBy(place => place);
        var (chosen, length, sentences, best) = (new HashSet<int>(), 0, 0, 0);
        foreach (var place in order)
        {
            var more = WithWhatItLeansOn(sections, place).Where(other => !chosen.Contains(other)).ToList();
            var (longer, added) = (more.Sum(other => sections[other].Length), more.Sum(other => sections[other].Units.Count(unit => !Sentences.WarnPlainly(unit.Text))));
            var fits = length + longer <= LongestChosen && (isOwn || sentences + added <= MostSentences);
            if (!fits && best > (isOwn ? 1 : 0)) continue;
            chosen.UnionWith(more);
            (length, sentences, best) = (length + longer, sentences + added, best + 1);
        }
        return chosen;
    }

    private static float Score(string text, int place, IReadOnlyDictionary<string, float> words)
    {
        var met = Tokens.Stems(text).Distinct().Sum(stem => words.GetValueOrDefault(stem));
        return met / MathF.Sqrt(40 + text.Length) * 4 + First / (1 + place * Early);
    }

    /// <summary>A section that begins with "it" is nothing without the one before, in its paragraph.</summary>
    private static IEnumerable<int> WithWhatItLeansOn(List<Section> sections, int place)
    {
        var leans = place > 0 && Sentences.Lean(sections[place].Units[0].Text) && sections[place - 1].Paragraph == sections[place].Paragraph;
        return leans ? [place - 1, place] : [place];
    }

    /// <summary>What warns or sends to somebody in a section, of a collection's only when to call for help; with what it leans on and what leans on it.</summary>
    private static string Warnings(Section section, bool isOwn)
    {
        var taken = new SortedSet<int>();
        for (var place = 0; place < section.Units.Count; place++)
        {
            var text = section.Units[place].Text;
            var leans = Sentences.Lean(text);
            if (leans && taken.Contains(place - 1)) taken.Add(place);
            if (!(isOwn ? Sentences.Warn(text) : Sentences.CallForHelp(text))) continue;
            var first = place;
            while (first > 0 && !taken.Contains(first) && Sentences.Lean(section.Units[first].Text)) first--;
            taken.UnionWith(Enumerable.Range(first, place - first + 1));
        }
        return Unit.Join(taken.Select(place => section.Units[place]));
    }
}
