using CareChat.Shared;
using CareChat.Web.Audit;
using CareChat.Web.Data;
using CareChat.Web.Text;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Patients;

/// <summary>Enters and changes patients. A patient comes with the one conversation with the care team.</summary>
public sealed class PatientStore(WriteLane lane, TimeProvider clock)
{
    /// <summary>Enters a patient in the actor's instance.</summary>
    /// <exception cref="RefusedException">Wrong text, the number is taken (409), or the actor may not.</exception>
    public Task<Patient> CreateAsync(Actor actor, NewPatient patient, CancellationToken cancellationToken = default) =>
        lane.WriteAsync(scope => CreateAsync(scope, actor, patient), cancellationToken);

    /// <summary>The same inside a transaction that does more (an import, an idempotency record).</summary>
    /// <param name="scope">The transaction.</param>
    /// <param name="actor">Who enters, and into which instance.</param>
    /// <param name="patient">Who is entered.</param>
    /// <param name="isImported">True where the number may stand with a patient of another system too: whoever imports is told.</param>
    public async Task<Patient> CreateAsync(WriteScope scope, Actor actor, NewPatient patient, bool isImported = false)
    {
        RequireKeeper(scope, actor);
        var now = Now();
        var entered = new Patient { Id = Guid.CreateVersion7(now), InstanceId = actor.InstanceId, CreatedAt = now, UpdatedAt = now };
        Fill(entered, patient, mayHaveOneName: actor.Kind is ActorKind.Operator or ActorKind.AssistantKey);
        entered.ReadPhone(await CountryAsync(scope, actor.InstanceId));
        await RequireFreeAsync(scope, entered, isImported);
        scope.Db.Conversations.Add(new Conversation
        {
            Id = Guid.CreateVersion7(now),
            InstanceId = actor.InstanceId,
            Patient = entered,
            Kind = ConversationKind.CareTeam,
            CreatedAt = now,
        });
        await scope.Db.SaveChangesAsync();
        scope.Audit(actor, "patient.created", now, entered.Id, entered.Id.ToString("D"));
        return entered;
    }

    /// <summary>Changes a patient; the change gets the row and lays over it what is new.</summary>
    /// <exception cref="RefusedException">Not there, not the actor's, or the number is taken.</exception>
    public Task<Patient> ChangeAsync(Actor actor, Guid patientId, Action<Patient> change, CancellationToken cancellationToken = default) =>
        lane.WriteAsync(async scope =>
        {
            RequireKeeper(scope, actor);
            await scope.LockAsync("Patients", patientId);
            var patient = await scope.Db.Patients.VisibleTo(actor).SingleOrDefaultAsync(p => p.Id == patientId, cancellationToken)
                ?? throw new RefusedException(Refusal.NotFound("Patient", patientId));
            await ChangeAsync(scope, actor, patient, change);
            return patient;
        }, cancellationToken);

    /// <summary>The same to a row that was read in a transaction that does more (an import). No change leaves no trace.</summary>
    public async Task ChangeAsync(WriteScope scope, Actor actor, Patient patient, Action<Patient> change, bool isImported = false)
    {
        change(patient);
        patient.ReadPhone(await CountryAsync(scope, patient.InstanceId));
        if (!scope.Db.ChangeTracker.HasChanges()) return;
        await RequireFreeAsync(scope, patient, isImported);
        patient.UpdatedAt = Now();
        await scope.Db.SaveChangesAsync();
        scope.Audit(actor, "patient.changed", patient.UpdatedAt, patient.Id, patient.Id.ToString("D"));
    }

