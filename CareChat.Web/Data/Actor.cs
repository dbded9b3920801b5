namespace CareChat.Web.Data;

/// <summary>What kind of caller an <see cref="Actor"/> is.</summary>
public enum ActorKind
{
    Person,
    ApiClient,
    ChatToken,
    Operator,
    System,

    /// <summary>An outside agent that acts for a person, by a personal key or one encounter's token (contract C.0).</summary>
    Agent,

    /// <summary>An outside program that talks to the assistant, by a key of the instance (contract B.0).</summary>
    AssistantKey,
}

/// <summary>
/// Who is calling, in which instance, for whom. Made from a verified credential only
/// (session cookie, bearer token, chat token, the operator's shell), never from a parameter.
/// </summary>
public sealed record Actor
{
    public required ActorKind Kind { get; init; }

    /// <summary>The person's, API client's, chat token's, personal key's or encounter's id; empty for operator and system.</summary>
    public Guid Id { get; init; }

    /// <summary>The one instance this call is about; nothing outside it exists for the actor.</summary>
    public required Guid InstanceId { get; init; }

    /// <summary>One of <see cref="Roles"/> for a person; null for others.</summary>
    public string? Role { get; init; }

    /// <summary>The only patient this actor can see (a patient's account, a chat token); null for others.</summary>
    public Guid? PatientId { get; init; }

    /// <summary>The person an agent acts for; null for others, and for the token of an encounter nobody owns yet.</summary>
    public Guid? OwnerId { get; init; }

    /// <summary>The sign-in this call belongs to; null for others than persons.</summary>
    public Guid? SessionId { get; init; }

    /// <summary>True for the one key that stands in the configuration and in no table (contract B.0 <c>CURA_API_KEY</c>).</summary>
    public bool IsConfigured { get; init; }

    /// <summary>The name as others see it.</summary>
    public string Name { get; init; } = "";

    /// <summary>True for a member of the care team.</summary>
    public bool IsTeam => Kind == ActorKind.Person && Role == Roles.Clinician;

    /// <summary>The side this actor stands on: agents act as the patient (contract A.2).</summary>
    public Side Side => IsTeam ? Side.Team : Side.Patient;

    /// <summary>The account whose own encounters and patients this actor sees; null for others than patients and their agents.</summary>
    public Guid? Account => Kind == ActorKind.Agent ? OwnerId : Kind == ActorKind.Person && Role == Roles.Patient ? Id : null;

    /// <summary>The operator at the shell, for one instance.</summary>
    public static Actor Operator(Guid instanceId) => new() { Kind = ActorKind.Operator, InstanceId = instanceId };
}
