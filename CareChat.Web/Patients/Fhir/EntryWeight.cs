using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace CareChat.Web.Patients.Fhir;

/// <summary>
/// How much an entry says: of several that say different things of one line, and of which nothing says which is newer, the one that says most stands, whatever their
/// order. A line that was taken back, or has ended, does not take with it what may hold.
/// </summary>
internal static class EntryWeight
{
    private const int Void = 0;
    private const int Absence = 1;
    private const int Over = 2;
    private const int Holds = 3;

    /// <summary>From this weight on an entry names a thing.</summary>
    public const int Named = Over;

    private static readonly string[] Names = ["code", "medicationCodeableConcept", "medicationReference", "description", "serviceType", "start"];

    private static readonly HashSet<string> Ended =
        [.. "inactive resolved remission proposed pending fulfilled noshow waitlist".Split(' ')];

    /// <summary>The weight of an entry; the same for all that are no lines of a record.</summary>
    public static int Of(BundleEntry entry)
    {
        if (entry.Resource is not { } resource || !FhirRecordMapping.Records.Contains(entry.Type)) return Void;
        var (status, verification, clinical) = (Texts(resource, "status"), Texts(resource, "verificationStatus"), Texts(resource, "clinicalStatus"));
        if (status.Contains("entered-in-error") || verification.Exists(said => said is "entered-in-error" or "refuted") || IsTrue(resource, "doNotPerform")) return Void;
        if (Texts(resource, "code").Exists(said => Patients.Absence.OfCode(said) is not null || Patients.Absence.IsSaidBy(said) || Patients.Absence.IsNotKnownBy(said))) return Absence;
        return status.Concat(clinical).Any(Ended.Contains) || status.Exists(said => MedicationLine.IsOver(MedicationLine.Plain(said))) ? Over : Holds;
    }

    /// <summary>What an entry is about, as a mark: the substance, the medicine, the condition, the visit and its time.</summary>
    public static UInt128 Thing(BundleEntry entry) => entry.Resource is not { } resource ? UInt128.Zero
        : BitConverter.ToUInt128(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Names.SelectMany(name => Texts(resource, name).Prepend(name))))));

    private static bool IsTrue(JsonElement resource, string name) => resource.TryGetProperty(name, out var flag) && flag.ValueKind == JsonValueKind.True;

    /// <summary>All texts in an element, in small letters.</summary>
    public static List<string> Texts(JsonElement resource, string name) => resource.ValueKind == JsonValueKind.Object && resource.TryGetProperty(name, out var element) ? [.. Texts(element)] : [];

    private static IEnumerable<string> Texts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [element.GetString()!.Trim().ToLowerInvariant()],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Texts),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Texts(member.Value)),
        _ => [],
    };
}
