using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace CareChat.Web.PatientApi.Description;

/// <summary>What the wire's records are called in the API description, and what of them is always there.</summary>
internal static class ApiSchemas
{
    /// <summary>The record's name without its ending; a page is called after its rows.</summary>
    public static string NameOf(Type type)
    {
        if (type.IsGenericType) return NameOf(type.GetGenericArguments()[0]) + "Page";
        return type.Name.EndsWith("Json", StringComparison.Ordinal) ? type.Name[..^4] : type.Name;
    }

    /// <summary>Whether an answer goes without the field where there is nothing to say: then nobody may require it.</summary>
    /// <param name="property">The field.</param>
    /// <param name="usual">What holds for fields of its description that say nothing themselves.</param>
    public static bool IsLeftOut(JsonPropertyInfo property, JsonIgnoreCondition usual)
    {
        if (!property.IsGetNullable && Nullable.GetUnderlyingType(property.PropertyType) is null) return false;
        var said = property.AttributeProvider?.GetCustomAttributes(typeof(JsonIgnoreAttribute), inherit: true).OfType<JsonIgnoreAttribute>().FirstOrDefault();
        return (said?.Condition ?? usual) == JsonIgnoreCondition.WhenWritingNull;
    }
}
