using System.Net;
using CareChat.Tests.App;
using CareChat.Web.Accounts;
using CareChat.Web.Data;
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

        await host.Services.GetRequiredService<PeopleStore>().EndSessionsAsync(await host.PersonAsync(instance.Id, Roles.Administrator), person.Id);

        GuessFromEverywhere(person);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await here.SignInAsync(person.Email!, Password)).StatusCode);
        host.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal("/", (await here.SignInAsync(person.Email!, Password)).LeadsTo());
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
