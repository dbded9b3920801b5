namespace CareChat.Web.Accounts.Admin;

/// <summary>What a feature on a shelf above has to tell administrators; it stands below the clinic's settings.</summary>
/// <param name="Component">A component without parameters.</param>
public sealed record SettingsSection(Type Component);
