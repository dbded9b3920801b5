using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CareChat.Web.Data;

namespace CareChat.Web.Assistant.Drafts;

/// <summary>Tells from what was sent what became of a draft.</summary>
internal static partial class DraftOutcomes
{
    /// <summary>Words shorter than this are in every text and say nothing.</summary>
    private const int ShortestWord = 4;

    /// <summary>From this share of the shorter text's words on, one was made from the other.</summary>
    private const double Shared = .4;

    /// <summary>Accepted where it was sent as it was, edited where a good part of its words was, else discarded.</summary>
    public static DraftOutcome Of(string draft, string sent)
    {
        if (draft.Trim() == sent.Trim()) return DraftOutcome.Accepted;
        var (drafted, said) = (Words(draft), Words(sent));
        var fewer = Math.Min(drafted.Count, said.Count);
        return fewer > 0 && drafted.Intersect(said).Count() >= Shared * fewer ? DraftOutcome.Edited : DraftOutcome.Discarded;
    }

    /// <summary>True where nobody changed the draft: it is sent as it was, or below something that was written before it.</summary>
    public static bool IsUnedited(string draft, string sent)
    {
        var (drafted, said) = (Blanks().Replace(draft, " ").Trim(), Blanks().Replace(sent, " ").Trim());
        return drafted.Length > 0 && (said == drafted || said.EndsWith(" " + drafted, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    private static HashSet<string> Words(string text)
    {
        var words = new HashSet<string>();
        var word = new StringBuilder();
        foreach (var letter in text.Normalize(NormalizationForm.FormD).Append(' '))
        {
            if (char.IsLetterOrDigit(letter)) word.Append(char.ToLowerInvariant(letter));
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
            {
                if (word.Length >= ShortestWord) words.Add(word.ToString());
                word.Clear();
            }
        }
        return words;
    }
}
