using System.Collections.Frozen;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CareChat.Web.Patients.Fhir;

/// <summary>What of an entry that no record here holds a clinician must know all the same.</summary>
internal static partial class EntryWarning
{
    private const string NotKept = "which is not kept here: it must be read in its source";

    /// <summary>What warns whatever stands in it.</summary>
    private static readonly Dictionary<string, string> Always = new(StringComparer.Ordinal)
    {
        ["Flag"] = "it is a flag, which warns of something (as not to resuscitate) and is not kept here: it must be read in its source",
        ["AdverseEvent"] = $"it is an adverse event (as a reaction to a medicine), {NotKept}",
        ["FamilyMemberHistory"] = $"it is an illness of the family, {NotKept}",
        ["DetectedIssue"] = $"it is a problem that was found (as of two medicines together), {NotKept}",
    };

    /// <summary>HL7's codes for results that are critical. What is only high or low is half of a laboratory's sheet, and would hide these.</summary>
    private static readonly FrozenSet<string> Critical = FrozenSet.ToFrozenSet(["aa", "hh", "hu", "hx", "ll", "lu", "lx"]);

    /// <summary>LOINC's codes for what somebody is allergic to.</summary>
    private static readonly FrozenSet<string> AllergyCodes = FrozenSet.ToFrozenSet(["48765-2", "52473-6", "8658-8"]);

    /// <summary>HL7's labels for what fewer people may read than the rest: restricted, very restricted, and taboo (for the patient themselves).</summary>
    private static readonly FrozenSet<string> Restricted = FrozenSet.ToFrozenSet(["r", "v", "taboo"]);

    /// <summary>HL7's labels for what is sensitive (HIV, abuse of substances) and for what may not be done with it (no disclosure without consent).</summary>
    private static readonly FrozenSet<string> Sensitive = FrozenSet.ToFrozenSet(["http://terminology.hl7.org/codesystem/v3-actcode", "urn:oid:2.16.840.1.113883.5.4"]);

    /// <summary>The types that always warn.</summary>
    public static IReadOnlyCollection<string> Types => Always.Keys;

    /// <summary>The words for it, which never quote the entry; null for what is only counted.</summary>
    public static string? Of(BundleEntry entry) => entry.Resource is not { } resource ? null : entry.Type switch
    {
        "Observation" => OfObservation(resource),
        "Composition" => OfComposition(resource),
        var type => Always.GetValueOrDefault(type),
    };

    /// <summary>The words for a label that closes an entry to some readers; null for none. The entry is taken, the label is not.</summary>
    public static string? Restriction(BundleEntry entry) =>
        entry.Resource is { ValueKind: JsonValueKind.Object } resource && resource.TryGetProperty("meta", out var meta)
        && Elements(meta, "security")
            .Any(label => EntryWeight.Texts(label, "code").Exists(Restricted.Contains) || EntryWeight.Texts(label, "system").Exists(Sensitive.Contains))
            ? "its label of confidentiality is not kept: whoever reads the patient's record here reads it too" : null;

    private static string? OfObservation(JsonElement observation)
    {
        if (EntryWeight.Texts(observation, "status").Exists(status => status is "entered-in-error" or "cancelled")) return null;
        if (((string[])["code", "valueString", "valueCodeableConcept"]).Any(name => EntryWeight.Texts(observation, name).Exists(IsOfAllergies)))
            return $"it is an observation of an allergy, {NotKept}";
        return Elements(observation, "component").Prepend(observation).Any(part => EntryWeight.Texts(part, "interpretation").Exists(IsCritical))
            ? $"it is a result marked as critical, {NotKept}" : null;
    }

    /// <summary>What a section refers to comes by its entries; what it says in text alone, or withholds, does not.</summary>
    private static string? OfComposition(JsonElement composition)
    {
        var sections = Sections(composition).ToList();
        if (sections.Exists(section => EntryWeight.Texts(section, "emptyReason").Exists(reason => reason is "withheld" or "information withheld")))
            return "a section of it is withheld, which does not say that it is empty: it must be asked for at its source";
        var ofAllergies = sections.FindAll(section => EntryWeight.Texts(section, "title").Concat(EntryWeight.Texts(section, "code")).Any(IsOfAllergies));
        var areTextAlone = ofAllergies.Exists(section => EntryWeight.Texts(section, "text").Count > 0 && !Sections(section).Prepend(section).Any(part => Elements(part, "entry").Any()));
        return areTextAlone || (ofAllergies.Count == 0 && EntryWeight.Texts(composition, "text").Exists(IsOfAllergies))
            ? $"it says in text alone something of allergies, {NotKept}" : null;
    }

    private static IEnumerable<JsonElement> Sections(JsonElement element) => Elements(element, "section").SelectMany(section => Sections(section).Prepend(section));

    private static IEnumerable<JsonElement> Elements(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [];

    private static bool IsCritical(string said) => Critical.Contains(said) || CriticalWords().IsMatch(said);

    private static bool IsOfAllergies(string said) => AllergyCodes.Contains(said) || Allergy().IsMatch(said);

    [GeneratedRegex(@"^(?:(?:critical(?:ly)?|panic|significantly|very) (?:abnormal|high|low)|critical|panic)(?: alert)?$")]
    private static partial Regex CriticalWords();

    [GeneratedRegex(@"\ballerg(?:y|ies|ic)\b|\balergias?\b|\bal[eé]rgic[oa]s?\b|\banaphyla|\banafila")]
    private static partial Regex Allergy();
}
