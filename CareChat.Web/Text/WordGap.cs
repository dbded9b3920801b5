namespace CareChat.Web.Text;

/// <summary>What stands between two words that follow each other in a text.</summary>
internal static class WordGap
{
    private const string Hyphens = "-\u2010\u2011\u2012\u2013\u2212\uFE63\uFF0D\u05BE\u2043\u30A0_\u0F0B\u00B7";
    private const string Apostrophes = "'\u2019\u2018\u201B\u02BC\u02BB\u02B9\u02BE\u02BF\u00B4`\u2032\uFF07";
    private const string NumberMarks = ".,/:\u066B\u066C\u2044\uFF0E\uFF0C\uFF0F\uFF1A";
    private const string HebrewMarks = "\"'\u05F3\u05F4\u2019\u201D";
    private const int LongestShort = 2;

    /// <summary>Whether the words are written as one: nothing between them, a hyphen, an apostrophe, a mark within a number, "U.K", "w/o".</summary>
    public static bool IsNone(string text, Word before, Word next)
    {
        if (next.Start <= before.End) return true; // letters of one character share its place
        if (next.Start - before.End != 1) return false;
        var gap = text[before.End];
        if (Hyphens.Contains(gap) || Apostrophes.Contains(gap)) return true;
        var (isNumber, goesOn) = (char.IsAsciiDigit(before.Folded[0]), char.IsAsciiDigit(next.Folded[0]));
        if (NumberMarks.Contains(gap) && isNumber && goesOn) return true;
        return gap switch
        {
            '.' => IsShortDot(before, next),
            '/' or '&' => !isNumber && !goesOn && (before.Folded.Length == 1 || next.Folded.Length == 1),
            _ => false,
        };
    }

    /// <summary>Whether the words are parts of one that may be written without what is between them: "follow-up", "don't", "Ph.D.".</summary>
    public static bool IsCompound(string text, Word before, Word next) =>
        next.Start - before.End == 1 && IsPlain(before) && IsPlain(next)
        && (Hyphens.Contains(text[before.End]) || Apostrophes.Contains(text[before.End]) || (text[before.End] == '.' && IsShortDot(before, next)));

    /// <summary>Whether the words are one number with a mark or a blank between its thousands.</summary>
    public static bool IsThousands(string text, Word before, Word next) =>
        next.Start - before.End == 1 && next.Folded.Length == 3 && char.IsAsciiDigit(next.Folded[0])
        && before.Folded.Length <= 3 && char.IsAsciiDigit(before.Folded[0]) && before.Folded[0] != '0'
        && (text[before.End] is ',' or '.' or '\'' or '\u2019' or '\u066C' || char.IsWhiteSpace(text[before.End]));

    /// <summary>Whether the place is within a Hebrew abbreviation: its marks are typed as quotation marks.</summary>
    public static bool IsHebrewMark(string text, int at) =>
        at > 0 && at + 1 < text.Length && HebrewMarks.Contains(text[at]) && IsHebrew(text[at - 1]) && IsHebrew(text[at + 1]);

    /// <summary>A word of letters of a script with blanks.</summary>
    public static bool IsPlain(Word word) => !char.IsAsciiDigit(word.Folded[0]) && !Folding.IsUnspaced(word.Folded);

    private static bool IsShortDot(Word before, Word next) =>
        before.Length <= LongestShort && next.Length <= LongestShort && IsPlain(before) && IsPlain(next);

    private static bool IsHebrew(char letter) => letter is >= '\u05D0' and <= '\u05EA';
}
