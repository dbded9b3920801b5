using System.Text.Json.Nodes;
using CareChat.Web.Http;
using CareChat.Web.PatientApi.Wire;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CareChat.Web.PatientApi.Description;

/// <summary>Writes what <see cref="ApiOperation"/> says into the API description.</summary>
internal sealed class OperationDescription : IOpenApiOperationTransformer
{
    public async Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (Of(context.Description) is not { } said) return;
        operation.OperationId = said.Id;
        operation.Summary = said.Summary;
        operation.Description = Details(said);
        operation.Tags = new HashSet<OpenApiTagReference> { new(said.Tag, context.Document) };
        operation.Parameters = [.. Parameters(said, context.Description.RelativePath ?? "")];
        operation.Security = [.. ApiCredentials.Of(said, context.Document)];
        operation.RequestBody = await BodyAsync(said, context, cancellationToken);
        operation.Responses = new OpenApiResponses { [Key(said.Status)] = await AnswerAsync(said, context, cancellationToken) };
        if (said.AnswersFile) operation.Responses["206"] = new OpenApiResponse { Description = "The part that was asked for.", Content = ApiFiles.Content() };
        foreach (var problems in said.Problems.Concat(Shared(said)).GroupBy(p => p[..3]))
            operation.Responses[problems.Key] = await ProblemAsync(problems, said.Facade, context, cancellationToken);
    }

    /// <summary>What is said of an operation; null for one that is no part of the description.</summary>
    public static ApiOperation? Of(Microsoft.AspNetCore.Mvc.ApiExplorer.ApiDescription description) =>
        description.ActionDescriptor.EndpointMetadata.OfType<ApiOperation>().SingleOrDefault();

    private static string Details(ApiOperation said) =>
        (said.Scope is null ? said.Details : $"{said.Details} Scope `{said.Scope}`.").Trim();

    private static IEnumerable<IOpenApiParameter> Parameters(ApiOperation said, string path)
    {
        foreach (var segment in path.Split('/').Where(s => s.StartsWith('{')))
            yield return ApiParameters.Path(segment.Trim('{', '}').Split(':')[0]);
        foreach (var name in said.Query) yield return ApiParameters.Query(name);
        if (said.IsCreating) yield return ApiParameters.IdempotencyKey();
    }

    /// <summary>The problems every operation of its kind can have.</summary>
    private static IEnumerable<string> Shared(ApiOperation said)
    {
        if (said.Facade is Facade.Encounters or Facade.Cura)
        {
            foreach (var problem in SharedByAgents(said)) yield return problem;
            yield break;
        }
        if (said.Credential is ApiCredential.Bearer or ApiCredential.BearerOrChatToken)
        {
            yield return "401 UNAUTHORIZED Token is missing, invalid or expired";
            yield return "403 ACCESS_DENIED Access is denied";
        }
        if (said.Credential != ApiCredential.None) yield return "404 TENANT_NOT_FOUND Tenant was not found";
        if (said.Body is not null || said.TakesFile)
        {
            yield return "400 VALIDATION_ERROR Request body is not a JSON object";
            yield return "413 PAYLOAD_TOO_LARGE Request body is too large";
            yield return "415 UNSUPPORTED_MEDIA_TYPE Content-Type must be application/json";
            yield return "507 STORAGE_FULL Storage is full";
        }
        if (said.IsCreating) yield return "409 IDEMPOTENCY_KEY_REUSED Idempotency-Key was used with another request";
        yield return "500 INTERNAL_ERROR Unexpected error";
    }

    /// <summary>The same for contracts B and C.</summary>
    private static IEnumerable<string> SharedByAgents(ApiOperation said)
    {
        if (said.Facade == Facade.Cura)
        {
            yield return $"401 UNAUTHORIZED {Http.ProblemShapes.InvalidKey}";
            yield return "429 RATE_LIMITED Rate limit exceeded";
        }
        else if (said.Credential != ApiCredential.None) yield return "401 UNAUTHORIZED missing or invalid token";
        if (said.Credential == ApiCredential.EncounterToken)
        {
            yield return "404 ENCOUNTER_NOT_FOUND encounter not found";
            yield return "410 ENCOUNTER_EXPIRED encounter expired";
        }
        if (said.Body is not null)
        {
            yield return "400 VALIDATION_ERROR Request body is not a JSON object";
            yield return "413 PAYLOAD_TOO_LARGE Request body is too large";
            yield return "415 UNSUPPORTED_MEDIA_TYPE Content-Type must be application/json";
            yield return "507 STORAGE_FULL Storage is full";
        }
        if (said.IsCreating) yield return "409 IDEMPOTENCY_KEY_REUSED Idempotency-Key was used with another request";
        yield return "500 INTERNAL_ERROR Unexpected error";
    }

    private static async Task<OpenApiRequestBody?> BodyAsync(ApiOperation said, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (said.TakesFile) return ApiFiles.Form();
        if (said.Body is not { } type) return null;
        return new OpenApiRequestBody
        {
            Required = type != typeof(MintChatTokenJson),
            Content = Json(await SchemaAsync(type, context, cancellationToken), said.BodyExample),
        };
    }

    private static async Task<OpenApiResponse> AnswerAsync(ApiOperation said, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var response = new OpenApiResponse { Description = said.Status switch { 201 => "Made.", 204 => "Done.", _ => "Here it is." } };
        if (said.AnswersFile) response.Content = ApiFiles.Content();
        if (said.Answer is { } type) response.Content = Json(await SchemaAsync(type, context, cancellationToken), said.AnswerExample);
        return response;
    }

    private static async Task<OpenApiResponse> ProblemAsync(IGrouping<string, string> problems, Facade facade, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var parts = problems.Select(p => p.Split(' ', 3)).DistinctBy(p => p[1] + p[2]).ToList();
        if (facade is Facade.Encounters or Facade.Cura)
        {
            var isCura = facade == Facade.Cura;
            return new OpenApiResponse
            {
                Description = string.Join("; ", parts.Select(p => p[2])),
                Content = Json(await SchemaAsync(isCura ? typeof(FailureJson) : typeof(RefusedJson), context, cancellationToken),
                    isCura ? $$"""{"success":false,"error":"{{parts[0][2]}}"}""" : $$"""{"error":"{{parts[0][2]}}"}"""),
            };
        }
        return new OpenApiResponse
        {
            Description = string.Join("; ", parts.Select(p => $"{p[1]}: {p[2]}")),
            Content = Json(await SchemaAsync(typeof(ProblemJson[]), context, cancellationToken),
                $$"""[{"errorCode":"{{parts[0][1]}}","componentType":"{{Http.ProblemShapes.ComponentOf(parts[0][1])}}","message":"{{parts[0][2]}}","details":{},"date":"2026-04-02T14:11:09.120Z"}]"""),
        };
    }

    private static Dictionary<string, OpenApiMediaType> Json(IOpenApiSchema schema, string? example) => new()
    {
        ["application/json"] = new OpenApiMediaType { Schema = schema, Example = example is null ? null : JsonNode.Parse(example) },
    };

    /// <summary>A reference to the type's schema, which is kept once under the document's components.</summary>
    private static async Task<IOpenApiSchema> SchemaAsync(Type type, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (type.IsArray) return new OpenApiSchema { Type = JsonSchemaType.Array, Items = await SchemaAsync(type.GetElementType()!, context, cancellationToken) };
        var name = ApiSchemas.NameOf(type);
        if (context.Document!.Components?.Schemas?.ContainsKey(name) != true)
            context.Document.AddComponent<IOpenApiSchema>(name, await context.GetOrCreateSchemaAsync(type, null, cancellationToken));
        return new OpenApiSchemaReference(name, context.Document);
    }

    private static string Key(int status) => status.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
