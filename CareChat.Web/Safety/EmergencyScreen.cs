using System.Collections.Concurrent;
using CareChat.Web.Data;

namespace CareChat.Web.Safety;

/// <summary>
/// Screens what patients write, in chats, threads and letters, by the list of their instance. The list is made once and made anew when its rows have
/// changed, which each call asks: so it holds on every node from the next message on.
/// </summary>
public sealed class EmergencyScreen(ReadLane reading)
{
    private readonly ConcurrentDictionary<Guid, Seen> lists = new();

    /// <summary>The danger a text speaks of; null where it speaks of none. Never within a change: it takes its time, and reads the list.</summary>
    public EmergencyFinding? Find(Guid instanceId, string text) => Detector(instanceId).Find(text);

    /// <summary>Whom to call, for words that were refused and tell of danger; null for all others. Nobody else is told of them.</summary>
    public string? WhomToCall(Guid instanceId, string refused) => WhomToCall(instanceId, refused, Find(instanceId, refused));

    /// <summary>The same of what was found in the words already.</summary>
    public string? WhomToCall(Guid instanceId, string refused, EmergencyFinding? finding)
    {
        if (finding is not { IsCallNow: true }) return null;
        using var scope = reading.Open();
        return EmergencyReply.For(scope, instanceId, refused, finding, isTold: false);
    }

    /// <summary>The detector with the list of an instance as it is now.</summary>
    public EmergencyDetector Detector(Guid instanceId)
    {
        using var scope = reading.Open();
        var state = State(scope, instanceId);
        if (state.Count == 0) return EmergencyDetector.Shipped;
        if (lists.TryGetValue(instanceId, out var seen) && seen.State == state) return seen.Phrases;
        var made = Read(scope, instanceId);
        lists[instanceId] = new Seen(state, made);
        return made;
    }

    /// <summary>Makes the next call read the list: two changes within one millisecond look alike.</summary>
    internal void Forget(Guid instanceId) => lists.TryRemove(instanceId, out _);

    private static ListState State(SqlScope scope, Guid instanceId)
    {
        using var row = scope.Query("""SELECT COUNT(*), MAX("CreatedAt") FROM "SafetyPhrases" WHERE "InstanceId" = @p0""", instanceId);
        row.Read();
        return new ListState(row.GetInt64(0), row.IsDBNull(1) ? 0 : row.GetInt64(1));
    }

    private static EmergencyDetector Read(SqlScope scope, Guid instanceId)
    {
        var (removed, added) = (new HashSet<string>(), new List<PhraseLine>());
        using var row = scope.Query("""SELECT "Pattern", "Kind", "IsRemoval" FROM "SafetyPhrases" WHERE "InstanceId" = @p0""", instanceId);
        while (row.Read())
        {
            if (row.GetBoolean(2)) removed.Add(row.GetString(0));
            else added.Add(new PhraseLine((EmergencyKind)row.GetInt32(1), row.GetString(0)));
        }
        return EmergencyDetector.With(removed, added);
    }

    private sealed record Seen(ListState State, EmergencyDetector Phrases);

    private readonly record struct ListState(long Count, long LastAt);
}
