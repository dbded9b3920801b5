using System.Globalization;
using System.Text.RegularExpressions;
using CareChat.Web.Data;
using CareChat.Web.Encounters.Checkout;
using CareChat.Web.Http;
using CareChat.Web.Patients;

namespace CareChat.Web.Encounters.Api;

/// <summary>Reads one of an account's people out of a body (contract C.8).</summary>
internal static partial class PatientFields
{
    /// <summary>A person to be added.</summary>
    public static NewMember ReadNew(JsonInput input, DateOnly today)
    {
        var member = new NewMember(Relationship(input), Name(input, "firstName"), Name(input, "lastName"),
            BirthDate(input, today), Sex(input), State(input), Phone(input));
        input.Require();
        return member;
    }

    /// <summary>A change of the fields that are there; null empties what may be empty.</summary>
    public static Action<Patient> ReadChange(JsonInput input, DateOnly today)
    {
        var changes = new List<Action<Patient>>();
        On("firstName", () => Name(input, "firstName"), (p, v) => p.FirstName = v);
        On("lastName", () => Name(input, "lastName"), (p, v) => p.LastName = v);
        On("dateOfBirth", () => BirthDate(input, today), (p, v) => p.BirthDate = v);
        On("sex", () => Sex(input), (p, v) => p.Gender = v);
        On("stateOfResidence", () => State(input), (p, v) => p.StateOfResidence = v);
        On("phoneNumber", () => Phone(input), (p, v) => p.Phone = v);
        return patient => changes.ForEach(change => change(patient));

        void On<T>(string field, Func<T> read, Action<Patient, T> write)
        {
            if (!input.Has(field)) return;
            var value = read();
            changes.Add(patient => write(patient, value));
        }
    }

    private static string Name(JsonInput input, string field) => input.Required(field, PatientLimits.Name);

    private static Relationship Relationship(JsonInput input)
    {
        const string field = "relationship";
        var word = input.Required(field, 100);
        if (word.All(char.IsAsciiLetterLower) && Enum.TryParse<Relationship>(word, ignoreCase: true, out var relationship)) return relationship;
        if (word.Length > 0) input.Wrong(field, "relationship must be self, spouse, child, parent, guardian, dependent or other");
        return default;
    }

    private static DateOnly? BirthDate(JsonInput input, DateOnly today)
    {
        const string field = "dateOfBirth";
        var text = input.Required(field, 100);
        if (text.Length == 0) return null;
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) input.Wrong(field, "dateOfBirth must be a date (YYYY-MM-DD)");
        else if (date > today) input.Wrong(field, "dateOfBirth must not be in the future");
        else if (date < Household.Earliest) input.Wrong(field, "dateOfBirth must not be before 1900");
        return date;
    }

    private static Gender Sex(JsonInput input)
    {
        const string field = "sex";
        var word = input.Required(field, 100);
        if (word is not ("M" or "F" or "")) input.Wrong(field, "sex must be M or F");
        return word == "F" ? Gender.Female : Gender.Male;
    }

    private static string? State(JsonInput input)
    {
        const string field = "stateOfResidence";
        var code = input.Optional(field, 100);
        if (code is not null && !UnitedStates.Codes.ContainsKey(code)) input.Wrong(field, "stateOfResidence must be the two letters of a state");
        return code;
    }

    private static string? Phone(JsonInput input)
    {
        const string field = "phoneNumber";
        var number = input.Optional(field, 100);
        if (number is not null && !Number().IsMatch(number)) input.Wrong(field, "phoneNumber must be E.164 (+15551234567)");
        return number;
    }

    [GeneratedRegex(@"\A\+[1-9][0-9]{6,14}\z")]
    private static partial Regex Number();
}
