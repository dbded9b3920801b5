using CareChat.Shared;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Messages;

/// <summary>
/// Reads messages. Numbers are dense, so every page is a range of numbers: no OFFSET, no COUNT, the same cost at any depth.
/// </summary>
public sealed class MessagePages(IDbContextFactory<CareChatDb> databases, ReadLane reads)
{
    private const string RowsOfRange =
        $"""
        SELECT {MessageRows.Columns} FROM "Messages" m {MessageRows.Files}
        WHERE m."ConversationId" = @p0 AND m."Number" >= @p1 AND m."Number" <= @p2 ORDER BY m."Number"
        """;

    /// <summary>Messages with numbers from <paramref name="first"/> to <paramref name="last"/>, oldest first.</summary>
    /// <exception cref="RefusedException">The conversation is not there, or not the actor's.</exception>
    public async Task<IReadOnlyList<MessageView>> PageAsync(Actor actor, Guid conversationId, int first, int last, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (!await db.Conversations.VisibleTo(actor).AnyAsync(c => c.Id == conversationId, cancellationToken))
            throw new RefusedException(Refusal.NotFound("Conversation"));
        return Range(conversationId, first, last);
    }

    /// <summary>The newest message; null where there is none.</summary>
    /// <exception cref="RefusedException">The conversation is not there, or not the actor's.</exception>
    public async Task<MessageView?> LastAsync(Actor actor, Guid conversationId, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var last = await db.Conversations.VisibleTo(actor).Where(c => c.Id == conversationId).Select(c => (int?)c.LastNumber).SingleOrDefaultAsync(cancellationToken)
            ?? throw new RefusedException(Refusal.NotFound("Conversation"));
        return Range(conversationId, last, last).SingleOrDefault();
    }

    /// <summary>Messages of a range without asking who reads: for callers that have opened the conversation already.</summary>
    public IReadOnlyList<MessageView> Range(Guid conversationId, int first, int last)
    {
        using var scope = reads.Open();
        return Range(scope, conversationId, first, last);
    }

    /// <summary>The same where one is reading or writing already.</summary>
    public static IReadOnlyList<MessageView> Range(SqlScope scope, Guid conversationId, int first, int last)
    {
        if (last < first) return [];
        var page = new List<MessageView>(Math.Min(last - first + 1, 1000));
        using (var row = scope.Query(RowsOfRange, conversationId, first, last))
        {
            while (row.Read()) page.Add(MessageRows.Read(row));
        }
        if (page.Count == 0) return page;
        var readByTeam = Marks(scope, conversationId, Side.Team, first, page.Count + 1);
        var readByPatient = Marks(scope, conversationId, Side.Patient, first, page.Count + 1);
        for (var i = 0; i < page.Count; i++)
        {
            var readAt = ReadAt(page[i], page[i].Side == Side.Patient ? readByTeam : readByPatient);
            if (readAt is not null) page[i] = page[i] with { ReadAt = readAt };
        }
        return page;
    }

    /// <summary>The number of the newest message.</summary>
    public static int LastNumber(SqlScope scope, Guid conversationId) =>
        Convert.ToInt32(scope.Scalar("""SELECT "LastNumber" FROM "Conversations" WHERE "Id" = @p0""", conversationId));

    /// <summary>The smallest number sent strictly after a time; one past the last where there is none. Times rise with numbers, so it halves.</summary>
    public static int FirstNumberAfter(SqlScope scope, Guid conversationId, int lastNumber, DateTimeOffset since)
    {
        var (low, high) = (1, lastNumber + 1);
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            var sentAt = (long)scope.Scalar("""SELECT "SentAt" FROM "Messages" WHERE "ConversationId" = @p0 AND "Number" = @p1""", conversationId, middle)!;
            if (DateTimeOffset.FromUnixTimeMilliseconds(sentAt) > since) high = middle;
            else low = middle + 1;
        }
        return low;
    }

    private static Queue<(int UpTo, DateTimeOffset At)> Marks(SqlScope scope, Guid conversationId, Side side, int from, int most)
    {
        var marks = new Queue<(int, DateTimeOffset)>();
        using var row = scope.Query(
            """
            SELECT "UpToNumber", "At" FROM "ReadMarks"
            WHERE "ConversationId" = @p0 AND "Side" = @p1 AND "UpToNumber" >= @p2 ORDER BY "UpToNumber" LIMIT @p3
            """, conversationId, (int)side, from, most);
        while (row.Read()) marks.Enqueue((row.GetInt32(0), MessageRows.Time(row, 1)));
        return marks;
    }

    /// <summary>When the other side reached a message; messages come in order, so steps below it are done with.</summary>
    private static DateTimeOffset? ReadAt(MessageView message, Queue<(int UpTo, DateTimeOffset At)> steps)
    {
        while (steps.TryPeek(out var step))
        {
            if (step.UpTo >= message.Number) return step.At;
            steps.Dequeue();
        }
        return null;
    }
}
