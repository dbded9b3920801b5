using System.Text;
using System.Text.RegularExpressions;

namespace CareChat.Web.Assistant.Answers;

/// <summary>A stretch of an article that is given whole or not at all.</summary>
/// <param name="Paragraph">The number of its paragraph.</param>
/// <param name="Units">Its sentences in order; a list is one with the words that lead to it, a heading with what follows.</param>
internal sealed record Section(int Paragraph, IReadOnlyList<Unit> Units)
{
    /// <summary>Its words as they are written.</summary>
    public string Text => Unit.Join(Units);

    /// <summary>How long it is.</summary>
    public int Length { get; } = Units.Sum(unit => unit.Text.Length + 1);
}

/// <summary>A sentence, a list with what leads to it, or a heading or question with what follows it.</summary>
/// <param name="BeginsLine">True where it begins a line of the text.</param>
internal sealed record Unit(string Text, bool BeginsLine)
{
    /// <summary>What it is divided into where there is no room for all of it: what leads to a list, then each item.</summary>
    public IReadOnlyList<string> Parts { get; } = Sections.Parts(Text);

    /// <summary>True where the first part leads to the others: without it an item says nothing, or the opposite.</summary>
    public bool HasLead => Parts.Count > 1 && !Sections.IsItem(Parts[0]);

    /// <summary>Units as one text.</summary>
    public static string Join(IEnumerable<Unit> units) =>
        string.Concat(units.Select((unit, place) => (place == 0 ? "" : unit.BeginsLine ? "\n" : " ") + unit.Text));
}

/// <summary>Divides articles into sections: paragraphs, and stretches of those that are too long.</summary>
internal static partial class Sections
{
    private const int LongestWithWarning = 900;

    /// <summary>All of a text, in order.</summary>
    /// <param name="longest">From which length on a section ends where a sentence does, but not before one that leans on what it follows or warns plainly.</param>
    /// <param name="most">How many sentences a section has at most, those that warn plainly not counted.</param>
    public static List<Section> Of(string text, int longest, int most = int.MaxValue)
    {
        var sections = new List<Section>();
        foreach (var (number, lines) in Paragraphs(text).Index())
        {
            var open = new List<Unit>();
            var length = 0;
            foreach (var unit in Units(lines))
            {
                var together = length + unit.Text.Length;
                if (length > 0 && (together > longest || open.Count >= most) && !Belongs(unit.Text, together, longest, open.Count < most))
                {
                    sections.Add(new Section(number, open));
                    (open, length) = ([], 0);
                }
                open.Add(unit);
                length += unit.Text.Length + 1;
            }
            if (open.Count > 0) sections.Add(new Section(number, open));
        }
        return sections;
    }

    /// <summary>True where a unit stays with those before it, up to a length.</summary>
    private static bool Belongs(string unit, int together, int longest, bool hasRoom) =>
        (hasRoom && together <= 2 * longest && Sentences.Lean(unit)) || (together <= Math.Max(LongestWithWarning, 2 * longest) && Sentences.WarnPlainly(unit));

    /// <summary>The lines of each paragraph. What only leads on, a heading or "Call us if:", goes with what it leads to.</summary>
    private static List<List<string>> Paragraphs(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim()).ToList();
        var isDivided = lines.Contains("");
        var (paragraphs, open, isEnded) = (new List<List<string>>(), new List<string>(), false);
        foreach (var line in lines)
        {
            if (line.Length == 0) isEnded = true;
            else
            {
                var goesOn = open.Count == 0 || GoesOn(open[^1], line);
                if (!goesOn && (isEnded || !isDivided))
                {
                    paragraphs.Add(open);
                    open = [];
                }
                open.Add(line);
                isEnded = false;
            }
        }
        if (open.Count > 0) paragraphs.Add(open);
        return paragraphs;
    }

    private static IEnumerable<Unit> Units(List<string> lines)
    {
        var (lead, beginsLine) = (new StringBuilder(), false);
        for (var i = 0; i < lines.Count; i++)
        {
            var sentences = IsItem(lines[i]) ? [lines[i]] : Sentences.Of(lines[i]).ToList();
            foreach (var (place, sentence) in sentences.Index())
            {
                if (lead.Length > 0) lead.Append(place == 0 ? '\n' : ' ');
                lead.Append(sentence);
                beginsLine |= place == 0;
                var isLast = place == sentences.Count - 1;
                if (isLast ? i + 1 < lines.Count && GoesOn(lines[i], lines[i + 1]) : sentence.EndsWith('?')) continue;
                yield return new Unit(lead.ToString(), beginsLine);
                (lead, beginsLine) = (lead.Clear(), false);
            }
        }
        if (lead.Length > 0) yield return new Unit(lead.ToString(), true);
    }

    /// <summary>True where a line and the next belong together: a list, a heading or a question and its text, a sentence that goes on.</summary>
    private static bool GoesOn(string line, string next) => IsItem(next) || char.IsLower(next[0]) || (!IsItem(line) && !Ended().IsMatch(line));

    /// <summary>True for an item of a list.</summary>
    public static bool IsItem(string line) => Item().IsMatch(line);

    /// <summary>The parts of a unit: of a list, what leads to it and each item; else line by line, with those that only go on.</summary>
    public static IReadOnlyList<string> Parts(string unit)
    {
        if (!unit.Contains('\n')) return [unit];
        var lines = unit.Split('\n');
        var isList = lines.Any(IsItem);
        bool Begins(string line) => isList ? IsItem(line) : line.Length == 0 || !char.IsLower(line[0]);
        var begins = Enumerable.Range(0, lines.Length).Where(i => i == 0 || Begins(lines[i])).Append(lines.Length).ToList();
        return [.. begins.Zip(begins.Skip(1), (from, to) => string.Join('\n', lines[from..to]))];
    }

    [GeneratedRegex(@"^(?:[-*\u2022\u2013\u00B7]|[0-9]{1,2}[.)])\s")]
    private static partial Regex Item();

    [GeneratedRegex(@"[.!][""\u201D')]?$")]
    private static partial Regex Ended();
}
