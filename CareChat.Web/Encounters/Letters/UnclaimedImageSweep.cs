using CareChat.Web.Attachments;
using CareChat.Web.Audit;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Encounters.Letters;

/// <summary>
/// Removes, once an hour, the pictures of letters that nobody checked out in the lifetime of their encounter, given up or not. Its
/// letters stay; no picture comes to it any more, and no checkout.
/// </summary>
internal sealed class UnclaimedImageSweep(WriteLane lane, FileFolder folder, TimeProvider clock, ILogger<UnclaimedImageSweep> log)
    : PeriodicWork(TimeSpan.FromHours(1), clock, log, "Pictures of letters that nobody claimed could not be removed")
{
    private const int EncountersAtOnce = 50;

    /// <summary>Removes them.</summary>
    /// <returns>How many went.</returns>
    public async Task<int> SweepAsync(CancellationToken cancellationToken = default)
    {
        for (var total = 0; ;)
        {
            var (removed, mayBeMore) = await lane.WriteAsync(ClaimAsync, cancellationToken);
            foreach (var id in removed) folder.Remove(id);
            total += removed.Count;
            if (!mayBeMore) return total;
        }
    }

    /// <inheritdoc />
    protected override Task WorkAsync(CancellationToken cancellationToken) => SweepAsync(cancellationToken);

    /// <summary>Removes the rows of some pictures: whoever removed a row removes its file.</summary>
    private async Task<(List<Guid> Removed, bool MayBeMore)> ClaimAsync(WriteScope scope)
    {
        var now = Clock.GetUtcNow();
        var over = scope.Db.Encounters.AsNoTracking().Where(e => e.ClaimedAt == null && e.ExpiresAt <= now && e.Images.Any());
        var ids = await over.OrderBy(e => e.Id).Select(e => e.Id).Take(EncountersAtOnce).ToListAsync();
        var removed = new List<(Encounter Encounter, Guid Image)>();
        foreach (var id in ids)
        {
            await scope.LockEncounterAsync(id);
            if (await over.SingleOrDefaultAsync(e => e.Id == id) is not { } encounter) continue; // another node was here
            var images = await scope.Db.EncounterImages.Where(i => i.EncounterId == id).Select(i => i.Id).ToListAsync();
            await scope.Db.EncounterImages.Where(i => i.EncounterId == id).ExecuteDeleteAsync();
            removed.AddRange(images.Select(image => (encounter, image)));
        }
        foreach (var (encounter, image) in removed) // the ledger comes last
            scope.Audit(new Actor { Kind = ActorKind.System, InstanceId = encounter.InstanceId }, "file.removed", now, encounter.PatientId, image.ToString("D"));
        return ([.. removed.Select(r => r.Image)], ids.Count == EncountersAtOnce);
    }
}
