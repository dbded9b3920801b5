using System.Security.Cryptography;
using System.Text;
using CareChat.Web.Data;
using CareChat.Web.Messages.Transcripts;
using CareChat.Web.Patients;

namespace CareChat.Web.Messages;

/// <summary>A turn of a dialogue as a message.</summary>
internal static class TranscriptMessage
{
    /// <summary>The message; its text follows the rule of every text that comes in.</summary>
    /// <exception cref="CareChat.Shared.RefusedException">The text is empty, too long or not storable.</exception>
    public static NewMessage From(Turn turn, DateTimeOffset sentAt) => new()
    {
        Id = Guid.CreateVersion7(sentAt),
        AuthorKind = turn.Role == TurnRole.Clinician ? AuthorKind.Clinician : AuthorKind.Patient,
        AuthorName = turn.DisplayName ?? (turn.Role == TurnRole.Clinician ? turn.Speaker : null),
        Source = MessageSource.Import,
        Body = TextRules.Accept(turn.Text, "what is said", MessageStore.LongestBody),
        SentAt = sentAt,
    };
}

/// <summary>The patient a dialogue is with.</summary>
internal static class TranscriptPatient
{
    /// <summary>"Dialogue 17", known again by ID and words: two files may number their dialogues alike.</summary>
    public static NewPatient From(Transcript transcript)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var turn in transcript.Turns) hash.AppendData(Encoding.UTF8.GetBytes($"{turn.Speaker}:{turn.Text}\n"));
        var words = Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8));
        return new NewPatient { FirstName = "Dialogue", LastName = transcript.Id, ExternalId = $"transcript:{transcript.Id}:{words}" };
    }
}
