using System.Net;
using CareChat.Tests.App;
using CareChat.Web.Data;
using Xunit;
using static CareChat.Tests.Accounts.VisitorMaking;

namespace CareChat.Tests.Accounts;

/// <summary>Whoever has stolen a password guesses at the second step slowly, and its owner comes in meanwhile.</summary>
public sealed class SecondStepPaceTests : IAsyncLifetime
{
    private readonly PortalHost host = new() { Settings = { ["CareChat:TrustedProxies:0"] = "127.0.0.1" } };

    public Task InitializeAsync() => host.InitializeAsync();

    public Task DisposeAsync() => ((IAsyncLifetime)host).DisposeAsync();

    [Fact]
    public async Task Codes_from_many_networks_wait_for_each_other_and_a_known_browser_for_none_of_them()
    {
        var (owner, person) = await host.SignedInAsync((await host.InstanceAsync("pace")).Id, Roles.Clinician);
        var spare = await host.TurnOnSecondStepAsync(owner, person);
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 12; i++)
        {
            using var thief = host.Visit($"203.0.113.{i}");
            statuses.Add((await CodeAsync(thief, person, "000000")).StatusCode);
        }
        Assert.Equal([.. Enumerable.Repeat(HttpStatusCode.OK, 6), .. Enumerable.Repeat(HttpStatusCode.TooManyRequests, 6)], statuses);

        await owner.FillAsync("/account", "/sign-out");
        await CodeAsync(owner, person, await host.CodeNowAsync(person));
        Assert.Equal("/inbox", (await owner.GetAsync("/")).LeadsTo());
        using var withoutPhone = host.Visit("198.51.100.7");
        await CodeAsync(withoutPhone, person, spare[0], isRecovery: true);
        Assert.Equal("/inbox", (await withoutPhone.GetAsync("/")).LeadsTo());
    }

    [Fact]
    public async Task A_new_browser_with_the_right_code_comes_in_after_the_wait_it_was_told()
    {
        var (owner, person) = await host.SignedInAsync((await host.InstanceAsync("pace-new")).Id, Roles.Patient);
        await host.TurnOnSecondStepAsync(owner, person);
        for (var i = 0; i < 6; i++)
        {
            using var thief = host.Visit($"2001:db8:{i:x}::1");
            await CodeAsync(thief, person, "000000");
        }
        using var fresh = host.Visit("2001:db8:ffff::1");

        var early = await CodeAsync(fresh, person, await host.CodeNowAsync(person));
        Assert.Equal((HttpStatusCode.TooManyRequests, 2.0), (early.StatusCode, early.Headers.RetryAfter!.Delta!.Value.TotalSeconds));
        host.Clock.Advance(TimeSpan.FromSeconds(2));
        await CodeAsync(fresh, person, await host.CodeNowAsync(person));
        Assert.Equal("/chat", (await fresh.GetAsync("/")).LeadsTo());
    }

    /// <summary>Signs in with the right password and gives a code at the second step.</summary>
    private static async Task<HttpResponseMessage> CodeAsync(Visitor visitor, Person person, string code, bool isRecovery = false)
    {
        var step = (await visitor.SignInAsync(person.Email!, Password)).LeadsTo()!;
        return await visitor.FillAsync(isRecovery ? step.Replace("two-factor", "recovery-code") : step, "two-factor", ("Code", code));
    }
}
