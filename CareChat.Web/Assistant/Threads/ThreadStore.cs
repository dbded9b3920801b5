using System.Globalization;
using System.Security.Cryptography;
using CareChat.Shared;
using CareChat.Web.Audit;
using CareChat.Web.Data;
using CareChat.Web.Escalation;
using CareChat.Web.Messages;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Assistant.Threads;

/// <summary>Makes, finds and ends threads (contract B.3 to B.6): conversations of one key that end with all their messages.</summary>
public sealed class ThreadStore(
    IDbContextFactory<CareChatDb> databases, WriteLane lane, MessageStore messages, AssistantOptions options, TimeProvider clock)
{
    /// <summary>Not there, at its end, or another key's.</summary>
    public static readonly Refusal Gone = new(RefusalKind.NotFound, "THREAD_NOT_FOUND", "Thread not found or expired");

    private const int Lowest = 10_000, Beyond = 100_000;
    private const int Tries = 50;
    private const int SweptAtOnce = 200;

    /// <summary>What stands before an opening question, so that two messages are counted (contract B.3).</summary>
    private const string HiddenGreeting = "Hello";

    /// <summary>Makes a thread.</summary>
    /// <param name="metadata">The caller's own JSON object; empty for none.</param>
    /// <exception cref="NoThreadNumberException">None of the tries found a free number.</exception>
    public async Task<ThreadView> CreateAsync(WriteScope scope, Actor actor, Guid? patientId, string metadata)
    {
        scope.RequireLive(actor);
        var now = Now();
        var conversation = new Conversation
        {
            Id = Guid.CreateVersion7(now),
            InstanceId = actor.InstanceId,
            PatientId = patientId,
            Kind = ConversationKind.Assistant,
            OwnerId = actor.Id,
            CreatedAt = now,
        };
        var thread = new AssistantThread
        {
            Conversation = conversation,
            InstanceId = actor.InstanceId,
            Number = await FreeNumberAsync(scope, actor.InstanceId, now),
            KeyId = actor.Id,
            Metadata = metadata,
            LastActivity = now,
            CreatedAt = now,
        };
        scope.Db.AssistantThreads.Add(thread);
        await scope.Db.SaveChangesAsync();
        scope.Audit(actor, "thread.created", now, patientId, conversation.Id.ToString("D"));
        if (options.OpeningQuestion is not { } question) return ViewOf(thread, patientId, 0);
        messages.Append(scope, actor, ConversationHead.Read(scope, actor, conversation.Id), new NewMessage
        {
            Id = Guid.CreateVersion7(now),
            AuthorKind = AuthorKind.Patient,
            Source = MessageSource.Api,
            Body = HiddenGreeting,
        });
        var asked = AppendReply(scope, actor, conversation.Id, question, "opening");
        return ViewOf(thread, patientId, asked.Number) with { Opening = question };
    }

    /// <summary>A thread of the actor's key that has not ended; null for none.</summary>
    public async Task<ThreadView?> FindAsync(Actor actor, string number, CancellationToken cancellationToken = default)
    {
        if (!IsNumber(number)) return null;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await db.AssistantThreads.AsNoTracking()
            .Where(t => t.InstanceId == actor.InstanceId && t.Number == number && t.KeyId == actor.Id)
            .Select(t => new { Thread = t, t.Conversation!.PatientId, t.Conversation.LastNumber }).SingleOrDefaultAsync(cancellationToken);
        return found is null || IsOver(found.Thread, Now()) ? null : ViewOf(found.Thread, found.PatientId, found.LastNumber);
    }

    /// <summary>Ends a thread: its messages are gone for good.</summary>
    /// <returns>False where there is no such thread, or it has ended.</returns>
    public Task<bool> DeleteAsync(Actor actor, string number, CancellationToken cancellationToken = default) => lane.WriteAsync(async scope =>
    {
        scope.RequireLive(actor);
        var own = scope.Db.AssistantThreads.AsNoTracking().Where(t => t.InstanceId == actor.InstanceId && t.Number == number && t.KeyId == actor.Id);
        if (await LockedAsync(scope, own, cancellationToken) is not { } thread || IsOver(thread, Now())) return false;
        Remove(scope, actor, thread, "thread.deleted");
        return true;
    }, cancellationToken);

    /// <summary>Ends what nobody has used for the lifetime.</summary>
    /// <returns>True where there may be more.</returns>
    public Task<bool> SweepAsync(CancellationToken cancellationToken = default) => lane.WriteAsync(async scope =>
    {
        var oldest = Now() - options.ThreadLifetime;
        var over = await scope.Db.AssistantThreads.AsNoTracking().Where(t => t.LastActivity <= oldest).OrderBy(t => t.LastActivity)
            .Select(t => t.ConversationId).Take(SweptAtOnce).ToListAsync(cancellationToken);
        foreach (var id in over)
        {
            var same = scope.Db.AssistantThreads.AsNoTracking().Where(t => t.ConversationId == id && t.LastActivity <= oldest);
            if (await LockedAsync(scope, same, cancellationToken) is { } thread) Remove(scope, SystemOf(thread), thread, "thread.expired");
        }
        return over.Count == SweptAtOnce;
    }, cancellationToken);

    /// <summary>
    /// Takes an exchange in: the message, its answer and the new timer commit together. A message that tells of danger is
    /// answered by its rule, whatever was prepared.
    /// </summary>
    /// <param name="seen">The thread as the answer was made for it.</param>
    /// <param name="patientId">Whom the call is about; null where nobody says.</param>
    /// <param name="post">The message, screened.</param>
    /// <param name="answer">The answer; null where danger was found and its rule answers.</param>
    /// <exception cref="StaleThreadException">The thread has gone on meanwhile.</exception>
    /// <exception cref="RefusedException">The thread has ended.</exception>
    public async Task<ThreadReply> AppendAsync(WriteScope scope, Actor actor, ThreadView seen, Guid? patientId, ScreenedPost post, AssistantAnswer? answer)
    {
        scope.RequireLive(actor);
        await scope.LockAsync("Conversations", seen.ConversationId);
        var thread = await scope.Db.AssistantThreads.SingleOrDefaultAsync(t => t.ConversationId == seen.ConversationId && t.KeyId == actor.Id);
        if (thread is null || IsOver(thread, Now())) throw new RefusedException(Gone);
        if (MessagePages.LastNumber(scope, seen.ConversationId) != seen.MessageCount) throw new StaleThreadException();
        thread.LastActivity = Now();
        if (seen.PatientId is null && patientId is not null) (thread.NamedId, thread.OthersUpTo) = (patientId, seen.NoContextUpTo(patientId));
        await scope.Db.SaveChangesAsync();
        var posted = messages.Post(scope, post);
        var reply = MessagePages.Range(scope, seen.ConversationId, posted.Number + 1, posted.Number + 1).SingleOrDefault();
        var isEscalated = reply is not null;
        reply ??= AppendReply(scope, actor, seen.ConversationId, answer!.Text, answer.Maker, answer);
        scope.Audit(actor, "assistant.asked", thread.LastActivity, seen.PatientId ?? patientId, seen.ConversationId.ToString("D"));
        return new ThreadReply(reply.Body, reply.Number, isEscalated, post.Finding is { IsCallNow: false } && (seen.PatientId ?? thread.NamedId) is not null);
    }

    /// <summary>When a thread ends by itself.</summary>
    public DateTimeOffset ExpiresAt(ThreadView thread) => thread.LastActivity + options.ThreadLifetime;

    private MessageView AppendReply(WriteScope scope, Actor actor, Guid conversationId, string text, string maker, AssistantAnswer? answer = null) =>
        messages.AppendReply(scope, actor, ConversationHead.Read(scope, actor, conversationId), text, maker, clock.GetUtcNow(), answer?.Fallback, answer?.ArticleIds);

    private async Task<string> FreeNumberAsync(WriteScope scope, Guid instanceId, DateTimeOffset now)
    {
        for (var i = 0; i < Tries; i++)
        {
            var number = RandomNumberGenerator.GetInt32(Lowest, Beyond).ToString(CultureInfo.InvariantCulture);
            var there = scope.Db.AssistantThreads.AsNoTracking().Where(t => t.InstanceId == instanceId && t.Number == number);
            if (await LockedAsync(scope, there, CancellationToken.None) is not { } holder) return number;
            if (!IsOver(holder, now)) continue;
            Remove(scope, SystemOf(holder), holder, "thread.expired");
            return number;
        }
        throw new NoThreadNumberException();
    }

    /// <summary>The thread once nobody else is at it: as it is then; null where there is none, or none any more.</summary>
    private static async Task<AssistantThread?> LockedAsync(WriteScope scope, IQueryable<AssistantThread> one, CancellationToken cancellationToken)
    {
        var seen = await one.SingleOrDefaultAsync(cancellationToken);
        if (seen is null || scope.ForUpdate.Length == 0) return seen;
        await scope.LockAsync("Conversations", seen.ConversationId);
        return await one.SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Removes a thread and what was said in it, kept answers of retried requests included.</summary>
    private void Remove(WriteScope scope, Actor actor, AssistantThread thread, string action)
    {
        scope.Execute("""DELETE FROM "AssistantReplies" WHERE "ConversationId" = @p0""", thread.ConversationId);
        scope.Execute("""DELETE FROM "Messages" WHERE "ConversationId" = @p0""", thread.ConversationId);
        scope.Execute("""DELETE FROM "AssistantThreads" WHERE "ConversationId" = @p0""", thread.ConversationId);
        scope.Execute("""DELETE FROM "Conversations" WHERE "Id" = @p0""", thread.ConversationId);
        scope.Execute("""DELETE FROM "IdempotencyRecords" WHERE "SubjectId" = @p0""", thread.ConversationId);
        scope.Audit(actor, action, Now(), subject: thread.ConversationId.ToString("D"));
    }

    private bool IsOver(AssistantThread thread, DateTimeOffset now) => thread.LastActivity + options.ThreadLifetime <= now;

    private static ThreadView ViewOf(AssistantThread thread, Guid? patientId, int count) => new(
        thread.ConversationId, thread.Number, patientId, count, thread.LastActivity, thread.CreatedAt, thread.Metadata, thread.NamedId, thread.OthersUpTo);

    private static Actor SystemOf(AssistantThread thread) => new() { Kind = ActorKind.System, InstanceId = thread.InstanceId };

    private static bool IsNumber(string text) => text.Length == 5 && text.All(char.IsAsciiDigit);

    private DateTimeOffset Now() => DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
}

/// <summary>There are no thread numbers left, or so few that none was found (contract B.3: 503).</summary>
public sealed class NoThreadNumberException() : Exception("No thread ids available");

/// <summary>The thread has changed since the answer was made: it must be made again.</summary>
public sealed class StaleThreadException() : Exception("The thread has gone on meanwhile");
