using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using CareChat.Web.Attachments;
using CareChat.Web.Data;
using CareChat.Web.Messages;

namespace CareChat.Web.PatientApi.Wire;

/// <summary>A message on the wire: the six documented keys first, then the additive ones (contract A.2).</summary>
public sealed record ChatMessageJson
{
    public required Guid Id { get; init; }
    public required Guid PatientId { get; init; }

    /// <summary><c>PATIENT</c>, <c>USER</c> (the care team) or <c>SYSTEM</c>.</summary>
    [AllowedValues("PATIENT", "USER", "SYSTEM")]
    public required string Sender { get; init; }

    public required string Body { get; init; }
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>When the other side first opened it; null until then.</summary>
    public required DateTimeOffset? ReadAt { get; init; }

    /// <summary>The patient's id, the clinician's account, or null for the system.</summary>
    public required Guid? SenderId { get; init; }

    /// <summary>The clinician's name; only on messages of the care team.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SenderName { get; init; }

    /// <summary><c>web</c> (a person), <c>api</c> (a program for the patient) or <c>auto</c>.</summary>
    [AllowedValues("web", "api", "auto")]
    public required string Source { get; init; }

    public required AttachmentJson? Attachment { get; init; }

    /// <summary>Only on a message whose text was taken back.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? RetractedAt { get; init; }

    /// <summary>Where the words of a search stand in the body; only in search results (contract A.6).</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<HighlightJson>? Highlights { get; init; }

    /// <summary>The message's place in its conversation, from 1 without gaps; only on the live hub.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Number { get; init; }

    /// <summary>The message as contract A writes it.</summary>
    public static ChatMessageJson Of(MessageView message) => new()
    {
        Id = message.Id,
        PatientId = message.PatientId!.Value,
        Sender = SenderOf(message.AuthorKind),
        Body = message.Body,
        SentAt = message.SentAt,
        ReadAt = message.ReadAt,
        SenderId = message.AuthorKind == AuthorKind.Patient ? message.PatientId : message.AuthorId,
        SenderName = message.AuthorKind == AuthorKind.Clinician ? message.AuthorName ?? "Care team" : null,
        Source = SourceOf(message.Source),
        Attachment = message.Attachment is { } file ? AttachmentJson.Of(file) : null,
        RetractedAt = message.RetractedAt,
    };

    private static string SenderOf(AuthorKind kind) => kind switch
    {
        AuthorKind.Patient => "PATIENT",
        AuthorKind.Clinician => "USER",
        _ => "SYSTEM",
    };

    /// <summary>The contract knows three ways; an imported line was once said by a person.</summary>
    private static string SourceOf(MessageSource source) => source switch
    {
        MessageSource.Api => "api",
        MessageSource.Auto => "auto",
        _ => "web",
    };
}

/// <summary>The file on a message.</summary>
public sealed record AttachmentJson(Guid Id, string FileName, long FileSize, string MimeType)
{
    public static AttachmentJson Of(AttachmentView file) => new(file.Id, file.FileName, file.FileSize, file.MimeType);
}

/// <summary>A stretch of a body that matched, in UTF-16 code units.</summary>
public sealed record HighlightJson(int Start, int Length);
