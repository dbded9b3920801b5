using CareChat.Shared;
using CareChat.Web.Data;
using CareChat.Web.Patients;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Assistant;

/// <summary>Reads what an answer may know of one patient. The only place where a record turns into <see cref="PatientFacts"/>.</summary>
public sealed class FactsReader(IDbContextFactory<CareChatDb> databases, TimeProvider clock)
{
    /// <summary>The facts of a patient the actor may see, as of now.</summary>
    /// <exception cref="RefusedException">Not there or not the actor's; or no longer signed in.</exception>
    public async Task<PatientFacts> ReadAsync(Actor actor, Guid patientId, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await db.RequireLiveAsync(actor, cancellationToken);
        var patient = await db.Patients.AsNoTracking().VisibleTo(actor).SingleOrDefaultAsync(p => p.Id == patientId, cancellationToken)
            ?? throw new RefusedException(Refusal.NotFound("Patient"));
        var now = clock.GetUtcNow();
        return new PatientFacts
        {
            Name = patient.DisplayName,
            Age = Age.InWords(patient.BirthDate, DateOnly.FromDateTime(now.UtcDateTime)),
            Gender = patient.Gender == Gender.Unknown ? null : patient.Gender.ToString().ToLowerInvariant(),
            Conditions = await PatientRecord.LinesAsync(db, patientId, RecordKind.Condition, cancellationToken),
            Medications = await PatientRecord.LinesAsync(db, patientId, RecordKind.Medication, cancellationToken),
            Allergies = await PatientRecord.LinesAsync(db, patientId, RecordKind.Allergy, cancellationToken),
            NextVisit = await PatientRecord.NextVisitAsync(db, patientId, now, cancellationToken),
            KnowsVisits = true,
        };
    }
}
