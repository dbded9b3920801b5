using System.Text.Json;
using System.Text.Json.Serialization;
using CareChat.Web.Http;
using Microsoft.OpenApi;

namespace CareChat.Web.Assistant.Api.Wire;

/// <summary>An answer (contract B.2). Thread and count are there only where the call named a thread.</summary>
/// <param name="Escalated">True where the message told of danger; left out otherwise.</param>
/// <param name="Sources">The articles it was taken from, best first; left out where there are none.</param>
/// <param name="CareTeamNotified">
/// True where the message may tell of danger without doing so outright: it was answered as a question for a nurse, and stands in
/// front of the care team, which should look; left out otherwise.
/// </param>
public sealed record ChatReplyJson(
    bool Success, string Response, string? ThreadId = null, int? MessageCount = null, bool? Escalated = null, IReadOnlyList<SourceJson>? Sources = null,
    bool? CareTeamNotified = null);

/// <summary>An article an answer was taken from.</summary>
/// <param name="Id">Its id in the collection it came from.</param>
/// <param name="Url">Where it can be read whole; left out for articles of the clinic.</param>
public sealed record SourceJson(string Id, string Title, string Source, string? Url);

/// <summary>A chat call (contract B.2).</summary>
public sealed record ChatCallJson(
    string Message, string? ThreadId = null, Guid? PatientId = null, string? Phone = null,
    [property: Holds(JsonSchemaType.Object)] JsonElement? PatientData = null, IReadOnlyList<SaidJson>? ConversationHistory = null);

/// <summary>Something that was said before.</summary>
/// <param name="Role"><c>user</c> or <c>assistant</c>.</param>
public sealed record SaidJson(string Role, string Content);

/// <summary>A thread to be made (contract B.3).</summary>
public sealed record ThreadCallJson(
    Guid? PatientId = null, string? Phone = null, [property: Holds(JsonSchemaType.Object)] JsonElement? Metadata = null);

/// <summary>A thread that was made (contract B.3).</summary>
public sealed record NewThreadJson(bool Success, string ThreadId, string? InitialMessage, DateTimeOffset ExpiresAt, int MessageCount, string Message);

/// <summary>A thread (contract B.4).</summary>
public sealed record ThreadEnvelopeJson(bool Success, ThreadJson Thread);

/// <summary>What a thread is and when it ends (contract B.4).</summary>
public sealed record ThreadJson(
    string ThreadId, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] Guid? PatientId, int MessageCount,
    DateTimeOffset LastActivity, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt,
    [property: Holds(JsonSchemaType.Object)] JsonElement? Metadata);

/// <summary>Something is done (contract B.5).</summary>
public sealed record DoneJson(bool Success, string Message);

/// <summary>Found articles (contract C.10).</summary>
public sealed record KnowledgeJson(IReadOnlyList<ArticleJson> Results, string Query, [property: JsonPropertyName("total_results")] int TotalResults);

/// <summary>A passage of an article (contract C.10).</summary>
public sealed record ArticleJson(
    [property: JsonPropertyName("article_id")] string ArticleId, string Title, string Source, string Text,
    [property: JsonPropertyName("section_heading")] string SectionHeading,
    [property: JsonPropertyName("relevance_score")] double RelevanceScore, IReadOnlyList<string> Figures);
