using System.Text.Json;
using System.Text.RegularExpressions;

namespace CareChat.Web.Patients.Fhir;

/// <summary>Patient resource to <see cref="FhirPatient"/>.</summary>
internal static partial class FhirPatientMapping
{
    private static readonly string[] NameUses = ["official", "usual", "", "temp", "nickname", "anonymous", "maiden", "old"];
    private static readonly string[] TelecomUses = ["mobile", "home", "", "work", "temp"];

    /// <summary>The person in an entry of type Patient.</summary>
    public static FhirPatient Map(BundleEntry entry)
    {
        var patient = entry.Resource!.Value;
        var (first, last) = Name(patient);
        var deceasedAt = patient.Moment("deceasedDateTime");
        return new FhirPatient(
            entry.Id,
            Mrn(patient),
            first,
            last,
            patient.Day("birthDate"),
            Gender(patient),
            Telecom(patient, "email"),
            Telecom(patient, "phone") ?? Telecom(patient, "sms"),
            Language(patient),
            patient.Flag("active") ?? true,
            deceasedAt is not null || patient.Flag("deceasedBoolean") == true,
            deceasedAt);
    }

    private static (string First, string Last) Name(JsonElement patient)
    {
        var name = patient.List("name").OrderBy(name => Rank(NameUses, name.Text("use"))).Cast<JsonElement?>().FirstOrDefault()
            ?? throw new FormatException("the patient has no name");
        var first = string.Join(' ', name.List("given").Select(part => part.OwnText("given")).OfType<string>().Select(Plain));
        var last = Plain(name.Text("family") ?? "");
        if (first.Length + last.Length > 0) return (first, last);
        var words = name.Text("text")?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            ?? throw new FormatException("the patient's name is empty");
        return (string.Join(' ', words[..^1].Select(Plain)), Plain(words[^1]));
    }

    /// <summary>Synthea tells its people apart by digits after each name; nobody is called "Stephen123".</summary>
    private static string Plain(string name) => SyntheaDigits().Replace(name, "");

    private static string? Mrn(JsonElement patient) => patient.List("identifier")
        .Where(id => id.Object("type") is { } type && type.List("coding").Any(coding => coding.Text("code") == "MR"))
        .OrderBy(id => id.Text("use") == "old")
        .Select(id => id.Text("value")).FirstOrDefault(value => value is not null);

    private static FhirGender Gender(JsonElement patient) => patient.Text("gender") switch
    {
        "male" => FhirGender.Male,
        "female" => FhirGender.Female,
        "other" => FhirGender.Other,
        "unknown" or null => FhirGender.Unknown,
        _ => throw new FormatException("'gender' is not one of male, female, other, unknown"),
    };

    private static string? Telecom(JsonElement patient, string system) => patient.List("telecom")
        .Where(contact => contact.Text("system") == system && contact.Text("use") != "old")
        .OrderBy(contact => contact.Child("rank") is { } rank && rank.TryGetInt32(out var place) ? place : int.MaxValue)
        .ThenBy(contact => Rank(TelecomUses, contact.Text("use")))
        .Select(contact => contact.Text("value")).FirstOrDefault(value => value is not null);

    private static string? Language(JsonElement patient) => patient.List("communication")
        .OrderByDescending(spoken => spoken.Flag("preferred") == true)
        .Select(spoken => spoken.Code("language") ?? spoken.Concept("language")).FirstOrDefault(code => code is not null);

    private static int Rank(string[] uses, string? use) => Array.IndexOf(uses, use ?? "") is >= 0 and var rank ? rank : uses.Length;

    [GeneratedRegex(@"(?<=\p{L})\d{1,4}$")]
    private static partial Regex SyntheaDigits();
}
