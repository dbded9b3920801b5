using System.Text.Json;
using CareChat.Shared;
using CareChat.Web.Data;
using CareChat.Web.Http;
using CareChat.Web.Patients;

namespace CareChat.Web.Assistant.Api;

/// <summary>A patient to be entered, read and checked (contract B.7).</summary>
/// <param name="Digits">The telephone number; null for none.</param>
internal sealed record CuraPatientInput(
    NewPatient Patient, string? Digits, IReadOnlyList<RecordLine> Conditions, IReadOnlyList<RecordLine> Medications,
    IReadOnlyList<RecordLine> Allergies, CuraProfile Profile)
{
    private const int LongestName = 200;
    private const int LongestText = 1000;
    private const int LongestLine = 400;
    private const int MostLines = 200;
    private const int LargestPart = 16 * 1024;
    private static readonly string[] JoinStatuses = ["WEB", "WHATSAPP", "API"];

    /// <summary>Reads a body, its number as it is written in a country (two letters).</summary>
    /// <exception cref="RefusedException">Something in it is wrong; the first thing is said.</exception>
    public static CuraPatientInput Of(JsonInput input, string country)
    {
        var name = input.Optional("name", LongestName);
        var digits = PhoneOf(input, country);
        var allergies = input.Optional("allergies", LongestText);
        var profile = ProfileOf(input, allergies) with { IsNameless = name is null };
        var read = new CuraPatientInput(PatientOf(name, digits), digits, Lines(input, "conditions"), Lines(input, "medications"),
            allergies is null ? [] : [.. Lines(input, "allergies").Where(line => !NamesNothing(line.Text))], profile);
        input.Require();
        if (name is null && digits is null) throw new RefusedException(Refusal.Invalid("name", "name or phone_number is required"));
        return read;
    }

    private static NewPatient PatientOf(string? name, string? digits)
    {
        var words = (name ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var (first, last) = words.Length < 2 ? (words.FirstOrDefault("+" + digits), "") : (string.Join(' ', words[..^1]), words[^1]);
        return new NewPatient { FirstName = first, LastName = last, Phone = digits is null ? null : "+" + digits };
    }

    private static string? PhoneOf(JsonInput input, string country)
    {
        if (input.Optional("phone_number", LongestName) is not { } written) return null;
        if (PhoneNumber.Digits(written, country) is { } digits) return digits;
        input.Wrong("phone_number", "phone_number is invalid");
        return null;
    }

    private static List<RecordLine> Lines(JsonInput input, string field)
    {
        if (input.Element(field) is not { } value) return [];
        if (field != "allergies" && value.ValueKind != JsonValueKind.Array)
        {
            input.Wrong(field, $"{field} must be an array");
            return [];
        }
        if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().Any(item => !FactsOverlay.IsLine(item)))
        {
            input.Wrong(field, $"{field} must hold texts or objects with a name");
            return [];
        }
        var lines = FactsOverlay.LinesOf(value);
        if (lines.Count > MostLines || lines.Any(line => line.Text.Length > LongestLine || line.Detail.Length > LongestLine || Holds0(line)))
            input.Wrong(field, $"{field} must be at most {MostLines} texts of at most {LongestLine} characters");
        return lines;
    }

    private static bool NamesNothing(string text) => RecordSayings.SaysNone(text) || RecordSayings.SaysNothing(text);

    private static bool Holds0(RecordLine line) => line.Text.Contains('\0') || line.Detail.Contains('\0');

    private static CuraProfile ProfileOf(JsonInput input, string? allergies) => new()
    {
        Age = input.Whole("age") is { } age and >= 0 and <= 150 ? (int)age : null,
        Gender = input.Optional("gender", LongestName),
        Height = Part(input, "height"),
        Weight = Part(input, "weight"),
        Race = Part(input, "race"),
        BloodType = Part(input, "blood_type"),
        NoAllergies = allergies is not null && NamesNothing(allergies) ? allergies : null,
        Notes = [.. input.Items("notes")],
        RemindersEnabled = input.Flag("reminders_enabled") ?? false,
        RefillInfo = input.Object("refill_info", LargestPart),
        JoinStatus = JoinStatusOf(input),
    };

    private static JsonElement? Part(JsonInput input, string field) =>
        input.Element(field) is { ValueKind: JsonValueKind.String or JsonValueKind.Number } value ? value : null;

    private static string? JoinStatusOf(JsonInput input)
    {
        if (input.Optional("join_status", LongestName) is not { } status) return "API";
        if (JoinStatuses.Contains(status)) return status;
        input.Wrong("join_status", "join_status must be WEB, WHATSAPP or API");
        return null;
    }
}
