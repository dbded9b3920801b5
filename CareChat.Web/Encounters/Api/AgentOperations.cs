using CareChat.Web.Encounters.Api.Wire;
using CareChat.Web.Http;

namespace CareChat.Web.Encounters.Api;

/// <summary>The operations of contract C.3 to C.5, C.8 and C.9, as the API description shows them.</summary>
internal static class AgentOperations
{
    private const string IsClosed = "400 ENCOUNTER_CLOSED encounter is closed";
    private const string NoPatient = "404 PATIENT_NOT_FOUND patient not found";
    private const string WrongLimit = "400 VALIDATION_ERROR limit must be a positive integer";

    public static readonly ApiOperation ListEvents = Chat("listEvents", "Poll an encounter's chat, oldest event first") with
    {
        Details = "12 polls a minute for each encounter. Polling marks nothing as read; `If-None-Match` is answered with 304.",
        Query = ["since", "limit"],
        Answer = typeof(ChatJson),
        AnswerExample = AgentExamples.Chat,
        Headers = ["ETag", "RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset"],
        Problems = [WrongLimit, "400 VALIDATION_ERROR since must be an RFC3339 timestamp", "429 RATE_LIMITED rate limit exceeded, retry after 5 seconds"],
    };

    public static readonly ApiOperation PostEvent = Chat("postEvent", "Write to the care team, as the patient") with
    {
        Details = "30 a minute for each encounter. A message that tells of danger is answered with `emergency`, taken or refused: whom to call; beyond the limit (429) nothing is read.",
        Body = typeof(NewChatEventJson),
        BodyExample = AgentExamples.NewEvent,
        Status = 201,
        Answer = typeof(ChatEventJson),
        AnswerExample = AgentExamples.Event,
        IsCreating = true,
        Problems = [IsClosed, "400 VALIDATION_ERROR message is required",
            "409 ENCOUNTER_NOT_CLAIMED encounter has not been claimed; the patient must complete checkout first",
            "429 RATE_LIMITED rate limit exceeded, retry after 60 seconds"],
    };

    public static readonly ApiOperation ReadEvents = Chat("readEvents", "Say which of the care team's messages the patient has read") with
    {
        Details = "No reminder is mailed for them. Reading is a line: it stops before the first message that is not named, and readCount counts up to there.",
        Body = typeof(ReadEventsJson),
        BodyExample = AgentExamples.ReadEvents,
        Answer = typeof(EventsReadJson),
        AnswerExample = AgentExamples.EventsRead,
        Problems = [IsClosed, "400 VALIDATION_ERROR eventIds is required", "429 RATE_LIMITED rate limit exceeded, retry after 60 seconds"],
    };

    public static readonly ApiOperation ListPeople = People("listPeople", "List the people of the account") with
    {
        Answer = typeof(AccountPatientJson[]),
        AnswerExample = AgentExamples.People,
    };

    public static readonly ApiOperation AddPerson = People("addPerson", "Add a person to the account") with
    {
        Body = typeof(AccountPatientInputJson),
        BodyExample = AgentExamples.NewPerson,
        Status = 201,
        Answer = typeof(AccountPatientJson),
        AnswerExample = AgentExamples.Person,
        Headers = ["Location"],
        IsCreating = true,
        Problems = ["400 VALIDATION_ERROR firstName is required", "409 SELF_EXISTS You are in your list already"],
    };

    public static readonly ApiOperation GetPerson = People("getPerson", "Show a person with allergies and medications") with
    {
        Answer = typeof(AccountPatientJson),
        AnswerExample = AgentExamples.PersonWithRecord,
        Problems = [NoPatient],
    };

    public static readonly ApiOperation ChangePerson = People("changePerson", "Change the fields of a person that are sent") with
    {
        Body = typeof(AccountPatientChangeJson),
        BodyExample = AgentExamples.Change,
        Answer = typeof(AccountPatientJson),
        AnswerExample = AgentExamples.Person,
        Problems = ["400 VALIDATION_ERROR firstName is required", NoPatient],
    };

    public static readonly ApiOperation StartIdentityCheck = People("startIdentityCheck", "Start a check of identity elsewhere") with
    {
        Details = "There is no provider: the care team checks who somebody is.",
        Status = 501,
        Answer = typeof(RefusedJson),
        AnswerExample = """{"error":"identity provider not configured"}""",
        Problems = [NoPatient],
    };

    public static readonly ApiOperation GetAccount = Account("getAccount", "Show the account") with
    {
        Answer = typeof(AccountJson),
        AnswerExample = AgentExamples.Account,
    };

    public static readonly ApiOperation ListSubmissions = Account("listSubmissions", "List what the account submitted, newest first") with
    {
        Query = ["limit"],
        Answer = typeof(SubmissionJson[]),
        AnswerExample = AgentExamples.Submissions,
        Problems = [WrongLimit],
    };

    public static readonly ApiOperation CreateKey = Account("createKey", "Make a personal key") with
    {
        Details = "The key is shown only here. An account has 20 at most.",
        Body = typeof(KeyRequestJson),
        BodyExample = AgentExamples.NewKey,
        Status = 201,
        Answer = typeof(NewPersonalKeyJson),
        AnswerExample = AgentExamples.Key,
        IsCreating = true,
        Problems = ["400 VALIDATION_ERROR label is required", "409 TOO_MANY_KEYS an account can have at most 20 keys"],
    };

    public static readonly ApiOperation ListKeys = Account("listKeys", "List the keys that are not revoked") with
    {
        Answer = typeof(PersonalKeyJson[]),
        AnswerExample = AgentExamples.Keys,
    };

    public static readonly ApiOperation RevokeKey = Account("revokeKey", "Revoke a key, with effect at once") with
    {
        Status = 204,
        Problems = ["404 KEY_NOT_FOUND key not found"],
    };

    private static ApiOperation Chat(string id, string summary) => new(id, "Agent chat", summary) { Credential = ApiCredential.EncounterToken, Facade = Facade.Encounters };

    private static ApiOperation People(string id, string summary) => new(id, "Account's people", summary) { Credential = ApiCredential.Account, Facade = Facade.Encounters };

    private static ApiOperation Account(string id, string summary) => new(id, "Account", summary) { Credential = ApiCredential.Account, Facade = Facade.Encounters };
}
