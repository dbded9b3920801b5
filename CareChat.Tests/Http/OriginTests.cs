using System.Net;
using CareChat.Tests.App;
using CareChat.Web.Data;
using Xunit;

namespace CareChat.Tests.Http;

/// <summary>Who may open a circuit or the hub, by whatever transport; and whose forms are taken.</summary>
public sealed class OriginTests(OriginTests.PublishedHost host) : IClassFixture<OriginTests.PublishedHost>
{
    private string Own => host.Address.GetLeftPart(UriPartial.Authority);

    /// <summary>Pages that are not the portal's, of the same site too.</summary>
    public static TheoryData<string> Strangers =>
        ["http://127.0.0.1:1", "http://sibling.care.example.org", "https://evil.example", "null", "http://localhost", "file://", "http://care.example.org", "https://care.example.org:8443"];

    [Theory]
    [MemberData(nameof(Strangers))]
    public async Task A_page_of_another_origin_gets_no_circuit_by_any_transport(string origin)
    {
        Assert.Equal(403, await AskAsync("POST", "/_blazor/negotiate?negotiateVersion=1", ("Origin", origin)));
        Assert.Equal(403, await AskAsync("GET", "/_blazor", ("Origin", origin), ("Connection", "Upgrade"), ("Upgrade", "websocket"),
            ("Sec-WebSocket-Version", "13"), ("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==")));
        Assert.Equal(403, await AskAsync("GET", "/_blazor?id=x", ("Origin", origin), ("Accept", "text/event-stream")));
        Assert.Equal(403, await AskAsync("GET", "/_blazor?id=x", ("Origin", origin)));
        Assert.Equal(403, await AskAsync("POST", "/_blazor?id=x", ("Origin", origin)));
        Assert.Equal(403, await AskAsync("DELETE", "/_blazor?id=x", ("Origin", origin)));
        Assert.Equal(403, await AskAsync("POST", "/_blazor/disconnect", ("Origin", origin)));
        Assert.Equal(403, await AskAsync("POST", "/hubs/chat/negotiate?negotiateVersion=1", ("Origin", origin)));
    }

    [Fact]
    public async Task Silence_about_the_origin_opens_no_circuit()
    {
        Assert.Equal(403, await AskAsync("POST", "/_blazor/negotiate?negotiateVersion=1"));
        Assert.Equal(403, await AskAsync("GET", "/_blazor?id=x", ("Sec-Fetch-Site", "same-site")));
        Assert.Equal(403, await AskAsync("GET", "/_blazor?id=x", ("Referer", "http://127.0.0.1:1/page")));
    }

    [Fact]
    public async Task The_portals_own_page_gets_its_circuit_by_each_transport()
    {
        Assert.Equal(200, await AskAsync("POST", "/_blazor/negotiate?negotiateVersion=1", ("Origin", Own)));
        Assert.Equal(200, await AskAsync("POST", "/_blazor/negotiate?negotiateVersion=1", ("Origin", "https://care.example.org")));
        Assert.Equal(101, await AskAsync("GET", "/_blazor", ("Origin", Own), ("Connection", "Upgrade"), ("Upgrade", "websocket"),
            ("Sec-WebSocket-Version", "13"), ("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==")));
        Assert.Equal(404, await AskAsync("GET", "/_blazor?id=x", ("Sec-Fetch-Site", "same-origin")));
        Assert.Equal(404, await AskAsync("GET", "/_blazor?id=x", ("Referer", Own + "/inbox")));
    }

