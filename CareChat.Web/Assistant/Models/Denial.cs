namespace CareChat.Web.Assistant.Models;

/// <summary>Something a text says is not so.</summary>
/// <param name="Words">Its words as they are written; of what may be said of anybody, from the beginning of the sentence on.</param>
/// <param name="Sentence">The sentence it stands in, with the marks behind it; it ends with a blank where it may still go on.</param>
internal readonly record struct Denial(string Words, string Sentence, Denied Of);

/// <summary>Of whom something is denied.</summary>
internal enum Denied
{
    /// <summary>The person who asks, or their record.</summary>
    Person,

    /// <summary>Nobody in particular: "There is no medicine against a cold."</summary>
    Anybody,

    /// <summary>Nobody as it seems, it is only supposed: "Tell us if a medicine is not on your list."</summary>
    Supposed,
}
