using System.Text.RegularExpressions;
using CareChat.E2E.Infrastructure;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;
using Xunit;

namespace CareChat.E2E.Journeys;

/// <summary>A page on another port of the same host, made from an account's own HTML: the cookie goes with it, and opens nothing.</summary>
public sealed partial class OtherOriginTests(DemoClinic clinic) : IClassFixture<DemoClinic>
{
    [Fact]
    public async Task A_nurse_who_opens_it_gets_no_circuit_in_it()
    {
        var attacker = await clinic.OpenWindowAsync();
        await attacker.EnterDemoAsync("patient");
        var html = await (await attacker.Context.APIRequest.GetAsync("/chat")).TextAsync();
        var blazor = await attacker.Context.APIRequest.GetAsync("/" + BlazorScript().Match(html).Groups[1].Value.TrimStart('/'));
        await using var elsewhere = await ServeAsync(Forge(html), await blazor.TextAsync());
        var nurse = await clinic.OpenWindowAsync();
        await nurse.EnterDemoAsync("clinician");

        await nurse.GotoAsync(elsewhere.Urls.First() + "/inbox?view=all");

        await Assertions.Expect(nurse.Locator("#outcome")).ToHaveTextAsync(new Regex("""^{"open":0,"refused":([2-9]|[1-9]\d+),"negotiated":0}$""")); // by hand, and by Blazor
        Assert.Equal(Numbers(html), Numbers(await nurse.ContentAsync())); // what the attacker could read anyway, and nothing beside it
        Assert.Equal(0, await nurse.Locator("[data-inbox], .inbox").CountAsync());
        Assert.Equal(0, await nurse.Locator("[data-live=true]").CountAsync());
        var asked = new APIRequestContextOptions { Headers = new Dictionary<string, string> { ["Origin"] = elsewhere.Urls.First() } };
        var negotiated = await nurse.Context.APIRequest.PostAsync("/_blazor/negotiate?negotiateVersion=1", asked); // the page may not see the status
        Assert.Equal(StatusCodes.Status403Forbidden, negotiated.Status);
        Assert.Contains(await nurse.Context.CookiesAsync([elsewhere.Urls.First()]), c => c.Name == "carechat"); // it went with the page, all the same
        await attacker.Context.CloseAsync();
        await nurse.Context.CloseAsync();
    }

    /// <summary>The page with a copy of Blazor's script (the portal's own may not be embedded), started against the portal.</summary>
    private string Forge(string html)
    {
        var portal = clinic.Portal.Address.ToString().TrimEnd('/');
        var socket = portal.Replace("http", "ws", StringComparison.Ordinal) + "/_blazor";
        var script =
            $$"""
            <p id="outcome"></p>
            <script src="/blazor.js" autostart="false"></script>
            <script>
              const count = { open: 0, refused: 0, negotiated: 0 };
              setInterval(() => document.getElementById('outcome').textContent = JSON.stringify(count), 100);
              const Real = WebSocket;
              window.WebSocket = class extends Real {
                constructor(...given) {
                  super(...given);
                  this.addEventListener('open', () => count.open++);
                  this.addEventListener('error', () => count.refused++);
                }
              };
              new WebSocket('{{socket}}');
              fetch('{{portal}}/_blazor/negotiate?negotiateVersion=1', { method: 'POST', credentials: 'include' }).then(a => count.negotiated += a.ok, () => {});
              const configureSignalR = b => b.withUrl('{{socket}}', { skipNegotiation: true, transport: 1 });
              Blazor.start({ circuit: { configureSignalR } }).catch(() => {});
            </script>
            """;
        return Scripts().Replace(html, "").Replace("</body>", script + "</body>", StringComparison.Ordinal);
    }

    private static async Task<WebApplication> ServeAsync(string page, string blazor)
    {
        var app = WebApplication.CreateSlimBuilder().Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapGet("/_blazor/initializers", () => Results.Json(Array.Empty<string>()));
        app.MapGet("/blazor.js", () => Results.Text(blazor, "text/javascript"));
        app.MapFallback((HttpContext http) =>
        {
            http.Response.ContentType = "text/html; charset=utf-8";
            return http.Response.WriteAsync(page);
        });
        await app.StartAsync();
        return app;
    }

    private static int Numbers(string html) => html.Split("data-number").Length - 1;

    [GeneratedRegex("<script src=\"([^\"]*blazor\\.web[^\"]*)\"")]
    private static partial Regex BlazorScript();

    [GeneratedRegex("<script(?![^>]*application/json)[^>]*>.*?</script>", RegexOptions.Singleline)]
    private static partial Regex Scripts();
}
