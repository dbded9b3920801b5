using CareChat.Web.Data;
using CareChat.Web.Patients.Fhir;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Patients;

/// <summary>The instance's people as an import's may be theirs: who is only perhaps one of them comes in beside, and is named.</summary>
internal sealed class PatientDoubles
{
    /// <summary>Two hospitals may give out one number: nobody can tell.</summary>
    public const string SameNumber = "this MRN is also that of another patient here";

    /// <summary>Two sources know somebody of one name and day of birth.</summary>
    public const string SamePerson = "a patient with this name and date of birth is here already, from another source: nobody can tell whether it is the same person";

    private sealed record Person(string Name, DateOnly? Birth, string? Mrn, string Source);

    private readonly Dictionary<Guid, Person> people = [];
    private readonly Dictionary<string, HashSet<Guid>> byNumber = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<DateOnly, HashSet<Guid>> byBirth = [];

    /// <summary>Reads who is there.</summary>
    public static async Task<PatientDoubles> ReadAsync(IQueryable<Patient> known)
    {
        var doubles = new PatientDoubles();
        var rows = known.AsNoTracking().Where(p => p.Mrn != null || p.BirthDate != null)
            .Select(p => new { p.Id, p.FirstName, p.LastName, p.BirthDate, p.Mrn, p.Source });
        await foreach (var row in rows.AsAsyncEnumerable())
            doubles.Keep(row.Id, new Person($"{row.FirstName} {row.LastName}", row.BirthDate, row.Mrn, row.Source ?? ""));
        return doubles;
    }

    /// <summary>Takes in who has come, or has changed.</summary>
    public void Keep(Patient patient) => Keep(patient.Id, new Person(patient.DisplayName, patient.BirthDate, patient.Mrn, patient.Source ?? ""));

    /// <summary>What whoever imports has to look at; null for nothing. What is not new was named when it came.</summary>
    /// <param name="read">The person in the file.</param>
    /// <param name="known">The patient who that is; null for somebody new.</param>
    /// <param name="isOfThisFile">Whether a patient is in the file too.</param>
    public string? Doubt(FhirPatient read, Patient? known, Func<Guid, bool> isOfThisFile)
    {
        var number = HasNumberOfAnother(read, known) ? SameNumber : null;
        var person = known is null && MayBeAnother(read, isOfThisFile) ? SamePerson : null;
        return FhirWords.Joined("; ", number, person) is { Length: > 0 } doubt ? doubt : null;
    }

    private bool HasNumberOfAnother(FhirPatient read, Patient? known) =>
        read.Mrn is { } mrn && (known is null || !RecordNumbers.AreOne(known.Mrn, mrn) || known.MrnSystem != read.MrnSystem)
        && byNumber.TryGetValue(mrn, out var found) && found.Any(id => id != known?.Id && RecordNumbers.AreOne(people[id].Mrn, mrn));

    /// <summary>One source, or one file without any, gives two people two ids; nothing else tells them apart.</summary>
    private bool MayBeAnother(FhirPatient read, Func<Guid, bool> isOfThisFile) =>
        read.BirthDate is { } birth && byBirth.TryGetValue(birth, out var found)
        && found.Any(id => people[id] is var other && other.Birth == birth && IsCalled(read, other.Name)
            && (other.Source != read.Source || (read.Source.Length == 0 && !isOfThisFile(id))));

    private static bool IsCalled(FhirPatient read, string name) =>
        read.Names.Any(own => PersonName.Folded(own) == PersonName.Folded(name) || PersonName.Contains(name, own));

    private void Keep(Guid id, Person person)
    {
        people[id] = person;
        if (person.Mrn is { } mrn) Add(byNumber, mrn, id);
        if (person.Birth is { } birth) Add(byBirth, birth, id);
    }

    private static void Add<TKey>(Dictionary<TKey, HashSet<Guid>> index, TKey key, Guid id)
        where TKey : notnull
    {
        if (!index.TryGetValue(key, out var found)) index[key] = found = [];
        found.Add(id);
    }
}
