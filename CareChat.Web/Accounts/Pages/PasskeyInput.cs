namespace CareChat.Web.Accounts.Pages;

/// <summary>What the browser's passkey dialog ended with.</summary>
public sealed class PasskeyInput
{
    public string? CredentialJson { get; set; }
    public string? Error { get; set; }
}

/// <summary>What a passkey is wanted for.</summary>
public enum PasskeyOperation
{
    /// <summary>A new one for the account.</summary>
    Create,

    /// <summary>Signing in.</summary>
    Request,
}
