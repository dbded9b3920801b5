using CareChat.Web.Assistant.Api.Wire;
using CareChat.Web.Http;

namespace CareChat.Web.Assistant.Api;

/// <summary>The operations of contract B, and the search of contract C.10, as the API descriptions show them.</summary>
internal static class CuraOperations
{
    private const string ThreadGone = "404 THREAD_NOT_FOUND Thread not found or expired";
    private const string WrongPatientId = "400 VALIDATION_ERROR patientId must be a UUID";

    private const string Whose = " It is about the `patientId`; the `phone` is looked at where there is none, and finds the same number with the same extension alone.";

    public static readonly ApiOperation Chat = Of("chat", "Chat", "Ask the assistant") with
    {
        Details = "With a `threadId` the last 20 messages are context, and its 30 minutes begin anew. `patientData` is laid over the record for this call and never kept. "
            + "A message that tells of danger is answered with a fixed text and `escalated`; one that only may is answered as a question for a nurse, "
            + "and `careTeamNotified` says that the care team has it before it. A refused message that tells of danger has "
            + "`emergency`: whom to call." + Whose,
        Body = typeof(ChatCallJson),
        BodyExample = CuraExamples.Call,
        Answer = typeof(ChatReplyJson),
        AnswerExample = CuraExamples.Reply,
        IsCreating = true,
        Problems = ["400 VALIDATION_ERROR message is required", WrongPatientId, "400 VALIDATION_ERROR patientId does not match thread", ThreadGone,
            "409 THREAD_BUSY Thread is busy", "409 ASSISTANT_OFF The assistant is switched off for this patient",
            "500 CHAT_FAILED Failed to process chat request", "503 ASSISTANT_OFF Service temporarily unavailable"],
    };

    public static readonly ApiOperation CreateThread = Of("createThread", "Threads", "Begin a thread") with
    {
        Details = "It ends 30 minutes after its last chat call, with all its messages. Only the key that made it sees it." + Whose,
        Body = typeof(ThreadCallJson),
        BodyExample = CuraExamples.ThreadCall,
        Status = 201,
        Answer = typeof(NewThreadJson),
        AnswerExample = CuraExamples.NewThread,
        IsCreating = true,
        Problems = [WrongPatientId, "503 NO_THREAD_IDS No thread ids available"],
    };

    public static readonly ApiOperation GetThread = Of("getThread", "Threads", "Show a thread") with
    {
        Details = "Looking does not make it live longer.",
        Answer = typeof(ThreadEnvelopeJson),
        AnswerExample = CuraExamples.Thread,
        Problems = [ThreadGone],
    };

    public static readonly ApiOperation DeleteThread = Of("deleteThread", "Threads", "End a thread and remove its messages") with
    {
        Answer = typeof(DoneJson),
        AnswerExample = """{"success":true,"message":"Thread deleted successfully"}""",
        Problems = ["404 THREAD_NOT_FOUND Thread not found"],
    };

    public static readonly ApiOperation CreatePatient = Of("createAssistantPatient", "Patients", "Enter a patient") with
    {
        Details = "A name or a number is needed. A number that is there already, in any format, is answered with 409 and the patient it belongs to. Another extension is another number.",
        Body = typeof(NewCuraPatientJson),
        BodyExample = CuraExamples.NewPatient,
        Status = 201,
        Answer = typeof(CuraPatientEnvelopeJson),
        AnswerExample = CuraExamples.Patient,
        IsCreating = true,
        Refusal = new ApiRefusal(409, typeof(CuraPatientEnvelopeJson), CuraExamples.PhoneTaken),
        Problems = ["400 VALIDATION_ERROR name or phone_number is required", "400 VALIDATION_ERROR phone_number is invalid",
            "409 PHONE_TAKEN Patient with this phone number already exists"],
    };

    public static readonly ApiOperation GetPatient = Of("getAssistantPatient", "Patients", "Show a patient") with
    {
        Answer = typeof(CuraPatientEnvelopeJson),
        AnswerExample = CuraExamples.Patient,
        Problems = ["404 PATIENT_NOT_FOUND Patient not found"],
    };

    public static readonly ApiOperation SearchKnowledge = new("searchKnowledge", "Account", "Search the clinic's articles")
    {
        Facade = Facade.Encounters,
        Credential = ApiCredential.None,
        Query = ["query", "articles"],
        Answer = typeof(KnowledgeJson),
        AnswerExample = CuraExamples.Found,
        Problems = ["400 VALIDATION_ERROR query is required", "400 VALIDATION_ERROR limit must be between 1 and 10",
            "429 RATE_LIMITED Too many requests"],
    };

    private static ApiOperation Of(string id, string tag, string summary) =>
        new(id, tag, summary) { Facade = Facade.Cura, Credential = ApiCredential.AssistantKey };
}
