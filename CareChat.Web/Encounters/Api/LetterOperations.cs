using CareChat.Web.Encounters.Api.Wire;
using CareChat.Web.Http;

namespace CareChat.Web.Encounters.Api;

/// <summary>The operations of contract C.1, C.7 and C.10, as the API description shows them.</summary>
internal static class LetterOperations
{
    private const string NoEncounter = "404 ENCOUNTER_NOT_FOUND encounter not found";

    public static readonly ApiOperation Query = new("query", "Letters", "Send a letter for the care team")
    {
        Details = "Markdown under ten known headings; the answer says which of the eleven criteria are met. Each call voids the encounter token of the call "
            + "before. 60 an hour and 300 a day for each session, or each address without one. The 409 of a locked encounter says the way "
            + "on. A refused letter that tells of danger is answered with `emergency`: whom to call (beyond the limit, 429, nothing is read). A visit with the team is urgent then.",
        Credential = ApiCredential.AccountOrNone,
        Facade = Facade.Encounters,
        Body = typeof(QueryJson),
        BodyExample = LetterExamples.Letter,
        Answer = typeof(QueryAnswerJson),
        AnswerExample = LetterExamples.Answer,
        IsCreating = true,
        Refusal = new ApiRefusal(409, typeof(LockedJson), LetterExamples.Locked),
        Problems = ["400 VALIDATION_ERROR query is required", "400 VALIDATION_ERROR query must be between 500 and 10000 characters",
            "400 VALIDATION_ERROR query does not look like a clinical letter", "400 VALIDATION_ERROR could not fetch image",
            "404 SESSION_NOT_FOUND unknown session_token", "404 PATIENT_NOT_FOUND patient not found",
            "409 ENCOUNTER_LOCKED encounter is with a clinician; use its chat", "409 PATIENT_BOUND patient_id differs from the encounter's patient",
            "410 ENCOUNTER_EXPIRED encounter expired", "413 FILE_TOO_LARGE image is larger than 10 MB"],
    };

    public static readonly ApiOperation ListEncounters = Own("listEncounters", "List the account's encounters, newest first") with
    {
        Query = ["encounters", "before"],
        Answer = typeof(EncounterJson[]),
        AnswerExample = $"[{LetterExamples.Encounter}]",
        Problems = ["400 VALIDATION_ERROR limit must be a positive integer", "400 VALIDATION_ERROR before must be an RFC3339 timestamp"],
    };

    public static readonly ApiOperation GetEncounter = Own("getEncounter", "Show an encounter") with
    {
        Answer = typeof(EncounterJson),
        AnswerExample = LetterExamples.Encounter,
        Problems = [NoEncounter],
    };

    public static readonly ApiOperation ListTurns = Own("listTurns", "List an encounter's letters, oldest first") with
    {
        Query = ["last"],
        Answer = typeof(TurnsJson),
        AnswerExample = $$"""{"turns":[{{LetterExamples.Turn}}]}""",
        Problems = ["400 VALIDATION_ERROR last must be a positive integer", NoEncounter],
    };

    public static readonly ApiOperation GetLatestTurn = Own("getLatestTurn", "Show an encounter's newest letter") with
    {
        Answer = typeof(TurnJson),
        AnswerExample = LetterExamples.Turn,
        Problems = [NoEncounter, "404 TURN_NOT_FOUND no turns"],
    };

    public static readonly ApiOperation CancelEncounter = Own("cancelEncounter", "Give an encounter up") with
    {
        Answer = typeof(EncounterJson),
        AnswerExample = LetterExamples.Canceled,
        Problems = [NoEncounter, "409 ENCOUNTER_IS_CLOSED encounter is already closed"],
    };

    public static readonly ApiOperation GetSubscription = Own("getSubscription", "Show the account's subscription") with
    {
        Tag = "Account",
        Answer = typeof(SubscriptionJson),
        AnswerExample = """{"status":"active","plan":"self_hosted"}""",
    };

    public static readonly ApiOperation GetPricing = Open("getPricing", "Show what a visit costs") with
    {
        Answer = typeof(PricingJson),
        AnswerExample = """{"amount":0,"baseAmount":0,"seatAmount":0,"includes":[],"refundPolicy":"","fairUsePolicy":""}""",
    };

    public static readonly ApiOperation GetConditions = Open("getConditions", "Show what letters are taken about, and what never") with
    {
        Answer = typeof(ConditionsJson),
        AnswerExample = """{"conditions":[],"emergencies":["Chest pain"]}""",
    };

    private static ApiOperation Own(string id, string summary) => new(id, "Encounters", summary) { Credential = ApiCredential.Account, Facade = Facade.Encounters };

    private static ApiOperation Open(string id, string summary) => new(id, "Letters", summary) { Credential = ApiCredential.None, Facade = Facade.Encounters };
}
