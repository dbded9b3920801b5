using CareChat.Web.Audit;
using CareChat.Web.Data;
using CareChat.Web.Messages;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Encounters.Api;

/// <summary>Who wrote a message of an encounter.</summary>
/// <param name="Credentials">Null for the patient's side.</param>
public sealed record ChatAuthor(Guid Id, string Email, string FirstName, string LastName, string? Credentials);

/// <summary>A message as an agent reads it; the author is null where nobody has the account any more.</summary>
public sealed record ChatEvent(MessageView Message, ChatAuthor? Author)
{
    /// <summary>True for what the patient's side wrote, by whichever way.</summary>
    public bool IsOwn => Message.AuthorKind == AuthorKind.Patient;
}

/// <summary>
/// Reads what people and agents said in an encounter (contract C.3). The system's own lines and messages that were taken
/// back are no chat. Reading marks nothing as read.
/// </summary>
public sealed class ChatReading(ReadLane reads, IDbContextFactory<CareChatDb> databases, ReadAudit audit)
{
    private const string Newest =
        $"""
        SELECT {MessageRows.Columns} FROM "Messages" m {MessageRows.Files}
        WHERE m."ConversationId" = @p0 AND m."Number" >= @p1 AND m."AuthorKind" <> @p2 AND m."RetractedAt" IS NULL
        ORDER BY m."Number" DESC LIMIT @p3
        """;

    /// <summary>The most recent events, oldest first.</summary>
    /// <param name="actor">A caller whom the door has let to this encounter.</param>
    /// <param name="encounter">The encounter.</param>
    /// <param name="tail">How far its conversation is.</param>
    /// <param name="since">Only events strictly after it; null for all.</param>
    /// <param name="limit">How many at most.</param>
    public async Task<IReadOnlyList<ChatEvent>> ReadAsync(
        Actor actor, Encounter encounter, ChatTail tail, DateTimeOffset? since, int limit, CancellationToken cancellationToken = default)
    {
        if (tail.LastNumber == 0 || since >= tail.LastSentAt) return [];
        var messages = Messages(encounter.Id, tail.LastNumber, since, limit);
        if (messages.Count == 0) return [];
        audit.Note(actor, "messages.read", encounter.PatientId, $"{encounter.Id:D}/{messages[0].Number}-{messages[^1].Number}");
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await WithAuthorsAsync(db, encounter, messages);
    }

    /// <summary>Messages with who wrote them; what the patient's side wrote is the owner's.</summary>
    public static async Task<IReadOnlyList<ChatEvent>> WithAuthorsAsync(CareChatDb db, Encounter encounter, IReadOnlyList<MessageView> messages)
    {
        var ids = messages.Select(m => AuthorOf(encounter, m)).OfType<Guid>().Distinct().ToList();
        var authors = await db.Users.AsNoTracking().Where(p => ids.Contains(p.Id))
            .Select(p => new ChatAuthor(p.Id, p.Email ?? "", p.FirstName, p.LastName, p.Role == Roles.Clinician ? p.Credentials : null))
            .ToDictionaryAsync(a => a.Id);
        return [.. messages.Select(m => new ChatEvent(m, AuthorOf(encounter, m) is { } id ? authors.GetValueOrDefault(id) : null))];
    }

    private static Guid? AuthorOf(Encounter encounter, MessageView message) =>
        message.AuthorKind == AuthorKind.Patient ? encounter.OwnerId : message.AuthorId;

    private List<MessageView> Messages(Guid encounterId, int last, DateTimeOffset? since, int limit)
    {
        using var scope = reads.Open();
        var first = since is { } after ? MessagePages.FirstNumberAfter(scope, encounterId, last, after) : 1;
        var messages = new List<MessageView>();
        using var row = scope.Query(Newest, encounterId, first, (int)AuthorKind.System, limit);
        while (row.Read()) messages.Add(MessageRows.Read(row));
        messages.Reverse();
        return messages;
    }
}
