using CareChat.Web.Audit;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CareChat.Tests.Data;

/// <summary>Looks a database through that was left behind in the middle of its work.</summary>
internal sealed class Ledger(string file)
{
    /// <summary>Everything that must be true of it.</summary>
    /// <param name="acknowledged">The ids of the messages their senders were told of, by text.</param>
    public void Verify(IReadOnlyDictionary<string, Guid> acknowledged)
    {
        using var db = new SqliteCareChatDb(DataRegistration.Sqlite($"Data Source={file};Pooling=False"));
        Assert.Equal(["ok"], Run(db, "PRAGMA integrity_check"));
        Assert.Empty(Run(db, "PRAGMA foreign_key_check"));
        var messages = db.Messages.AsNoTracking().ToList();
        Assert.Equal(messages.Count, messages.Select(m => m.Body).Distinct().Count());
        var stored = messages.ToDictionary(m => m.Body, m => m.Id);
        Assert.DoesNotContain(acknowledged, a => stored.GetValueOrDefault(a.Key) != a.Value);
        Assert.Equal(messages.Count, db.AuditEntries.Count(a => a.Action == "message.posted"));
        Assert.Equal(messages.Count, db.OutboxEntries.Count(o => o.Kind == ChangeKind.MessagePosted));
        Assert.Equal(messages.Count, db.IdempotencyRecords.Count());
        foreach (var conversation in db.Conversations.AsNoTracking()) VerifyCounters(conversation, messages);
        VerifyChain(db);
    }

    private static void VerifyCounters(Conversation conversation, List<Message> all)
    {
        var own = all.Where(m => m.ConversationId == conversation.Id).OrderBy(m => m.Number).ToList();
        Assert.Equal(Enumerable.Range(1, own.Count), own.Select(m => m.Number));
        Assert.All(own.Zip(own.Skip(1)), pair => Assert.True(pair.First.SentAt < pair.Second.SentAt));
        Assert.Equal((own.Count, own.Count), (conversation.LastNumber, conversation.TeamUnread));
        Assert.Equal((own[^1].SentAt, own[0].SentAt), (conversation.LastSentAt, conversation.NeedsReplySince));
    }

    private static void VerifyChain(CareChatDb db)
    {
        var before = new byte[32];
        foreach (var entry in db.AuditEntries.AsNoTracking().OrderBy(a => a.Seq))
        {
            before = AuditLog.Chain(before, entry);
            Assert.Equal(before, entry.Hash);
        }
    }

    private static List<string> Run(CareChatDb db, string pragma)
    {
        db.Database.OpenConnection();
        using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = pragma;
        using var rows = command.ExecuteReader();
        var found = new List<string>();
        while (rows.Read()) found.Add(rows.GetString(0));
        return found;
    }
}
