namespace CareChat.Web.Text;

/// <summary>A word of a text as the search, the articles and the screen see it.</summary>
/// <param name="Start">Where it begins, in UTF-16 code units.</param>
/// <param name="Length">How long it is in the text, combining marks included.</param>
/// <param name="Folded">The word in lower case without its marks: what is compared.</param>
public readonly record struct Word(int Start, int Length, string Folded)
{
    /// <summary>Where the word ends.</summary>
    public int End => Start + Length;
}
