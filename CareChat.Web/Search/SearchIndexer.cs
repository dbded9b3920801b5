using System.Diagnostics;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Search;

/// <summary>
/// Brings committed messages into the index, a moment after the commit and in its order: it follows the outbox from
/// where it was, so that nothing is lost whenever and however the program ends. A new index is filled from the
/// messages themselves at the same time. Talks with the assistant are not searched.
/// </summary>
internal sealed class SearchIndexer(WordIndex index, IDbContextFactory<CareChatDb> databases, WriteLane lane, TimeProvider clock, ILogger<SearchIndexer> log)
    : BackgroundService
{
    private const int Chunk = 500;

    /// <summary>How often the log tells of a filling that takes long.</summary>
    private const int Reports = 20;
    private static readonly TimeSpan Rhythm = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(10);

    private readonly SemaphoreSlim woken = new(0, 1);
    private long reached;
    private bool isWhole;
    private static readonly TimeSpan ReportRhythm = TimeSpan.FromHours(1);

    private DateTimeOffset lastReport = DateTimeOffset.MinValue;

    /// <summary>Lets a search find what was committed before it: waits until the index has come so far, a second at most.</summary>
    public async Task WaitForCommittedAsync(SqlScope scope, CancellationToken cancellationToken)
    {
        var committed = scope.Scalar("""SELECT MAX("Seq") FROM "OutboxEntries" """) as long? ?? 0;
        for (var started = Stopwatch.GetTimestamp(); Volatile.Read(ref reached) < committed && Stopwatch.GetElapsedTime(started) < LongestWait;)
        {
            Wake();
            await Task.Delay(Glance, cancellationToken);
        }
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        base.Dispose();
        woken.Dispose();
    }

    /// <inheritdoc />
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await OpenAsync(cancellationToken);
        }
        catch (Exception failure) when (StorageTroubles.Of(failure) is not null)
        {
            log.LogTrouble(failure, "The search index could not be opened; the next round tries again.");
        }
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        do
        {
            try
            {
                while (await StepAsync(stoppingToken))
                {
                }
                await ReportAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogTrouble(failure, "Messages could not be indexed; the next round tries again.");
            }
        }
        while (await RestAsync(stoppingToken));
    }

    /// <summary>Rests until the next round is due, or a search waits for it.</summary>
    private async Task<bool> RestAsync(CancellationToken stoppingToken)
    {
        await woken.WaitAsync(Rhythm, stoppingToken);
        return true;
    }

    private void Wake()
    {
        try
        {
            if (woken.CurrentCount == 0) woken.Release();
        }
        catch (SemaphoreFullException)
        {
            // another search has woken it
        }
    }

    /// <summary>Makes a new index where there is none, where it cannot be read or where it was made from another database.</summary>
    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await index.MarksAsync(cancellationToken) is { } marks && await BelongsAsync(db, marks, cancellationToken)) return;
        var former = await index.FormerMarksAsync(cancellationToken);
        if (former is not null && !await BelongsAsync(db, former, cancellationToken)) former = null;
        if (former is null) await index.DropFormerAsync(cancellationToken);
        var fresh = former is null ? await AllAsync(db, cancellationToken) : former with { Filled = 0, FillTo = former.Newest };
        await index.ResetAsync(fresh, cancellationToken);
        log.LogInformation("A new search index is being filled, up to message {Last}; the former one {Answers}.", fresh.FillTo, former is null ? "is gone" : "answers meanwhile");
    }

    /// <summary>The marks of an index that is to take in all messages there are.</summary>
    private static async Task<IndexMarks> AllAsync(CareChatDb db, CancellationToken cancellationToken) =>
        await db.Messages.Where(m => m.Conversation!.Kind != ConversationKind.Assistant).OrderByDescending(m => m.Seq)
            .Select(m => new IndexMarks(db.OutboxEntries.Max(o => (long?)o.Seq) ?? 0, 0, m.Seq, m.Seq, m.Id)).FirstOrDefaultAsync(cancellationToken)
            ?? new IndexMarks(0, 0, 0, 0, Guid.Empty);

    /// <summary>Whether the index was made from this database as it is: not from another, nor from a later state of it.</summary>
    private static async Task<bool> BelongsAsync(CareChatDb db, IndexMarks marks, CancellationToken cancellationToken) =>
        (marks.Newest == 0 || await db.Messages.AnyAsync(m => m.Seq == marks.Newest && m.Id == marks.NewestId, cancellationToken))
        && marks.Outbox <= (await db.OutboxEntries.MaxAsync(o => (long?)o.Seq, cancellationToken) ?? 0);

    /// <summary>Notes in the database now and then how far the index is, so that the outbox keeps what it still needs.</summary>
    private async Task ReportAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (now - lastReport < ReportRhythm || await index.MarksAsync(cancellationToken) is not { } marks) return;
        await lane.WriteAsync(scope => Task.FromResult(scope.Execute(
            """
            INSERT INTO "Watermarks" ("Name", "Seq") VALUES (@p0, @p1) ON CONFLICT ("Name") DO UPDATE SET "Seq" = excluded."Seq"
            """, "search", marks.Outbox)), cancellationToken);
        lastReport = now;
    }

    /// <summary>Takes the next chunk in.</summary>
    /// <returns>False where there was none.</returns>
    private async Task<bool> StepAsync(CancellationToken cancellationToken)
    {
        if (await index.MarksAsync(cancellationToken) is not { } marks)
        {
            await OpenAsync(cancellationToken);
            return true;
        }
        Volatile.Write(ref reached, marks.Outbox);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await FollowAsync(db, marks, cancellationToken) || await FillAsync(db, marks, cancellationToken)) return true;
        if (!isWhole) await index.DropFormerAsync(cancellationToken);
        isWhole = true;
        return false;
    }

    private async Task<bool> FollowAsync(CareChatDb db, IndexMarks marks, CancellationToken cancellationToken)
    {
        var next = db.OutboxEntries.Where(o => o.Seq > marks.Outbox).OrderBy(o => o.Seq).Take(Chunk);
        var reached = await next.MaxAsync(o => (long?)o.Seq, cancellationToken);
        if (reached is not { } last) return false;
        var changed = await db.OutboxEntries
            .Where(o => o.Seq > marks.Outbox && o.Seq <= last && (o.Kind == ChangeKind.MessagePosted || o.Kind == ChangeKind.MessageRetracted))
            .Join(db.Messages.Where(m => m.Conversation!.Kind != ConversationKind.Assistant), o => new { o.ConversationId, o.Number }, m => new { m.ConversationId, m.Number }, (o, m) => new
            {
                o.Kind,
                IsRetracted = m.RetractedAt != null,
                Message = new IndexedMessage(m.Seq, m.Id, m.ConversationId, m.Number, o.InstanceId, m.Conversation!.OwnerId != null, m.Body),
            }).AsNoTracking().ToListAsync(cancellationToken);
        var posted = changed.Where(c => c.Kind == ChangeKind.MessagePosted && !c.IsRetracted).Select(c => c.Message).ToList();
        var retracted = changed.Where(c => c.Kind == ChangeKind.MessageRetracted).Select(c => c.Message.Seq).ToList();
        var reachedMarks = marks with { Outbox = last };
        if (posted.MaxBy(m => m.Seq) is { } newest && newest.Seq > marks.Newest) reachedMarks = reachedMarks with { Newest = newest.Seq, NewestId = newest.Id };
        await index.WriteAsync(posted, retracted, marks, reachedMarks, cancellationToken);
        return true;
    }

    private async Task<bool> FillAsync(CareChatDb db, IndexMarks marks, CancellationToken cancellationToken)
    {
        if (!marks.IsFilling) return false;
        var older = await db.Messages.AsNoTracking().Where(m => m.Seq > marks.Filled && m.Seq <= marks.FillTo)
            .OrderBy(m => m.Seq).Take(Chunk)
            .Select(m => new { m.RetractedAt, IsSearched = m.Conversation!.Kind != ConversationKind.Assistant, Message = new IndexedMessage(m.Seq, m.Id, m.ConversationId, m.Number, m.Conversation!.InstanceId, m.Conversation.OwnerId != null, m.Body) })
            .ToListAsync(cancellationToken);
        var reached = older.Count == 0 ? marks.FillTo : older[^1].Message.Seq;
        await index.WriteAsync([.. older.Where(m => m.IsSearched && m.RetractedAt is null).Select(m => m.Message)], [], marks, marks with { Filled = reached }, cancellationToken);
        if (reached * Reports / marks.FillTo > marks.Filled * Reports / marks.FillTo)
            log.LogInformation("The search index is filled up to message {Reached} of {Last}.", reached, marks.FillTo);
        return true;
    }
}
