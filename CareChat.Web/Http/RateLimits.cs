namespace CareChat.Web.Http;

/// <summary>Section <c>CareChat:RateLimits</c>; the defaults are the contract's.</summary>
public sealed class RateLimitOptions
{
    /// <summary>Messages sent to one patient's chat (contract A.2).</summary>
    public int PerPatientPerMinute { get; set; } = 60;

    /// <summary>Messages sent by one API client (contract A.2).</summary>
    public int PerClientPerMinute { get; set; } = 600;

    /// <summary>Reads with one chat token (contract A.4).</summary>
    public int PerChatTokenPerMinute { get; set; } = 30;

    /// <summary>Calls of the assistant with one key (contract B.1).</summary>
    public int PerAssistantKeyPerMinute { get; set; } = 60;
}

/// <summary>The limits of contracts A and B.</summary>
public sealed class RateLimits(RateLimitOptions options, TimeProvider clock)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public SlidingWindow PerPatient { get; } = new(clock, Minute, options.PerPatientPerMinute);
    public SlidingWindow PerClient { get; } = new(clock, Minute, options.PerClientPerMinute);
    public SlidingWindow PerChatToken { get; } = new(clock, Minute, options.PerChatTokenPerMinute);
    public SlidingWindow PerAssistantKey { get; } = new(clock, Minute, options.PerAssistantKeyPerMinute);
}
