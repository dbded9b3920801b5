using System.Net;
using CareChat.Tests.App;
using CareChat.Web.Accounts;
using CareChat.Web.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static CareChat.Tests.Accounts.VisitorMaking;

namespace CareChat.Tests.Accounts;

/// <summary>What ends that a browser is known at an account.</summary>
public sealed class KnownBrowserTests(PortalHost host) : IClassFixture<PortalHost>
{
    private const string Next = "another long sentence";

    [Fact]
    public async Task A_new_password_makes_strangers_of_the_browsers_known_before()
    {
        var (here, person) = await host.SignedInAsync((await host.InstanceAsync("known-password")).Id, Roles.Clinician);
        using var there = await SignedInAsync(person);

        await here.FillAsync("/account", "password", ("Input.Now", Password), ("Input.Next", Next));

        GuessFromEverywhere(person);
        await here.FillAsync("/account", "/sign-out");
        Assert.Equal(HttpStatusCode.TooManyRequests, (await there.SignInAsync(person.Email!, Next)).StatusCode);
        Assert.Equal("/", (await here.SignInAsync(person.Email!, Next)).LeadsTo());
    }

    [Fact]
    public async Task Signing_out_everywhere_else_makes_strangers_of_the_other_browsers()
    {
        var (here, person) = await host.SignedInAsync((await host.InstanceAsync("known-elsewhere")).Id, Roles.Clinician);
        using var there = await SignedInAsync(person);

        await here.FillAsync("/account", "sessions");

        GuessFromEverywhere(person);
        await here.FillAsync("/account", "/sign-out");
        Assert.Equal(HttpStatusCode.TooManyRequests, (await there.SignInAsync(person.Email!, Password)).StatusCode);
        Assert.Equal("/", (await here.SignInAsync(person.Email!, Password)).LeadsTo());
    }

    [Fact]
    public async Task Whoever_an_administrator_signs_out_is_known_nowhere()
    {
        var instance = await host.InstanceAsync("known-out");
        var (here, person) = await host.SignedInAsync(instance.Id, Roles.Clinician);

        var administrator = await host.PersonAsync(instance.Id, Roles.Administrator);
        await host.Services.GetRequiredService<PeopleStore>().EndSessionsAsync(administrator, person.Id);

        GuessFromEverywhere(person);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await here.SignInAsync(person.Email!, Password)).StatusCode);
        host.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal("/", (await here.SignInAsync(person.Email!, Password)).LeadsTo());
    }

    [Fact]
    public void Twenty_nurses_of_a_ward_share_a_computer_and_its_cookie_stays_small()
    {
        var clock = new FixedClock();
        var browsers = new KnownBrowsers(new EphemeralDataProtectionProvider(), new SignInOptions(), clock);
        var nurses = Enumerable.Range(0, 21).Select(_ => new Person { Id = Guid.NewGuid(), SecurityStamp = $"{Guid.NewGuid()}" }).ToList();
        var cookie = "";
        foreach (var nurse in nurses)
        {
            var http = new DefaultHttpContext { Request = { Headers = { Cookie = cookie } } };
            browsers.Remember(http, nurse);
            cookie = http.Response.Headers.SetCookie.ToString().Split(';')[0];
            clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.InRange(cookie.Length, 500, 1500);
        var known = browsers.Find(new DefaultHttpContext { Request = { Headers = { Cookie = cookie } } })!;
        Assert.False(known.Knows(nurses[0]));
        Assert.All(nurses.Skip(1), nurse => Assert.True(known.Knows(nurse)));
        nurses[1].SecurityStamp = "another";
        Assert.False(known.Knows(nurses[1]));
    }

    private async Task<Visitor> SignedInAsync(Person person)
    {
        var visitor = host.Visit();
        await visitor.SignInAsync(person.Email!, Password);
        return visitor;
    }

    /// <summary>Wrong passwords from so many addresses that a new browser waits before its first try.</summary>
    private void GuessFromEverywhere(Person person)
    {
        var guessing = host.Services.GetRequiredService<Guessing>();
        for (var i = 0; i < 60; i++)
        {
            var http = new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Parse($"203.0.113.{i}") } };
            guessing.Begin(http, Guessed.Password, person.NormalizedEmail!, null);
        }
    }
}
