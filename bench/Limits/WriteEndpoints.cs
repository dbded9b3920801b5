using CareChat.Bench.Limits.Storage;
using Microsoft.AspNetCore.SignalR;

namespace CareChat.Bench.Limits;

/// <summary>The body of a send: which conversation, and what is said.</summary>
public sealed record SendMessage(int Conversation, string Body);

/// <summary>The answer to a send, given when the row is on disk.</summary>
public sealed record Sent(long Id);

/// <summary>What a relayed event says, the same three things as CareChat's own event.</summary>
public sealed record RelayedEvent(int Conversation, long Number, string Kind);

/// <summary>Everything that writes, and the relay that does not.</summary>
public static class WriteEndpoints
{
    private static long lastRelayed;

    /// <summary>Maps the sends, the bare relay and the commit timing.</summary>
    public static void MapWrites(this WebApplication app)
    {
        app.MapGet("/ready", () => Results.Ok());
        app.MapPost("/group", SendByGroupAsync);
        app.MapPost("/request", SendByRequestAsync);
        app.MapPost("/relay", RelayAsync);
        app.MapPost("/commits", (int count, SingleCommit commit) => commit.Time(count));
    }

    /// <summary>One writer, many rows a commit: the fastest durable send there is.</summary>
    private static async Task<Sent> SendByGroupAsync(SendMessage message, GroupWriter writer) =>
        new(await writer.WriteAsync(message.Conversation, message.Body));

    /// <summary>A context and a SaveChanges per request: what one writes first.</summary>
    private static async Task<Sent> SendByRequestAsync(SendMessage message, RequestDb db)
    {
        var row = new StoredMessage
        {
            ConversationId = message.Conversation,
            PatientId = message.Conversation,
            Sender = 1,
            Body = message.Body,
            SentAt = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(),
        };
        db.Messages.Add(row);
        await db.SaveChangesAsync();
        return new Sent(row.Id);
    }

    /// <summary>Stores nothing: tells whoever joined the conversation, and answers.</summary>
    private static async Task<Sent> RelayAsync(SendMessage message, IHubContext<RelayHub> hub)
    {
        var number = Interlocked.Increment(ref lastRelayed);
        var relayed = new RelayedEvent(message.Conversation, number, "message");
        await hub.Clients.Group(RelayHub.GroupOf(message.Conversation.ToString())).SendAsync("event", relayed);
        return new Sent(number);
    }
}
