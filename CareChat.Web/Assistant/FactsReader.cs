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
        var conditions = await PatientRecord.SectionAsync(db, patientId, RecordKind.Condition, now, cancellationToken);
        var medications = await PatientRecord.SectionAsync(db, patientId, RecordKind.Medication, now, cancellationToken);
        var allergies = await PatientRecord.SectionAsync(db, patientId, RecordKind.Allergy, now, cancellationToken);
        var hasVisits = patient.Status == PatientStatus.Active; // who has died has none to come
        return new PatientFacts
        {
            Name = patient.DisplayName,
            Age = Age.InWords(patient, DateOnly.FromDateTime(now.UtcDateTime)),
            Gender = patient.Gender == Gender.Unknown ? null : patient.Gender.ToString().ToLowerInvariant(),
            Conditions = conditions.Lines,
            Medications = medications.Lines,
            Allergies = allergies.Lines,
            NoneSaid = Said((RecordKind.Condition, conditions), (RecordKind.Medication, medications), (RecordKind.Allergy, allergies)),
            PastOnly = Kinds(section => section is { Lines.Count: 0, NoneSaid: null, HasPast: true }, (RecordKind.Condition, conditions), (RecordKind.Medication, medications), (RecordKind.Allergy, allergies)),
            More = Kinds(section => section.HasMore, (RecordKind.Condition, conditions), (RecordKind.Medication, medications), (RecordKind.Allergy, allergies)),
            NotInForce = new Dictionary<RecordKind, NotInForce>
            {
                [RecordKind.Condition] = conditions.NotInForce,
                [RecordKind.Medication] = medications.NotInForce,
                [RecordKind.Allergy] = allergies.NotInForce,
            },
            UnreadVisits = hasVisits ? await PatientRecord.UnreadVisitsAsync(db, patientId, cancellationToken) : [],
            NextVisit = hasVisits ? await PatientRecord.NextVisitAsync(db, patientId, now, cancellationToken) : null,
            KnowsVisits = hasVisits,
        };
    }

    private static HashSet<RecordKind> Kinds(Func<RecordSection, bool> isMeant, params IEnumerable<(RecordKind Kind, RecordSection Section)> sections) =>
        [.. sections.Where(said => isMeant(said.Section)).Select(said => said.Kind)];

    private static Dictionary<RecordKind, string> Said(params ReadOnlySpan<(RecordKind Kind, RecordSection Section)> sections)
    {
        var said = new Dictionary<RecordKind, string>();
        foreach (var (kind, section) in sections)
            if (section.NoneSaid is { } words) said[kind] = words;
        return said;
    }
}
