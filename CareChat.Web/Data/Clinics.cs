namespace CareChat.Web.Data;

/// <summary>A clinic (contract A: <c>tenantName</c>).</summary>
public sealed class Tenant
{
    public Guid Id { get; set; }

    /// <summary>The first segment of every contract A address: lower-case letters, digits and hyphens.</summary>
    public string Name { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }
}

/// <summary>One environment of a clinic (<c>live</c>, <c>sandbox</c>, a staging name): a world of its own.</summary>
public sealed class Instance
{
    public Guid Id { get; set; }
    public Guid TenantId { get; set; }
    public Tenant? Tenant { get; set; }

    /// <summary>The second segment of every contract A address.</summary>
    public string Name { get; set; } = "";

    /// <summary>What patients read as the clinic's name.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>The number said above every chat.</summary>
    public string EmergencyNumber { get; set; } = "911";

    /// <summary>When the care team answers, in words for patients; empty says nothing.</summary>
    public string AnswersWithin { get; set; } = "";

    /// <summary>Two letters (ISO 3166-1) of the country whose telephone numbers are written without a country code.</summary>
    public string Country { get; set; } = PhoneNumber.UsualCountry;

    /// <summary>Origins of other pages that may call this instance from a browser, parted by blanks (contract part 1).</summary>
    public string AllowedOrigins { get; set; } = "";

    /// <summary>True where administrators have switched the assistant off for everybody.</summary>
    public bool AssistantDisabled { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}
