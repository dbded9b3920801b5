using CareChat.Shared;
using CareChat.Web.Data;
using CareChat.Web.Patients;
using CareChat.Web.Safety;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Encounters.Letters;

/// <summary>A letter that is sent (contract C.1).</summary>
/// <param name="Text">Markdown, 500 to 10,000 characters, byte for byte.</param>
/// <param name="SessionToken">Continues the encounter it belongs to; null begins one.</param>
/// <param name="PatientId">Whom it is about; null says nothing about that.</param>
/// <param name="Evaluation">What was found in it.</param>
/// <param name="Images">The pictures that came with it.</param>
/// <param name="Finding">The danger it tells of; null for none.</param>
public sealed record SentLetter(
    string Text, string? SessionToken, Guid? PatientId, Evaluation Evaluation, ReceivedImages Images, EmergencyFinding? Finding = null)
{
    /// <summary>Why it cannot be taken, where it comes for its danger alone; null for any other.</summary>
    public Refusal? Refusal { get; init; }
}

/// <summary>What became of a letter; the tokens are shown here and never again.</summary>
/// <param name="Encounter">As it is now.</param>
/// <param name="SessionToken">Lives as long as the encounter.</param>
/// <param name="Token">The encounter token that holds from now on.</param>
/// <param name="Submission">How the submission without a checkout went; null for callers without an account, and letters that lack something.</param>
public sealed record LetterOutcome(Encounter Encounter, string SessionToken, string Token, AutoSubmission? Submission)
{
    /// <summary>Why the letter was not taken although its danger went to the care team; null where it was taken.</summary>
    public RefusedException? Refused { get; init; }

    /// <summary>Whom to call, where it tells of danger outright and the care team knows of it; null otherwise.</summary>
    public string? Emergency { get; init; }
}

/// <summary>A submission without a checkout (contract C.1, auto-submit).</summary>
/// <param name="Pending">Why the checkout is still needed; empty where it was submitted.</param>
/// <param name="IsNew">True where this letter was the one that submitted the encounter.</param>
public sealed record AutoSubmission(IReadOnlyList<string> Pending, bool IsNew = false)
{
    /// <summary>True where the encounter is with the care team.</summary>
    public bool IsSubmitted => Pending.Count == 0;

    /// <summary>Why the checkout is needed for a letter that has everything; none where nothing is in the way.</summary>
    internal static async Task<List<string>> PendingAsync(WriteScope scope, Guid account, Guid? patientId, DateOnly today)
    {
        if (patientId is null) return ["patient_required"];
        var patient = await scope.Db.Patients.SingleAsync(p => p.Id == patientId);
        var owner = await scope.Db.Users.SingleAsync(p => p.Id == account);
        var pending = new List<string>();
        if (patient.ConsentedAt is null) pending.Add("patient_not_consented");
        if (!Verification.IsVerified(patient, owner, today)) pending.Add("patient_not_id_verified");
        return pending;
    }
}

/// <summary>No new letter is taken in this state (contract C.1, locked).</summary>
public sealed class LockedEncounterException(Guid encounterId, EncounterState state, Guid? submissionId)
    : RefusedException(Refusal.Conflict("ENCOUNTER_LOCKED",
        state.IsTerminal() ? "encounter is closed; start a new encounter" : "encounter is with a clinician; use its chat"))
{
    /// <summary>Which encounter.</summary>
    public Guid EncounterId { get; } = encounterId;

    /// <summary>Its state now.</summary>
    public EncounterState State { get; } = state;

    /// <summary>The letter that was submitted; null where none was.</summary>
    public Guid? SubmissionId { get; } = submissionId;
}
