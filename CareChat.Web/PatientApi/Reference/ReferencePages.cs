using System.Text;
using CareChat.Shared;
using CareChat.Web.Http;

namespace CareChat.Web.PatientApi.Reference;

/// <summary>
/// The reference as Markdown, for language models and whoever likes text: <c>/llms.txt</c>, and from there a page per resource. Made
/// from the API descriptions as they are served, so it says nothing else.
/// </summary>
internal static class ReferencePages
{
    private const string Page = "/docs/{document}/{resource}.md";

    /// <summary>Maps the pages; they need no sign-in.</summary>
    public static void MapReference(this IEndpointRouteBuilder app)
    {
        app.MapMethods("/llms.txt", [HttpMethods.Get, HttpMethods.Head], WriteIndexAsync);
        app.MapMethods(Page, [HttpMethods.Get, HttpMethods.Head], WritePageAsync);
    }

    private static async Task WriteIndexAsync(HttpContext http)
    {
        var text = new StringBuilder("# CareChat\n\n> Patients write with their care team. Programs send and read those messages, "
            + "ask the clinic's assistant, and bring a patient's question as a letter.\n");
        foreach (var name in ApiDocument.Names)
        {
            var document = await ApiDocument.ReadAsync(http, name);
            text.Append($"\n## {document.Title}\n\n{document.About}\n\n");
            foreach (var tag in document.Tags)
            {
                var summaries = document.Operations(tag).Select(o => o.Said.GetProperty("summary").GetString());
                text.Append($"- [{tag}]({document.PageOf(tag)}): {string.Join("; ", summaries)}\n");
            }
            text.Append($"- [OpenAPI](/openapi/{name}.json): the same as OpenAPI 3.1\n");
        }
        text.Append("\n## Optional\n\n- [SKILL.md](/SKILL.md): how an agent brings a letter, step by step\n");
        await WriteAsync(http, "text/plain", text.ToString());
    }

    private static async Task WritePageAsync(HttpContext http)
    {
        var (name, resource) = ((string?)http.Request.RouteValues["document"], (string?)http.Request.RouteValues["resource"]);
        if (name is null || !ApiDocument.Names.Contains(name)) throw new RefusedException(Refusal.NotFound("Page"));
        var document = await ApiDocument.ReadAsync(http, name);
        var tag = document.Tags.FirstOrDefault(t => ApiDocument.SlugOf(t) == resource) ?? throw new RefusedException(Refusal.NotFound("Page"));
        var text = new StringBuilder($"# {tag}\n\n{document.Title}. [All resources](/llms.txt), [OpenAPI](/openapi/{name}.json).\n");
        var operations = new OperationText(document, text);
        foreach (var (method, address, said) in document.Operations(tag)) operations.Write(method, address, said);
        await WriteAsync(http, "text/markdown", text.ToString());
    }

    private static Task WriteAsync(HttpContext http, string type, string text)
    {
        http.Response.ContentType = $"{type}; charset=utf-8";
        http.Response.ContentLength = Encoding.UTF8.GetByteCount(text);
        return http.Response.WriteAsync(text, http.RequestAborted);
    }
}
