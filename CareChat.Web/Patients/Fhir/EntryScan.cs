using System.Security.Cryptography;
using System.Text;
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

    private static readonly string[] Choices = ["medication", "effective", "onset", "abatement", "deceased"];

    /// <summary>True where a resource says one element of a choice of types in two of them: a medication by name and by reference.</summary>
    public static bool HasTwinChoices(JsonElement resource) => resource.ValueKind == JsonValueKind.Object
        && Choices.Any(choice => AreTwo(resource, choice));

    /// <summary>True where an object says a choice of types in two of them.</summary>
    public static bool AreTwo(JsonElement element, string choice) =>
        element.EnumerateObject().Count(member => IsOneOf(choice, member.Name) && member.Value.ValueKind != JsonValueKind.Null) > 1;

    /// <summary>True for one of a choice's types: "onsetAge" of "onset".</summary>
    public static bool IsOneOf(string choice, string name) =>
        name.Length > choice.Length && name.StartsWith(choice, StringComparison.Ordinal) && char.IsAsciiLetterUpper(name[choice.Length]);

    /// <summary>True where an extension anywhere in it, or rules it was made under, may change what is said into its opposite.</summary>
    public static bool HasModifier(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Any(member =>
            ((member.NameEquals("modifierExtension") || member.NameEquals("implicitRules")) && IsThere(member.Value)) || HasModifier(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().Any(HasModifier),
        _ => false,
    };

    /// <summary>What a resource says, as a mark: the same in any order of its members; where and when it was written, and its narrative, are not asked.</summary>
    public static UInt128 Mark(JsonElement resource)
    {
        var said = new StringBuilder();
        Write(said, resource, isTop: true);
        return BitConverter.ToUInt128(SHA256.HashData(Encoding.UTF8.GetBytes(said.ToString())));
    }

    private static void Write(StringBuilder said, JsonElement element, bool isTop)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject().Where(member => !isTop || member.Name is not ("meta" or "text")).OrderBy(member => member.Name, StringComparer.Ordinal))
                {
                    said.Append('"').Append(member.Name).Append("\":");
                    Write(said, member.Value, isTop: false);
                }
                said.Append('}');
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray()) Write(said, item, isTop: false);
                said.Append(']');
                break;
            default:
                said.Append(element.GetRawText()).Append(',');
                break;
        }
    }

    private static bool IsThere(JsonElement extensions) =>
        extensions.ValueKind == JsonValueKind.Array ? extensions.GetArrayLength() > 0 : extensions.ValueKind != JsonValueKind.Null;

    private static bool HasTwinMembers(JsonElement element)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        return element.EnumerateObject().Any(member => !names.Add(member.Name));
    }
}
