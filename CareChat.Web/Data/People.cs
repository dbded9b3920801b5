using Microsoft.AspNetCore.Identity;

namespace CareChat.Web.Data;

/// <summary>The three roles a person can have; a sign-in carries the name as its role claim.</summary>
public static class Roles
{
    public const string Patient = "patient";
    public const string Clinician = "clinician";
    public const string Administrator = "administrator";

    /// <summary>All roles, in the order they are offered.</summary>
    public static readonly string[] All = [Patient, Clinician, Administrator];
}

/// <summary>An account: a patient, a clinician or an administrator of one instance.</summary>
public sealed class Person : IdentityUser<Guid>
{
    public Guid InstanceId { get; set; }
    public Instance? Instance { get; set; }

    /// <summary>One of <see cref="Roles"/>.</summary>
    public string Role { get; set; } = "";

    public string FirstName { get; set; } = "";
    public string LastName { get; set; } = "";

    /// <summary>Letters behind a clinician's name (MD, RN); empty for others.</summary>
    public string Credentials { get; set; } = "";

    /// <summary>The record a patient's account opens; null for the care team.</summary>
    public Guid? PatientId { get; set; }
    public Patient? Patient { get; set; }

    /// <summary>When the care team or an administrator saw who this is; null for never.</summary>
    public DateTimeOffset? VerifiedAt { get; set; }

    /// <summary>Set when the account was closed: nothing is open to it from then on.</summary>
    public DateTimeOffset? DisabledAt { get; set; }

    /// <summary>True for the people of the demo clinic, who sign in with one click.</summary>
    public bool IsDemo { get; set; }

    /// <summary>When they signed in for the first time; null for never.</summary>
    public DateTimeOffset? SignedInAt { get; set; }

    /// <summary>True where Enter sends what they write, false where Ctrl and Enter do; null for the habit of their role.</summary>
    public bool? SendsWithEnter { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>First and last name, with credentials where there are any ("Dana Ortiz, RN").</summary>
    public string DisplayName => NameOf(FirstName, LastName, Credentials);

    /// <summary>Joins the parts of a name as everybody sees it.</summary>
    public static string NameOf(string firstName, string lastName, string credentials)
    {
        var name = $"{firstName} {lastName}".Trim();
        return credentials.Length == 0 ? name : $"{name}, {credentials}";
    }
}

/// <summary>One sign-in of a person on one browser; every circuit and request belongs to one.</summary>
public sealed class Session
{
    public Guid Id { get; set; }
    public Guid PersonId { get; set; }
    public Person? Person { get; set; }

    /// <summary>What it is open in, in words for its owner ("Firefox on Linux"); empty where unknown.</summary>
    public string Browser { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Set at sign-out or when somebody ended it: the session opens nothing from then on.</summary>
    public DateTimeOffset? RevokedAt { get; set; }
}

/// <summary>A one-time address at which an account is made (the first administrator's, for one).</summary>
public sealed class Invitation
{
    public Guid Id { get; set; }

    /// <summary>SHA-256 of the secret in the address.</summary>
    public byte[] TokenHash { get; set; } = [];

    /// <summary>The instance; empty for the first administrator, who makes it.</summary>
    public Guid InstanceId { get; set; }

    /// <summary>The account whose password it sets; null for the first administrator, whose account it makes.</summary>
    public Guid? PersonId { get; set; }

    public string Role { get; set; } = "";
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset ExpiresAt { get; set; }
    public DateTimeOffset? UsedAt { get; set; }
}
