using System.Globalization;
using CareChat.Shared;
using CareChat.Web.Data;
using CareChat.Web.Patients.Fhir;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Patients;

/// <summary>The patients of one file on their way into the database.</summary>
internal sealed class PatientRows(WriteScope scope, Actor actor, PatientStore store)
{
    /// <summary>A patient lines may be added to.</summary>
    /// <param name="Source">Where the patient's id is from.</param>
    /// <param name="IsProven">False where only a name says that it is the one: then nothing is added.</param>
    public readonly record struct Owner(Guid Id, string Source, bool IsProven = true);

    /// <summary>Why what would add to a patient who is only perhaps the one does not come in.</summary>
    public const string Unproven =
        "nothing but a name says that it is the patient already known by this id: it needs a date of birth, an identifier or --source";

    private readonly Dictionary<Guid, ImportedPatient> taken = [];
    private readonly Dictionary<int, Owner> byEntry = [];
    private readonly Dictionary<int, string> unproven = [];
    private NamedPeople<Guid>? named;
    private PatientDoubles? doubles;

    /// <summary>All patients met so far.</summary>
    public IReadOnlyCollection<ImportedPatient> Taken => taken.Values;

    private IQueryable<Patient> Known => scope.Db.Patients.Where(p => p.InstanceId == actor.InstanceId);

    /// <summary>Adds the patient, or brings what is known up to what the file says.</summary>
    public async Task<Taking> TakeAsync(FhirPatient read)
    {
        try
        {
            var known = await FindAsync(read);
            var likeness = known is null ? Likeness.Same : PatientIdentity.Compare(known, read);
            if (likeness == Likeness.Other)
                return new Taking($"it has {PatientIdentity.Difference(known!, read)} than the patient already known by this identity");
            if (likeness == Likeness.Unproven) return await TakeUnprovenAsync(read, known!);
            if (known is not null && IsOwn(known, read) && read.Version.Compared(VersionOf(known)) < 0)
            {
                Keep(read, new Owner(known.Id, known.Source ?? ""), known);
                return new Taking(IsOlder: true);
            }
            var from = New(read, known);
            doubles ??= await PatientDoubles.ReadAsync(Known);
            var doubt = doubles.Doubt(read, known, taken.ContainsKey);
            var patient = known ?? await store.CreateAsync(scope, actor, from, isImported: true);
            await store.ChangeAsync(scope, actor, patient, row => PatientStore.Fill(row, from, mayHaveOneName: true), isImported: true);
            doubles.Keep(patient);
            Keep(read, new Owner(patient.Id, patient.Source ?? ""), patient);
            return new Taking(Doubt: doubt);
        }
        catch (RefusedException refused)
        {
            return new Taking(refused.Message);
        }
        finally
        {
            scope.Db.ChangeTracker.Clear();
        }
    }

    /// <summary>Takes it back that the patient in an entry is in: a line of it is not known of the patient who is.</summary>
    /// <returns>The patient's name for messages, the first time; null after that.</returns>
    public string? Doubt(int entry, Owner owner)
    {
        if (!unproven.Remove(entry, out var name)) return null;
        taken.Remove(owner.Id);
        return name;
    }

    /// <summary>The same file again brings nothing new, whoever it is; anything else may be somebody else's.</summary>
    private async Task<Taking> TakeUnprovenAsync(FhirPatient read, Patient known)
    {
        PatientStore.Fill(known, New(read, known), mayHaveOneName: true);
        known.ReadPhone(await PatientStore.CountryAsync(scope, actor.InstanceId));
        if (scope.Db.ChangeTracker.HasChanges()) return new Taking(Unproven);
        Keep(read, new Owner(known.Id, known.Source ?? "", IsProven: false), known);
        unproven[read.Entry] = read.Name;
        return default;
    }

    private void Keep(FhirPatient read, Owner owner, Patient patient)
    {
        taken[patient.Id] = new ImportedPatient(patient.Id, patient.ExternalId!, patient.DisplayName);
        byEntry[read.Entry] = owner;
    }

    /// <summary>The patient a line of a record belongs to: of this file, or imported before; null where there is none.</summary>
    public async Task<Owner?> FindAsync(FhirSubject subject)
    {
        if (subject.Entry is { } entry) return byEntry.TryGetValue(entry, out var patient) ? patient : null;
        var found = await Known.AsNoTracking().Where(p => (p.Source == subject.Source && p.ExternalId == subject.Id) || (p.MrnSystem == subject.Source && p.Mrn == subject.Id))
            .Select(p => new Owner(p.Id, p.Source ?? "", true)).Take(2).ToListAsync();
        return found is [var only] && subject.Source.Length > 0 ? only : null;
    }

