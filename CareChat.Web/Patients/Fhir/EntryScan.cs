using System.Text.Json;

namespace CareChat.Web.Patients.Fhir;

/// <summary>What of an entry must not be read past.</summary>
internal static class EntryScan
{
    /// <summary>True where an object has two members of one name: nobody knows which of them is meant.</summary>
    public static bool HasTwins(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => HasTwinMembers(element) || element.EnumerateObject().Any(member => HasTwins(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().Any(HasTwins),
        _ => false,
    };

    /// <summary>True where an extension anywhere in it, or rules it was made under, may change what is said into its opposite.</summary>
    public static bool HasModifier(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Any(member =>
            ((member.NameEquals("modifierExtension") || member.NameEquals("implicitRules")) && IsThere(member.Value)) || HasModifier(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().Any(HasModifier),
        _ => false,
    };

    private static bool IsThere(JsonElement extensions) =>
        extensions.ValueKind == JsonValueKind.Array ? extensions.GetArrayLength() > 0 : extensions.ValueKind != JsonValueKind.Null;

    private static bool HasTwinMembers(JsonElement element)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        return element.EnumerateObject().Any(member => !names.Add(member.Name));
    }
}
