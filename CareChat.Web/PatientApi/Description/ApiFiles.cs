using CareChat.Web.Attachments;
using Microsoft.OpenApi;

namespace CareChat.Web.PatientApi.Description;

/// <summary>How files are described.</summary>
internal static class ApiFiles
{
    /// <summary>A form with one file.</summary>
    public static OpenApiRequestBody Form() => new()
    {
        Required = true,
        Content = new Dictionary<string, OpenApiMediaType>
        {
            ["multipart/form-data"] = new OpenApiMediaType
            {
                Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Required = new HashSet<string> { "file" },
                    Properties = new Dictionary<string, IOpenApiSchema> { ["file"] = Binary() },
                },
            },
        },
    };

    /// <summary>A file of any type that may be attached.</summary>
    public static Dictionary<string, OpenApiMediaType> Content() =>
        FileType.All.ToDictionary(t => t.MimeType, _ => new OpenApiMediaType { Schema = Binary() });

    private static OpenApiSchema Binary() => new() { Type = JsonSchemaType.String, Format = "binary" };
}
