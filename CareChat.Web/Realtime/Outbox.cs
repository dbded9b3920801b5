using CareChat.Web.Data;

namespace CareChat.Web.Realtime;

/// <summary>Records a change for later readers in its own transaction, and tells the live ones once it is committed.</summary>
public sealed class Outbox(ConversationFeed feed, PostgresRelay relay)
{
    /// <summary>Adds the outbox row and publishes after the commit.</summary>
    public void Add(WriteScope scope, ConversationEvent happened, DateTimeOffset now)
    {
        Record(scope, happened, now);
        Tell(scope, happened);
    }

    /// <summary>Adds the row alone: an import of thousands of messages tells the live ones once a conversation.</summary>
    public void Record(WriteScope scope, ConversationEvent happened, DateTimeOffset now)
    {
        scope.LockLedger();
        scope.Execute(
            """
            INSERT INTO "OutboxEntries" ("Kind", "InstanceId", "ConversationId", "Number", "At") VALUES (@p0, @p1, @p2, @p3, @p4)
            """, (int)happened.Kind, happened.InstanceId, happened.ConversationId, happened.Number, now.ToUnixTimeMilliseconds());
    }

    /// <summary>Publishes after the commit, here and on other nodes.</summary>
    public void Tell(WriteScope scope, ConversationEvent happened)
    {
        relay.Tell(scope, happened);
        scope.AfterCommit(() => feed.Publish(happened));
    }
}
