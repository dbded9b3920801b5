using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CareChat.Web.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CareChat.Web.PatientApi.Description;

/// <summary>What the wire's records are called in the API description, what of them is always there, and what they hold.</summary>
internal static class ApiSchemas
{
    /// <summary>The record's name without its ending; a page is called after its rows.</summary>
    public static string NameOf(Type type)
    {
        if (type.IsGenericType) return NameOf(type.GetGenericArguments()[0]) + "Page";
        return type.Name.EndsWith("Json", StringComparison.Ordinal) ? type.Name[..^4] : type.Name;
    }

    /// <summary>Adds what the attributes of a record and its fields say.</summary>
    /// <param name="usual">What holds for fields of its description that say nothing themselves.</param>
    public static void Complete(OpenApiSchema schema, OpenApiSchemaTransformerContext context, JsonIgnoreCondition usual)
    {
        schema.Default = null; // generators ask callers for what has one
        foreach (var left in context.JsonTypeInfo.Properties.Where(property => IsLeftOut(property, usual)))
            schema.Required?.Remove(left.Name);
        if (context.JsonPropertyInfo is not { } property) return;
        if (property.IsGetNullable && schema.Type == JsonSchemaType.Object) schema.Type |= JsonSchemaType.Null;
        if (property is { IsGetNullable: true, IsSetNullable: false }) schema.Type &= ~JsonSchemaType.Null;
        if (Find<HoldsAttribute>(property) is { Kinds: var kinds })
        {
            if (schema.Type is null) schema.Type = property.IsGetNullable ? kinds | JsonSchemaType.Null : kinds;
            else schema.Items = new OpenApiSchema { Type = kinds };
        }
        if (schema.Type?.HasFlag(JsonSchemaType.Array) == true) schema.Items ??= new OpenApiSchema();
        if (Find<AllowedValuesAttribute>(property) is not { Values: var values }) return;
        schema.Enum = [.. values.Select(value => JsonValue.Create((string)value!))];
        if (schema.Type?.HasFlag(JsonSchemaType.Null) == true) schema.Enum.Add(JsonNullSentinel.JsonNull);
    }

    /// <summary>Keeps a record and those it is made of once, each under its name, and refers to it.</summary>
    public static OpenApiSchemaReference Keep(OpenApiSchema schema, string name, OpenApiDocument document)
    {
        if (document.Components?.Schemas?.ContainsKey(name) != true)
        {
            KeepParts(schema, document);
            document.AddComponent<IOpenApiSchema>(name, schema);
        }
        return new OpenApiSchemaReference(name, document);
    }

    private static void KeepParts(OpenApiSchema schema, OpenApiDocument document)
    {
        foreach (var (name, part) in schema.Properties?.ToList() ?? []) schema.Properties![name] = Kept(part, document);
        if (schema.Items is { } items) schema.Items = Kept(items, document);
    }

    private static IOpenApiSchema Kept(IOpenApiSchema part, OpenApiDocument document)
    {
        if (part is not OpenApiSchema schema) return part;
        if (schema.Metadata?.TryGetValue("x-schema-id", out var id) != true || id is not string { Length: > 0 } name)
        {
            KeepParts(schema, document);
            return schema;
        }
        var isNullable = schema.Type?.HasFlag(JsonSchemaType.Null) == true;
        schema.Type &= ~JsonSchemaType.Null;
        var kept = Keep(schema, name, document);
        return isNullable ? new OpenApiSchema { OneOf = [new OpenApiSchema { Type = JsonSchemaType.Null }, kept] } : kept;
    }

    /// <summary>Whether an answer goes without the field where there is nothing to say: then nobody may require it.</summary>
    private static bool IsLeftOut(JsonPropertyInfo property, JsonIgnoreCondition usual)
    {
        if (!property.IsGetNullable && Nullable.GetUnderlyingType(property.PropertyType) is null) return false;
        return (Find<JsonIgnoreAttribute>(property)?.Condition ?? usual) == JsonIgnoreCondition.WhenWritingNull;
    }

    private static T? Find<T>(JsonPropertyInfo property) where T : Attribute =>
        property.AttributeProvider?.GetCustomAttributes(typeof(T), inherit: true).OfType<T>().FirstOrDefault();
}
