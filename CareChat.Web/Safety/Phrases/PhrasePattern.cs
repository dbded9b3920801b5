using System.Diagnostics.CodeAnalysis;

namespace CareChat.Web.Safety.Phrases;

/// <summary>
/// A phrase in the small language of the lists: <c>chest ~2 [pain|pressure]</c>. The head of <c>Phrases.en.txt</c> explains it.
/// </summary>
public sealed class PhrasePattern
{
    /// <summary>The longest text of a pattern.</summary>
    public const int LongestText = 200;

    private const char Onward = '+';

    private PhrasePattern(string text, IReadOnlyList<PhraseStep[]> orders)
    {
        (Text, Orders) = (text, orders);
        GoesOn = text.StartsWith(Onward);
        (IsAtStart, IsAtEnd) = (text.StartsWith('^'), text.EndsWith('$'));
        Factor = PhraseFactor.Of(orders[0]);
        IsWhole = text.StartsWith("^^", StringComparison.Ordinal) && text.EndsWith("$$", StringComparison.Ordinal);
    }

    /// <summary>The pattern as written, blanks evened out.</summary>
    public string Text { get; }

    /// <summary>The sequences that count as this phrase: two where a part may stand on either side.</summary>
    internal IReadOnlyList<PhraseStep[]> Orders { get; }

    /// <summary>True where it must begin a clause.</summary>
    internal bool IsAtStart { get; }

    /// <summary>True where it must end a clause.</summary>
    internal bool IsAtEnd { get; }

    /// <summary>True where it goes on over the sentences after the one it begins in.</summary>
    internal bool GoesOn { get; }

    /// <summary>How its two numbers are to compare; null where they need not.</summary>
    internal PhraseFactor? Factor { get; }

    /// <summary>Reads a pattern.</summary>
    /// <param name="text">What somebody wrote.</param>
    /// <param name="pattern">The pattern; null where there is a problem.</param>
    /// <param name="problem">What is wrong with it, in a sentence for the person; null where nothing is.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out PhrasePattern? pattern, [NotNullWhen(false)] out string? problem)
    {
        if (!TryParse(text, PhraseList.Shipped.Groups, LongestText, out pattern, out problem)) return false;
        if (pattern.Orders[0].Any(step => step.Options.All(option => option.Any(term => term.SaysMuch)))) return true;
        (pattern, problem) = (null, "A phrase needs a word of three letters or more.");
        return false;
    }

    /// <summary>True where it must be all that the text says.</summary>
    internal bool IsWhole { get; }

    internal static bool TryParse(string text, IReadOnlyDictionary<string, string> groups, int longest,
        [NotNullWhen(true)] out PhrasePattern? pattern, [NotNullWhen(false)] out string? problem)
    {
        pattern = null;
        problem = null;
        var even = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        try
        {
            if (even.Length > longest) throw new FormatException($"A phrase has at most {longest} characters.");
            var body = even.TrimStart(Onward).TrimStart('^').TrimEnd('$').Trim();
            pattern = new PhrasePattern(even, new PhraseParser(body, groups).Read());
            return true;
        }
        catch (FormatException wrong)
        {
            problem = wrong.Message;
            return false;
        }
    }
}
