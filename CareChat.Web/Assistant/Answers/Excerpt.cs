using System.Text;

namespace CareChat.Web.Assistant.Answers;

/// <summary>
/// What is taken of an article, within the room there is. It stands in the article's order, whatever was taken first; only
/// what was taken uses up room, and a list for which there is too little is divided.
/// </summary>
internal sealed class Excerpt(IReadOnlyList<Section> sections, int longest)
{
    /// <summary>Stands at the end where the article says more.</summary>
    public const string More = " …";

    /// <summary>The longest that stands between two parts.</summary>
    private const int Gap = 2;

    private readonly SortedSet<(int Section, int Unit, int Part)> taken = [];
    private int left = longest - More.Length;

    /// <summary>True where there was room for nothing.</summary>
    public bool IsEmpty => taken.Count == 0;

    /// <summary>What was taken, and the mark where that is not all.</summary>
    public string Text
    {
        get
        {
            var text = new StringBuilder();
            (int Section, int Unit, int Part)? last = null;
            foreach (var place in taken)
            {
                if (last is { } before) text.Append(Between(before, place));
                text.Append(At(place));
                last = place;
            }
            if (taken.Count < sections.Sum(section => section.Units.Sum(unit => unit.Parts.Count))) text.Append(More);
            return text.ToString();
        }
    }

    /// <summary>The beginning of a text that has nothing to divide it by but its words.</summary>
    public static string Beginning(string text, int longest)
    {
        if (text.Length <= longest) return text;
        var end = text.AsSpan(0, longest - More.Length).LastIndexOfAny(' ', '\n');
        if (end <= 0) end = longest - More.Length - (char.IsHighSurrogate(text[longest - More.Length - 1]) ? 1 : 0);
        return text[..end].TrimEnd() + More;
    }

    /// <summary>Takes a section, or as much from its beginning as there is room for.</summary>
    /// <param name="spared">Room that is left for others.</param>
    public void TakeSection(int section, int spared = 0)
    {
        for (var unit = 0; unit < sections[section].Units.Count; unit++)
        {
            if (Take(Parts(section, unit, unit), spared)) continue;
            for (var part = 0; part < sections[section].Units[unit].Parts.Count; part++)
            {
                if (!Take(WithLead(section, unit, part), spared)) return;
            }
            return;
        }
    }

    /// <summary>Takes a unit with what it leans on, and with what leans on it where there is room; of a long list what warns.</summary>
    public void TakeWarning(int section, int unit)
    {
        var units = sections[section].Units;
        var (first, last) = (unit, unit);
        while (first > 0 && Sentences.Lean(units[first].Text)) first--;
        while (last + 1 < units.Count && Sentences.Lean(units[last + 1].Text)) last++;
        if (Take(Parts(section, first, last)) || Take(Parts(section, first, unit))) return;
        var parts = units[unit].Parts;
        var isLedByOne = units[unit].HasLead && Sentences.Warn(parts[0]);
        for (var part = 0; part < parts.Count; part++)
        {
            if (isLedByOne || Sentences.Warn(parts[part])) Take(Parts(section, first, unit - 1).Concat(WithLead(section, unit, part)));
        }
    }

    /// <summary>Takes all of some parts or none of them.</summary>
    private bool Take(IEnumerable<(int Section, int Unit, int Part)> parts, int spared = 0)
    {
        var more = parts.Where(place => !taken.Contains(place)).ToHashSet();
        var length = more.Sum(place => At(place).Length + Gap);
        if (length > Math.Max(0, left - spared)) return false;
        taken.UnionWith(more);
        left -= length;
        return true;
    }

    private IEnumerable<(int Section, int Unit, int Part)> Parts(int section, int first, int last) =>
        from unit in Enumerable.Range(first, last - first + 1)
        from part in Enumerable.Range(0, sections[section].Units[unit].Parts.Count)
        select (section, unit, part);

    /// <summary>A part with what leads to it; the lead itself with the first it leads to.</summary>
    private IEnumerable<(int Section, int Unit, int Part)> WithLead(int section, int unit, int part)
    {
        if (!sections[section].Units[unit].HasLead) return [(section, unit, part)];
        return [(section, unit, 0), (section, unit, Math.Max(1, part))];
    }

    private string At((int Section, int Unit, int Part) place) => sections[place.Section].Units[place.Unit].Parts[place.Part];

    private string Between((int Section, int Unit, int Part) before, (int Section, int Unit, int Part) next)
    {
        if (before.Section != next.Section) return sections[before.Section].Paragraph == sections[next.Section].Paragraph ? " " : "\n\n";
        return before.Unit == next.Unit || sections[next.Section].Units[next.Unit].BeginsLine ? "\n" : " ";
    }
}
