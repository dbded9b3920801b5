using System.Text.Json;
using CareChat.Shared;
using CareChat.Web.Data;
using CareChat.Web.Encounters.Api.Wire;
using CareChat.Web.Encounters.Letters;
using CareChat.Web.Http;

namespace CareChat.Web.Encounters.Api;

/// <summary>Writes what became of a letter as contract C.1 has it.</summary>
internal sealed class QueryAnswers(EncounterOptions options)
{
    /// <summary>The answer as it is sent, and kept for retries: of a letter that was taken, or of one whose danger alone was.</summary>
    public Answer AnswerTo(HttpContext http, SentLetter letter, LetterOutcome outcome)
    {
        var (status, json) = outcome.Refused switch
        {
            null => (StatusCodes.Status200OK,
                JsonSerializer.Serialize(Of(http, letter.Evaluation, outcome), LetterWire.Plain.QueryAnswerJson)),
            LockedEncounterException locked => (StatusCodes.Status409Conflict,
                JsonSerializer.Serialize(Of(locked, letter.SessionToken, outcome.Emergency), LetterWire.Plain.LockedJson)),
            RefusedException refused => (Problem.Of(refused.Refusal).Status,
                JsonSerializer.Serialize(new RefusedJson(refused.Message, outcome.Emergency), LetterWire.Plain.RefusedJson)),
        };
        return new Answer(status, json, SubjectId: outcome.Encounter.PatientId);
    }

    private QueryAnswerJson Of(HttpContext http, Evaluation found, LetterOutcome outcome)
    {
        var (encounter, submission) = (outcome.Encounter, outcome.Submission);
        var hasCheckout = found.IsComplete && submission is not { IsNew: true };
        return new QueryAnswerJson
        {
            SessionToken = outcome.SessionToken,
            EncounterId = encounter.Id,
            EncounterToken = outcome.Token,
            EncounterExpiresAt = encounter.ExpiresAt,
            Evaluation = EvaluationJson.Of(found.Met),
            FinalDecisionReady = found.IsComplete,
            Commentary = found.Commentary,
            MissingItems = [.. Criteria.Labels(found.Met, met: false)],
            CompletedItems = [.. Criteria.Labels(found.Met, met: true)],
            NextSteps = NextSteps(found, outcome),
            CheckoutUrl = hasCheckout ? $"{PortalAddress.Of(http)}/checkout/{encounter.Id:D}?token={outcome.Token}" : null,
            Pricing = found.IsComplete ? QueryPricingJson.Of(options.Pricing) : null,
            AlreadyClaimed = encounter.ClaimedAt is not null ? true : null,
            AutoSubmit = submission is null ? null
                : new AutoSubmitJson(submission.IsSubmitted ? "submitted" : "pending", submission.IsSubmitted ? null : submission.Pending),
        };
    }

    /// <summary>The 409 of an encounter that takes no letter any more.</summary>
    /// <param name="emergency">Whom to call, where the letter tells of danger; null otherwise.</param>
    public static LockedJson Of(LockedEncounterException locked, string? sessionToken, string? emergency)
    {
        var isOver = locked.State.IsTerminal();
        return new LockedJson(locked.Message, locked.EncounterId, sessionToken, locked.State.Word(), locked.SubmissionId,
            isOver ? "start_new_encounter" : "use_chat", isOver ? null : ChatAt(locked.EncounterId), emergency);
    }

    private static string NextSteps(Evaluation found, LetterOutcome outcome)
    {
        if (found.IsEmergency)
            return "Stop here: this may be an emergency. Tell the user to call emergency services now (911 in the US; 988 for thoughts of suicide) or to go to the nearest emergency room.";
        if (!found.IsComplete)
            return "Ask the user about each missing item, add it under its own heading, and send the whole letter again with this session_token.";
        if (outcome.Encounter.ClaimedAt is not null)
            return $"The letter is with the care team. Follow {ChatAt(outcome.Encounter.Id)} with this encounter_token, and answer there what the clinician asks.";
        return "Give the user checkout_url: there they sign in, say who it is for, consent and submit. After that follow the chat with this encounter_token.";
    }

    private static string ChatAt(Guid encounterId) => $"/api/v1/agent/encounters/{encounterId:D}/events";
}
