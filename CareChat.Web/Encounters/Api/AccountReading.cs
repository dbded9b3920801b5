using CareChat.Shared;
using CareChat.Web.Audit;
using CareChat.Web.Data;
using CareChat.Web.Encounters.Api.Wire;
using CareChat.Web.Patients;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Encounters.Api;

/// <summary>Reads an account, its people and what it submitted (contract C.8, C.9).</summary>
internal sealed class AccountReading(IDbContextFactory<CareChatDb> databases, ReadAudit audit, TimeProvider clock)
{
    /// <summary>The refusal for a patient that is not there, or not the caller's.</summary>
    public static readonly Refusal NoPatient = new(RefusalKind.NotFound, "PATIENT_NOT_FOUND", "patient not found");

    private const int PreviewLength = 140;

    /// <summary>Today.</summary>
    public DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>The account itself.</summary>
    public async Task<AccountJson> AccountAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var owner = await OwnerAsync(db, actor, cancellationToken);
        return new AccountJson(owner.Id, owner.Email ?? "", owner.Role, IdentityJson.Of(owner.VerifiedAt), owner.CreatedAt);
    }

    /// <summary>The account's active people, the account's own first.</summary>
    public async Task<IReadOnlyList<AccountPatientJson>> PatientsAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var owner = await OwnerAsync(db, actor, cancellationToken);
        var people = await db.Patients.AsNoTracking().VisibleTo(actor).Where(p => p.Status == PatientStatus.Active)
            .OrderByDescending(p => p.Id == owner.PatientId).ThenBy(p => p.CreatedAt).ThenBy(p => p.Id).ToListAsync(cancellationToken);
        foreach (var patient in people) audit.Note(actor, "patient.read", patient.Id, patient.Id.ToString("D"));
        return people.ConvertAll(p => AccountPatientJson.Of(p, owner, Today));
    }

    /// <summary>One of them, with the clinic's record of allergies and medications.</summary>
    /// <exception cref="RefusedException">Not there, or not the caller's.</exception>
    public async Task<AccountPatientJson> PatientAsync(Actor actor, Guid patientId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var owner = await OwnerAsync(db, actor, cancellationToken);
        var patient = await db.Patients.AsNoTracking().VisibleTo(actor).SingleOrDefaultAsync(p => p.Id == patientId, cancellationToken)
            ?? throw new RefusedException(NoPatient);
        audit.Note(actor, "patient.read", patient.Id, patient.Id.ToString("D"));
        var now = clock.GetUtcNow();
        var allergies = await PatientRecord.SectionAsync(db, patientId, RecordKind.Allergy, now, cancellationToken);
        var conditions = await PatientRecord.SectionAsync(db, patientId, RecordKind.Condition, now, cancellationToken);
        return AccountPatientJson.Of(patient, owner, Today).With(
            AllergyConditions.Beside(allergies, conditions),
            await PatientRecord.SectionAsync(db, patientId, RecordKind.Medication, now, cancellationToken));
    }

    /// <summary>What the account submitted and did not replace since, newest first.</summary>
    public async Task<IReadOnlyList<SubmissionJson>> SubmissionsAsync(Actor actor, int limit, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await (
            from encounter in db.Encounters.AsNoTracking().VisibleTo(actor)
            join turn in db.EncounterTurns.AsNoTracking() on encounter.Id equals turn.EncounterId
            where turn.SubmittedAt != null && turn.ReplacedAt == null
            orderby turn.SubmittedAt descending, turn.Id
            select new { encounter, turn }).Take(limit).ToListAsync(cancellationToken);
        foreach (var item in found) audit.Note(actor, "submission.read", item.encounter.PatientId, item.turn.Id.ToString("D"));
        return found.ConvertAll(f => new SubmissionJson(
            f.turn.Id, f.encounter.Id, f.encounter.PatientId, f.encounter.At(now).Word(), Preview(f.turn.Letter), f.turn.SubmittedAt!.Value));
    }

    /// <summary>Whose account the actor acts for.</summary>
    internal static async Task<Person> OwnerAsync(CareChatDb db, Actor actor, CancellationToken cancellationToken = default)
    {
        var account = actor.Account;
        return await db.Users.AsNoTracking().SingleOrDefaultAsync(p => p.Id == account, cancellationToken) ?? throw new RefusedException(AgentDoor.NoToken);
    }

    private static string Preview(string letter)
    {
        var line = string.Join(' ', letter.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= PreviewLength) return line;
        return line[..(char.IsHighSurrogate(line[PreviewLength - 1]) ? PreviewLength - 1 : PreviewLength)] + "…";
    }
}
