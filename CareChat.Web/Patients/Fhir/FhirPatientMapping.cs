using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CareChat.Web.Text;
using Hl7.Fhir.Model;

namespace CareChat.Web.Patients.Fhir;

/// <summary>Patient resource to <see cref="FhirPatient"/>.</summary>
internal static partial class FhirPatientMapping
{
    /// <summary>The system of the identifiers that Synthea gives its made-up people, whose names end in digits.</summary>
    private const string Synthea = "https://github.com/synthetichealth/synthea";

    private static readonly string[] NameUses = ["official", "usual", "", "temp", "nickname", "anonymous", "maiden", "old"];
    private static readonly string[] TelecomUses = ["mobile", "home", "", "work", "temp"];

    /// <summary>The person in an entry of type Patient, as of now.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="source">The operator's name for where the file is from; null for none.</param>
    /// <param name="now">What is current is so at this moment.</param>
    /// <param name="leftOut">Told what of the resource is not taken.</param>
    /// <exception cref="FormatException">The person cannot be taken.</exception>
    public static FhirPatient Map(BundleEntry entry, string? source, DateTimeOffset now, Action<string> leftOut)
    {
        var read = ResourceReader.Read<Patient>(entry.Resource!.Value);
        return ResourceReader.Map(read, patient =>
        {
            var person = Map(entry, patient, now, leftOut);
            var (from, id) = Identity(entry, person, source);
            var version = entry.Base is not null || (source is not null && entry.Id is not null) ? entry.Version : default;
            var isPlaceholder = entry.Base is null && entry.Id is null && person.Identifiers.Count == 0;
            var isPlace = isPlaceholder && person.BirthDate is not null && !Guid.TryParse(id, out _);
            return person with
            {
                Source = from,
                ExternalId = isPlace ? $"{id}~{Mark(person)}" : id,
                Placeholder = isPlace ? id : null,
                IsPlaceholder = isPlaceholder,
                Version = version,
                MrnSystem = person.MrnSystem.Length > 0 ? person.MrnSystem : entry.Base ?? source ?? "",
            };
        });
    }

    private static FhirPatient Map(BundleEntry entry, Patient patient, DateTimeOffset now, Action<string> leftOut)
    {
        var cut = patient.Identifier.Any(id => id.System == Synthea);
        var names = patient.Name.OrderBy(name => name.Period.IsOver(now) || name.Period.IsToCome(now)).ThenBy(name => Rank(NameUses, name.UseElement.Raw()))
            .Select(name => Parts(name, cut)).OfType<(string First, string Last)>().ToList();
        if (names.Count == 0) throw new FormatException("the patient has no name");
        var birth = patient.BirthDateElement.Raw();
        var (day, part) = FhirDate.Birth(birth);
        if (birth is not null && day is null && part is null) leftOut("'birthDate' is no date and is left out");
        if (birth is null && entry.Resource!.Value.TryGetProperty("birthDate", out var empty) && empty.ValueKind == JsonValueKind.String) leftOut("'birthDate' is empty");
        RequireBelievable(day, part, now);
        if (patient.Link.Exists(link => link.TypeElement.Raw() == "replaced-by"))
            leftOut("it says that another patient replaces it: the two stay apart, and what is recorded of this one stays with it");
        var isDeceased = patient.Deceased is FhirBoolean { JsonValue: true } || patient.Deceased.Date() is not null;
        if (isDeceased) leftOut("it says that the patient has died: the patient is kept as inactive, and the day is not kept");
        if (patient.ActiveElement?.JsonValue is not (null or bool)) leftOut("'active' is neither true nor false and is left out");
        if (!isDeceased && patient.Deceased is PrimitiveType { JsonValue: not (null or bool) }) leftOut("whether the patient has died cannot be read and is left out");
        var mrn = Mrn(patient, now);
        return new FhirPatient
        {
            Entry = entry.Number,
            Source = "",
            ExternalId = "",
            ResourceId = entry.Id ?? (entry.Base is null ? FhirReference.LastPart(entry.FullUrl) : null),
            Identifiers = Identifiers(entry, patient, now),
            Mrn = FhirWords.Clean(mrn?.Value) is { } number ? IdentifierText.Of(number) : null,
            MrnSystem = FhirWords.Clean(mrn?.System) ?? "",
            FirstName = names[0].First,
            LastName = names[0].Last,
            Names = names.ConvertAll(name => $"{name.First} {name.Last}".Trim()),
            BirthDate = day,
            PartialBirthDate = part,
            Gender = Gender(patient, leftOut),
            Email = Telecom(patient, "email", now),
            Phone = Telecom(patient, "phone", now) ?? Telecom(patient, "sms", now),
            Language = Language(patient),
            IsActive = patient.ActiveElement?.JsonValue is not false,
            IsDeceased = isDeceased,
        };
    }

