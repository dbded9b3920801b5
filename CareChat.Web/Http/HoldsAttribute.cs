using Microsoft.OpenApi;

namespace CareChat.Web.Http;

/// <summary>
/// What JSON a field or its items hold where the type in C# leaves it open, for the API description. A field of several kinds names
/// <see cref="JsonSchemaType.Object"/> too: else clients that are made from the description for C# take one kind for the only one.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class HoldsAttribute(JsonSchemaType kinds) : Attribute
{
    /// <summary>A text or a number.</summary>
    public const JsonSchemaType Scalar = JsonSchemaType.String | JsonSchemaType.Number | JsonSchemaType.Object;

    /// <summary>A text, or an object with more.</summary>
    public const JsonSchemaType Line = JsonSchemaType.String | JsonSchemaType.Object;

    /// <summary>The kinds.</summary>
    public JsonSchemaType Kinds => kinds;
}
