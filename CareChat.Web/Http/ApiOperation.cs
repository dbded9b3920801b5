using System.Text.Json.Serialization;

namespace CareChat.Web.Http;

/// <summary>Who may call an operation.</summary>
public enum ApiCredential
{
    None,
    Bearer,
    ChatToken,
    BearerOrChatToken,

    /// <summary>An account by a personal key, or by the portal's session (contract C.0).</summary>
    Account,

    /// <summary>The same, or nobody.</summary>
    AccountOrNone,

    /// <summary>An encounter's token, or its owner's personal key.</summary>
    EncounterToken,

    /// <summary>A key of the assistant (contract B.0).</summary>
    AssistantKey,
}

/// <summary>What the API description says of an operation, beside what its route says already.</summary>
internal sealed record ApiOperation(string Id, string Tag, string Summary)
{
    /// <summary>A sentence or two more.</summary>
    public string Details { get; init; } = "";

    public ApiCredential Credential { get; init; } = ApiCredential.Bearer;

    /// <summary>Whose error shape its problems have: contract A's, B's or C's.</summary>
    public Facade Facade { get; init; } = Facade.PatientApi;

    /// <summary>The scope the API client needs; null for none.</summary>
    public string? Scope { get; init; }

    /// <summary>The type of the JSON body; null for none.</summary>
    public Type? Body { get; init; }

    /// <summary>A body that works; JSON.</summary>
    public string? BodyExample { get; init; }

    /// <summary>True where the body is a form with the part <c>file</c>.</summary>
    public bool TakesFile { get; init; }

    /// <summary>Query parameters by their name in the description.</summary>
    public string[] Query { get; init; } = [];

    /// <summary>The status of success.</summary>
    public int Status { get; init; } = 200;

    /// <summary>The type of the answer; null for none.</summary>
    public Type? Answer { get; init; }

    /// <summary>An answer as it looks; JSON.</summary>
    public string? AnswerExample { get; init; }

    /// <summary>True where the answer is a file.</summary>
    public bool AnswersFile { get; init; }

    /// <summary>True where <c>Idempotency-Key</c> is taken.</summary>
    public bool IsCreating { get; init; }

    /// <summary>Headers of its answer beside those that every answer of its facade has.</summary>
    public string[] Headers { get; init; } = [];

    /// <summary>A refusal that may say more than a problem of its facade does; null for none.</summary>
    public ApiRefusal? Refusal { get; init; }

    /// <summary>Problems by <c>status CODE message</c>, the first of a status being its example.</summary>
    public string[] Problems { get; init; } = [];
}

/// <summary>The other answer a refused call can have, as it looks (JSON).</summary>
internal sealed record ApiRefusal(int Status, Type Answer, string Example);

/// <summary>An answer of contract B that says no (B.1).</summary>
/// <param name="Emergency">Whom to call, where the message that was refused tells of danger; left out otherwise.</param>
public sealed record FailureJson(bool Success, string Error, string? Emergency = null);

/// <summary>An answer of contract C that says no.</summary>
/// <param name="Emergency">Whom to call, where what was refused tells of danger; left out otherwise.</param>
public sealed record RefusedJson(
    string Error, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Emergency = null);
