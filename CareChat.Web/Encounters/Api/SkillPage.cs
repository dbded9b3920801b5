using System.Text;

namespace CareChat.Web.Encounters.Api;

/// <summary><c>GET /SKILL.md</c>: how an agent uses contract C, with this portal's address in it (contract C.10).</summary>
internal sealed class SkillPage
{
    private readonly string text = Read();

    /// <summary>Answers with the page.</summary>
    public Task GetAsync(HttpContext http)
    {
        http.Response.ContentType = "text/markdown; charset=utf-8";
        return http.Response.WriteAsync(text.Replace("{{portal}}", PortalAddress.Of(http), StringComparison.Ordinal), http.RequestAborted);
    }

    private static string Read()
    {
        using var stream = typeof(SkillPage).Assembly.GetManifestResourceStream("SKILL.md")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
