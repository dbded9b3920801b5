using CareChat.Web.Data;

namespace CareChat.Web.Accounts.Admin;

/// <summary>The roles as administrators read them.</summary>
internal static class RoleNames
{
    /// <summary>Every role a person can have.</summary>
    public static IReadOnlyList<string> All { get; } = [Roles.Patient, Roles.Clinician, Roles.Administrator];

    /// <summary>A role's name, with a capital; empty for none.</summary>
    public static string Of(string? role) => string.IsNullOrEmpty(role) ? "" : char.ToUpperInvariant(role[0]) + role[1..];
}