    /// <summary>What else the line's reference says, where that is somebody else; null where it is nobody else.</summary>
    public async Task<string?> ProblemAsync(FhirSubject subject, Owner owner)
    {
        if (subject is { Beside: null, Called: null }) return null;
        if (subject.Beside is { } other && await FindAsync(other) is { } named && named.Id != owner.Id) return SubjectReading.TwoPeople;
        var known = await Known.AsNoTracking().SingleAsync(p => p.Id == owner.Id);
        if (subject.Beside is { Entry: null } number && number.Source == known.MrnSystem && number.Id != known.Mrn && known.Mrn is not null) return SubjectReading.TwoPeople;
        if (subject.Called is not { } said) return null;
        var (called, birth) = (new CalledName(said), Day(known.BirthDate));
        if (called.IsBornElse(birth)) return SubjectReading.OtherBirth;
        if (subject.Entry is null && called.IsSomebodyElse([known.DisplayName])) return SubjectReading.SomebodyBeside;
        var fit = Math.Max(subject.Fit, called.Fit([known.DisplayName], birth));
        return fit == 0 || (await NamedAsync()).HasBetter(called, owner.Id, fit) ? SubjectReading.OtherName : null;
    }

    /// <summary>The instance's people by their names. Lines come after all patients of the file.</summary>
    private async Task<NamedPeople<Guid>> NamedAsync()
    {
        if (named is not null) return named;
        named = new NamedPeople<Guid>();
        await foreach (var patient in Known.AsNoTracking().Select(p => new { p.Id, p.FirstName, p.LastName, p.BirthDate }).AsAsyncEnumerable())
            named.Add(patient.Id, [$"{patient.FirstName} {patient.LastName}"], Day(patient.BirthDate));
        return named;
    }

    private static string? Day(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>The person of the same day of birth and name who came under the same placeholder of another file; null for nobody.</summary>
    private async Task<Patient?> FindPlacedAsync(FhirPatient read)
    {
        if (read.Placeholder is not { } place) return null;
        var alike = await Known.Where(p => p.Source == read.Source && p.BirthDate == read.BirthDate && (p.ExternalId == place || p.ExternalId!.StartsWith(place + "~"))).ToListAsync();
        return alike.Find(known => PatientIdentity.Compare(known, read) == Likeness.Same);
    }

    /// <summary>
    /// By the identity itself; else by the record number or another identifier; else, among rows from before sources were kept,
    /// by the bare id, where everything else is the same.
    /// </summary>
    private async Task<Patient?> FindAsync(FhirPatient read)
    {
        if (await FindPlacedAsync(read) is { } placed) return placed;
        if (await Known.SingleOrDefaultAsync(p => p.Source == read.Source && p.ExternalId == read.ExternalId) is { } known) return known;
        if (read is { Mrn: { } mrn, MrnSystem.Length: > 0 } && await Known.SingleOrDefaultAsync(p => p.MrnSystem == read.MrnSystem && p.Mrn == mrn) is { } numbered)
            return numbered;
        foreach (var identifier in read.Identifiers)
            if (await Known.SingleOrDefaultAsync(p => p.Source == identifier.System && p.ExternalId == identifier.Value) is { } identified) return identified;
        var old = read.ResourceId is not { } id ? null : await Known.SingleOrDefaultAsync(p => p.Source == null && p.ExternalId == id);
        return old is not null && PatientIdentity.Compare(old, read) == Likeness.Same ? old : null;
    }

    /// <summary>True where no identity is kept yet.</summary>
    private static bool IsOpen(Patient? known) => known?.Source is null || known.ExternalId is null;

    /// <summary>True where what is read is the very resource the patient's id is of: only then do its versions say anything.</summary>
    private static bool IsOwn(Patient known, FhirPatient read) => known.Source == read.Source && known.ExternalId == read.ExternalId;

    private static FhirVersion VersionOf(Patient known) => new(known.SourceUpdatedAt, known.SourceVersion);

    private static NewPatient New(FhirPatient read, Patient? known) => New(read, known,
        known is null ? read.Version : IsOpen(known) || IsOwn(known, read) ? read.Version.Or(VersionOf(known)) : VersionOf(known));

    private static NewPatient New(FhirPatient read, Patient? known, FhirVersion version) => new()
    {
        FirstName = read.FirstName,
        LastName = read.LastName,
        BirthDate = read.BirthDate ?? (read.PartialBirthDate is null ? known?.BirthDate : null),
        PartialBirthDate = read.PartialBirthDate ?? known?.PartialBirthDate,
        Gender = Enum.Parse<Gender>(read.Gender.ToString()),
        Email = read.Email,
        Phone = read.Phone,
        Mrn = read.Mrn,
        MrnSystem = read.MrnSystem,
        Source = IsOpen(known) ? read.Source : known!.Source!,
        ExternalId = IsOpen(known) ? read.ExternalId : known!.ExternalId,
        SourceUpdatedAt = version.UpdatedAt,
        SourceVersion = version.Number,
        Language = read.Language,
        Status = read.IsActive && !read.IsDeceased ? PatientStatus.Active : PatientStatus.Inactive,
    };
}
