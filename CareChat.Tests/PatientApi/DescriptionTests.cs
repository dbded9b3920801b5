using System.Text.Json;
using CareChat.Tests.App;
using CareChat.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.PatientApi;

/// <summary>The API description says what is there.</summary>
public sealed class DescriptionTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task Every_rest_address_is_described()
    {
        var document = await ReadAsync();
        Assert.StartsWith("3.1", document.Text("openapi"));
        var described = document.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject().Select(o => $"{o.Name.ToUpperInvariant()} {p.Name}")).Order();
        var mapped = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => ApiPaths.Of(new PathString("/" + e.RoutePattern.RawText!.TrimStart('/'))) is Facade.PatientApi || IsOfAgents(e.RoutePattern.RawText!))
            .SelectMany(e => e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Except(["HEAD"]).Select(m => $"{m} {e.RoutePattern.RawText!.Replace(":tenant", "", StringComparison.Ordinal)}")).Order();
        Assert.Equal(mapped, described);
    }

    [Fact]
    public async Task Every_operation_has_an_example_its_credential_and_its_errors()
    {
        var document = await ReadAsync();
        Assert.Equal(["bearer", "chatToken", "encounterToken", "personalKey", "personalKeyHeader"], document.GetProperty("components").GetProperty("securitySchemes").Keys().Order());
        foreach (var (path, operation) in document.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject().Select(o => (p.Name, o.Value))))
        {
            var isOfAgents = path.StartsWith("/api/v1/", StringComparison.Ordinal);
            var id = operation.Text("operationId");
            var responses = operation.GetProperty("responses");
            Assert.Contains("500", responses.Keys());
            foreach (var error in responses.EnumerateObject().Where(r => r.Name[0] is '4' or '5'))
            {
                var example = error.Value.GetProperty("content").GetProperty("application/json").GetProperty("example");
                if (isOfAgents) Assert.NotEmpty(example.Text("error")!);
                else Assert.Equal(1, example.GetArrayLength());
            }
            var success = responses.EnumerateObject().FirstOrDefault(r => r.Name[0] == '2').Value;
            Assert.True(success.ValueKind == JsonValueKind.Object || id == "startIdentityCheck", id);
            if (success.ValueKind == JsonValueKind.Object && success.TryGetProperty("content", out var content) && content.TryGetProperty("application/json", out var json))
                Assert.True(json.TryGetProperty("example", out _), id);
            if (operation.TryGetProperty("requestBody", out var body) && body.GetProperty("content").TryGetProperty("application/json", out var input))
                Assert.True(input.TryGetProperty("example", out _), id);
            Assert.Equal(Credentials(path, id), operation.GetProperty("security").GetArrayLength());
        }
    }

    [Fact]
    public async Task Every_reference_leads_somewhere()
    {
        var document = await ReadAsync();
        var components = document.GetProperty("components");
        var references = System.Text.RegularExpressions.Regex
            .Matches(document.GetRawText(), "\"\\$ref\":\\s*\"#/components/([^\"]+)\"").Select(m => m.Groups[1].Value).Distinct().ToList();
        Assert.NotEmpty(references);
        Assert.All(references, r => Assert.Contains(r.Split('/')[1], components.GetProperty(r.Split('/')[0]).Keys()));
    }

    [Theory]
    [InlineData("/openapi/v1.json")]
    [InlineData("/api/cura/openapi.json")]
    public async Task A_shape_with_a_name_stands_once(string address)
    {
        var schemas = (await ReadAsync(address)).GetProperty("components").GetProperty("schemas");
        Assert.Equal(schemas.Keys().Count(), Objects(schemas).Count());
    }

    [Theory]
    [InlineData("/openapi/v1.json")]
    [InlineData("/api/cura/openapi.json")]
    public async Task Every_answer_has_a_request_id_and_says_when_to_come_back(string address)
    {
        var document = await ReadAsync(address);
        Assert.Equal(ProgramVersion.Text, document.GetProperty("info").Text("version"));
        var operations = document.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject());
        foreach (var answer in operations.SelectMany(o => o.Value.GetProperty("responses").EnumerateObject()))
        {
            var headers = answer.Value.GetProperty("headers").Keys().ToList();
            Assert.Contains("X-Request-Id", headers);
            Assert.Equal(answer.Name == "429", headers.Contains("Retry-After"));
        }
    }

    [Theory]
    [InlineData("/openapi/v1.json", "pending_reasons", "status")]
    [InlineData("/openapi/v1.json", "clinician", "email")]
    [InlineData("/api/cura/openapi.json", "initialMessage", "threadId")]
    [InlineData("/api/cura/openapi.json", "url", "title")]
    [InlineData("/api/cura/openapi.json", "metadata", "createdAt")]
    public async Task A_field_that_an_answer_may_go_without_is_not_required(string address, string leftOut, string always)
    {
        var objects = Objects(await ReadAsync(address)).Where(o => o.GetProperty("properties").Keys().Intersect([leftOut, always]).Count() == 2).ToList();
        Assert.NotEmpty(objects);
        Assert.All(objects, o =>
        {
            var required = o.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(name => name.GetString()).ToList() : [];
            Assert.DoesNotContain(leftOut, required);
            Assert.Contains(always, required);
        });
    }

    [Fact]
    public async Task The_docs_page_loads_from_here_alone()
    {
        using var http = host.Stranger();
        var page = await http.GetStringAsync("/docs/index.html");
        Assert.DoesNotContain("http://", page, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", page, StringComparison.Ordinal);
        Assert.Contains("/openapi/v1.json", await http.GetStringAsync("/docs/index.js"), StringComparison.Ordinal);
        Assert.Equal(200, (int)(await http.GetAsync("/docs/swagger-ui-bundle.js")).StatusCode);
    }

    /// <summary>The schemas of objects that a document holds, at whatever depth.</summary>
    private static IEnumerable<JsonElement> Objects(JsonElement at) => at.ValueKind switch
    {
        JsonValueKind.Object => at.EnumerateObject().SelectMany(field => Objects(field.Value))
            .Concat(at.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object ? [at] : []),
        JsonValueKind.Array => at.EnumerateArray().SelectMany(Objects),
        _ => [],
    };

    /// <summary>Contract C.</summary>
    private static bool IsOfAgents(string route) => route.StartsWith("/api/v1/", StringComparison.Ordinal);

    /// <summary>How many credentials open an operation, each by itself.</summary>
    private static int Credentials(string path, string? id)
    {
        if (id is "issueToken" or "issueTokenAtOlderAddress" or "searchKnowledge" or "getPricing" or "getConditions") return 0;
        if (path.EndsWith("/events", StringComparison.Ordinal) || id is "readEvents" or "query") return 3;
        return IsOfAgents(path) || id is "downloadFile" ? 2 : 1;
    }

    private async Task<JsonElement> ReadAsync(string address = "/openapi/v1.json") => await (await host.Stranger().GetAsync(address)).JsonAsync(200);
}
