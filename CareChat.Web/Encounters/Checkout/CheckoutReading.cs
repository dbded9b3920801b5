using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Encounters.Checkout;

/// <summary>Reads an encounter for its checkout: by its token, or for its owner.</summary>
public sealed class CheckoutReading(IDbContextFactory<CareChatDb> databases, TimeProvider clock)
{
    /// <summary>The encounter; null where the token does not open it now and the viewer is not its owner. Nothing says which.</summary>
    /// <param name="viewer">Who is signed in; null for nobody.</param>
    public async Task<CheckoutView?> FindAsync(Actor? viewer, Guid encounterId, string? token, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (viewer is not null) await db.RequireLiveAsync(viewer, cancellationToken);
        var encounter = await db.Encounters.AsNoTracking().SingleOrDefaultAsync(e => e.Id == encounterId, cancellationToken);
        if (encounter is null || encounter.TurnCount == 0) return null;
        var isOwner = encounter.OwnerId is { } owner && viewer?.Account == owner && viewer.InstanceId == encounter.InstanceId;
        var now = clock.GetUtcNow();
        if (!isOwner && (encounter.ExpiresAt <= now || !await db.OpensAsync(encounter, token, now, cancellationToken))) return null;
        var letter = await db.EncounterTurns.Where(t => t.EncounterId == encounterId && t.Number == encounter.TurnCount).Select(t => t.Letter).SingleAsync(cancellationToken);
        var clinic = await db.Instances.Where(i => i.Id == encounter.InstanceId).Select(i => new { i.DisplayName, i.EmergencyNumber }).SingleAsync(cancellationToken);
        return new CheckoutView(encounterId, encounter.InstanceId, encounter.At(now), encounter.ClaimedAt is not null, encounter.OwnerId is not null,
            isOwner || (encounter.OwnerId is null && (viewer is null || viewer.InstanceId == encounter.InstanceId)), encounter.PatientId, encounter.TurnCount, letter,
            await db.EncounterImages.CountAsync(i => i.EncounterId == encounterId, cancellationToken), clinic.DisplayName, clinic.EmergencyNumber);
    }
}
