using CareChat.Tests.App;
using CareChat.Web.Data;
using Xunit;

namespace CareChat.Tests.Accounts;

/// <summary>Of signing in and out.</summary>
public abstract partial class OutdatedFormTests
{
    [Fact]
    public async Task Of_two_sign_in_tabs_the_second_one_asks_again_in_the_viewers_language_and_keeps_where_to_go()
    {
        var person = await host.ResidentAsync((await host.InstanceAsync($"tabs-{Guid.NewGuid():N}")).Id, Roles.Patient);
        using var visitor = host.Visit();
        visitor.Cookies["lang"] = "es";
        var second = await visitor.OpenAsync("/sign-in?returnUrl=%2Fvisits", "sign-in");
        await visitor.SignInAsync(person.Email!, VisitorMaking.Password);

        var address = (await visitor.SendAsync(second, ("Input.Email", person.Email!), ("Input.Password", VisitorMaking.Password))).LeadsTo();

        Assert.Equal("/sign-in?returnUrl=%2Fvisits&outdated=again", address);
        Assert.Contains("No se envió nada desde ella.", await (await visitor.GetAsync(address!)).WordsAsync());
        var wrong = await visitor.SignInAsync(person.Email!, "not the password", address!);
        Assert.DoesNotContain("No se envió nada", await wrong.WordsAsync());
        Assert.Equal("/visits", (await visitor.SignInAsync(person.Email!, VisitorMaking.Password, address!)).LeadsTo());
    }

    [Fact]
    public async Task Signing_out_in_two_tabs_leads_to_the_door_from_both()
    {
        var (visitor, _) = await host.SignedInAsync((await host.InstanceAsync($"out-{Guid.NewGuid():N}")).Id, Roles.Patient);
        using var signedIn = visitor;
        var (first, second) = (await visitor.OpenAsync("/account", "/sign-out"), await visitor.OpenAsync("/account", "/sign-out"));

        Assert.Equal("/sign-in", (await visitor.SendAsync(first)).LeadsTo());
        Assert.Equal("/sign-in", (await visitor.SendAsync(second)).LeadsTo());
    }

    [Fact]
    public async Task A_tab_of_whoever_was_signed_in_before_signs_nobody_out_and_shows_who_is_signed_in()
    {
        var instance = (await host.InstanceAsync($"next-{Guid.NewGuid():N}")).Id;
        var (visitor, _) = await host.SignedInAsync(instance, Roles.Patient);
        using var signedIn = visitor;
        var left = await visitor.OpenAsync("/account", "/sign-out");
        var next = await host.ResidentAsync(instance, Roles.Patient);
        await visitor.SignInAsync(next.Email!, VisitorMaking.Password);

        var words = await (await FollowAsync(visitor, await visitor.SendAsync(left))).WordsAsync();

        Assert.Contains(next.Email!, words);
        Assert.Contains(Again, words);
    }
}