    [Fact]
    public async Task The_hub_is_open_to_programs_and_to_pages_that_are_allowed()
    {
        Assert.Equal(401, await AskAsync("POST", "/hubs/chat/negotiate?negotiateVersion=1"));
        Assert.Equal(401, await AskAsync("POST", "/hubs/chat/negotiate?negotiateVersion=1", ("Origin", Own)));
        Assert.Equal(401, await AskAsync("POST", "/hubs/chat/negotiate?negotiateVersion=1", ("Origin", "https://clinic.example.net")));
        Assert.Equal(403, await AskAsync("POST", "/_blazor/negotiate?negotiateVersion=1", ("Origin", "https://clinic.example.net")));
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/sign-in/demo")]
    [InlineData("/sign-out")]
    [InlineData("/sign-in/passkey-request")]
    [InlineData("/checkout/6d0b0000-0000-4000-8000-000000000000")]
    [InlineData("/account")]
    [InlineData("/portal/conversations/6d0b0000-0000-4000-8000-000000000000/messages")]
    public async Task A_form_of_another_page_is_refused_before_it_is_read(string door)
    {
        Assert.Equal(403, await AskAsync("POST", door, ("Origin", "http://127.0.0.1:1")));
        Assert.Equal(403, await AskAsync("POST", door, ("Sec-Fetch-Site", "same-site")));
        Assert.Equal(403, await AskAsync("POST", door, ("Origin", "null"), ("Sec-Fetch-Site", "cross-site")));
        Assert.NotEqual(403, await AskAsync("POST", door, ("Origin", Own)));
        Assert.NotEqual(403, await AskAsync("POST", door, ("Origin", "null"), ("Sec-Fetch-Site", "same-origin")));
    }

    [Theory]
    [InlineData("/api/v1/users/me/api-keys")]
    [InlineData("/api/v1/patients")]
    [InlineData("/api/v1/encounters/6d0b0000-0000-4000-8000-000000000000/cancel")]
    [InlineData("/api/v1/agent/query")]
    [InlineData("/portal/conversations/6d0b0000-0000-4000-8000-000000000000/messages")]
    public async Task A_change_by_session_is_refused_from_another_page_whatever_token_it_brings(string door)
    {
        var instance = await host.InstanceAsync($"o-{Guid.NewGuid():N}");
        var patient = await host.PatientAsync(instance.Id);
        var browser = await PortalBrowser.OfAsync(host, await host.PersonAsync(instance.Id, Roles.Patient, patient.PatientId));
        (string, string)[] session = [("Cookie", browser.Cookies), (PortalBrowser.TokenHeader, browser.Token)];

        foreach (var stranger in new[] { "https://evil.example", "http://127.0.0.1:1", "http://sibling.care.example.org" })
            Assert.Equal(403, await AskAsync("POST", door, [.. session, ("Origin", stranger)]));
        foreach (var site in new[] { "cross-site", "same-site" })
        {
            Assert.Equal(403, await AskAsync("POST", door, [.. session, ("Sec-Fetch-Site", site)]));
            Assert.Equal(403, await AskAsync("PATCH", door, [.. session, ("Origin", "null"), ("Sec-Fetch-Site", site)]));
            Assert.Equal(403, await AskAsync("DELETE", door, [.. session, ("Sec-Fetch-Site", site)]));
        }
        Assert.NotEqual(403, await AskAsync("POST", door, [.. session, ("Origin", Own), ("Sec-Fetch-Site", "same-origin")]));
        Assert.NotEqual(403, await AskAsync("POST", door, session));
    }

    [Fact]
    public async Task A_program_with_a_credential_of_its_own_is_asked_for_no_origin()
    {
        const string door = "/api/v1/users/me/api-keys";
        (string, string)[] elsewhere = [("Origin", "https://evil.example"), ("Sec-Fetch-Site", "cross-site")];

        Assert.Equal(401, await AskAsync("POST", door, [.. elsewhere, ("Cookie", "carechat=x"), ("Authorization", "Bearer ak_x")]));
        Assert.Equal(401, await AskAsync("POST", door, [.. elsewhere, ("Cookie", "carechat=x"), ("X-API-Key", "ak_x")]));
        Assert.Equal(401, await AskAsync("POST", door, elsewhere));
        Assert.Equal(403, await AskAsync("POST", door, [.. elsewhere, ("Cookie", "carechat=x")]));
    }

    [Fact]
    public async Task Behind_a_proxy_the_own_host_is_what_the_forwarded_headers_say()
    {
        (string, string)[] proxied = [("Host", "portal.example.com"), ("X-Forwarded-Proto", "https")];
        Assert.Equal(200, await AskAsync("POST", "/_blazor/negotiate?negotiateVersion=1", [.. proxied, ("Origin", "https://portal.example.com")]));
        Assert.Equal(403, await AskAsync("POST", "/_blazor/negotiate?negotiateVersion=1", [.. proxied, ("Origin", "http://portal.example.com")]));
        Assert.Equal(403, await AskAsync("POST", "/_blazor/negotiate?negotiateVersion=1", [.. proxied, ("Origin", Own)]));
    }

    [Fact]
    public async Task Over_https_the_cookies_are_bound_to_the_host_and_plain_ones_count_for_nothing()
    {
        var instance = await host.InstanceAsync("bound");
        var nurse = await host.PersonAsync(instance.Id, Roles.Clinician);
        var browser = await PortalBrowser.OfAsync(host, nurse);
        var page = await RawAnswer.OfAsync(host.Address, "GET", "/sign-in", [("X-Forwarded-Proto", "https")]);

        Assert.All(page.Headers.Where(h => h.Name == "set-cookie"), c => Assert.StartsWith("__Host-carechat", c.Value, StringComparison.Ordinal));
        Assert.Contains(page.Headers, h => h.Name == "set-cookie" && h.Value.Contains("secure", StringComparison.OrdinalIgnoreCase));
        Assert.Equal("/inbox", await LeadsToAsync(browser.Cookies.Replace("carechat", "__Host-carechat", StringComparison.Ordinal), "https"));
        Assert.Equal("/sign-in", await LeadsToAsync(browser.Cookies, "https"));
        Assert.Equal("/sign-in", await LeadsToAsync(browser.Cookies.Replace("carechat", "__Secure-carechat", StringComparison.Ordinal), "https")); // a sibling can set these
        Assert.Equal("/inbox", await LeadsToAsync(browser.Cookies, "http"));
    }

    private async Task<string> LeadsToAsync(string cookies, string scheme)
    {
        var answer = await RawAnswer.OfAsync(host.Address, "GET", "/", [("Cookie", cookies), ("X-Forwarded-Proto", scheme)]);
        return new Uri(host.Address, answer.Headers.Single(h => h.Name == "location").Value).AbsolutePath;
    }

    private async Task<int> AskAsync(string method, string path, params (string Name, string Value)[] headers) =>
        (await RawAnswer.OfAsync(host.Address, method, path, headers)).Status;

    /// <summary>The program behind a proxy, with a public address and a page of others that may use the hub.</summary>
    public sealed class PublishedHost : PortalHost
    {
        public PublishedHost()
        {
            Settings["CareChat:PublicAddress"] = "https://care.example.org/";
            Settings["CareChat:AllowedOrigins:0"] = "https://clinic.example.net";
            Settings["ForwardedHeaders_Enabled"] = "true";
        }
    }
}
