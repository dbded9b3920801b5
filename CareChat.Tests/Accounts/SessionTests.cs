using System.Security.Claims;
using CareChat.Tests.App;
using CareChat.Web.Accounts;
using CareChat.Web.Data;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Accounts;

public sealed class SessionTests(PortalHost host) : IClassFixture<PortalHost>
{
    private readonly Revocations revocations = host.Services.GetRequiredService<Revocations>();

    [Fact]
    public async Task Signing_out_ends_the_session_for_a_copy_of_its_cookie_too()
    {
        var instance = await host.InstanceAsync("sign-out");
        var (visitor, _) = await host.SignedInAsync(instance.Id, Roles.Patient);
        using var thief = visitor.Copy();
        Assert.Equal("/chat", (await thief.GetAsync("/")).LeadsTo());

        var out1 = await visitor.FillAsync("/account", "/sign-out");

        Assert.Equal("/sign-in", out1.LeadsTo());
        Assert.Equal("/sign-in", (await thief.GetAsync("/")).LeadsTo());
        Assert.StartsWith("/sign-in?returnUrl=", (await thief.GetAsync("/account")).LeadsTo());
    }

    [Fact]
    public async Task A_closed_account_cannot_go_on_and_cannot_come_back()
    {
        var instance = await host.InstanceAsync("closed");
        var administrator = await host.PersonAsync(instance.Id, Roles.Administrator);
        var (visitor, person) = await host.SignedInAsync(instance.Id, Roles.Clinician);

        await host.Services.GetRequiredService<PeopleStore>().DisableAsync(administrator, person.Id);

        Assert.Equal("/sign-in", (await visitor.GetAsync("/")).LeadsTo());
        await visitor.SignInAsync(person.Email!, VisitorMaking.Password);
        Assert.Equal("/sign-in", (await visitor.GetAsync("/")).LeadsTo());
    }

    [Fact]
    public async Task What_another_node_ends_is_closed_here_within_a_second()
    {
        var instance = await host.InstanceAsync("nodes");
        var (visitor, person) = await host.SignedInAsync(instance.Id, Roles.Patient);
        Assert.Equal("/chat", (await visitor.GetAsync("/")).LeadsTo());

        await host.WriteAsync(scope => scope.Db.Sessions.Where(s => s.PersonId == person.Id)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.RevokedAt, host.Clock.GetUtcNow())));

        var began = TimeProvider.System.GetTimestamp();
        while ((await visitor.GetAsync("/")).LeadsTo() != "/sign-in")
            Assert.True(TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromSeconds(1), "the session outlived its end by a second");
    }

    [Fact]
    public async Task An_open_circuit_is_nobodys_as_soon_as_its_session_ends()
    {
        var instance = await host.InstanceAsync("circuit");
        var actor = await host.PersonAsync(instance.Id, Roles.Clinician);
        using var circuit = new SessionAuthentication(revocations);
        circuit.SetAuthenticationState(StateOf(actor));
        Assert.Equal(actor.Id, (await circuit.GetAuthenticationStateAsync()).User.ToActor()!.Id);
        var told = false;
        circuit.AuthenticationStateChanged += _ => told = true;

        await host.Services.GetRequiredService<SessionStore>().EndAsync(actor);

        Assert.True(told);
        Assert.Null((await circuit.GetAuthenticationStateAsync()).User.ToActor());
    }

    [Fact]
    public async Task A_circuit_does_not_go_on_under_the_cookie_of_another_session()
    {
        var instance = await host.InstanceAsync("swap");
        var (one, other) = (await host.PersonAsync(instance.Id, Roles.Clinician), await host.PersonAsync(instance.Id, Roles.Administrator));
        using var circuit = new SessionAuthentication(revocations);
        circuit.SetAuthenticationState(StateOf(one));

        circuit.SetAuthenticationState(StateOf(one));
        Assert.Equal(one.Id, (await circuit.GetAuthenticationStateAsync()).User.ToActor()!.Id);
        circuit.SetAuthenticationState(StateOf(other));

        Assert.Null((await circuit.GetAuthenticationStateAsync()).User.ToActor());
    }

    [Fact]
    public async Task The_cookie_of_an_ended_session_is_refused_and_left_where_it_is()
    {
        var instance = await host.InstanceAsync("second-tab");
        var (visitor, _) = await host.SignedInAsync(instance.Id, Roles.Clinician);
        using var otherTab = visitor.Copy();
        await visitor.FillAsync("/account", "/sign-out");

        foreach (var path in new[] { "/", "/account", "/portal/files/6d0b0000-0000-4000-8000-000000000000", "/api/v1/users/me", "/_blazor/initializers" })
        {
            await otherTab.GetAsync(path);
            Assert.DoesNotContain(otherTab.SetCookies, c => c.StartsWith("carechat=", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task What_a_script_of_an_older_window_hears_does_not_renew_its_cookie()
    {
        var instance = await host.InstanceAsync("sliding");
        var (visitor, _) = await host.SignedInAsync(instance.Id, Roles.Clinician);
        host.Clock.Advance(TimeSpan.FromDays(8));

        await visitor.GetAsync("/portal/files/6d0b0000-0000-4000-8000-000000000000");
        Assert.DoesNotContain(visitor.SetCookies, c => c.StartsWith("carechat=", StringComparison.Ordinal));
        await visitor.GetAsync("/account", ("Accept", "text/html"));
        Assert.Contains(visitor.SetCookies, c => c.StartsWith("carechat=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Signing_out_everywhere_else_leaves_this_browser_in()
    {
        var instance = await host.InstanceAsync("elsewhere");
        var (here, person) = await host.SignedInAsync(instance.Id, Roles.Clinician);
        using var there = host.Visit();
        await there.SignInAsync(person.Email!, VisitorMaking.Password);

        await here.FillAsync("/account", "sessions");

        Assert.Equal("/inbox", (await here.GetAsync("/")).LeadsTo());
        Assert.Equal("/sign-in", (await there.GetAsync("/")).LeadsTo());
    }

    [Fact]
    public async Task A_new_password_ends_every_other_session()
    {
        var instance = await host.InstanceAsync("password");
        var (here, person) = await host.SignedInAsync(instance.Id, Roles.Clinician);
        using var there = host.Visit();
        await there.SignInAsync(person.Email!, VisitorMaking.Password);

        var changed = await here.FillAsync("/account", "password", ("Input.Now", VisitorMaking.Password), ("Input.Next", "another long sentence"));

        Assert.Equal("/account?done=password", changed.LeadsTo());
        Assert.Equal("/inbox", (await here.GetAsync("/")).LeadsTo());
        Assert.Equal("/sign-in", (await there.GetAsync("/")).LeadsTo());
    }

    private static Task<AuthenticationState> StateOf(Actor actor)
    {
        var person = new Person { Id = actor.Id, InstanceId = actor.InstanceId };
        var identity = new ClaimsIdentity([new(ClaimTypes.NameIdentifier, actor.Id.ToString()), .. ActorClaims.Of(person, actor.SessionId!.Value)], "test");
        return Task.FromResult(new AuthenticationState(new ClaimsPrincipal(identity)));
    }
}
