using System.Text.RegularExpressions;

namespace CareChat.Web.Safety.Phrases;

/// <summary>"O.D.'d" and "o.d.ing" are one word, "od'd" and "od'ing": their dots end no sentence. "O.D." by itself is the right eye as often.</summary>
internal static partial class DottedWords
{
    /// <summary>A folded text in which such words have no dots.</summary>
    public static string Joined(string folded) =>
        folded.Contains("d.", StringComparison.Ordinal) ? Inflected().Replace(folded, "od'") : folded;

    [GeneratedRegex(@"(?<![a-z0-9.'])o\. ?d\.['-]?(?=(?:d|ed|ing)(?![a-z0-9]))", RegexOptions.CultureInvariant)]
    private static partial Regex Inflected();
}
