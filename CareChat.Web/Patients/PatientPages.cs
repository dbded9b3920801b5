using CareChat.Shared;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Patients;

/// <summary>What to list patients by (contract A.7); null asks for no such thing.</summary>
public sealed record PatientFilter(string? FirstName, string? LastName, string? Mrn, PatientStatus? Status);

/// <summary>Reads patients.</summary>
public sealed class PatientPages(IDbContextFactory<CareChatDb> databases)
{
    /// <summary>One patient the actor may see.</summary>
    /// <exception cref="RefusedException">Not there, or not the actor's.</exception>
    public async Task<Patient> GetAsync(Actor actor, Guid patientId, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Patients.AsNoTracking().VisibleTo(actor).SingleOrDefaultAsync(p => p.Id == patientId, cancellationToken)
            ?? throw new RefusedException(Refusal.NotFound("Patient", patientId));
    }

    /// <summary>A page of patients by last name, first name and id, and how many there are in all.</summary>
    public async Task<(IReadOnlyList<Patient> Patients, int Total)> PageAsync(
        Actor actor, PatientFilter filter, long page, int size, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = Narrow(db.Patients.AsNoTracking().VisibleTo(actor), filter);
        var total = await found.CountAsync(cancellationToken);
        if (page > total / size) return ([], total);
        var rows = await found.OrderBy(p => p.LastName).ThenBy(p => p.FirstName).ThenBy(p => p.Id)
            .Skip((int)page * size).Take(size).ToListAsync(cancellationToken);
        return (rows, total);
    }

    private static IQueryable<Patient> Narrow(IQueryable<Patient> patients, PatientFilter filter)
    {
        if (filter.FirstName?.ToLowerInvariant() is { } first) patients = patients.Where(p => p.FirstName.ToLower().Contains(first));
        if (filter.LastName?.ToLowerInvariant() is { } last) patients = patients.Where(p => p.LastName.ToLower().Contains(last));
        if (filter.Mrn is { } mrn) patients = patients.WithNumber(mrn);
        if (filter.Status is { } status) patients = patients.Where(p => p.Status == status);
        return patients;
    }
}
