using CareChat.Web.Text;

namespace CareChat.Web.Search;

/// <summary>Words next to each other.</summary>
/// <param name="Words">The words, folded as in the index; never empty.</param>
/// <param name="IsPrefix">True where the last word may go on.</param>
public sealed record SearchPhrase(IReadOnlyList<string> Words, bool IsPrefix = false)
{
    /// <summary>Whether the phrase stands at this place of a text.</summary>
    public bool MatchesAt(IReadOnlyList<Word> words, int place)
    {
        if (place + Words.Count > words.Count) return false;
        for (var index = 0; index < Words.Count - 1; index++)
        {
            if (words[place + index].Folded != Words[index]) return false;
        }
        return Ends(words[place + Words.Count - 1].Folded);
    }

    /// <summary>Whether a word can be the last of the phrase.</summary>
    public bool Ends(string word) => IsPrefix ? word.StartsWith(Words[^1], StringComparison.Ordinal) : word == Words[^1];
}

/// <summary>One thing that must occur.</summary>
/// <param name="Ways">How it may be written, the way it was asked for first; one of them is enough.</param>
public sealed record SearchTerm(IReadOnlyList<SearchPhrase> Ways);
