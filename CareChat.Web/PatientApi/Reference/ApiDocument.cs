using System.Text.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CareChat.Web.PatientApi.Reference;

/// <summary>An API description as it is served, looked at part by part.</summary>
internal sealed class ApiDocument(string name, JsonElement root)
{
    private static readonly string[] Methods = ["get", "post", "put", "patch", "delete"];

    /// <summary>The descriptions' names, in the order they are shown.</summary>
    public static IReadOnlyList<string> Names { get; } = ["v1", "assistant"];

    /// <summary>The name it is served under.</summary>
    public string Name => name;

    /// <summary>What it is called.</summary>
    public string Title => Info("title");

    /// <summary>What it is about, in Markdown.</summary>
    public string About => Info("description");

    /// <summary>The resources with an operation.</summary>
    public IEnumerable<string> Tags =>
        root.GetProperty("tags").EnumerateArray().Select(tag => tag.GetProperty("name").GetString()!).Where(tag => Operations(tag).Any());

    /// <summary>Reads one as it stands in <c>/openapi</c>.</summary>
    public static async Task<ApiDocument> ReadAsync(HttpContext http, string name)
    {
        var provider = http.RequestServices.GetRequiredKeyedService<IOpenApiDocumentProvider>(name);
        var document = await provider.GetOpenApiDocumentAsync(http.RequestAborted);
        var json = await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, http.RequestAborted);
        return new ApiDocument(name, JsonElement.Parse(json));
    }

    /// <summary>A resource's operations, each with its method and address.</summary>
    public IEnumerable<(string Method, string Address, JsonElement Said)> Operations(string tag) =>
        from path in root.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        where Methods.Contains(operation.Name) && operation.Value.GetProperty("tags").EnumerateArray().Any(t => t.GetString() == tag)
        select (operation.Name.ToUpperInvariant(), path.Name, operation.Value);

    /// <summary>A part, or what it refers to.</summary>
    public JsonElement Resolve(JsonElement part)
    {
        if (!part.TryGetProperty("$ref", out var reference)) return part;
        return reference.GetString()!.Split('/').Skip(1).Aggregate(root, (place, key) => place.GetProperty(key));
    }

    /// <summary>The address of a resource's page.</summary>
    public string PageOf(string tag) => $"/docs/{name}/{SlugOf(tag)}.md";

    /// <summary>A resource as it stands in an address: <c>Account's people</c> is <c>accounts-people</c>.</summary>
    public static string SlugOf(string tag) => tag.Replace("'", "", StringComparison.Ordinal).Replace(' ', '-').ToLowerInvariant();

    private string Info(string field) => root.GetProperty("info").TryGetProperty(field, out var text) ? text.GetString()! : "";
}
