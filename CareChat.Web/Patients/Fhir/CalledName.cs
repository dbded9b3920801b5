using System.Globalization;
using System.Text.RegularExpressions;

namespace CareChat.Web.Patients.Fhir;

/// <summary>What a reference calls its patient: a name, and perhaps when the patient was born ("Lovelace, Ada (DOB 12/10/1975)").</summary>
internal sealed partial class CalledName
{
    private static readonly string[] Forms = ["yyyy-MM-dd", "M/d/yyyy", "d/M/yyyy", "M-d-yyyy", "d-M-yyyy", "d.M.yyyy"];

    private readonly HashSet<string> births = [];

    /// <summary>Reads what a reference calls its patient.</summary>
    public CalledName(string said)
    {
        Said = said;
        Name = Birth().Replace(said, found =>
        {
            foreach (var form in Forms)
                if (DateOnly.TryParseExact(found.Groups["date"].Value, form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) births.Add($"{day:yyyy-MM-dd}");
            return " ";
        });
        Words = PersonName.Words(Name);
    }

    /// <summary>All of it, as it is written.</summary>
    public string Said { get; }

    /// <summary>The name, without what stands beside it.</summary>
    public string Name { get; }

    /// <summary>The words of the name.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>True where it says another day of birth than this one ("1975-12-10"); of less than a day nothing is said.</summary>
    public bool IsBornElse(string? birth) => births.Count > 0 && birth is { Length: 10 } && !births.Contains(birth);

    /// <summary>How well it fits somebody of these names and this birth, for comparison; 0 for not at all.</summary>
    public int Fit(IEnumerable<string> names, string? birth) =>
        IsBornElse(birth) || PersonName.Fit(Name, names) is not (> NameFit.Other and var fit) ? 0 : (2 * (int)fit) + (birth is not null && births.Contains(birth) ? 1 : 0);

    /// <summary>True where nobody can fit it better.</summary>
    public bool IsBest(int fit) => fit >= (2 * (int)NameFit.Same) + (births.Count > 0 ? 1 : 0);

    [GeneratedRegex(@"\(?\b(?:d\.?o\.?b\b\.?|born|birth ?date|date of birth|nacid[oa](?: el)?|fecha de nac(?:imiento|\.)?|f\. ?nac\.?)\W{0,4}(?<date>\d{4}-\d\d-\d\d|\d{1,2}[/.-]\d{1,2}[/.-]\d{4})\)?", RegexOptions.IgnoreCase)]
    private static partial Regex Birth();
}
