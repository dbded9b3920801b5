using CareChat.Shared;
using CareChat.Tests.App;
using CareChat.Tests.PatientApi;
using CareChat.Web.Accounts;
using CareChat.Web.Assistant;
using CareChat.Web.Data;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Http;

/// <summary>What pages of other origins may call from a browser (contract part 1).</summary>
public sealed class CallingPageTests(CallingPageTests.OpenHost host) : IClassFixture<CallingPageTests.OpenHost>
{
    private const string Everywhere = "https://clinic.example.net";
    private const string Stranger = "https://evil.example";
    private const string Negotiate = "/hubs/chat/negotiate?negotiateVersion=1";

    [Fact]
    public async Task A_page_of_a_stranger_is_given_nothing()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        var (token, key) = await CredentialsAsync(clinic);

        Assert.Null(await PreflightAsync(Stranger, "GET", $"{clinic.Root}/chat/messages?token={token}"));
        Assert.Null(await PreflightAsync(Stranger, "POST", "/api/cura/chat"));
        Assert.Null(await PreflightAsync(Stranger, "POST", Negotiate));
        Assert.Null((await AskAsync(Stranger, "GET", $"{clinic.Root}/chat/messages?token={token}")).Allowed);
        Assert.Null((await AskAsync(Stranger, "POST", "/api/cura/threads", ("X-API-Key", key))).Allowed);
        Assert.Equal((403, null), await AskAsync(Stranger, "POST", Negotiate, ("Authorization", "Bearer " + token)));
    }

    [Fact]
    public async Task An_origin_that_was_taken_off_a_moment_ago_is_refused_at_the_next_call()
    {
        const string page = "https://app.example.org:8443";
        var clinic = await ApiClinic.OpenAsync(host);
        var (token, key) = await CredentialsAsync(clinic);
        var messages = $"{clinic.Root}/chat/messages?token={token}";
        await AllowAsync(clinic, page);
        Assert.Equal((200, page), await AskAsync(page, "GET", messages));

        await AllowAsync(clinic, "");

        Assert.Equal((200, null), await AskAsync(page, "GET", messages));
        Assert.Null((await AskAsync(page, "POST", "/api/cura/threads", ("X-API-Key", key))).Allowed);
        Assert.Equal((403, null), await AskAsync(page, "POST", Negotiate, ("Authorization", "Bearer " + token)));
        Assert.Null(await PreflightAsync(page, "GET", messages));
    }

    [Theory]
    [InlineData(Everywhere)]
    [InlineData("https://own.example.org")]
    public async Task A_page_that_is_allowed_reads_asks_and_listens(string page)
    {
        var clinic = await ApiClinic.OpenAsync(host);
        var (token, key) = await CredentialsAsync(clinic);
        await AllowAsync(clinic, "https://own.example.org");

        Assert.Equal(page, await PreflightAsync(page, "GET", $"{clinic.Root}/chat/messages?token={token}"));
        Assert.Equal(page, await PreflightAsync(page, "POST", "/api/cura/chat"));
        Assert.Equal(page, await PreflightAsync(page, "DELETE", "/api/cura/threads/82451"));
        Assert.Equal(page, await PreflightAsync(page, "POST", Negotiate));
        Assert.Equal((200, page), await AskAsync(page, "GET", $"{clinic.Root}/chat/messages?token={token}"));
        Assert.Equal((200, page), await AskAsync(page, "HEAD", $"{clinic.Root}/chat/messages?token={token}"));
        Assert.Equal((401, page), await AskAsync(page, "GET", $"{clinic.Root}/chat/messages?token=wrong"));
        Assert.Equal((201, page), await AskAsync(page, "POST", "/api/cura/threads", ("X-API-Key", key)));
        Assert.Equal((200, page), await AskAsync(page, "POST", Negotiate, ("Authorization", "Bearer " + token)));
        Assert.Equal(101, (await AskAsync(page, "GET", "/hubs/chat?access_token=" + token, ("Connection", "Upgrade"),
            ("Upgrade", "websocket"), ("Sec-WebSocket-Version", "13"), ("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="))).Status);
    }

    [Fact]
    public async Task A_page_of_one_clinic_calls_no_other()
    {
        const string page = "https://one.example.org";
        var (own, other) = (await ApiClinic.OpenAsync(host), await ApiClinic.OpenAsync(host));
        await AllowAsync(own, page);
        var (token, key) = await CredentialsAsync(other);

        Assert.Equal((200, null), await AskAsync(page, "GET", $"{other.Root}/chat/messages?token={token}"));
        Assert.Equal(403, (await AskAsync(page, "POST", "/api/cura/threads", ("X-API-Key", key))).Status);
        Assert.Equal(403, (await AskAsync(page, "POST", Negotiate, ("Authorization", "Bearer " + token))).Status);
    }

    [Theory]
    [InlineData("POST", "/api/v1/agent/query")]
    [InlineData("GET", "/api/v1/users/me")]
    [InlineData("POST", "/auth/token")]
    [InlineData("GET", "/some-clinic/live/patients")]
    [InlineData("POST", "/sign-in")]
    [InlineData("GET", "/")]
    public async Task No_page_is_let_to_what_a_cookie_or_a_secret_opens(string method, string path)
    {
        Assert.Null(await PreflightAsync(Everywhere, method, path));
        Assert.Null((await AskAsync(Everywhere, method, path)).Allowed);
    }

    [Theory]
    [InlineData("app.example.org")]
    [InlineData("https://app.example.org/page")]
    [InlineData("*")]
    [InlineData("ftp://app.example.org")]
    public async Task What_is_no_origin_is_refused_in_the_settings(string word)
    {
        var clinic = await ApiClinic.OpenAsync(host);
        var refused = await Assert.ThrowsAsync<RefusedException>(() => AllowAsync(clinic, $"https://own.example.org {word}"));
        Assert.Equal("allowedOrigins", refused.Refusal.Field);
    }

    [Fact]
    public async Task Origins_are_kept_as_browsers_write_them()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        await AllowAsync(clinic, "https://App.Example.org:443/, http://localhost:3000\nhttps://app.example.org");
        var settings = await host.Services.GetRequiredService<ClinicSettings>().FindAsync(Actor.Operator(clinic.Instance.Id));
        Assert.Equal("https://app.example.org http://localhost:3000", settings.AllowedOrigins);
    }

    private async Task AllowAsync(ApiClinic clinic, string origins)
    {
        var settings = host.Services.GetRequiredService<ClinicSettings>();
        var administrator = await host.PersonAsync(clinic.Instance.Id, Roles.Administrator);
        await settings.SaveAsync(administrator, new ClinicView("Clinic", "911", "", AllowedOrigins: origins));
    }

    private async Task<(string Token, string Key)> CredentialsAsync(ApiClinic clinic)
    {
        var administrator = await host.PersonAsync(clinic.Instance.Id, Roles.Administrator);
        var key = await host.Services.GetRequiredService<AssistantKeyStore>().CreateAsync(administrator, "test");
        return ((await clinic.MintAsync()).Text("token")!, key.Key);
    }

    /// <summary>The origin that is allowed by the answer to a preflight, which brings no credential; null for none.</summary>
    private async Task<string?> PreflightAsync(string origin, string method, string path)
    {
        var (status, allowed) = await AskAsync(origin, "OPTIONS", path,
            ("Access-Control-Request-Method", method), ("Access-Control-Request-Headers", "content-type,x-api-key"));
        if (allowed is not null) Assert.Equal(204, status);
        return allowed;
    }

    private async Task<(int Status, string? Allowed)> AskAsync(string origin, string method, string path, params (string, string)[] headers)
    {
        var answer = await RawAnswer.OfAsync(host.Address, method, path, [("Origin", origin), .. headers]);
        Assert.DoesNotContain(answer.Headers, h => h.Name == "access-control-allow-credentials");
        return (answer.Status, answer.Headers.SingleOrDefault(h => h.Name == "access-control-allow-origin").Value);
    }

    /// <summary>The program with an origin that every clinic allows.</summary>
    public sealed class OpenHost : PortalHost
    {
        public OpenHost() => Settings["CareChat:AllowedOrigins:0"] = Everywhere;
    }
}
