namespace CareChat.Web.Encounters.Api.Wire;

/// <summary>Found articles (contract C.10).</summary>
public sealed record KnowledgeJson(IReadOnlyList<ArticleJson> Results, string Query, int TotalResults);

/// <summary>A passage of an article (contract C.10).</summary>
public sealed record ArticleJson(
    string ArticleId, string Title, string Source, string Text, string SectionHeading, double RelevanceScore, IReadOnlyList<string> Figures);

/// <summary>What the clinic takes letters about (contract C.10).</summary>
/// <param name="Conditions">Names; empty where the clinic has listed none.</param>
/// <param name="Emergencies">What is never handled here.</param>
public sealed record ConditionsJson(IReadOnlyList<string> Conditions, IReadOnlyList<string> Emergencies);

/// <summary>The subscription of an account (contract C.9).</summary>
public sealed record SubscriptionJson(string Status, string Plan);

/// <summary>An error of contract C.</summary>
public sealed record ErrorJson(string Error);
