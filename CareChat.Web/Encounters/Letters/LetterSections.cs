using System.Text;
using System.Text.RegularExpressions;

namespace CareChat.Web.Encounters.Letters;

/// <summary>A letter taken apart at its headings (<c>#</c> to <c>###</c>); both vocabularies of contract C.1 are known.</summary>
internal sealed partial class LetterSections
{
    /// <summary>A longer title is none that is known: nobody makes us look through it.</summary>
    private const int LongestTitle = 100;

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

    private readonly List<(int Place, StringBuilder Text)> sections = [(Elsewhere, new StringBuilder())];

    private LetterSections()
    {
    }

    /// <summary>All text with the criterion its heading stands for, in order.</summary>
    public IEnumerable<(int Place, string Text)> All => sections.Select(s => (s.Place, s.Text.ToString()));

    /// <summary>True where any heading is known.</summary>
    public bool HasAny => sections.Any(s => s.Place != Elsewhere);

    /// <summary>The texts under a criterion's headings.</summary>
    public IEnumerable<string> Of(int place) => All.Where(s => s.Place == place).Select(s => s.Text);

    /// <summary>Takes a letter apart. A smaller heading that is not known belongs to the section it stands in.</summary>
    public static LetterSections Read(string letter)
    {
        var read = new LetterSections();
        var level = 0;
        foreach (var line in Comment().Replace(letter, "").Split('\n'))
        {
            if (Heading().Match(line) is not { Success: true } heading)
            {
                read.sections[^1].Text.Append(line.TrimEnd('\r')).Append('\n');
                continue;
            }
            var size = heading.Groups["marks"].Length;
            var isKnown = Headings.TryGetValue(Normal(heading.Groups["title"].Value.Trim().TrimEnd('#')), out var place);
            if (!isKnown && size > level && read.sections[^1].Place != Elsewhere) continue;
            level = size;
            read.sections.Add((isKnown ? place : Elsewhere, new StringBuilder()));
        }
        return read;
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

    [GeneratedRegex("<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\([^)]*\)")]
    private static partial Regex Aside();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"^\d{1,2}[.)]\s*")]
    private static partial Regex Number();
}
