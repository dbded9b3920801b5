using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using CareChat.Web.Data;

namespace CareChat.Web.Encounters.Api.Wire;

/// <summary>An encounter's chat on the wire (contract C.3), oldest event first.</summary>
public sealed record ChatJson(Guid EncounterId, [property: StateWord] string State, IReadOnlyList<ChatEventJson> Events);

/// <summary>One event of a chat (contract C.3).</summary>
public sealed record ChatEventJson
{
    public required Guid EventId { get; init; }
    public required Guid? AuthorId { get; init; }
    public required ChatAuthorJson? Author { get; init; }

    /// <summary>Always <c>chat</c>.</summary>
    [AllowedValues("chat")]
    public required string Type { get; init; }

    public required string Message { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary><c>web</c> for what a person typed, <c>api</c> for what was posted here.</summary>
    [AllowedValues("web", "api")]
    public required string Source { get; init; }

    /// <summary>True for what the patient's side wrote, by either way.</summary>
    public required bool IsOwn { get; init; }

    /// <summary>Whom to call, for what was just posted and tells of danger; left out otherwise. Additive to contract C.4.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Emergency { get; init; }

    /// <summary>The event as contract C writes it.</summary>
    public static ChatEventJson Of(ChatEvent said) => new()
    {
        EventId = said.Message.Id,
        AuthorId = said.Author?.Id,
        Author = said.Author is { } author ? ChatAuthorJson.Of(author) : null,
        Type = "chat",
        Message = said.Message.Body,
        CreatedAt = said.Message.SentAt,
        Source = said.Message.Source == MessageSource.Api ? "api" : "web",
        IsOwn = said.IsOwn,
    };
}

/// <summary>Who wrote an event.</summary>
/// <param name="Clinician">Only for clinicians.</param>
public sealed record ChatAuthorJson(
    Guid Id, string Email, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ClinicianJson? Clinician)
{
    /// <summary>The author as contract C writes them.</summary>
    public static ChatAuthorJson Of(ChatAuthor author) => new(author.Id, author.Email,
        author.Credentials is { } credentials ? new ClinicianJson(author.FirstName, author.LastName, credentials) : null);
}

/// <summary>A clinician's name.</summary>
/// <param name="Credentials">Letters behind the name (MD, RN); empty for none.</param>
public sealed record ClinicianJson(string FirstName, string LastName, string Credentials);

/// <summary>A message to be posted (contract C.4).</summary>
public sealed record NewChatEventJson([property: Required, StringLength(10_000, MinimumLength = 1)] string Message);

/// <summary>Events that were read (contract C.5).</summary>
public sealed record ReadEventsJson([property: Required, MinLength(1), MaxLength(500)] IReadOnlyList<Guid> EventIds);

/// <summary>What came of it.</summary>
/// <param name="ReadCount">How many of the named events are the care team's and read now.</param>
public sealed record EventsReadJson(bool Success, int ReadCount);
