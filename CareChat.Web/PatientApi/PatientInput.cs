using System.Globalization;
using CareChat.Web.Data;
using CareChat.Web.Http;
using CareChat.Web.Patients;
using CareChat.Web.Text;

namespace CareChat.Web.PatientApi;

/// <summary>Reads a patient out of a body (contract A.7).</summary>
internal static class PatientInput
{
    /// <summary>A patient to be entered.</summary>
    public static NewPatient ReadNew(JsonInput input, DateOnly today)
    {
        var patient = new NewPatient
        {
            FirstName = input.Required("firstName", PatientLimits.Name),
            LastName = input.Required("lastName", PatientLimits.Name),
            BirthDate = BirthDate(input, today),
            Gender = Gender(input),
            Email = Email(input),
            Phone = input.Optional("phone", PatientLimits.Phone),
            Mrn = Mrn(input),
            ExternalId = input.Optional("externalId", PatientLimits.ExternalId),
        };
        input.Require();
        return patient;
    }

    /// <summary>A change of the fields that are there; null empties what may be empty.</summary>
    public static Action<Patient> ReadChange(JsonInput input, DateOnly today)
    {
        var changes = new List<Action<Patient>>();
        On("firstName", () => input.Required("firstName", PatientLimits.Name), (p, v) => p.FirstName = v);
        On("lastName", () => input.Required("lastName", PatientLimits.Name), (p, v) => p.LastName = v);
        On("birthDate", () => BirthDate(input, today), (p, v) => p.BirthDate = v);
        On("gender", () => Gender(input), (p, v) => p.Gender = v);
        On("email", () => Email(input), (p, v) => p.Email = v);
        On("phone", () => input.Optional("phone", PatientLimits.Phone), (p, v) => p.Phone = v);
        On("mrn", () => Mrn(input), (p, v) => (p.Mrn, p.MrnSystem) = (v, RecordNumbers.AreOne(v, p.Mrn) ? p.MrnSystem : ""));
        On("externalId", () => input.Optional("externalId", PatientLimits.ExternalId), (p, v) => (p.ExternalId, p.Source) = (v, v == p.ExternalId ? p.Source : ""));
        On("status", () => Status(input), (p, v) => p.Status = v);
        input.Require();
        return patient => changes.ForEach(change => change(patient));

        void On<T>(string field, Func<T> read, Action<Patient, T> write)
        {
            if (!input.Has(field)) return;
            var value = read();
            changes.Add(patient => write(patient, value));
        }
    }

    private static string? Mrn(JsonInput input) => input.Optional("mrn", PatientLimits.Mrn) is { } mrn ? IdentifierText.Of(mrn) : null;

    private static DateOnly? BirthDate(JsonInput input, DateOnly today)
    {
        if (input.Optional("birthDate", 100) is not { } text) return null;
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            input.Wrong("birthDate", "birthDate must be a date (YYYY-MM-DD)");
        else if (BirthRule.Problem(date, today) is { } wrong)
            input.Wrong("birthDate", $"birthDate {wrong}");
        return date;
    }

    private static Gender Gender(JsonInput input)
    {
        switch (input.Optional("gender", 100))
        {
            case null or "UNKNOWN": return Data.Gender.Unknown;
            case "MALE": return Data.Gender.Male;
            case "FEMALE": return Data.Gender.Female;
            case "OTHER": return Data.Gender.Other;
            default:
                input.Wrong("gender", "gender must be MALE, FEMALE, OTHER or UNKNOWN");
                return Data.Gender.Unknown;
        }
    }

    private static PatientStatus Status(JsonInput input)
    {
        var status = input.Required("status", 100);
        if (status is not ("ACTIVE" or "INACTIVE" or "")) input.Wrong("status", "status must be ACTIVE or INACTIVE");
        return status == "INACTIVE" ? PatientStatus.Inactive : PatientStatus.Active;
    }

    private static string? Email(JsonInput input)
    {
        if (input.Optional("email", PatientLimits.Email) is not { } email) return null;
        var at = email.IndexOf('@');
        if (at < 1 || at == email.Length - 1 || email.Any(char.IsWhiteSpace)) input.Wrong("email", "email must be an e-mail address");
        return email;
    }
}
