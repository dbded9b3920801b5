namespace CareChat.Web.Http;

/// <summary>Section <c>CareChat:RateLimits</c>; the defaults are the contract's.</summary>
public sealed class RateLimitOptions
{
    /// <summary>Messages sent to one patient's chat (contract A.2).</summary>
    public int PerPatientPerMinute { get; set; } = 60;

    /// <summary>Messages sent by one API client (contract A.2), and as many requests without a body.</summary>
    public int PerClientPerMinute { get; set; } = 600;

    /// <summary>Reads with one chat token (contract A.4).</summary>
    public int PerChatTokenPerMinute { get; set; } = 30;

    /// <summary>Calls of the assistant with one key (contract B.1).</summary>
    public int PerAssistantKeyPerMinute { get; set; } = 60;

    /// <summary>Changes by one account, by key or session (contract C.7 to C.9).</summary>
    public int PerAccountPerMinute { get; set; } = 300;

    /// <summary>What one person's browser sends the portal.</summary>
    public int PerPersonPerMinute { get; set; } = 3000;

    /// <summary>Forms that one address sends the portal without being signed in.</summary>
    public int PerAddressPerMinute { get; set; } = 600;

    /// <summary>Searches of the articles from one address; nobody needs a credential for them (contract C.10).</summary>
    public int SearchesPerAddressPerMinute { get; set; } = 120;

    /// <summary>Requests for a bearer token from one address, whatever they say.</summary>
    public int TokenRequestsPerAddressPerMinute { get; set; } = 6000;

    /// <summary>Requests for a bearer token by one API client, from which on it is blocked (contract A.0).</summary>
    public int TokenRequests { get; set; } = 100;

    /// <summary>In what time, and for how long it is blocked then.</summary>
    public TimeSpan TokenBlock { get; set; } = TimeSpan.FromMinutes(5);
}

/// <summary>The limits of the doors for programs, and of the portal's.</summary>
public sealed class RateLimits(RateLimitOptions options, TimeProvider clock)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public SlidingWindow PerPatient { get; } = new(clock, Minute, options.PerPatientPerMinute);
    public SlidingWindow PerClient { get; } = new(clock, Minute, options.PerClientPerMinute);
    public SlidingWindow PerChatToken { get; } = new(clock, Minute, options.PerChatTokenPerMinute);
    public SlidingWindow PerAssistantKey { get; } = new(clock, Minute, options.PerAssistantKeyPerMinute);
    public SlidingWindow PerAccount { get; } = new(clock, Minute, options.PerAccountPerMinute);
    public SlidingWindow PerPerson { get; } = new(clock, Minute, options.PerPersonPerMinute);
    public SlidingWindow PerAddress { get; } = new(clock, Minute, options.PerAddressPerMinute);
    public SlidingWindow Searches { get; } = new(clock, Minute, options.SearchesPerAddressPerMinute);
    public SlidingWindow TokenRequests { get; } = new(clock, Minute, options.TokenRequestsPerAddressPerMinute);

    /// <summary>All that an API client asks without a body.</summary>
    public SlidingWindow PerClientReads { get; } = new(clock, Minute, options.PerClientPerMinute);

    /// <summary>Files read with one chat token: ten of every page it may read.</summary>
    public SlidingWindow PerChatTokenFiles { get; } = new(clock, Minute, (int)Math.Min(10L * options.PerChatTokenPerMinute, int.MaxValue));

    /// <summary>All that an API client sends with a body: its messages, and as much of everything else.</summary>
    public SlidingWindow PerClientBodies { get; } = new(clock, Minute, (int)Math.Min(2L * options.PerClientPerMinute, int.MaxValue));
}
