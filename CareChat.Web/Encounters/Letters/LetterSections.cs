using System.Text;
using System.Text.RegularExpressions;

namespace CareChat.Web.Encounters.Letters;

/// <summary>A letter taken apart at its headings (<c>#</c> to <c>###</c>); both vocabularies of contract C.1 are known.</summary>
internal sealed partial class LetterSections
{
    /// <summary>A longer title is none that is known: nobody makes us look through it.</summary>
    private const int LongestTitle = 100;

    private const string CommentBegin = "<!--", CommentEnd = "-->";

    /// <summary>The place of text under no known heading.</summary>
    public const int Elsewhere = -1;

    private static readonly Dictionary<string, int> Headings = new(StringComparer.Ordinal)
    {
        ["chief complaint"] = 0,
        ["cc"] = 0,
        ["age and sex"] = 1,
        ["age/sex"] = 1,
        ["age & sex"] = 1,
        ["history of present illness"] = 2,
        ["hpi"] = 2,
        ["review of systems"] = 3,
        ["ros"] = 3,
        ["past medical history"] = 4,
        ["pmh"] = 4,
        ["allergies"] = 5,
        ["drug allergies"] = 5,
        ["family history"] = 6,
        ["fh"] = 6,
        ["social history"] = 7,
        ["sh"] = 7,
        ["diagnosis"] = 8,
        ["assessment"] = 8,
        ["what i think it might be"] = 8,
        ["treatment plan"] = 9,
        ["plan"] = 9,
        ["what i am hoping for"] = 9,
        ["what i'm hoping for"] = 9,
    };

    private readonly List<Section> sections = [new(Elsewhere)];

    private LetterSections()
    {
    }

    /// <summary>
    /// Everything that was written, headings and comments too, with the criterion of the section it stands in; in order,
    /// neighbours under one heading together. What stands in a history under a smaller heading that names none of its own
    /// ("Now" below "Allergies") comes once more, as under no known heading.
    /// </summary>
    public IEnumerable<(int Place, string Text)> Written
    {
        get
        {
            for (var (first, next) = (0, 1); first < sections.Count; first = next++)
            {
                while (next < sections.Count && sections[next].Place == sections[first].Place) next++;
                var (place, group) = (sections[first].Place, sections[first..next]);
                yield return (place, string.Join("\n\n\n", group.Select(s => s.Written)));
                if (Criteria.IsHistory(place) && group.Exists(s => s.Below.Length > 0))
                    yield return (Elsewhere, string.Join("\n\n\n", group.Select(s => s.Below)));
            }
        }
    }

    /// <summary>What stands under each heading, by itself.</summary>
    public IEnumerable<string> Each => sections.Select(s => s.Text.ToString().Trim());

    /// <summary>True where any heading is known.</summary>
    public bool HasAny => sections.Any(s => s.Place != Elsewhere);

    /// <summary>The texts under a criterion's headings.</summary>
    public IEnumerable<string> Of(int place) =>
        sections.Where(s => s.Place == place).Select(s => s.Text.ToString());

    /// <summary>Takes a letter apart. A smaller heading that is not known belongs to the section it stands in.</summary>
    public static LetterSections Read(string letter)
    {
        var (read, comments) = (new LetterSections(), new Queue<(int At, string Text)>());
        var (text, level, start) = (WithoutComments(letter, comments), 0, 0);
        while (start <= text.Length)
        {
            var end = text.IndexOf('\n', start) is var found and >= 0 ? found : text.Length;
            read.Take(text[start..end], ref level);
            while (comments.TryPeek(out var comment) && comment.At <= end) read.sections[^1].Write(comments.Dequeue().Text);
            start = end + 1;
        }
        return read;
    }

    private void Take(string line, ref int level)
    {
        if (Heading().Match(line) is not { Success: true } heading)
        {
            var smaller = Smaller().Match(line);
            sections[^1].Add(line.TrimEnd('\r'), smaller.Success ? smaller.Groups["title"].Value : null);
            return;
        }
        var (size, title) = (heading.Groups["marks"].Length, heading.Groups["title"].Value.Trim().TrimEnd('#'));
        var isKnown = Headings.TryGetValue(Normal(title), out var place);
        var opens = isKnown || size <= level || sections[^1].Place == Elsewhere;
        if (opens)
        {
            level = size;
            sections.Add(new Section(isKnown ? place : Elsewhere));
        }
        if (!isKnown || title.Contains('(')) sections[^1].Write(title, opens ? null : title);
    }

    /// <summary>The letter as it is shown, and its comments with where they stood in it.</summary>
    private static string WithoutComments(string letter, Queue<(int At, string Text)> comments)
    {
        var shown = new StringBuilder(letter.Length);
        var from = 0;
        while (letter.IndexOf(CommentBegin, from, StringComparison.Ordinal) is var begin and >= 0
            && letter.IndexOf(CommentEnd, begin + CommentBegin.Length, StringComparison.Ordinal) is var end and >= 0)
        {
            shown.Append(letter, from, begin - from);
            comments.Enqueue((shown.Length, letter[(begin + CommentBegin.Length)..end]));
            from = end + CommentEnd.Length;
        }
        return shown.Append(letter, from, letter.Length - from).ToString();
    }

    /// <summary>A title as it is looked up: small letters, no numbering, no mark-up, nothing in brackets, no colon.</summary>
    private static string Normal(string title)
    {
        if (title.Length > LongestTitle) return "";
        var plain = Aside().Replace(title.Replace('’', '\'').Replace("*", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal), "");
        plain = Blanks().Replace(Number().Replace(plain.Trim(), ""), " ").Trim(' ', ':', '.', '-');
        return plain.Replace(" / ", "/", StringComparison.Ordinal).ToLowerInvariant();
    }

    [GeneratedRegex(@"^ {0,3}(?<marks>#{1,3})(?:[ \t](?<title>.*))?\r?$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^ {0,3}#{4,6}[ \t]+(?<title>.*?)\r?$")]
    private static partial Regex Smaller();

    [GeneratedRegex(@"\([^)]*\)")]
    private static partial Regex Aside();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"^\d{1,2}[.)]\s*")]
    private static partial Regex Number();

    /// <summary>What stands under a heading, and with it what is no text of the section's own: smaller headings, comments.</summary>
    private sealed record Section(int Place)
    {
        public StringBuilder Text { get; } = new();

        public StringBuilder Written { get; } = new();

        /// <summary>What of it stands under smaller headings that name no part of a history.</summary>
        public StringBuilder Below { get; } = new();

        private bool isBelow;

        /// <param name="title">What the line says where it is a smaller heading; null for any other.</param>
        public void Add(string line, string? title)
        {
            Text.Append(line).Append('\n');
            Write(line, "", "\n", title);
        }

        public void Write(string aside, string? title = null) => Write(aside, "\n\n", "\n\n", title);

        /// <summary>A heading belongs to what it stands in; what follows it may not.</summary>
        private void Write(string text, string before, string after, string? title)
        {
            Written.Append(before).Append(text).Append(after);
            if (title is not null) isBelow = !HistoryHeadings.Has(title);
            else if (isBelow) Below.Append(before).Append(text).Append(after);
        }
    }
}
