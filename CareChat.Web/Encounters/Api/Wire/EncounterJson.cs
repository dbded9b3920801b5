using System.ComponentModel.DataAnnotations;
using CareChat.Web.Data;

namespace CareChat.Web.Encounters.Api.Wire;

/// <summary>An encounter without its letters and chat (contract C.7).</summary>
/// <param name="Submission">The letter that is with the care team; null for none.</param>
/// <param name="Billing">Null: visits are not billed here.</param>
public sealed record EncounterJson(
    Guid Id, Guid? UserId, Guid? PatientId, [property: StateWord] string State, DateTimeOffset ExpiresAt, DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt, int TurnCount, SubmittedLetterJson? Submission, BillingJson? Billing)
{
    /// <summary>The encounter as contract C writes it.</summary>
    public static EncounterJson Of(Encounter encounter, EncounterTurn? submission, DateTimeOffset now) => new(
        encounter.Id, encounter.OwnerId, encounter.PatientId, encounter.At(now).Word(), encounter.ExpiresAt, encounter.CreatedAt, encounter.UpdatedAt,
        encounter.TurnCount, submission is null ? null : new SubmittedLetterJson(submission.Id, submission.Letter, submission.SubmittedAt!.Value), null);
}

/// <summary>One of the states of contract C.2, as it spells them.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class StateWordAttribute() : AllowedValuesAttribute([.. Enum.GetValues<EncounterState>().Select(state => state.Word())]);

/// <summary>What was submitted.</summary>
/// <param name="QuerySnapshot">The letter.</param>
public sealed record SubmittedLetterJson(Guid SubmissionId, string QuerySnapshot, DateTimeOffset CreatedAt);

/// <summary>What was paid.</summary>
public sealed record BillingJson(string Type, int Amount, string Status);

/// <summary>The letters of an encounter, oldest first (contract C.7).</summary>
public sealed record TurnsJson(IReadOnlyList<TurnJson> Turns);

/// <summary>One letter and what was found in it.</summary>
public sealed record TurnJson(Guid TurnId, TurnQueryJson Query, TurnResponseJson Response)
{
    /// <summary>The turn as contract C writes it.</summary>
    public static TurnJson Of(EncounterTurn turn) => new(turn.Id, new TurnQueryJson(turn.Letter, turn.Number, turn.CreatedAt),
        new TurnResponseJson(EvaluationJson.Of(turn.Criteria), [], [], turn.CreatedAt));
}

/// <summary>A letter.</summary>
/// <param name="Version">Its number within the encounter, from 1.</param>
public sealed record TurnQueryJson(string Text, int Version, DateTimeOffset CreatedAt);

/// <summary>What was found in a letter.</summary>
/// <param name="Options">None here.</param>
/// <param name="Evidence">None here.</param>
public sealed record TurnResponseJson(EvaluationJson Evaluation, IReadOnlyList<string> Options, IReadOnlyList<string> Evidence, DateTimeOffset CreatedAt);
