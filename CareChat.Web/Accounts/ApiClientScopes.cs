using CareChat.Shared;

namespace CareChat.Web.Accounts;

/// <summary>What an API client may be allowed to do (contract A.0).</summary>
public static class ApiClientScopes
{
    public const string ChatRead = "chat:read";
    public const string ChatWrite = "chat:write";
    public const string ChatSearch = "chat:search";
    public const string FilesRead = "files:read";
    public const string FilesWrite = "files:write";
    public const string PatientsRead = "patients:read";
    public const string PatientsWrite = "patients:write";
    public const string ChatToken = "chat:token";

    /// <summary>All scopes, in the contract's order.</summary>
    public static readonly string[] All =
        [ChatRead, ChatWrite, ChatSearch, FilesRead, FilesWrite, PatientsRead, PatientsWrite, ChatToken];

    /// <summary>The wanted scopes without repeats, in the contract's order; all of them where none is named.</summary>
    /// <exception cref="RefusedException">A scope is none of the contract's.</exception>
    public static string[] Accept(IReadOnlyCollection<string> wanted)
    {
        if (wanted.Count == 0) return All;
        if (wanted.Except(All).Any())
            throw new RefusedException(Refusal.Invalid("scopes", $"scopes must be of {string.Join(", ", All)}"));
        return All.Where(wanted.Contains).ToArray();
    }
}
