using Microsoft.AspNetCore.Http.HttpResults;

namespace CareChat.Web.Accounts;

/// <summary>Where to go after signing in: only ever within this portal.</summary>
public static class LocalAddress
{
    /// <summary>The wanted address where it is one of ours; the start otherwise.</summary>
    public static string Of(string? wanted) => wanted is ['/', ..] && RedirectHttpResult.IsLocalUrl(wanted) ? wanted : "/";
}
