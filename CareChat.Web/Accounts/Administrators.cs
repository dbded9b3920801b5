using CareChat.Web.Data;

namespace CareChat.Web.Accounts;

/// <summary>Who keeps the accounts.</summary>
public static class Administrators
{
    /// <summary>True for a signed-in administrator.</summary>
    public static bool IsAdministrator(this Actor actor) => actor is { Kind: ActorKind.Person, Role: Roles.Administrator };
}
