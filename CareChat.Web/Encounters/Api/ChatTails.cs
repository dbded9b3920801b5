using CareChat.Web.Data;
using CareChat.Web.Messages;
using CareChat.Web.Realtime;

namespace CareChat.Web.Encounters.Api;

/// <summary>The end of an encounter's conversation.</summary>
/// <param name="LastNumber">The newest message's number; 0 before the checkout.</param>
/// <param name="LastSentAt">When it was sent.</param>
/// <param name="Retracted">How many were taken back.</param>
public sealed record ChatTail(int LastNumber, DateTimeOffset LastSentAt, int Retracted);

/// <summary>
/// The ends of the conversations that agents poll, kept in memory until the feed tells of a change: a poll that finds
/// nothing new asks nothing about messages.
/// </summary>
public sealed class ChatTails(ConversationFeed feed, ReadLane reads)
{
    private const int MostRemembered = 10_000;

    private readonly Dictionary<Guid, Watch> watches = [];
    private readonly Lock gate = new();

    /// <summary>The end of an encounter's conversation now.</summary>
    public ChatTail Of(Guid encounterId)
    {
        Watch? watch;
        lock (gate)
        {
            if (!watches.TryGetValue(encounterId, out watch))
            {
                if (watches.Count >= MostRemembered) Forget();
                watches[encounterId] = watch = new Watch(feed, encounterId);
            }
        }
        return watch.Tail(reads);
    }

    private void Forget()
    {
        foreach (var watch in watches.Values) watch.Dispose();
        watches.Clear();
    }

    private sealed class Watch : IDisposable
    {
        private readonly Guid encounterId;
        private readonly IDisposable subscription;
        private volatile ChatTail? known;
        private int changes;

        public Watch(ConversationFeed feed, Guid encounterId)
        {
            this.encounterId = encounterId;
            subscription = feed.Subscribe(encounterId, _ => Hear());
        }

        /// <summary>What is known, or is read now; a change that comes while it is read makes the next call read again.</summary>
        public ChatTail Tail(ReadLane reads)
        {
            if (known is { } tail) return tail;
            var before = Volatile.Read(ref changes);
            var read = Read(reads);
            known = read;
            if (Volatile.Read(ref changes) != before) known = null;
            return read;
        }

        public void Dispose() => subscription.Dispose();

        private void Hear()
        {
            Interlocked.Increment(ref changes);
            known = null;
        }

        private ChatTail Read(ReadLane reads)
        {
            using var scope = reads.Open();
            using var row = scope.Query(
                """
                SELECT c."LastNumber", c."LastSentAt", (SELECT COUNT(*) FROM "Messages" m WHERE m."ConversationId" = c."Id" AND m."RetractedAt" IS NOT NULL)
                FROM "Conversations" c WHERE c."Id" = @p0
                """, encounterId);
            return row.Read() ? new ChatTail(row.GetInt32(0), MessageRows.Time(row, 1), (int)row.GetInt64(2)) : new ChatTail(0, default, 0);
        }
    }
}
