using CareChat.Shared;
using CareChat.Web.Audit;
using CareChat.Web.Data;
using CareChat.Web.Patients.Fhir;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Patients;

/// <summary>Opens a patient's record for the care team; each opening leaves one line in the audit log.</summary>
public sealed class PatientRecord(WriteLane lane, IDbContextFactory<CareChatDb> databases, TimeProvider clock)
{
    /// <summary>How many lines of one kind are read.</summary>
    public const int Most = 500;

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
        var allergies = await SectionAsync(db, patient.Id, RecordKind.Allergy, now, cancellationToken);
        var conditions = await SectionAsync(db, patient.Id, RecordKind.Condition, now, cancellationToken);
        return new RecordView
        {
            Name = patient.DisplayName,
            Age = Age.InWords(patient, DateOnly.FromDateTime(now.UtcDateTime)),
            Born = patient.PartialBirthDate,
            Gender = patient.Gender,
            Language = patient.Language,
            Mrn = patient.Mrn,
            IsActive = patient.Status == PatientStatus.Active,
            AssistantOff = patient.AssistantDisabled,
            Allergies = allergies with { Lines = [.. allergies.Lines, .. AllergyConditions.Among(conditions.Lines)] },
            Medications = await SectionAsync(db, patient.Id, RecordKind.Medication, now, cancellationToken),
            Conditions = conditions,
            UnreadVisits = await UnreadVisitsAsync(db, patient.Id, cancellationToken),
            NextVisit = await NextVisitAsync(db, patient.Id, now, cancellationToken),
        };
    }

    /// <summary>
    /// What is said of one kind at a moment, for callers that have found the patient, the newest first. Twice the same is one line; one
    /// medicine in two doses is two.
    /// </summary>
    public static async Task<RecordSection> SectionAsync(
        CareChatDb db, Guid patientId, RecordKind kind, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var said = db.RecordItems.AsNoTracking().Where(r => r.PatientId == patientId && r.Kind == kind);
        var rows = await said.Where(r => r.EndsAt == null || r.EndsAt > now)
            .Where(r => r.IsActive || (!r.IsAbsence && (r.Detail.EndsWith(Certainty.InRemission) || r.Detail.EndsWith(Certainty.Inactive) || r.Detail.EndsWith(Certainty.OnHold))))
            .OrderBy(r => r.IsAbsence).ThenByDescending(r => r.IsActive).ThenByDescending(r => r.At != null).ThenByDescending(r => r.At).ThenBy(r => r.Id)
            .Take(Most + 1).ToListAsync(cancellationToken);
        var others = await said.CountAsync(r => !r.IsAbsence && (r.EndsAt <= now || (!r.IsActive
            && !r.Detail.EndsWith(Certainty.InRemission) && !r.Detail.EndsWith(Certainty.Inactive) && !r.Detail.EndsWith(Certainty.OnHold))), cancellationToken);
        var things = rows.Take(Most).Where(row => !row.IsAbsence).ToLookup(IsOnHold);
        var (lines, onHold) = (Distinct(things[false].Select(row => Line(row, now))), Distinct(things[true].Select(Held)));
        List<string> none = things[false].Any(row => row.IsActive) ? []
            : [.. rows.Where(row => row.IsAbsence).Select(row => row.Text.Trim()).Distinct(StringComparer.OrdinalIgnoreCase).OrderByDescending(Absence.IsWhole)];
        return new RecordSection(lines, none.Count > 0 ? string.Join("; ", none) : null, HasPast: lines.Count == 0 && others + onHold.Count > 0)
        {
            HasMore = rows.Count > Most && !rows[Most].IsAbsence,
            NotInForce = new NotInForce(onHold, others),
        };
    }

    private static List<RecordLine> Distinct(IEnumerable<RecordLine> lines) => [.. lines.DistinctBy(line => $"{line.Text}\0{line.Detail}", StringComparer.OrdinalIgnoreCase)];

    private static bool IsOnHold(RecordItem row) => !row.IsActive && row.Detail.EndsWith(Certainty.OnHold, StringComparison.Ordinal);

    private static RecordLine Held(RecordItem row) => new(row.Text.Trim(), row.Detail[..^Certainty.OnHold.Length].TrimEnd(' ', ';'));

    private static RecordLine Line(RecordItem row, DateTimeOffset now) =>
        new(row.Text.Trim(), FhirWords.Joined("; ", row.Detail, row.BeginsAt is { } begins && begins > now ? Certainty.Later(begins) : null,
            Certainty.IsExpired(row.Detail, now) && !row.Detail.Contains(Certainty.StatusNotKnown, StringComparison.Ordinal) ? Certainty.StatusNotKnown : null));

    /// <summary>The booked appointments whose time could not be read, for callers that have found the patient. Twice the same may be two visits.</summary>
    public static async Task<IReadOnlyList<RecordLine>> UnreadVisitsAsync(CareChatDb db, Guid patientId, CancellationToken cancellationToken) =>
        await db.RecordItems.AsNoTracking().Where(r => r.PatientId == patientId && r.Kind == RecordKind.Appointment && r.IsActive && r.At == null)
            .OrderBy(r => r.Id).Take(Most).Select(visit => new RecordLine(visit.Text, visit.Detail)).ToListAsync(cancellationToken);

    /// <summary>The nearest appointment to come, for callers that have found the patient; null for none.</summary>
    public static async Task<VisitLine?> NextVisitAsync(CareChatDb db, Guid patientId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var visit = await db.RecordItems.AsNoTracking()
            .Where(r => r.PatientId == patientId && r.Kind == RecordKind.Appointment && r.IsActive && r.At >= now)
            .OrderBy(r => r.At).FirstOrDefaultAsync(cancellationToken);
        return visit is { At: { } at } ? new VisitLine(at, visit.Text, visit.Detail) : null;
    }
}
