using CareChat.Web.Assistant.Knowledge.Import;

namespace CareChat.Web.Assistant.Knowledge;

/// <summary>An article that was found, with all that is needed to cut from it and to name it.</summary>
/// <param name="IsEdited">True where somebody of the clinic wrote in it.</param>
/// <param name="Score">How well it meets the question beside the others: 0 to 1.</param>
public sealed record FoundArticle(
    Guid Id, string ExternalId, string Source, string Url, string Language, string Kind, string Title, string Question, string Answer, bool IsEdited, double Score)
{
    /// <summary>True for the clinic's own words, false for a collection of which the program knows that it is one.</summary>
    public bool IsOwn => IsEdited || !MedQuadText.IsOf(Source, ExternalId);

    /// <summary>The article as a source of an answer.</summary>
    public Citation Cite() => new(Id, ExternalId, Title, Source, Url);
}

/// <summary>What a search for a question found.</summary>
/// <param name="Articles">Best first.</param>
/// <param name="Topic">What the question was taken to be about; null where no topic was recognised.</param>
/// <param name="IsConfident">False where what was found is too far from the question to answer with.</param>
public sealed record KnowledgeFinding(IReadOnlyList<FoundArticle> Articles, string? Topic, bool IsConfident)
{
    /// <summary>Nothing.</summary>
    public static KnowledgeFinding None { get; } = new([], null, false);

    /// <summary>The stems of the words that were asked for, and how much each says.</summary>
    internal IReadOnlyDictionary<string, float> Words { get; init; } = new Dictionary<string, float>();
}
