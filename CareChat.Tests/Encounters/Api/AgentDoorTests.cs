using System.Net;
using CareChat.Tests.App;
using CareChat.Tests.PatientApi;
using CareChat.Web.Accounts;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Encounters.Api;

/// <summary>Who comes through contract C's door (C.0).</summary>
public sealed class AgentDoorTests(EncounterHost host) : IClassFixture<EncounterHost>
{
    private const string Door = "/api/v1/subscriptions/me";

    private PersonalKeyStore Keys => host.Services.GetRequiredService<PersonalKeyStore>();

    [Fact]
    public async Task A_key_opens_as_bearer_and_in_its_own_header()
    {
        var sam = await KeyHolder.InAsync(host, host.Instance.Id);
        var bare = host.With(null);
        bare.DefaultRequestHeaders.Add("X-API-Key", sam.Key);

        Assert.Equal("""{"status":"active","plan":"self_hosted"}""", await sam.Http.GetStringAsync(Door));
        Assert.Equal(HttpStatusCode.OK, (await bare.GetAsync(Door)).StatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("ak_0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.e30.x")]
    [InlineData("")]
    public async Task A_stranger_is_told_that_the_token_is_missing_or_invalid(string? bearer)
    {
        var answer = await host.With(bearer).GetAsync(Door);

        Assert.Equal("""{"error":"missing or invalid token"}""", await answer.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task A_session_opens_it_too_and_a_bad_key_beside_it_does_not()
    {
        var sam = await KeyHolder.InAsync(host, host.Instance.Id);
        var browser = (await PortalBrowser.OfAsync(host, sam.Actor)).Client(host, withToken: false);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(Door)).StatusCode);

        browser.DefaultRequestHeaders.Add("X-API-Key", "ak_wrong");
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync(Door)).StatusCode);
    }

    [Fact]
    public async Task A_clinician_has_no_account_that_agents_act_for()
    {
        var dana = await host.PersonAsync(host.Instance.Id, Roles.Clinician);
        var browser = (await PortalBrowser.OfAsync(host, dana)).Client(host);

        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync(Door)).StatusCode);
        await Assert.ThrowsAsync<Shared.RefusedException>(() => Keys.CreateAsync(dana, "mine", null));
    }

    [Fact]
    public async Task A_revoked_key_opens_nothing_from_the_next_request_on()
    {
        var sam = await KeyHolder.InAsync(host, host.Instance.Id);
        Assert.Equal(HttpStatusCode.OK, (await sam.Http.GetAsync(Door)).StatusCode);

        await Keys.RevokeAsync(sam.Actor, sam.KeyId);

        Assert.Equal(HttpStatusCode.Unauthorized, (await sam.Http.GetAsync(Door)).StatusCode);
    }

    [Fact]
    public async Task A_closed_account_closes_its_keys()
    {
        var sam = await KeyHolder.InAsync(host, host.Instance.Id);
        Assert.Equal(HttpStatusCode.OK, (await sam.Http.GetAsync(Door)).StatusCode);

        await host.DisableAsync(sam.Id);

        Assert.Equal(HttpStatusCode.Unauthorized, (await sam.Http.GetAsync(Door)).StatusCode);
    }

    [Fact]
    public async Task A_key_runs_out_when_it_was_said_to()
    {
        var sam = await KeyHolder.InAsync(host, host.Instance.Id);
        var made = await Keys.CreateAsync(sam.Actor, "For a day", host.Clock.GetUtcNow().AddDays(1));
        Assert.Equal(HttpStatusCode.OK, (await host.With(made.Key).GetAsync(Door)).StatusCode);

        host.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(HttpStatusCode.Unauthorized, (await host.With(made.Key).GetAsync(Door)).StatusCode);
    }

    [Fact]
    public async Task The_last_use_is_noted_once_a_minute()
    {
        var sam = await KeyHolder.InAsync(host, host.Instance.Id);
        var first = host.Clock.GetUtcNow();
        await sam.Http.GetAsync(Door);
        host.Clock.Advance(TimeSpan.FromSeconds(59));
        await sam.Http.GetAsync(Door);
        Assert.Equal(first, Assert.Single(await Keys.ListAsync(sam.Actor)).LastUsedAt);

        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await sam.Http.GetAsync(Door);

        Assert.Equal(first.AddMinutes(1), Assert.Single(await Keys.ListAsync(sam.Actor)).LastUsedAt);
    }

    [Fact]
    public async Task Only_the_hash_of_a_key_is_kept()
    {
        var sam = await KeyHolder.InAsync(host, host.Instance.Id);

        await using var db = host.Open();
        var row = await db.PersonalKeys.SingleAsync(k => k.Id == sam.KeyId);
        Assert.Equal(32, row.KeyHash.Length);
        Assert.Equal(sam.Key[..11], row.Prefix);
        Assert.Matches("^ak_[0-9a-f]{64}$", sam.Key);
    }
}
