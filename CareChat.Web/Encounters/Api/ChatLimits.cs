using CareChat.Web.Http;

namespace CareChat.Web.Encounters.Api;

/// <summary>How often one encounter's chat is polled and written in, whoever calls (contract C.3, C.4).</summary>
public sealed class ChatLimits(EncounterOptions options, TimeProvider clock)
{
    /// <summary>What a poll that comes too soon is told to wait, in seconds (contract C.3).</summary>
    public const int PollAgainAfter = 5;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly SlidingWindow polls = new(clock, Minute, options.PollsPerMinute);
    private readonly SlidingWindow reads = new(clock, Minute, options.ReadsPerMinute);
    private readonly SlidingWindow posts = new(clock, Minute, options.PostsPerMinute);

    /// <summary>Counts a poll; all that a poll that must wait is told of the time is the contract's five seconds.</summary>
    public LimitState Poll(Guid encounterId)
    {
        var state = polls.Take(encounterId);
        return state.IsAllowed ? state : state with { Seconds = PollAgainAfter };
    }

    /// <summary>Counts a note of what was read.</summary>
    public LimitState Read(Guid encounterId) => reads.Take(encounterId);

    /// <summary>Counts a message.</summary>
    public LimitState Post(Guid encounterId) => posts.Take(encounterId);
}
