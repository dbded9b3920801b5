using System.Security.Cryptography;
using System.Text;
using CareChat.Web.Patients.Fhir;

namespace CareChat.Web.Patients;

/// <summary>
/// By which ids the lines of one file are known again. A source's id means one resource for good. An id without a source, or a placeholder
/// ("urn:uuid:1"), means one in its own file only: in the next it may be another's, so that such a line is the same where it says the same.
/// </summary>
internal sealed class RecordIds
{
    private readonly Dictionary<(Guid Patient, string Id), int> times = [];

    /// <summary>True for an id that means the same resource in every file.</summary>
    public static bool IsLasting(FhirRecordItem item) => item.Source.Length > 0 && !item.IsPlaceholder;

    /// <summary>The id alone where it is from where the patient is from; with its source where it is from another server.</summary>
    public static string Plain(PatientRows.Owner owner, FhirRecordItem item) => From(owner, item, item.ExternalId);

    /// <summary>How the id of a line begins whose id is its file's alone, whatever the line says; null for any other.</summary>
    public static string? InFile(FhirRecordItem item) => IsLasting(item) || item.IsPlaceholder ? null : $"{item.ExternalId}~";

    /// <summary>The id of a line. Of lines without one that say the same in one file, each is kept.</summary>
    public string Of(PatientRows.Owner owner, FhirRecordItem item)
    {
        if (IsLasting(item)) return item.IsBeside ? $"{Plain(owner, item)}~{Mark(item)}" : Plain(owner, item);
        if (InFile(item) is { } begins) return begins + Mark(item);
        var says = From(owner, item, $"says-{Mark(item)}");
        var time = times[(owner.Id, says)] = times.GetValueOrDefault((owner.Id, says)) + 1;
        return time == 1 ? says : $"{says}-{time}";
    }

    private static string From(PatientRows.Owner owner, FhirRecordItem item, string id) =>
        item.Source.Length == 0 || item.Source == owner.Source ? id : $"{item.Source}|{id}";

    /// <summary>What the line says, as a mark. That nobody said its status is no word of it: who withdraws the line says one.</summary>
    private static string Mark(FhirRecordItem item)
    {
        var detail = string.Join("; ", item.Detail.Split("; ").Where(part => part != Certainty.StatusNotKnown));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{item.Kind}\n{item.Text}\n{detail}\n{item.When:O}")).AsSpan(0, 12));
    }
}
