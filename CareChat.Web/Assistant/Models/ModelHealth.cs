using System.Collections.Concurrent;

namespace CareChat.Web.Assistant.Models;

/// <summary>How the model has fared on this node since the start, for administrators: counts and times, never text.</summary>
public sealed class ModelHealth
{
    private readonly ConcurrentDictionary<string, long> fallbacks = new();
    private long answers;

    /// <summary>Answers the model gave.</summary>
    public long Answers => Interlocked.Read(ref answers);

    /// <summary>When the embedded assistant last stood in; null for never.</summary>
    public DateTimeOffset? LastFallback { get; private set; }

    /// <summary>How often it did for a reason of <see cref="FallbackReason"/>.</summary>
    public long Fallbacks(string reason) => fallbacks.GetValueOrDefault(reason);

    /// <summary>Notes an answer of the model.</summary>
    internal void Answered() => Interlocked.Increment(ref answers);

    /// <summary>Notes that the embedded assistant stood in.</summary>
    internal void FellBack(string reason, DateTimeOffset at)
    {
        fallbacks.AddOrUpdate(reason, 1, (_, count) => count + 1);
        LastFallback = at;
    }
}
