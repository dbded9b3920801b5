using CareChat.Web.Accounts;
using CareChat.Web.Http;
using CareChat.Web.PatientApi.Wire;

namespace CareChat.Web.PatientApi.Description;

/// <summary>Contract A's operations, as its API description shows them.</summary>
internal static class ApiOperations
{
    private const string NoPatient = "404 PATIENT_NOT_FOUND Patient was not found";
    private const string NoFile = "404 FILE_NOT_FOUND File was not found";
    private const string WrongPage = "400 VALIDATION_ERROR page must be 0 or greater";
    private const string WrongChatToken = "401 CHAT_TOKEN_INVALID Chat token is invalid or expired";
    private const string BadPair = "401 INVALID_CREDENTIALS API client or secret is wrong";

    public static readonly ApiOperation IssueToken = new("issueToken", "Tokens", "Take a bearer token")
    {
        Details = "A token lives an hour. More than 100 requests in 5 minutes block the client for 5 minutes; wrong secrets block only who sends them.",
        Credential = ApiCredential.None,
        Body = typeof(TokenRequestJson),
        BodyExample = ApiExamples.TokenRequest,
        Answer = typeof(TokenJson),
        AnswerExample = ApiExamples.Token,
        Problems = ["400 VALIDATION_ERROR secret is required", BadPair],
    };

    public static readonly ApiOperation IssueTokenAtOlderAddress = new("issueTokenAtOlderAddress", "Tokens", "Take a bearer token, at the older address")
    {
        Credential = ApiCredential.None,
        Body = typeof(SecretJson),
        BodyExample = """{"secret":"kq3XkQm2v8sYp1uRfT5aZ9eHdLc6Jw0b7Xn4gKiVxBo"}""",
        Answer = typeof(TokenOnlyJson),
        AnswerExample = """{"token":"eyJhbGciOiJIUzI1NiIs..."}""",
        Problems = ["400 VALIDATION_ERROR secret is required", BadPair, "404 TENANT_NOT_FOUND Tenant was not found"],
    };

    public static readonly ApiOperation SendMessage = new("sendMessage", "Messages", "Send a message to the care team, as the patient")
    {
        Details = "60 a minute for each patient, 600 a minute for each client. A refused message that tells of danger is not kept: "
            + "`details.emergency` of the answer says whom to call, show it at once; beyond the limit (429) nothing is read.",
        Scope = ApiClientScopes.ChatWrite,
        Body = typeof(SendMessageJson),
        BodyExample = ApiExamples.SendMessage,
        Status = 201,
        Answer = typeof(ChatMessageJson),
        AnswerExample = ApiExamples.Message,
        Headers = ["Location"],
        IsCreating = true,
        Problems = ["400 VALIDATION_ERROR body is required", NoPatient, NoFile, "409 CHAT_DISABLED Chat is disabled for this patient",
            "409 ATTACHMENT_ALREADY_USED File is already attached to a message"],
    };

    public static readonly ApiOperation ListMessages = new("listMessages", "Messages", "Read a patient's messages")
    {
        Details = "Reading marks nothing as read.",
        Scope = ApiClientScopes.ChatRead,
        Query = ["page", "size", "since", "sort"],
        Answer = typeof(PageJson<ChatMessageJson>),
        AnswerExample = ApiExamples.Messages,
        Problems = [WrongPage, NoPatient],
    };

    public static readonly ApiOperation GetMessage = new("getMessage", "Messages", "Read one message")
    {
        Scope = ApiClientScopes.ChatRead,
        Answer = typeof(ChatMessageJson),
        AnswerExample = ApiExamples.Message,
        Problems = ["404 MESSAGE_NOT_FOUND Message was not found", NoPatient],
    };

    public static readonly ApiOperation ListMessagesByChatToken = new("listMessagesByChatToken", "Messages", "Read the messages of a chat token's patient")
    {
        Details = "30 a minute for each token.",
        Credential = ApiCredential.ChatToken,
        Query = ["token", "page", "size", "since", "sort"],
        Answer = typeof(PageJson<ChatMessageJson>),
        AnswerExample = ApiExamples.Messages,
        Problems = ["400 VALIDATION_ERROR token is required", WrongChatToken],
    };

    public static readonly ApiOperation SearchMessages = new("searchMessages", "Messages", "Find messages by their words")
    {
        Details = "All words must occur, the last may be a beginning, \"…\" is a phrase; case and accents do not matter. Newest first.",
        Scope = ApiClientScopes.ChatSearch,
        Body = typeof(SearchMessagesJson),
        BodyExample = ApiExamples.Search,
        Answer = typeof(PageJson<ChatMessageJson>),
        AnswerExample = ApiExamples.Found,
        Problems = ["400 VALIDATION_ERROR query is required", NoPatient],
    };

