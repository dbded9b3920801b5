using System.Globalization;
using System.Text.Json.Nodes;
using CareChat.Web.Http;
using CareChat.Web.PatientApi.Wire;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Net.Http.Headers;
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
        operation.Responses = await ResponsesAsync(said, context, cancellationToken);
        foreach (var (status, response) in operation.Responses)
            ((OpenApiResponse)response).Headers = ApiHeaders.Of(said, int.Parse(status, CultureInfo.InvariantCulture), context.Document!);
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
        if (said.Headers.Contains(HeaderNames.ETag)) yield return ApiParameters.IfNoneMatch();
    }

    private static async Task<OpenApiResponses> ResponsesAsync(
        ApiOperation said, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var responses = new OpenApiResponses { [Key(said.Status)] = await AnswerAsync(said, context, cancellationToken) };
        if (said.AnswersFile)
            responses["206"] = new OpenApiResponse { Description = "The part that was asked for.", Content = ApiFiles.Content() };
        if (said.Headers.Contains(HeaderNames.ETag))
            responses["304"] = new OpenApiResponse { Description = "What is there is what If-None-Match names." };
        foreach (var problems in said.Problems.Concat(ApiProblems.Of(said, context.Description.HttpMethod == "GET")).GroupBy(p => p[..3]))
            responses[problems.Key] = await ProblemAsync(problems, said, context, cancellationToken);
        return responses;
    }

    private static async Task<OpenApiRequestBody?> BodyAsync(ApiOperation said, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (said.TakesFile) return ApiFiles.Form();
        if (said.Body is not { } type) return null;
        var schema = await SchemaAsync(type, context, cancellationToken);
        return new OpenApiRequestBody { Required = schema.Required?.Count > 0, Content = Json(schema, said.BodyExample) };
    }

    private static async Task<OpenApiResponse> AnswerAsync(ApiOperation said, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var response = new OpenApiResponse { Description = said.Status switch { 201 => "Made.", 204 => "Done.", _ => "Here it is." } };
        if (said.AnswersFile) response.Content = ApiFiles.Content();
        if (said.Answer is { } type) response.Content = Json(await SchemaAsync(type, context, cancellationToken), said.AnswerExample);
        return response;
    }

    private static async Task<OpenApiResponse> ProblemAsync(
        IGrouping<string, string> problems, ApiOperation said, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var parts = problems.Select(p => p.Split(' ', 3)).DistinctBy(p => p[1] + p[2]).ToList();
        var (code, message) = (parts[0][1], parts[0][2]);
        var (type, example) = said.Facade switch
        {
            Facade.PatientApi => (typeof(ProblemJson[]),
                $$"""
                [{"errorCode":"{{code}}","componentType":"{{ProblemShapes.ComponentOf(code)}}","message":"{{message}}","details":{},
                  "date":"2026-04-02T14:11:09.120Z"}]
                """),
            Facade.Cura => (typeof(FailureJson), $$"""{"success":false,"error":"{{message}}"}"""),
            _ => (typeof(RefusedJson), $$"""{"error":"{{message}}"}"""),
        };
        var schema = await SchemaAsync(type, context, cancellationToken);
        if (said.Refusal is { } refusal && Key(refusal.Status) == problems.Key)
        {
            schema = new OpenApiSchema { AnyOf = [await SchemaAsync(refusal.Answer, context, cancellationToken), schema] };
            example = refusal.Example;
        }
        return new OpenApiResponse
        {
            Description = string.Join("; ", parts.Select(p => said.Facade == Facade.PatientApi ? $"{p[1]}: {p[2]}" : p[2])),
            Content = Json(schema, example),
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
        var schema = await context.GetOrCreateSchemaAsync(type, null, cancellationToken);
        return ApiSchemas.Keep(schema, ApiSchemas.NameOf(type), context.Document!);
    }

    private static string Key(int status) => status.ToString(CultureInfo.InvariantCulture);
}
