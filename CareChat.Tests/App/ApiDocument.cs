using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace CareChat.Tests.App;

/// <summary>The API documents as the program describes itself, and what an answer has that they do not.</summary>
public sealed class ApiDocument
{
    /// <summary>What belongs to the transport, or stands on every answer of the program, pages included.</summary>
    private static readonly HashSet<string> Usual = new(StringComparer.OrdinalIgnoreCase)
    {
        "Accept-Ranges", "Cache-Control", "Connection", "Content-Encoding", "Content-Length", "Content-Type", "Date", "Server",
        "Transfer-Encoding", "Vary",
        "Content-Security-Policy", "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy", "Permissions-Policy", "Referrer-Policy",
        "Access-Control-Allow-Origin", "Access-Control-Expose-Headers", "Strict-Transport-Security", "X-Content-Type-Options", "X-Frame-Options",
    };

    private static readonly EvaluationOptions Strictly = new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true };

    private static Task<ApiDocument>? read;

    private readonly Dictionary<(string Operation, int Status), Response> responses = [];

    /// <summary>Both documents; they are the same in every program of a test run.</summary>
    public static Task<ApiDocument> ReadAsync(IServiceProvider services) =>
        LazyInitializer.EnsureInitialized(ref read, () => MakeAsync(services));

    /// <summary>What an answer has that is not described.</summary>
    public IEnumerable<string> Undescribed(string operation, int status, IHeaderDictionary headers, byte[] body)
    {
        if (!responses.TryGetValue((operation, status), out var said))
        {
            yield return "the status";
            yield break;
        }
        foreach (var (name, _) in headers.Where(h => h.Value.Count > 0 && !Usual.Contains(h.Key) && !said.Headers.Contains(h.Key)))
            yield return $"the header {name}";
        if (body.Length == 0) yield break;
        var kind = headers.ContentType.ToString().Split(';')[0];
        if (!said.Content.TryGetValue(kind, out var schema)) yield return $"the content type {kind}";
        else if (schema?.Evaluate(JsonNode.Parse(body), Strictly) is { IsValid: false } found) yield return string.Join("; ", Wrong(found));
    }

    private static IEnumerable<string> Wrong(EvaluationResults found) =>
        from detail in found.Details
        where detail.HasErrors
        from error in detail.Errors!
        select $"{detail.InstanceLocation} {error.Key} {error.Value}";

    private static async Task<ApiDocument> MakeAsync(IServiceProvider services)
    {
        var made = new ApiDocument();
        foreach (var name in new[] { "v1", "assistant" })
        {
            var document = await services.GetRequiredKeyedService<IOpenApiDocumentProvider>(name).GetOpenApiDocumentAsync();
            var text = await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1);
            made.Add(JsonNode.Parse(text.Replace("#/components/schemas/", "#/$defs/", StringComparison.Ordinal))!);
        }
        return made;
    }

    private void Add(JsonNode document)
    {
        var records = document["components"]!["schemas"]!.AsObject();
        foreach (var (_, record) in records)
            if (record!["properties"] is not null) record["additionalProperties"] = false; // nothing beside what is described
        foreach (var operation in document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()))
            foreach (var (status, response) in operation.Value!["responses"]!.AsObject())
                responses[((string)operation.Value["operationId"]!, int.Parse(status))] = new Response(
                    Names(response!["headers"]),
                    response["content"]?.AsObject().ToDictionary(c => c.Key, c => SchemaOf(c.Key, c.Value!, records)) ?? []);
    }

    private static HashSet<string> Names(JsonNode? headers) =>
        new(headers?.AsObject().Select(header => header.Key) ?? [], StringComparer.OrdinalIgnoreCase);

    /// <summary>The schema by itself; null where the content is a file.</summary>
    private static JsonSchema? SchemaOf(string kind, JsonNode content, JsonObject records)
    {
        if (kind != "application/json") return null;
        var schema = content["schema"]!.DeepClone();
        schema["$defs"] = records.DeepClone();
        return JsonSchema.FromText(schema.ToJsonString(JsonSerializerOptions.Default));
    }

    private sealed record Response(HashSet<string> Headers, Dictionary<string, JsonSchema?> Content);
}
