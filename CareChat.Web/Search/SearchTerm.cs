using CareChat.Web.Text;
namespace CareChat.Web.Search;

/// <summary>One thing that must occur: a word, or several words next to each other.</summary>
/// <param name="Words">The words, folded as in the index; never empty.</param>
/// <param name="IsPrefix">True where the last word may go on.</param>
public sealed record SearchTerm(IReadOnlyList<string> Words, bool IsPrefix)
{
    /// <summary>Whether the term stands at this place of a text.</summary>
    public bool MatchesAt(IReadOnlyList<Word> words, int place)
    {
        if (place + Words.Count > words.Count) return false;
        for (var index = 0; index < Words.Count; index++)
        {
            var (found, wanted) = (words[place + index].Folded, Words[index]);
            var mayGoOn = IsPrefix && index == Words.Count - 1;
            if (mayGoOn ? !found.StartsWith(wanted, StringComparison.Ordinal) : found != wanted) return false;
        }

        return true;
    }
}