    public static readonly ApiOperation MintChatToken = new("mintChatToken", "Chat tokens", "Mint a chat token for a patient")
    {
        Details = "It reads the patient's messages and files, and is shown only here.",
        Scope = ApiClientScopes.ChatToken,
        Body = typeof(MintChatTokenJson),
        BodyExample = ApiExamples.Mint,
        Status = 201,
        Answer = typeof(MintedChatTokenJson),
        AnswerExample = ApiExamples.Minted,
        IsCreating = true,
        Problems = ["400 VALIDATION_ERROR ttlMinutes must be between 5 and 1440", NoPatient],
    };

    public static readonly ApiOperation ListChatTokens = new("listChatTokens", "Chat tokens", "List a patient's chat tokens that open something now")
    {
        Scope = ApiClientScopes.ChatToken,
        Query = ["page", "size"],
        Answer = typeof(PageJson<ChatTokenJson>),
        AnswerExample = ApiExamples.ChatTokens,
        Problems = [WrongPage, NoPatient],
    };

    public static readonly ApiOperation RevokeChatToken = new("revokeChatToken", "Chat tokens", "Revoke a chat token, with effect at once")
    {
        Scope = ApiClientScopes.ChatToken,
        Status = 204,
        Problems = ["404 CHAT_TOKEN_NOT_FOUND Chat token was not found", NoPatient],
    };

    public static readonly ApiOperation UploadFile = new("uploadFile", "Files", "Upload a file for a patient")
    {
        Details = "JPEG, PNG, GIF, WebP, HEIC, PDF, TXT, DOCX, MP3, M4A or WebM audio up to 25 MB, by its content. One that reaches no message is removed after 24 hours.",
        Scope = ApiClientScopes.FilesWrite,
        TakesFile = true,
        Status = 201,
        Answer = typeof(FileJson),
        AnswerExample = ApiExamples.File,
        Headers = ["Location"],
        IsCreating = true,
        Problems = ["400 VALIDATION_ERROR file is required", NoPatient, "413 FILE_TOO_LARGE File exceeds the size limit", "415 UNSUPPORTED_MEDIA_TYPE File type is not allowed"],
    };

    public static readonly ApiOperation DownloadFile = new("downloadFile", "Files", "Download a file")
    {
        Details = "With a bearer token, or a chat token of the same patient. Ranges are answered with 206.",
        Scope = ApiClientScopes.FilesRead,
        Credential = ApiCredential.BearerOrChatToken,
        AnswersFile = true,
        Headers = ["ETag", "Content-Disposition"],
        Problems = ["400 VALIDATION_ERROR token is required", NoFile, WrongChatToken,
            "412 PRECONDITION_FAILED The condition of the request does not hold", "416 RANGE_NOT_SATISFIABLE The range is not in the file"],
    };

    public static readonly ApiOperation CreatePatient = new("createPatient", "Patients", "Enter a patient")
    {
        Scope = ApiClientScopes.PatientsWrite,
        Body = typeof(NewPatientJson),
        BodyExample = ApiExamples.NewPatient,
        Status = 201,
        Answer = typeof(PatientJson),
        AnswerExample = ApiExamples.Patient,
        Headers = ["Location"],
        IsCreating = true,
        Problems = ["400 VALIDATION_ERROR firstName is required", "409 PATIENT_MRN_EXISTS A patient with this mrn exists",
            "409 PATIENT_EXTERNAL_ID_EXISTS A patient with this externalId exists"],
    };

    public static readonly ApiOperation ListPatients = new("listPatients", "Patients", "List patients by name")
    {
        Scope = ApiClientScopes.PatientsRead,
        Query = ["page", "size20", "firstName", "lastName", "mrn", "status"],
        Answer = typeof(PageJson<PatientJson>),
        AnswerExample = ApiExamples.Patients,
        Problems = [WrongPage],
    };

    public static readonly ApiOperation GetPatient = new("getPatient", "Patients", "Show a patient")
    {
        Scope = ApiClientScopes.PatientsRead,
        Answer = typeof(PatientJson),
        AnswerExample = ApiExamples.Patient,
        Problems = [NoPatient],
    };

    public static readonly ApiOperation ChangePatient = new("changePatient", "Patients", "Change the fields of a patient that are sent")
    {
        Scope = ApiClientScopes.PatientsWrite,
        Body = typeof(PatientChangeJson),
        BodyExample = ApiExamples.PatientChange,
        Answer = typeof(PatientJson),
        AnswerExample = ApiExamples.Patient,
        Problems = ["400 VALIDATION_ERROR firstName is required", NoPatient, "409 PATIENT_MRN_EXISTS A patient with this mrn exists",
            "409 PATIENT_EXTERNAL_ID_EXISTS A patient with this externalId exists"],
    };
}
