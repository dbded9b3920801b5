using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Notifications;

/// <summary>
/// Follows the outbox from a watermark of its own and keeps one row for each run of unread care-team messages. Rows
/// and watermark change together, so that an event counts once; of several nodes the first to move the mark does it.
/// </summary>
public sealed class ReminderFollower(WriteLane lane, IDbContextFactory<CareChatDb> databases, MailSettings settings)
{
    private const string Name = "reminders";
    private const int Chunk = 500;

    /// <summary>Starts at the outbox's end where there is no mark yet: what was said before is not mailed.</summary>
    public Task BeginAsync(CancellationToken cancellationToken) => lane.WriteAsync(scope => Task.FromResult(scope.Execute(
        """
        INSERT INTO "Watermarks" ("Name", "Seq") SELECT @p0, COALESCE(MAX("Seq"), 0) FROM "OutboxEntries" WHERE true
        ON CONFLICT ("Name") DO NOTHING
        """, Name)), cancellationToken);

    /// <summary>Forgets mark and rows, where mail is not set up: nothing queues, and the outbox waits for nobody.</summary>
    public async Task ForgetAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (!await db.Watermarks.AnyAsync(w => w.Name == Name, cancellationToken)) return;
        await lane.WriteAsync(async scope =>
        {
            await scope.Db.Reminders.ExecuteDeleteAsync(cancellationToken);
            await scope.Db.Watermarks.Where(w => w.Name == Name).ExecuteDeleteAsync(cancellationToken);
        }, cancellationToken);
    }

    /// <summary>Takes the next events in.</summary>
    /// <returns>False where there were none.</returns>
    public async Task<bool> FollowAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var mark = await db.Watermarks.Where(w => w.Name == Name).Select(w => (long?)w.Seq).SingleOrDefaultAsync(cancellationToken);
        if (mark is not { } from) return false;
        var events = await db.OutboxEntries.AsNoTracking().Where(o => o.Seq > from).OrderBy(o => o.Seq).Take(Chunk).ToListAsync(cancellationToken);
        if (events.Count == 0) return false;
        await lane.WriteAsync(scope =>
        {
            if (scope.Execute("""UPDATE "Watermarks" SET "Seq" = @p0 WHERE "Name" = @p1 AND "Seq" = @p2""", events[^1].Seq, Name, from) == 0)
                return Task.CompletedTask;
            foreach (var happened in events) Apply(scope, happened);
            return Task.CompletedTask;
        }, cancellationToken);
        return true;
    }

    private void Apply(WriteScope scope, OutboxEntry happened)
    {
        if (happened.Kind == ChangeKind.MessagePosted) Begin(scope, happened);
        if (happened.Kind == ChangeKind.Read) End(scope, happened);
    }

    /// <summary>A care-team message begins a run, or makes the one that has begun longer; imported ones do neither.</summary>
    private void Begin(WriteScope scope, OutboxEntry posted) => scope.Execute(
        """
        INSERT INTO "Reminders" ("ConversationId", "Id", "FirstNumber", "LastNumber", "Step", "Attempts", "NextAttemptAt")
        SELECT m."ConversationId", @p0, m."Number", m."Number", 1, 0, @p1 FROM "Messages" m
        WHERE m."ConversationId" = @p2 AND m."Number" = @p3 AND m."AuthorKind" = @p4 AND m."Source" <> @p5 AND m."RetractedAt" IS NULL
        ON CONFLICT ("ConversationId") DO UPDATE SET "LastNumber" = excluded."LastNumber"
        """, Guid.CreateVersion7(posted.At), (posted.At + settings.After(step: 1)).ToUnixTimeMilliseconds(),
        posted.ConversationId, posted.Number, (int)AuthorKind.Clinician, (int)MessageSource.Import);

    /// <summary>The patient's reading ends the run if it reaches its last message.</summary>
    private static void End(WriteScope scope, OutboxEntry read) => scope.Execute(
        """
        DELETE FROM "Reminders" WHERE "ConversationId" = @p0 AND "LastNumber" <= @p1 AND EXISTS (
          SELECT 1 FROM "ReadMarks" r WHERE r."ConversationId" = @p0 AND r."Side" = @p2 AND r."UpToNumber" = @p1)
        """, read.ConversationId, read.Number, (int)Side.Patient);
}
