namespace CareChat.Web.Assistant.Knowledge;

/// <summary>An article that was found, with all that is needed to cut from it and to name it.</summary>
/// <param name="Score">How well it meets the question beside the others: 0 to 1.</param>
public sealed record FoundArticle(
    Guid Id, string ExternalId, string Source, string Url, string Language, string Kind, string Title, string Question, string Answer, double Score)
{
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
