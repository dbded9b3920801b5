using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Patients;

/// <summary>Says who a patient is, by name and nothing else.</summary>
public sealed class PatientNames(IDbContextFactory<CareChatDb> databases)
{
    /// <summary>The patient's name; null where there is none, or none the actor may see.</summary>
    public async Task<string?> FindAsync(Actor actor, Guid patientId, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await db.RequireLiveAsync(actor, cancellationToken);
        var patient = await db.Patients.AsNoTracking().VisibleTo(actor).SingleOrDefaultAsync(p => p.Id == patientId, cancellationToken);
        return patient?.DisplayName;
    }
}
