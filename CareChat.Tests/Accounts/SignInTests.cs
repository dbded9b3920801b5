using System.Net;
using CareChat.Tests.App;
using CareChat.Web.Data;
using Xunit;
using static CareChat.Tests.Accounts.VisitorMaking;

namespace CareChat.Tests.Accounts;

public sealed class SignInTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Theory]
    [InlineData(Roles.Patient, "/chat")]
    [InlineData(Roles.Clinician, "/inbox")]
    [InlineData(Roles.Administrator, "/admin/people")]
    public async Task Everybody_comes_to_the_place_of_their_work(string role, string place)
    {
        var instance = await host.InstanceAsync($"place-{role}");
        var person = await host.ResidentAsync(instance.Id, role);
        using var visitor = host.Visit();

        var signedIn = await visitor.SignInAsync(person.Email!, Password);

        Assert.Equal("/", signedIn.LeadsTo());
        Assert.Equal(place, (await visitor.GetAsync("/")).LeadsTo());
    }

    [Fact]
    public async Task The_cookie_is_kept_from_scripts_and_from_other_sites()
    {
        var instance = await host.InstanceAsync("cookie");
        var person = await host.ResidentAsync(instance.Id, Roles.Patient);
        using var visitor = host.Visit();

        await visitor.SignInAsync(person.Email!, Password);

        var cookie = Assert.Single(visitor.SetCookies, c => c.StartsWith("carechat=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie);
        Assert.Contains("samesite=lax", cookie);
    }

    [Fact]
    public async Task Six_wrong_passwords_make_the_right_one_of_the_same_stranger_wait()
    {
        var instance = await host.InstanceAsync("lockout");
        var person = await host.ResidentAsync(instance.Id, Roles.Clinician);
        using var visitor = host.Visit();

        for (var i = 0; i < 6; i++) await visitor.SignInAsync(person.Email!, "not the password");
        var right = await visitor.SignInAsync(person.Email!, Password);

        Assert.Equal(HttpStatusCode.TooManyRequests, right.StatusCode);
        Assert.DoesNotContain("carechat", visitor.Cookies.Keys);
        host.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("/", (await visitor.SignInAsync(person.Email!, Password)).LeadsTo());
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_email_answer_alike()
    {
        var instance = await host.InstanceAsync("alike");
        var person = await host.ResidentAsync(instance.Id, Roles.Patient);
        using var visitor = host.Visit();

        var wrong = await visitor.SignInAsync(person.Email!, "not the password");
        var wrongWords = await wrong.WordsAsync();
        var unknown = await visitor.SignInAsync("nobody@example.com", "not the password");

        Assert.Contains("do not match", wrongWords);
        Assert.Equal(wrong.StatusCode, unknown.StatusCode);
        Assert.Equal(wrongWords, await unknown.WordsAsync());
    }

    [Theory]
    [InlineData("https://evil.example/", "/")]
    [InlineData("//evil.example/", "/")]
    [InlineData("/\\evil.example/", "/")]
    [InlineData("~/chat", "/")]
    [InlineData("/chat?to=1", "/chat?to=1")]
    public async Task After_signing_in_nobody_is_led_out_of_the_portal(string wanted, string place)
    {
        var instance = await host.InstanceAsync($"back-{Guid.NewGuid():N}");
        var person = await host.ResidentAsync(instance.Id, Roles.Patient);
        using var visitor = host.Visit();

        var answer = await visitor.SignInAsync(person.Email!, Password, $"/sign-in?returnUrl={Uri.EscapeDataString(wanted)}");

        Assert.Equal(place, answer.LeadsTo());
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        var (visitor, _) = await host.SignedInAsync((await host.InstanceAsync("forged")).Id, Roles.Clinician);
        using var signedIn = visitor;

        var answer = await visitor.SendAsync(new StandingForm("/sign-out", []));

        Assert.Equal((HttpStatusCode.SeeOther, "/account?outdated=again"), (answer.StatusCode, answer.LeadsTo()));
        var page = await visitor.GetAsync(answer.LeadsTo()!);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("Nothing was sent from it. Please try again.", await page.WordsAsync());
    }
}