    private static void RequireBelievable(DateOnly? day, string? part, DateTimeOffset now)
    {
        var first = day ?? (FhirDate.Moment(part) is { } begin ? DateOnly.FromDateTime(begin.UtcDateTime) : null);
        if (first is { } born && BirthRule.Problem(born, DateOnly.FromDateTime(now.UtcDateTime)) is { } wrong)
            throw new FormatException($"its date of birth {wrong}");
    }

    private static (string Source, string Id) Identity(BundleEntry entry, FhirPatient person, string? source)
    {
        if (entry.Base is { } server) return (server, FhirReference.Of(entry.FullUrl!)!.Id);
        var given = person.Identifiers.FirstOrDefault();
        if (source is not null && entry.Id is { } id) return (source, id);
        if (given is not null) return (given.System, given.Value);
        return (source ?? "", person.ResourceId ?? throw new FormatException("it has no id, no full URL and no identifier with a system: nobody could know it again"));
    }

    /// <summary>What tells apart those who stand at the same place of different files.</summary>
    private static string Mark(FhirPatient person) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{PersonName.Folded(person.Names[0])}\n{person.BirthDate:O}")).AsSpan(0, 8));

    /// <summary>What tells people apart comes first: the record number, then numbers of a person, never one that a family shares.</summary>
    private static List<FhirIdentifier> Identifiers(BundleEntry entry, Patient patient, DateTimeOffset now)
    {
        var own = patient.Identifier.Where(id => IsInUse(id, now) && !id.Type.Codes().Any(code => code is "MB" or "SN" or "SNO" or "BCT"))
            .OrderByDescending(id => id.Type.Codes().Contains("MR")).ThenBy(id => Rank(NameUses, id.UseElement.Raw()))
            .Select(id => (System: FhirWords.Clean(id.System), Value: FhirWords.Clean(id.Value)));
        var named = entry.RequestIdentifier is { } asked ? [(asked.System, asked.Value)] : Array.Empty<(string?, string?)>();
        return [.. named.Concat(own).Where(id => id.Item1 is { Length: > 0 } && id.Item2 is not null).Select(id => new FhirIdentifier(id.Item1!, id.Item2!)).Distinct()];
    }

    private static Identifier? Mrn(Patient patient, DateTimeOffset now) =>
        patient.Identifier.FirstOrDefault(id => IsInUse(id, now) && id.Type.Codes().Contains("MR") && FhirWords.Clean(id.Value) is not null);

    /// <summary>A number that was given back is nobody's: it may be somebody else's now.</summary>
    private static bool IsInUse(Identifier id, DateTimeOffset now) => id.UseElement.Raw() != "old" && !id.Period.IsOver(now);

    /// <summary>Given and family name; null for a name without either.</summary>
    private static (string First, string Last)? Parts(HumanName name, bool cut)
    {
        var first = string.Join(' ', name.GivenElement.Select(part => Plain(part.Raw(), cut)).OfType<string>());
        var last = Plain(name.FamilyElement.Raw(), cut) ?? "";
        if (first.Length + last.Length > 0) return (first, last);
        var words = FhirWords.Clean(name.Text)?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words is null ? null : (string.Join(' ', words[..^1].Select(word => Plain(word, cut))), Plain(words[^1], cut)!);
    }

    /// <summary>The name as it would have been cut before only Synthea's were.</summary>
    internal static string WithoutDigits(string name) => string.Join(' ', name.Split(' ').Select(word => Plain(word, cut: true)));

    private static string? Plain(string? name, bool cut) => name is not null && cut ? SyntheaDigits().Replace(name, "") : name;

    private static FhirGender Gender(Patient patient, Action<string> leftOut)
    {
        switch (patient.GenderElement.Raw())
        {
            case "male": return FhirGender.Male;
            case "female": return FhirGender.Female;
            case "other": return FhirGender.Other;
            case "unknown" or null: return FhirGender.Unknown;
            default:
                leftOut("'gender' is not one of male, female, other, unknown and is left out");
                return FhirGender.Unknown;
        }
    }

    private static string? Telecom(Patient patient, string system, DateTimeOffset now) => patient.Telecom
        .Where(contact => contact.SystemElement.Raw() == system && contact.UseElement.Raw() != "old" && !contact.Period.IsOver(now) && !contact.Period.IsToCome(now))
        .OrderBy(contact => contact.RankElement?.JsonValue is int rank ? rank : int.MaxValue)
        .ThenBy(contact => Rank(TelecomUses, contact.UseElement.Raw()))
        .Select(contact => FhirWords.Clean(contact.Value)).FirstOrDefault(value => value is not null);

    private static string? Language(Patient patient) => patient.Communication
        .OrderByDescending(spoken => spoken.PreferredElement?.JsonValue is true)
        .Select(spoken => spoken.Language.Code() ?? spoken.Language.Said()).FirstOrDefault(code => code is not null);

    private static int Rank(string[] uses, string? use) => Array.IndexOf(uses, use ?? "") is >= 0 and var rank ? rank : uses.Length;

    [GeneratedRegex(@"(?<=\p{L})\d{1,4}$")]
    private static partial Regex SyntheaDigits();
}
