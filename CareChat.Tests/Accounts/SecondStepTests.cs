using System.Net;
using CareChat.Tests.App;
using CareChat.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Accounts;

public sealed class SecondStepTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task With_the_second_step_on_a_password_alone_opens_nothing()
    {
        var instance = await host.InstanceAsync("second-step");
        var (visitor, person) = await host.SignedInAsync(instance.Id, Roles.Clinician);
        await visitor.GetAsync("/account/two-factor");
        var shown = await visitor.FillAsync("/account/two-factor", "two-factor-setup", ("Code", await host.CodeNowAsync(person)));
        Assert.Contains("Keep these codes", await shown.WordsAsync());
        using var again = host.Visit();

        var half = await again.SignInAsync(person.Email!, VisitorMaking.Password);
        Assert.StartsWith("/sign-in/two-factor", half.LeadsTo());
        Assert.Equal("/sign-in", (await again.GetAsync("/")).LeadsTo());
        var wrong = await again.FillAsync(half.LeadsTo()!, "two-factor", ("Code", "000000"));
        Assert.Equal(HttpStatusCode.OK, wrong.StatusCode);
        await again.FillAsync(half.LeadsTo()!, "two-factor", ("Code", await host.CodeNowAsync(person)));

        Assert.Equal("/inbox", (await again.GetAsync("/")).LeadsTo());
    }

    [Fact]
    public async Task Wrong_codes_make_the_guesser_wait_and_not_the_owner()
    {
        var instance = await host.InstanceAsync("codes");
        var (owner, person) = await host.SignedInAsync(instance.Id, Roles.Clinician);
        await host.TurnOnSecondStepAsync(owner, person);
        using var thief = host.Visit(); // has the password
        var step = (await thief.SignInAsync(person.Email!, VisitorMaking.Password)).LeadsTo()!;
        for (var i = 0; i < 6; i++) Assert.Equal(HttpStatusCode.OK, (await thief.FillAsync(step, "two-factor", ("Code", "000000"))).StatusCode);

        var right = await thief.FillAsync(step, "two-factor", ("Code", await host.CodeNowAsync(person)));
        Assert.Equal(HttpStatusCode.TooManyRequests, right.StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await thief.FillAsync(step.Replace("two-factor", "recovery-code"), "two-factor", ("Code", "ABCDE-FGHIJ"))).StatusCode);
        await owner.FillAsync("/account", "/sign-out");
        var second = (await owner.SignInAsync(person.Email!, VisitorMaking.Password)).LeadsTo()!;
        await owner.FillAsync(second, "two-factor", ("Code", await host.CodeNowAsync(person)));
        Assert.Equal("/inbox", (await owner.GetAsync("/")).LeadsTo());
    }

    [Fact]
    public async Task Looking_at_the_second_step_ends_no_session_elsewhere()
    {
        var instance = await host.InstanceAsync("second-look");
        var (here, person) = await host.SignedInAsync(instance.Id, Roles.Clinician);
        using var there = host.Visit();
        await there.SignInAsync(person.Email!, VisitorMaking.Password);

        await here.GetAsync("/account/two-factor");
        var key = await host.KeyAsync(person);
        await here.GetAsync("/account/two-factor");

        Assert.NotEmpty(key);
        Assert.Equal(key, await host.KeyAsync(person));
        Assert.Equal("/inbox", (await there.GetAsync("/")).LeadsTo());
        Assert.Equal("/inbox", (await here.GetAsync("/")).LeadsTo());
    }

    [Fact]
    public async Task The_key_of_a_second_step_that_is_on_is_shown_to_nobody_and_new_codes_need_its_digits()
    {
        var instance = await host.InstanceAsync("second-key");
        var (visitor, person) = await host.SignedInAsync(instance.Id, Roles.Clinician);
        var setUp = await (await visitor.GetAsync("/account/two-factor")).Content.ReadAsStringAsync();
        var key = await host.KeyAsync(person);
        Assert.Contains($"secret={key}", setUp);
        await host.TurnOnSecondStepAsync(visitor, person);

        var page = await (await visitor.GetAsync("/account/two-factor")).Content.ReadAsStringAsync();
        var wrong = await (await visitor.FillAsync("/account/two-factor", "two-factor-setup", ("Code", "000000"))).Content.ReadAsStringAsync();
        var right = await visitor.FillAsync("/account/two-factor", "two-factor-setup", ("Code", await host.CodeNowAsync(person)));

        foreach (var shown in new[] { page, wrong })
        {
            Assert.DoesNotContain(key, shown, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(key, shown.Replace(" ", ""), StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Keep these codes", shown);
        }
        Assert.Contains("Keep these codes", await right.WordsAsync());
    }

    [Fact]
    public async Task A_passkey_nobody_asked_for_is_no_way_in_and_no_error()
    {
        using var visitor = host.Visit();

        using var answer = await visitor.FillAsync("/sign-in", "passkey", ("Input.Passkey.CredentialJson", """{"id":"x"}"""));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_passkey_is_kept_and_removed()
    {
        var instance = await host.InstanceAsync("passkey");
        var person = await host.ResidentAsync(instance.Id, Roles.Patient);
        using var scope = host.Services.CreateScope();
        var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        var kept = (await people.FindByIdAsync(person.Id.ToString()))!;
        byte[] id = [1, 2, 3];

        await people.AddOrUpdatePasskeyAsync(kept, new UserPasskeyInfo(id, [4], host.Clock.GetUtcNow(), 0, null, true, true, true, [5], [6]) { Name = "Phone" });

        Assert.Equal("Phone", Assert.Single(await people.GetPasskeysAsync(kept)).Name);
        await people.RemovePasskeyAsync(kept, id);
        Assert.Empty(await people.GetPasskeysAsync(kept));
    }
}
