using System.Net;
using CareChat.Tests.App;
using CareChat.Web.Data;
using Xunit;

namespace CareChat.Tests.Accounts;

public sealed class DoorTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Theory]
    [InlineData("/chat")]
    [InlineData("/inbox")]
    [InlineData("/search")]
    [InlineData("/visits")]
    [InlineData("/agents")]
    [InlineData("/queue")]
    [InlineData("/queue/6d0b0000-0000-4000-8000-000000000000")]
    [InlineData("/visits/6d0b0000-0000-4000-8000-000000000000")]
    [InlineData("/admin/people")]
    [InlineData("/admin/clients")]
    [InlineData("/admin/settings")]
    [InlineData("/admin/assistant")]
    [InlineData("/admin/assistant/keys")]
    [InlineData("/admin/knowledge")]
    [InlineData("/admin/knowledge/new")]
    [InlineData("/admin/knowledge/unanswered")]
    [InlineData("/admin/safety")]
    [InlineData("/account")]
    public async Task A_stranger_is_led_to_the_door(string page)
    {
        using var stranger = host.Visit();

        var answer = await stranger.GetAsync(page);

        Assert.Equal($"/sign-in?returnUrl={Uri.EscapeDataString(page)}", answer.LeadsTo());
    }

    [Theory]
    [InlineData(Roles.Patient, "/inbox", "/queue", "/search", "/admin/people", "/admin/clients", "/admin/settings", "/admin/assistant", "/admin/assistant/keys", "/admin/knowledge", "/admin/knowledge/new", "/admin/knowledge/unanswered", "/admin/safety")]
    [InlineData(Roles.Clinician, "/chat", "/visits", "/agents", "/admin/people", "/admin/clients", "/admin/settings", "/admin/assistant", "/admin/assistant/keys", "/admin/knowledge", "/admin/knowledge/new", "/admin/knowledge/unanswered", "/admin/safety")]
    [InlineData(Roles.Administrator, "/chat", "/visits", "/agents", "/queue", "/inbox", "/search")]
    public async Task A_page_of_another_role_is_not_there(string role, params string[] pages)
    {
        var instance = await host.InstanceAsync($"door-{role}");
        var (visitor, _) = await host.SignedInAsync(instance.Id, role);

        foreach (var page in pages)
        {
            var answer = await visitor.GetAsync(page);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Contains("This page is not here", await answer.Content.ReadAsStringAsync());
        }
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/no-such-page")]
    [InlineData("/app.css")]
    [InlineData("/portal/files/0")]
    [InlineData("/acme-health/live/patients")]
    [InlineData("/acme-health/live/chat/files/6d0b0000-0000-4000-8000-000000000000?token=ct_x")]
    [InlineData("/api/v1/config/pricing")]
    [InlineData("/favicon.svg")]
    public async Task Every_answer_carries_the_security_headers(string path)
    {
        using var stranger = host.Visit();

        var headers = (await stranger.GetAsync(path)).Headers;

        Assert.Contains("frame-ancestors 'none'", headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("nosniff", headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("DENY", headers.GetValues("X-Frame-Options").Single());
        Assert.Equal("same-origin", headers.GetValues("Cross-Origin-Resource-Policy").Single());
        Assert.True(headers.Contains("Referrer-Policy"));
        Assert.True(headers.Contains("Permissions-Policy"));
        Assert.False(headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task There_is_no_demo_outside_development()
    {
        using var stranger = host.Visit();
        var page = await (await stranger.GetAsync("/sign-in")).Content.ReadAsStringAsync();
        await using var db = host.Open();

        Assert.DoesNotContain("demo", page);
        Assert.DoesNotContain(db.Users, p => p.IsDemo);
    }
}
