using CareChat.Web.Assistant.Knowledge;

namespace CareChat.Web.Assistant.Answers;

/// <summary>
/// Chooses what of an article answers a question. A short article of the clinic is given whole; of a longer one, the paragraphs
/// that meet the question, each whole, and whatever warns or sends to somebody in the others: what of it matters here is not
/// the program's to say. Of a collection's long texts, a few stretches with the warnings that follow in them. Where there is
/// no room for all of that, a quarter of it is the answer's; then come the warnings, the gravest first, then what else answers.
/// What leaves something out ends with a mark.
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
    private const int Share = 4;
    private const float First = 2.5f;
    private const float Early = 0.5f;

    /// <summary>The chosen text, in the words and the order of the article; <see cref="Excerpt.More"/> where it says more.</summary>
    /// <param name="words">The stems that are asked for, and how much each says.</param>
    /// <param name="isOwn">True for the clinic's own words, false for a collection's.</param>
    /// <param name="longest">The most characters, the mark among them.</param>
    public static string Of(string text, IReadOnlyDictionary<string, float> words, bool isOwn, int longest = Longest)
    {
        var whole = text.Trim();
        var longestWhole = Math.Min(longest, isOwn ? Whole : LongestChosen);
        if (whole.Length <= longestWhole && (isOwn || CountSentences(whole) <= MostSentences)) return whole;
        var sections = isOwn ? Sections.Of(whole, LongestChosen) : Sections.Of(whole, LongestStretch, MostInStretch);
        var chosen = Chosen(sections, words, isOwn);
        var excerpt = new Excerpt(sections, longest);
        foreach (var place in chosen.Skip(1).Append(chosen[0])) excerpt.TakeSection(place, spared: longest - longest / Share);
        foreach (var (section, unit) in Warnings(sections, isOwn)) excerpt.TakeWarning(section, unit);
        foreach (var place in chosen) excerpt.TakeSection(place);
        return excerpt.IsEmpty ? Excerpt.Beginning(whole, longest) : excerpt.Text;
    }

    /// <summary>How many sentences a text has.</summary>
    public static int CountSentences(string text) => text.Split('\n').Sum(line => Sentences.Of(line).Count());

    /// <summary>How the text begins, and then what meets the question best.</summary>
    private static List<int> Chosen(List<Section> sections, IReadOnlyDictionary<string, float> words, bool isOwn)
    {
        var order = Enumerable.Range(0, sections.Count).OrderByDescending(place => place == 0)
            .ThenByDescending(place => !isOwn && Sentences.CallForHelp(sections[place].Text)).ThenByDescending(place => Score(sections[place].Text, place, words)).ThenBy(place => place);
        var (chosen, length, sentences, best) = (new List<int>(), 0, 0, 0);
        foreach (var place in order)
        {
            var more = WithWhatItLeansOn(sections, place).Where(other => !chosen.Contains(other)).ToList();
            var (longer, added) = (more.Sum(other => sections[other].Length), more.Sum(other => sections[other].Units.Count(unit => !Sentences.WarnPlainly(unit.Text))));
            var fits = length + longer <= LongestChosen && (isOwn || sentences + added <= MostSentences);
            if (!fits && best > (isOwn ? 1 : 0)) continue;
            chosen.AddRange(more);
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

    /// <summary>The units that warn or send to somebody, the gravest first; of a collection's text only when to call for help.</summary>
    private static IEnumerable<(int Section, int Unit)> Warnings(List<Section> sections, bool isOwn) =>
        from section in Enumerable.Range(0, sections.Count)
        from unit in Enumerable.Range(0, sections[section].Units.Count)
        let gravity = Sentences.Gravity(sections[section].Units[unit].Text)
        where gravity >= (isOwn ? 1 : 3)
        orderby gravity descending
        select (section, unit);
}
