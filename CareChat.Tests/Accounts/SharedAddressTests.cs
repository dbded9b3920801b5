using System.Net;
using CareChat.Tests.App;
using CareChat.Web.Accounts;
using CareChat.Web.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static CareChat.Tests.Accounts.VisitorMaking;

namespace CareChat.Tests.Accounts;

/// <summary>A hospital is behind one address, and a script may be there too.</summary>
public sealed class SharedAddressTests : IAsyncLifetime
{
    private const string Hospital = "198.51.100.9";

    private readonly PortalHost host = new() { Settings = { ["CareChat:TrustedProxies:0"] = "127.0.0.1" } };

    public Task InitializeAsync() => host.InitializeAsync();

    public Task DisposeAsync() => ((IAsyncLifetime)host).DisposeAsync();

    [Fact]
    public async Task At_a_wards_computer_a_nurse_comes_in_at_once_while_a_script_behind_its_address_guesses_at_her()
    {
        var instance = await host.InstanceAsync("ward");
        using var ward = host.Visit(Hospital);
        await ward.SignInAsync((await host.ResidentAsync(instance.Id, Roles.Clinician)).Email!, Password);
        await ward.FillAsync("/account", "/sign-out");
        var nurse = await host.ResidentAsync(instance.Id, Roles.Clinician);
        Guess(Hospital, nurse.NormalizedEmail!, times: 40);

        Assert.Equal("/", (await ward.SignInAsync(nurse.Email!, Password)).LeadsTo());
    }

    [Fact]
    public async Task A_browser_of_an_account_anybody_can_make_is_one_more_of_its_address()
    {
        var instance = await host.InstanceAsync("minted");
        using var minted = host.Visit(Hospital);
        await minted.SignInAsync((await host.ResidentAsync(instance.Id, Roles.Patient)).Email!, Password);
        await minted.FillAsync("/account", "/sign-out");
        var nurse = await host.ResidentAsync(instance.Id, Roles.Clinician);
        Guess(Hospital, nurse.NormalizedEmail!, times: 40);

        Assert.Equal(HttpStatusCode.TooManyRequests, (await minted.SignInAsync(nurse.Email!, "a guess")).StatusCode);
    }

    [Fact]
    public async Task A_browser_nobody_signed_in_with_waits_half_a_minute_at_most_once_the_script_rests()
    {
        var nurse = await host.ResidentAsync((await host.InstanceAsync("phone")).Id, Roles.Clinician);
        Guess(Hospital, nurse.NormalizedEmail!, times: 100, every: TimeSpan.FromMinutes(1));
        using var phone = host.Visit(Hospital);

        var early = await phone.SignInAsync(nurse.Email!, Password);
        var wait = early.Headers.RetryAfter!.Delta!.Value;
        Assert.Equal(HttpStatusCode.TooManyRequests, early.StatusCode);
        Assert.InRange(wait, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));
        host.Clock.Advance(wait);
        Assert.Equal("/", (await phone.SignInAsync(nurse.Email!, Password)).LeadsTo());
    }

    [Fact]
    public async Task A_script_that_tries_many_accounts_keeps_nobody_elses_first_try_waiting_and_a_second_one_for_seconds()
    {
        var nurse = await host.ResidentAsync((await host.InstanceAsync("spray")).Id, Roles.Clinician);
        for (var i = 0; i < 200; i++) Guess(Hospital, $"{i}@EXAMPLE.COM", times: 2, every: TimeSpan.FromSeconds(6));
        using var phone = host.Visit(Hospital);

        Assert.Equal(HttpStatusCode.OK, (await phone.SignInAsync(nurse.Email!, "a slip of the finger")).StatusCode);
        var second = await phone.SignInAsync(nurse.Email!, Password);
        Assert.Equal((HttpStatusCode.TooManyRequests, 5.0), (second.StatusCode, second.Headers.RetryAfter!.Delta!.Value.TotalSeconds));
        host.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("/", (await phone.SignInAsync(nurse.Email!, Password)).LeadsTo());
    }

    [Fact]
    public async Task Whoever_sets_a_password_by_a_link_of_the_clinic_does_not_wait()
    {
        var instance = await host.InstanceAsync("link");
        var nurse = await host.ResidentAsync(instance.Id, Roles.Clinician);
        Guess(Hospital, nurse.NormalizedEmail!, times: 100);
        for (var i = 0; i < 60; i++) Guess($"203.0.113.{i}", nurse.NormalizedEmail!, times: 1);
        var administrator = await host.PersonAsync(instance.Id, Roles.Administrator);
        var token = await host.Services.GetRequiredService<PeopleStore>().RenewLinkAsync(administrator, nurse.Id);
        using var phone = host.Visit(Hospital);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await phone.SignInAsync(nurse.Email!, Password)).StatusCode);

        await phone.FillAsync($"/invitation/{token}", "set-password", ("Password", "another long sentence"));

        Assert.Equal("/", (await phone.SignInAsync(nurse.Email!, "another long sentence")).LeadsTo());
    }

    /// <summary>Wrong passwords of a script that keeps no cookies.</summary>
    private void Guess(string from, string account, int times, TimeSpan every = default)
    {
        var guessing = host.Services.GetRequiredService<Guessing>();
        for (var i = 0; i < times; i++)
        {
            host.Clock.Advance(every);
            var http = new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Parse(from) } };
            guessing.Begin(http, Guessed.Password, account, null);
        }
    }
}
