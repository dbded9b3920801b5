namespace CareChat.Web.Encounters;

/// <summary>Section <c>CareChat:Encounters</c>; the defaults are the contract's.</summary>
public sealed class EncounterOptions
{
    /// <summary>How long the tokens and the agents' chat live, from the first letter (contract C.6).</summary>
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromHours(72);

    /// <summary>How long a completed encounter can be written in (contract C.2).</summary>
    public TimeSpan FollowUp { get; set; } = TimeSpan.FromHours(72);

    /// <summary>The instance that letters without a key go to, as <c>tenant/instance</c>.</summary>
    public string Instance { get; set; } = "acme-health/live";

    /// <summary>Polls of one encounter's chat (contract C.3).</summary>
    public int PollsPerMinute { get; set; } = 12;

    /// <summary>Messages written in one encounter's chat by agents (contract C.4).</summary>
    public int PostsPerMinute { get; set; } = 30;

    /// <summary>Notes of what the patient has read in one encounter's chat.</summary>
    public int ReadsPerMinute { get; set; } = 60;

    /// <summary>Calls with a letter from one address, of all its sessions and whatever they say.</summary>
    public int CallsPerAddressPerMinute { get; set; } = 600;

    /// <summary>Those with pictures in them, of one account, or one address without an account.</summary>
    public int LargeCallsPerAddressPerHour { get; set; } = 240;

    /// <summary>How many of those are in memory at once, of all callers.</summary>
    public int LargeCallsAtOnce { get; set; } = 3;

    /// <summary>How many are under way at once, from their first byte on, of one account, or one address without an account.</summary>
    public int LargeCallsAtOncePerAddress { get; set; } = 2;

    /// <summary>Letters of one session; without one of one account, or of one address without an account (contract C.1).</summary>
    public int QueriesPerHour { get; set; } = 60;

    /// <summary>The same in a day.</summary>
    public int QueriesPerDay { get; set; } = 300;

    /// <summary>What a visit costs; null for nothing.</summary>
    public PricingOptions? Pricing { get; set; }
}
