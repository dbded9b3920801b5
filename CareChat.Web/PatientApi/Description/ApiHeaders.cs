using CareChat.Web.Http;
using Microsoft.OpenApi;

namespace CareChat.Web.PatientApi.Description;

/// <summary>The headers of answers, each described once.</summary>
internal static class ApiHeaders
{
    private static readonly string[] Limit = ["RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset"];

    /// <summary>Those an operation's answer with a status may have.</summary>
    public static Dictionary<string, IOpenApiHeader> Of(ApiOperation said, int status, OpenApiDocument document) =>
        Names(said, status).Distinct().ToDictionary(name => name, IOpenApiHeader (name) => Keep(name, document));

    private static IEnumerable<string> Names(ApiOperation said, int status) =>
    [
        "X-Request-Id",
        .. Limit,
        .. status == 429 ? ["Retry-After"] : Array.Empty<string>(),
        .. status == 401 && said.Facade != Facade.Cura ? ["WWW-Authenticate"] : Array.Empty<string>(),
        .. status is 206 or 416 ? ["Content-Range"] : Array.Empty<string>(),
        .. status is < 400 or 412 or 416 ? said.Headers : [],
        .. said.IsCreating && (status == said.Status || status == said.Refusal?.Status) ? ["Idempotency-Replayed"] : Array.Empty<string>(),
    ];

    private static OpenApiHeaderReference Keep(string name, OpenApiDocument document)
    {
        if (document.Components?.Headers?.ContainsKey(name) != true) document.AddComponent<IOpenApiHeader>(name, Describe(name));
        return new OpenApiHeaderReference(name, document);
    }

    private static OpenApiHeader Describe(string name) => name switch
    {
        "X-Request-Id" => Text("The request's id; whoever runs the portal finds it in the log."),
        "RateLimit-Limit" => Number("Calls in a window."),
        "RateLimit-Remaining" => Number("Calls left now."),
        "RateLimit-Reset" => Number("Seconds until a call is possible again, or the oldest one is forgotten."),
        "Retry-After" => Number("Seconds to wait."),
        "Location" => Text("Where what was made can be read."),
        "ETag" => Text("What is there; send it as `If-None-Match`."),
        "Idempotency-Replayed" => Text("`true` where the answer is that of an earlier request with the same `Idempotency-Key`."),
        "WWW-Authenticate" => Text("`Bearer`."),
        "Content-Disposition" => Text("The file's name."),
        "Content-Range" => Text("Which bytes of how many."),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "A header nobody has described."),
    };

    private static OpenApiHeader Text(string description) =>
        new() { Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };

    private static OpenApiHeader Number(string description) =>
        new() { Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Minimum = "0" } };
}
