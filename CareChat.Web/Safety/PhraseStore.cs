using CareChat.Shared;
using CareChat.Web.Accounts;
using CareChat.Web.Audit;
using CareChat.Web.Data;
using CareChat.Web.Safety.Phrases;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Safety;

/// <summary>A phrase as administrators see it.</summary>
/// <param name="Kind">The kind of danger.</param>
/// <param name="Pattern">The phrase, as <see cref="PhrasePattern"/> reads it.</param>
/// <param name="IsOwn">True where this clinic added it, false where it came with the program.</param>
/// <param name="IsRemoved">True where it came with the program and does not count here.</param>
/// <param name="IsForNurse">True where a nurse should look, false where it calls at once.</param>
public sealed record PhraseView(EmergencyKind Kind, string Pattern, bool IsOwn, bool IsRemoved, bool IsForNurse = false);

/// <summary>What administrators see and do about the list of dangers of their instance.</summary>
public sealed class PhraseStore(WriteLane lane, IDbContextFactory<CareChatDb> databases, EmergencyScreen screen, TimeProvider clock)
{
    private const int MostOwn = 500;

    /// <summary>The whole list: the clinic's own phrases first, then those that came with the program. Nothing for others than administrators.</summary>
    public async Task<IReadOnlyList<PhraseView>> ListAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        if (!actor.IsAdministrator()) return [];
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var rows = await db.SafetyPhrases.AsNoTracking().Where(p => p.InstanceId == actor.InstanceId).OrderByDescending(p => p.CreatedAt).ToListAsync(cancellationToken);
        var removed = rows.Where(r => r.IsRemoval).Select(r => r.Pattern).ToHashSet();
        var own = rows.Where(r => !r.IsRemoval).Select(r => new PhraseView((EmergencyKind)r.Kind, r.Pattern, IsOwn: true, IsRemoved: false));
        return [.. own, .. EmergencyDetector.Shipped.Lines.Select(l => new PhraseView(l.Kind, l.Pattern, IsOwn: false, removed.Contains(l.Pattern), l.Level == EmergencyLevel.NurseLook))];
    }

    /// <summary>Adds a phrase of the clinic's own.</summary>
    /// <exception cref="RefusedException">Not a phrase, already in the list, too many, or the actor is no administrator.</exception>
    public Task AddAsync(Actor actor, EmergencyKind kind, string pattern, CancellationToken cancellationToken = default) => lane.WriteAsync(async scope =>
    {
        await RequireAsync(scope, actor);
        if (!Enum.IsDefined(kind)) throw new RefusedException(Refusal.Invalid("kind", "kind is none of the list"));
        if (!PhrasePattern.TryParse(TextRules.Accept(pattern, "pattern", PhrasePattern.LongestText), out var read, out var problem))
            throw new RefusedException(Refusal.Invalid("pattern", problem));
        if (EmergencyDetector.Shipped.Lines.Any(l => l.Pattern == read.Text)) throw Known();
        var rows = await scope.Db.SafetyPhrases.Where(p => p.InstanceId == actor.InstanceId && !p.IsRemoval).Select(p => p.Pattern).ToListAsync(cancellationToken);
        if (rows.Contains(read.Text)) throw Known();
        if (rows.Count >= MostOwn) throw new RefusedException(new Refusal(RefusalKind.TooMany, "TOO_MANY_PHRASES", $"A clinic has at most {MostOwn} phrases of its own"));
        await SaveAsync(scope, actor, kind, read.Text, isRemoval: false, "safety_phrase.added", cancellationToken);
    }, cancellationToken);

    /// <summary>Takes a phrase out of the list: one of the clinic's own is gone, one that came with the program no longer counts here.</summary>
    /// <exception cref="RefusedException">No such phrase, or the actor is no administrator.</exception>
    public Task RemoveAsync(Actor actor, string pattern, CancellationToken cancellationToken = default) => lane.WriteAsync(async scope =>
    {
        await RequireAsync(scope, actor);
        if (await FindAsync(scope, actor, pattern, isRemoval: false, cancellationToken) is { } own)
        {
            await DeleteAsync(scope, actor, own, "safety_phrase.removed", cancellationToken);
            return;
        }
        var shipped = EmergencyDetector.Shipped.Lines.FirstOrDefault(l => l.Pattern == pattern);
        if (shipped is null || await FindAsync(scope, actor, pattern, isRemoval: true, cancellationToken) is not null) throw new RefusedException(Refusal.NotFound("Phrase"));
        await SaveAsync(scope, actor, shipped.Kind, pattern, isRemoval: true, "safety_phrase.removed", cancellationToken);
    }, cancellationToken);

    /// <summary>Lets a phrase that came with the program count again.</summary>
    /// <exception cref="RefusedException">It was not removed, or the actor is no administrator.</exception>
    public Task RestoreAsync(Actor actor, string pattern, CancellationToken cancellationToken = default) => lane.WriteAsync(async scope =>
    {
        await RequireAsync(scope, actor);
        var row = await FindAsync(scope, actor, pattern, isRemoval: true, cancellationToken) ?? throw new RefusedException(Refusal.NotFound("Phrase"));
        await DeleteAsync(scope, actor, row, "safety_phrase.restored", cancellationToken);
    }, cancellationToken);

    private static async Task RequireAsync(WriteScope scope, Actor actor)
    {
        if (!actor.IsAdministrator()) throw new RefusedException(Refusal.NotFound("Phrase"));
        scope.RequireLive(actor);
        await scope.TurnAsync($"safety-phrases/{actor.InstanceId:N}"); // they are counted
    }

    private static RefusedException Known() => new(Refusal.Conflict("PHRASE_EXISTS", "This phrase is in the list already"));

    private static Task<SafetyPhrase?> FindAsync(WriteScope scope, Actor actor, string pattern, bool isRemoval, CancellationToken cancellationToken) =>
        scope.Db.SafetyPhrases.SingleOrDefaultAsync(p => p.InstanceId == actor.InstanceId && p.Pattern == pattern && p.IsRemoval == isRemoval, cancellationToken);

    private async Task SaveAsync(
        WriteScope scope, Actor actor, EmergencyKind kind, string pattern, bool isRemoval, string action, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var row = new SafetyPhrase { Id = Guid.CreateVersion7(now), InstanceId = actor.InstanceId, Pattern = pattern, Kind = (int)kind, IsRemoval = isRemoval, CreatedAt = now };
        scope.Db.SafetyPhrases.Add(row);
        await scope.Db.SaveChangesAsync(cancellationToken);
        Finish(scope, actor, row, action, now);
    }

    private async Task DeleteAsync(WriteScope scope, Actor actor, SafetyPhrase row, string action, CancellationToken cancellationToken)
    {
        scope.Db.SafetyPhrases.Remove(row);
        await scope.Db.SaveChangesAsync(cancellationToken);
        Finish(scope, actor, row, action, clock.GetUtcNow());
    }

    private void Finish(WriteScope scope, Actor actor, SafetyPhrase row, string action, DateTimeOffset now)
    {
        scope.AfterCommit(() => screen.Forget(actor.InstanceId));
        scope.Audit(actor, action, now, subject: row.Id.ToString("D"));
    }
}
