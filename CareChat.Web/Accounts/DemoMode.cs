namespace CareChat.Web.Accounts;

/// <summary>Whether the demo clinic and its one-click sign-in exist: in Development unless <c>CareChat:Demo</c> says no; nowhere else.</summary>
public sealed class DemoMode(IHostEnvironment environment, IConfiguration configuration)
{
    /// <summary>True where the demo exists.</summary>
    public bool IsOn { get; } = environment.IsDevelopment() && configuration.GetValue("CareChat:Demo", true);
}
