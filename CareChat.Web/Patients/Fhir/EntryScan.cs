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

    private static bool HasTwinMembers(JsonElement element)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        return element.EnumerateObject().Any(member => !names.Add(member.Name));
    }
}
