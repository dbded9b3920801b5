namespace CareChat.Web.Data;

/// <summary>An outside program of one tenant, with the instances and scopes it may use (contract A.0).</summary>
public sealed class ApiClient
{
    public Guid Id { get; set; }
    public Guid TenantId { get; set; }
    public Tenant? Tenant { get; set; }

    /// <summary>The public half of the pair (contract A.0 <c>apiClient</c>).</summary>
    public string Key { get; set; } = "";

    /// <summary>SHA-256 of the secret half, which is shown once.</summary>
    public byte[] SecretHash { get; set; } = [];

    public string Name { get; set; } = "";

    /// <summary>Scopes of contract A.0, divided by blanks.</summary>
    public string Scopes { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset? RevokedAt { get; set; }
    public List<ApiClientInstance> Instances { get; } = [];
}

/// <summary>One instance an API client may enter.</summary>
public sealed class ApiClientInstance
{
    public Guid ApiClientId { get; set; }
    public Guid InstanceId { get; set; }
    public Instance? Instance { get; set; }
}

/// <summary>A read-only key to one patient's chat (contract A.4b).</summary>
public sealed class ChatToken
{
    public Guid Id { get; set; }

    /// <summary>SHA-256 of the token, which is shown once.</summary>
    public byte[] TokenHash { get; set; } = [];

    public Guid InstanceId { get; set; }
    public Guid PatientId { get; set; }
    public Guid ApiClientId { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset ExpiresAt { get; set; }
    public DateTimeOffset? RevokedAt { get; set; }
}

/// <summary>A secret of the installation itself (the key that signs bearer tokens), encrypted by data protection.</summary>
public sealed class InstallationSecret
{
    public string Name { get; set; } = "";
    public string ProtectedValue { get; set; } = "";
}

/// <summary>One key of ASP.NET Core's data protection, so that cookies survive a restart and hold on every node.</summary>
public sealed class DataProtectionKey
{
    public int Id { get; set; }
    public string? FriendlyName { get; set; }
    public string Xml { get; set; } = "";
}