    /// <summary>Lays the fields over a row; people of one name have it as either of the two.</summary>
    internal static void Fill(Patient patient, NewPatient from, bool mayHaveOneName)
    {
        patient.FirstName = TextRules.Accept(from.FirstName, "firstName", PatientLimits.Name, mayBeEmpty: mayHaveOneName && from.LastName.Length > 0);
        patient.LastName = TextRules.Accept(from.LastName, "lastName", PatientLimits.Name, mayBeEmpty: mayHaveOneName && from.FirstName.Length > 0);
        patient.BirthDate = from.BirthDate;
        if (from.BirthDate is null) patient.PartialBirthDate = from.PartialBirthDate;
        patient.Gender = from.Gender;
        patient.Email = Optional(from.Email, "email", PatientLimits.Email);
        patient.Phone = Optional(from.Phone, "phone", PatientLimits.Phone);
        patient.Mrn = Optional(from.Mrn, "mrn", PatientLimits.Mrn) is { } mrn ? IdentifierText.Of(mrn) : null;
        patient.MrnSystem = patient.Mrn is null ? "" : TextRules.Accept(from.MrnSystem, "mrnSystem", PatientLimits.Source, mayBeEmpty: true);
        patient.Source = TextRules.Accept(from.Source, "source", PatientLimits.Source, mayBeEmpty: true);
        patient.ExternalId = Optional(from.ExternalId, "externalId", PatientLimits.ExternalId);
        (patient.SourceUpdatedAt, patient.SourceVersion) = (from.SourceUpdatedAt, from.SourceVersion);
        patient.Language = Optional(from.Language, "language", PatientLimits.Language);
        patient.Status = from.Status;
    }

    /// <summary>The turn of whoever asks in an instance who has a number, and then gives it to somebody.</summary>
    internal static string Turn(Guid instanceId) => $"patient-import/{instanceId:N}";

    private static async Task RequireFreeAsync(WriteScope scope, Patient patient, bool isImported)
    {
        var others = scope.Db.Patients.Where(p => p.InstanceId == patient.InstanceId && p.Id != patient.Id);
        if (patient.Mrn is { } mrn && HasNewNumber(scope, patient))
        {
            if (!isImported) await scope.TurnAsync(Turn(patient.InstanceId)); // no index knows that two systems' numbers, or INT-1 and int-1, are one
            var having = isImported ? others.Where(p => p.Mrn == mrn && p.MrnSystem == patient.MrnSystem) : others.WithNumber(mrn);
            if (await having.AnyAsync()) throw new RefusedException(Refusal.Conflict("PATIENT_MRN_EXISTS", "A patient with this mrn exists"));
        }
        if (patient.ExternalId is not null && await others.AnyAsync(p => p.ExternalId == patient.ExternalId && (p.Source ?? "") == (patient.Source ?? "")))
            throw new RefusedException(Refusal.Conflict("PATIENT_EXTERNAL_ID_EXISTS", "A patient with this externalId exists"));
    }

    /// <summary>Who shares a number since an import keeps it, whatever else is changed.</summary>
    private static bool HasNewNumber(WriteScope scope, Patient patient)
    {
        var row = scope.Db.Entry(patient);
        return row.State == EntityState.Detached || row.Property(p => p.Mrn).IsModified || row.Property(p => p.MrnSystem).IsModified;
    }

    /// <summary>Whose telephone numbers the instance's people write (<see cref="Instance.Country"/>).</summary>
    internal static Task<string> CountryAsync(WriteScope scope, Guid instanceId) =>
        scope.Db.Instances.Where(i => i.Id == instanceId).Select(i => i.Country).SingleAsync();

    private static void RequireKeeper(WriteScope scope, Actor actor)
    {
        scope.RequireLive(actor);
        if (!Visibility.SeesInstance(actor) && actor.Kind != ActorKind.AssistantKey) throw new RefusedException(Refusal.NotFound("Patient"));
    }

    private static string? Optional(string? text, string field, int longest) =>
        TextRules.Accept(text, field, longest, mayBeEmpty: true) is { Length: > 0 } accepted ? accepted : null;

    /// <summary>Now, as precise as it is stored.</summary>
    private DateTimeOffset Now() => DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
}

/// <summary>The most characters of each of a patient's fields.</summary>
public static class PatientLimits
{
    public const int Name = 100;
    public const int Email = 254;
    public const int Phone = 40;
    public const int Mrn = 64;
    public const int ExternalId = 200;
    public const int Source = 200;
    public const int Language = 35;
}
