using System.Collections.Concurrent;
using CareChat.Web.Data;

namespace CareChat.Web.Safety;

/// <summary>
/// Screens what patients write, in chats, threads and letters, by the list of their instance. The list is made once and made anew when its rows have
/// changed, which each call asks: so it holds on every node from the next message on. While the database cannot be read, it screens
/// by the list it has seen last, else by the one that comes with the program.
/// </summary>
public sealed class EmergencyScreen(ReadLane reading)
{
    private readonly ConcurrentDictionary<Guid, Seen> lists = new();
    private readonly ConcurrentDictionary<Guid, string> numbers = new();

    /// <summary>The danger a text speaks of; null where it speaks of none. Never within a change: it takes its time, and reads the list.</summary>
    public EmergencyFinding? Find(Guid instanceId, string text) => Detector(instanceId).Find(text);

    /// <summary>
    /// Whom to call, for words that were refused and tell of danger; null for all others. Nobody else is told of them. Of words that
    /// are too long their two ends are screened (<see cref="RefusedParts"/>).
    /// </summary>
    /// <param name="reader">See <see cref="EmergencyFinding.Reader"/>.</param>
    public string? WhomToCall(Guid instanceId, string refused, string? reader = null) =>
        RefusedParts.Of(refused).Select(part => (Text: part, Finding: Find(instanceId, part)))
            .Select(part => WhomToCall(instanceId, part.Text, part.Finding is null ? null : part.Finding with { Reader = reader })).FirstOrDefault(text => text is not null);

    /// <summary>The same of what was found in the words already.</summary>
    public string? WhomToCall(Guid instanceId, string refused, EmergencyFinding? finding)
    {
        if (finding is not { IsCallNow: true }) return null;
        return EmergencyReply.For(Number(instanceId), refused, finding, isTold: false);
    }

    /// <summary>The detector with the list of an instance as it is now.</summary>
    public EmergencyDetector Detector(Guid instanceId)
    {
        try
        {
            return Current(instanceId);
        }
        catch (Exception failure) when (Trouble.IsPassing(failure))
        {
            return lists.TryGetValue(instanceId, out var seen) ? seen.Phrases : EmergencyDetector.Shipped;
        }
    }

    /// <summary>The emergency number of an instance; the last one known while the database cannot be read.</summary>
    public string Number(Guid instanceId)
    {
        try
        {
            using var scope = reading.Open();
            return EmergencyReply.NumberOf(scope, instanceId);
        }
        catch (Exception failure) when (Trouble.IsPassing(failure))
        {
            return numbers.GetValueOrDefault(instanceId, EmergencyReply.UnitedStates);
        }
    }

    private EmergencyDetector Current(Guid instanceId)
    {
        using var scope = reading.Open();
        var state = State(scope, instanceId);
        if (state.Count == 0)
        {
            lists.TryRemove(instanceId, out _);
            return EmergencyDetector.Shipped;
        }
        if (lists.TryGetValue(instanceId, out var seen) && seen.State == state) return seen.Phrases;
        var made = Read(scope, instanceId);
        lists[instanceId] = new Seen(state, made);
        return made;
    }

    /// <summary>Makes the next call read the list: two changes within one millisecond look alike.</summary>
    internal void Forget(Guid instanceId) => lists.TryRemove(instanceId, out _);

    /// <summary>What the list is like; the number to call is noted along with it.</summary>
    private ListState State(SqlScope scope, Guid instanceId)
    {
        using var row = scope.Query(
            """
            SELECT COUNT(*), MAX("CreatedAt"), (SELECT "EmergencyNumber" FROM "Instances" WHERE "Id" = @p0)
            FROM "SafetyPhrases" WHERE "InstanceId" = @p0
            """, instanceId);
        row.Read();
        if (!row.IsDBNull(2)) numbers[instanceId] = row.GetString(2);
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
