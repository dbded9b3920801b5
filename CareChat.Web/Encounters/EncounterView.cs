using CareChat.Web.Data;

namespace CareChat.Web.Encounters;

/// <summary>An encounter as its page shows it, to its owner and to the care team.</summary>
public sealed record EncounterView
{
    public required Guid Id { get; init; }

    /// <summary>The state now, moved on by the time that has passed.</summary>
    public required EncounterState State { get; init; }

    /// <summary>The person it is about; null before the checkout.</summary>
    public Guid? PatientId { get; init; }

    public required string PatientName { get; init; }

    /// <summary>The account it belongs to.</summary>
    public required string OwnerName { get; init; }

    /// <summary>What the patient is to that account.</summary>
    public Relationship Relationship { get; init; }

    /// <summary>True where somebody of the clinic saw who this is.</summary>
    public bool IsVerified { get; init; }

    /// <summary>Whom to call in danger.</summary>
    public string EmergencyNumber { get; init; } = "";

    /// <summary>Since when a message that told of danger has had no answer; null where none has.</summary>
    public DateTimeOffset? UrgentSince { get; init; }

    /// <summary>While urgent: true where a nurse should look, false where the message told of danger outright.</summary>
    public bool IsForNurse { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? ClaimedAt { get; init; }

    /// <summary>Until when a completed encounter can be written in.</summary>
    public DateTimeOffset? FollowUpUntil { get; init; }

    /// <summary>The clinician's decision; empty until completed.</summary>
    public string Decision { get; init; } = "";

    /// <summary>The clinician who has taken it; null for nobody.</summary>
    public Guid? TakenById { get; init; }
    public string? TakenBy { get; init; }

    /// <summary>The letter the care team works with.</summary>
    public required LetterView Letter { get; init; }

    /// <summary>Letters that were submitted before it, newest first.</summary>
    public required IReadOnlyList<LetterView> Earlier { get; init; }

    public required IReadOnlyList<ImageView> Images { get; init; }
}

/// <summary>One letter with what was found in it.</summary>
/// <param name="Number">Dense from 1 within the encounter.</param>
/// <param name="Text">Markdown.</param>
/// <param name="Criteria">A bit for each of contract C.1's eleven criteria.</param>
public sealed record LetterView(int Number, string Text, int Criteria, string Commentary, DateTimeOffset CreatedAt, DateTimeOffset? SubmittedAt);

/// <summary>A picture of an encounter; its content is at <see cref="Address"/>.</summary>
/// <param name="IsShown">False for one that pages do not show, only offer.</param>
public sealed record ImageView(Guid Id, Guid EncounterId, string FileName, bool IsShown)
{
    /// <summary>Where the browser gets it; asked each time whether the caller may.</summary>
    public string Address => $"/portal/encounters/{EncounterId:D}/images/{Id:D}";
}
