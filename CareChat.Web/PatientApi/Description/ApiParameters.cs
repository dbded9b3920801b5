using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace CareChat.Web.PatientApi.Description;

/// <summary>The parameters of contract A, described once.</summary>
internal static class ApiParameters
{
    /// <summary>A part of the address.</summary>
    public static OpenApiParameter Path(string name) => new()
    {
        Name = name,
        In = ParameterLocation.Path,
        Required = true,
        Description = name switch
        {
            "tenant" => "The clinic.",
            "instance" => "The clinic's environment: live, sandbox or a name of its own.",
            "apiClient" => "The public key of the API client.",
            _ => "An id, opaque to clients.",
        },
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        Example = name switch
        {
            "tenant" => "acme-health",
            "instance" => "live",
            "apiClient" => "VBOPQ2J8T4Z6X1M9C3W7",
            _ => "5c0e9a3e-0f0d-4b52-8a52-5c1f6a0a9d11",
        },
    };

    /// <summary>A query parameter.</summary>
    public static OpenApiParameter Query(string name) => name switch
    {
        "page" => Number(name, "Zero-based page; one past the end is empty.", 0, 0),
        "size" => Number(name, "Rows a page; more than 100 counts as 100.", 1, 50),
        "size20" => Number("size", "Rows a page; more than 100 counts as 100.", 1, 20),
        "since" => Time(name, "Only messages sent strictly after this RFC 3339 time, in any offset.", "2026-04-02T14:11:09.120Z"),
        "sort" => Choice(name, "Newest or oldest first.", "sentAt,desc", "sentAt,asc"),
        "limit" => Number(name, "The most recent so many; more than 500 counts as 500.", 1, 100),
        "before" => Time(name, "Only encounters that began before this RFC 3339 time.", "2026-04-03T10:15:00.000Z"),
        "encounters" => Number("limit", "The newest so many; more than 500 counts as 500.", 1, 100),
        "last" => Number(name, "Only the newest so many letters; more than 500 counts as 500.", 1, 500),
        "query" => Text(name, "What to look for.", "eczema"),
        "articles" => Number("limit", "The most articles, 10 at most.", 1, 5),
        "token" => Text(name, "A chat token.", "ct_6Jw0b7q3XkQm2v8sYp1uRfT5aZ9eHdLcN4gKiVxBoWE"),
        "status" => Choice(name, "Only patients of this status.", "ACTIVE", "INACTIVE"),
        "mrn" => Text(name, "Only the patient with this medical record number.", "MRN-20417"),
        _ => Text(name, "Only patients whose name has this in it.", "Ada"),
    };

    /// <summary>The header of part 1 that makes retries safe.</summary>
    public static OpenApiParameter IdempotencyKey() => new()
    {
        Name = "Idempotency-Key",
        In = ParameterLocation.Header,
        Description = "1 to 128 characters of the client's choice: a retry with the same key and body within 24 hours is answered as the first time, with Idempotency-Replayed: true.",
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = 128 },
    };

    /// <summary>What the caller has.</summary>
    public static OpenApiParameter IfNoneMatch() => new()
    {
        Name = "If-None-Match",
        In = ParameterLocation.Header,
        Description = "An `ETag` of before: where nothing has changed since, the answer is 304.",
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };

    private static OpenApiParameter Number(string name, string description, int least, int usual) => new()
    {
        Name = name,
        In = ParameterLocation.Query,
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = least.ToString(System.Globalization.CultureInfo.InvariantCulture), Default = usual },
    };

    private static OpenApiParameter Text(string name, string description, string example) => new()
    {
        Name = name,
        In = ParameterLocation.Query,
        Description = description,
        Required = name is "token" or "query",
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        Example = example,
    };

    private static OpenApiParameter Time(string name, string description, string example)
    {
        var time = Text(name, description, example);
        time.Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time" };
        return time;
    }

    private static OpenApiParameter Choice(string name, string description, params string[] values) => new()
    {
        Name = name,
        In = ParameterLocation.Query,
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. values.Select(v => (JsonNode)v)] },
    };
}
