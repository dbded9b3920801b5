using CareChat.Shared;
using CareChat.Web.Audit;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Patients;

/// <summary>Opens a patient's record for the care team; each opening leaves one line in the audit log.</summary>
public sealed class PatientRecord(WriteLane lane, IDbContextFactory<CareChatDb> databases, TimeProvider clock)
{
    /// <summary>How many lines of one kind are read.</summary>
    private const int Most = 500;

    /// <summary>The record, as of now.</summary>
    /// <exception cref="RefusedException">Not visible, not the care team, or no longer signed in.</exception>
    public async Task<RecordView> OpenAsync(Actor actor, Guid patientId, CancellationToken cancellationToken = default)
    {
        await lane.WriteAsync(async scope =>
        {
            scope.RequireLive(actor);
            if (!actor.IsTeam || !await scope.Db.Patients.VisibleTo(actor).AnyAsync(p => p.Id == patientId, cancellationToken))
                throw new RefusedException(Refusal.NotFound("Patient"));
            scope.Audit(actor, "record.opened", clock.GetUtcNow(), patientId, patientId.ToString("D"));
        }, cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var patient = await db.Patients.AsNoTracking().VisibleTo(actor).SingleAsync(p => p.Id == patientId, cancellationToken);
        return await ReadAsync(db, patient, cancellationToken);
    }

    private async Task<RecordView> ReadAsync(CareChatDb db, Patient patient, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return new RecordView
        {
            Name = patient.DisplayName,
            Age = Age.InWords(patient, DateOnly.FromDateTime(now.UtcDateTime)),
            Born = patient.PartialBirthDate,
            Gender = patient.Gender,
            Language = patient.Language,
            Mrn = patient.Mrn,
            AssistantOff = patient.AssistantDisabled,
            Allergies = await SectionAsync(db, patient.Id, RecordKind.Allergy, cancellationToken),
            Medications = await SectionAsync(db, patient.Id, RecordKind.Medication, cancellationToken),
            Conditions = await SectionAsync(db, patient.Id, RecordKind.Condition, cancellationToken),
            NextVisit = await NextVisitAsync(db, patient.Id, now, cancellationToken),
        };
    }

    /// <summary>What is said of one kind, for callers that have found the patient; the same thing recorded twice is one line: the newest one's.</summary>
    public static async Task<RecordSection> SectionAsync(CareChatDb db, Guid patientId, RecordKind kind, CancellationToken cancellationToken)
    {
        var said = db.RecordItems.AsNoTracking().Where(r => r.PatientId == patientId && r.Kind == kind);
        var rows = await said.Where(r => r.IsActive).OrderBy(r => r.IsAbsence).ThenByDescending(r => r.At).ThenBy(r => r.Text).Take(Most).ToListAsync(cancellationToken);
        var lines = rows.Where(l => !l.IsAbsence).DistinctBy(l => l.Text.Trim(), StringComparer.OrdinalIgnoreCase)
            .Select(l => new RecordLine(l.Text.Trim(), l.Detail)).ToList();
        if (lines.Count > 0) return new RecordSection(lines, null, HasPast: false);
        var none = rows.Select(l => l.Text.Trim()).Distinct(StringComparer.OrdinalIgnoreCase).OrderByDescending(Absence.IsWhole).ToList();
        return new RecordSection([], none.Count > 0 ? string.Join("; ", none) : null, await said.AnyAsync(r => !r.IsActive && !r.IsAbsence, cancellationToken));
    }

    /// <summary>The nearest appointment to come, for callers that have found the patient; null for none.</summary>
    public static async Task<VisitLine?> NextVisitAsync(CareChatDb db, Guid patientId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var visit = await db.RecordItems.AsNoTracking()
            .Where(r => r.PatientId == patientId && r.Kind == RecordKind.Appointment && r.IsActive && r.At >= now)
            .OrderBy(r => r.At).FirstOrDefaultAsync(cancellationToken);
        return visit is { At: { } at } ? new VisitLine(at, visit.Text, visit.Detail) : null;
    }
}
