namespace CareChat.Web.Assistant;

/// <summary>Section <c>CareChat:Assistant</c>; the defaults are the contract's.</summary>
public sealed class AssistantOptions
{
    /// <summary>What stands in for a question where the setting only says that one is asked.</summary>
    private const string UsualQuestion = "To start: are you male or female?";

    /// <summary>How long a thread lives after its last chat call (contract B.6); what was said earlier in the portal is no context any more.</summary>
    public TimeSpan ThreadLifetime { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>How long a call waits for another one on the same thread (contract B.2).</summary>
    public TimeSpan BusyWait { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The instance of the key that stands in the environment as <c>CURA_API_KEY</c>, as <c>tenant/instance</c>.</summary>
    public string Instance { get; set; } = "acme-health/live";

    /// <summary>Guesses at thread numbers a key may make in a minute (contract B.3).</summary>
    public int MissesPerMinute { get; set; } = 20;

    /// <summary>What the assistant asks at the beginning of a thread (contract B.3 <c>Cura:InitialQuestion</c>); empty for nothing.</summary>
    public string InitialQuestion { get; set; } = "";

    /// <summary>The question in words; null for none.</summary>
    public string? OpeningQuestion =>
        bool.TryParse(InitialQuestion, out var isAsked) ? isAsked ? UsualQuestion : null
        : InitialQuestion.Trim() is { Length: > 0 } own ? own : null;
}
