using System.Text.RegularExpressions;

namespace CareChat.Web.Patients;

/// <summary>
/// The fields a caller writes beside a line's name. Only how much, how often, by which way, how it shows and since when leave the
/// line what it is. Any other field may say that it does not hold, so it is written with its name.
/// </summary>
internal static partial class DetailFields
{
    /// <summary>What stands between two fields of a line.</summary>
    public const string Gap = " · ";

    private static readonly HashSet<string> Plain = Set(
        "dose doses dosage strength amount unit units frequency freq schedule timing times route form sig instructions directions "
        + "reaction reactions manifestation manifestations symptoms severity criticality "
        + "dosis cantidad frecuencia via reaccion gravedad indicaciones");

    private static readonly HashSet<string> Beginnings = Set("onset onsetdate onsetdatetime onsetage onsetstring since diagnosed diagnosedon desde");

    /// <summary>The fields that may say that a line holds, and what they say then.</summary>
    private static readonly HashSet<string> States = Set(
        "status state clinicalstatus verificationstatus verification certainty active isactive current iscurrent taking istaking taken confirmed isconfirmed "
        + "allergic isallergic present estado");

    private static readonly HashSet<string> Affirmed = Set(
        "active confirmed current ongoing yes y true taking taken present recurrence relapse activo activa confirmado confirmada actual si sí");

    /// <summary>A field as it stands in a line's detail: the value, and its name before it where the value alone does not say what it is of.</summary>
    public static string Written(string name, string value) =>
        IsPlain(Folded(name)) && !IsDated(name, value) && !IsFlag(value) ? value : $"{Blank().Replace(name.Trim(), "_")}: {value}";

    /// <summary>True for a part of a detail that has its field's name before it.</summary>
    public static bool IsField(string part) => Field().IsMatch(part);

    /// <summary>True for a part of a detail that is a field which may turn the line into something else.</summary>
    public static bool IsOpen(string part)
    {
        if (Field().Match(part) is not { Success: true } field) return false;
        var (name, value) = (Folded(field.Groups["name"].Value), field.Groups["value"].Value.Trim());
        if (IsPlain(name)) return IsDated(name, value) || IsFlag(value);
        return !(States.Contains(name) && Affirmed.Contains(value.ToLowerInvariant()));
    }

    private static bool IsPlain(string name) => Plain.Contains(name) || Beginnings.Contains(name);

    /// <summary>A year beside a dose is a beginning or an end, which may lie anywhere.</summary>
    private static bool IsDated(string name, string value) => !Beginnings.Contains(Folded(name)) && Year().IsMatch(value);

    private static bool IsFlag(string value) => value is "true" or "false";

    private static string Folded(string name) => string.Concat(name.Where(char.IsLetter)).ToLowerInvariant();

    private static HashSet<string> Set(string words) => [.. words.Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    [GeneratedRegex(@"^(?<name>[^\s:]{1,100}): (?<value>.*)$", RegexOptions.Singleline)]
    private static partial Regex Field();

    [GeneratedRegex(@"(?<![\d.,])(19|20)\d\d(?![\d.,]|\s*[a-z]+\b)|\b\d{1,2}/\d{1,2}/\d{2,4}\b", RegexOptions.IgnoreCase)]
    private static partial Regex Year();

    [GeneratedRegex(@"[\s:]+")]
    private static partial Regex Blank();
}
