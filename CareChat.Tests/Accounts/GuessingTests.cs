using System.Net;
using CareChat.Tests.App;
using CareChat.Web.Accounts;
using CareChat.Web.Data;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Accounts;

/// <summary>Guessing is slow, and nobody is shut out by what somebody else does.</summary>
public sealed class GuessingTests : IAsyncLifetime
{
    private const string Wrong = "not the password";

    private readonly PortalHost host = new() { Settings = { ["CareChat:TrustedProxies:0"] = "127.0.0.1" } };

    public Task InitializeAsync() => host.InitializeAsync();

    public Task DisposeAsync() => ((IAsyncLifetime)host).DisposeAsync();

    [Fact]
    public async Task The_owner_comes_in_by_a_known_browser_while_an_attack_goes_on_from_the_same_address()
    {
        var (owner, person) = await host.SignedInAsync((await host.InstanceAsync("known")).Id, Roles.Clinician);
        using var attacker = host.Visit();
        for (var i = 0; i < 30; i++) await attacker.SignInAsync(person.Email!, Wrong);
        await owner.FillAsync("/account", "/sign-out");

        Assert.Equal("/", (await owner.SignInAsync(person.Email!, VisitorMaking.Password)).LeadsTo());
        Assert.Equal(HttpStatusCode.TooManyRequests, (await attacker.SignInAsync(person.Email!, VisitorMaking.Password)).StatusCode);
    }

    [Fact]
    public async Task The_owner_comes_in_by_a_new_browser_while_somebody_guesses_from_another_address()
    {
        var person = await host.ResidentAsync((await host.InstanceAsync("new")).Id, Roles.Patient);
        using var attacker = host.Visit("203.0.113.66");
        for (var i = 0; i < 30; i++) await attacker.SignInAsync(person.Email!, Wrong);

        using var owner = host.Visit("198.51.100.7");
        Assert.Equal("/", (await owner.SignInAsync(person.Email!, VisitorMaking.Password)).LeadsTo());
    }

    [Fact]
    public async Task While_hundreds_of_addresses_guess_a_new_browser_waits_once_and_is_let_in()
    {
        var instance = await host.InstanceAsync("swarm");
        var (known, person) = await host.SignedInAsync(instance.Id, Roles.Clinician);
        for (var i = 0; i < 60; i++)
        {
            using var attacker = host.Visit($"203.0.113.{i}");
            await attacker.SignInAsync(person.Email!, Wrong);
        }

        using var owner = host.Visit("198.51.100.7");
        var first = await owner.SignInAsync(person.Email!, VisitorMaking.Password);
        Assert.Equal((HttpStatusCode.TooManyRequests, 30), (first.StatusCode, (int)first.Headers.RetryAfter!.Delta!.Value.TotalSeconds));
        host.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal("/", (await owner.SignInAsync(person.Email!, VisitorMaking.Password)).LeadsTo());
        Assert.Equal("/", (await known.SignInAsync(person.Email!, VisitorMaking.Password)).LeadsTo());
    }

    [Fact]
    public async Task Waits_double_up_to_half_a_minute_and_a_try_that_must_wait_is_not_looked_at()
    {
        var person = await host.ResidentAsync((await host.InstanceAsync("double")).Id, Roles.Patient);
        using var visitor = host.Visit();
        for (var i = 0; i < 6; i++) Assert.Equal(HttpStatusCode.OK, (await visitor.SignInAsync(person.Email!, Wrong)).StatusCode);
        var waits = new List<double>();
        for (var i = 0; i < 12; i++)
        {
            var answer = await visitor.SignInAsync(person.Email!, VisitorMaking.Password);
            waits.Add(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds);
            host.Clock.Advance(answer.Headers.RetryAfter.Delta.Value);
            await visitor.SignInAsync(person.Email!, Wrong);
        }

        Assert.Equal([2, 4, 8, 16, 30, 30, 30, 30, 30, 30, 30, 30], waits);
        host.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal("/", (await visitor.SignInAsync(person.Email!, VisitorMaking.Password)).LeadsTo());
    }

    [Fact]
    public async Task A_name_of_nobody_a_closed_account_and_an_invited_one_answer_like_any_other()
    {
        var instance = await host.InstanceAsync("alike-waits");
        var person = await host.ResidentAsync(instance.Id, Roles.Patient);
        var closed = await host.ResidentAsync(instance.Id, Roles.Clinician);
        var invited = await host.PersonAsync(instance.Id, Roles.Clinician);
        await host.WriteAsync(async scope =>
        {
            (await scope.Db.Users.FindAsync(closed.Id))!.DisabledAt = host.Clock.GetUtcNow();
            return await scope.Db.SaveChangesAsync();
        });
        var told = new List<string>();
        foreach (var name in new[] { person.Email!, "nobody@example.com", closed.Email!, $"{invited.Id:N}@example.com" })
        {
            using var visitor = host.Visit($"198.51.100.{told.Count}");
            var words = new List<string>();
            for (var i = 0; i < 7; i++)
            {
                var answer = await visitor.SignInAsync(name, name == person.Email ? Wrong : VisitorMaking.Password);
                words.Add($"{(int)answer.StatusCode} {answer.Headers.RetryAfter} {(await answer.WordsAsync())}");
            }
            told.Add(string.Join('\n', words));
        }

        Assert.Single(told.Distinct());
        Assert.Contains("try again in 2 seconds", told[0]);
    }

    [Fact]
    public async Task Somebody_who_reads_Spanish_is_told_in_Spanish()
    {
        using var visitor = host.Visit();
        visitor.Cookies["lang"] = "es";
        for (var i = 0; i < 6; i++) await visitor.SignInAsync("nadie@example.com", Wrong);

        Assert.Contains("Inténtelo de nuevo en 2 segundos", await (await visitor.SignInAsync("nadie@example.com", Wrong)).WordsAsync());
    }

    [Fact]
    public async Task Many_guesses_at_once_are_counted_as_many()
    {
        var person = await host.ResidentAsync((await host.InstanceAsync("at-once")).Id, Roles.Patient);
        var guessing = host.Services.GetRequiredService<Guessing>();

        var tries = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(() =>
            guessing.Begin(new Microsoft.AspNetCore.Http.DefaultHttpContext(), Guessed.Password, person.NormalizedEmail!, person))));

        Assert.InRange(tries.Count(t => !t.MustWait), 5, 8);
    }

    [Fact]
    public void Made_up_names_fill_nothing()
    {
        var tries = new WrongTries(TimeSpan.FromHours(1), host.Clock);
        var victim = Guid.NewGuid();
        for (var i = 0; i < 200_000; i++) tries.Begin(new Tally(Guid.NewGuid(), 5, TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(15)));
        tries.Begin(new Tally(victim, 0, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15)));

        Assert.Equal(TimeSpan.FromMinutes(5), tries.WaitOf(victim));
        Assert.InRange(tries.Size, 1, 65_536);
    }

    [Fact]
    public async Task The_cookie_of_a_known_browser_opens_nothing_and_holds_for_its_own_account_alone()
    {
        var instance = await host.InstanceAsync("cookie-only");
        var (owner, person) = await host.SignedInAsync(instance.Id, Roles.Clinician);
        var other = await host.ResidentAsync(instance.Id, Roles.Patient);
        using var thief = host.Visit();
        thief.Cookies["carechat.browser"] = owner.Cookies["carechat.browser"];

        Assert.Equal("/sign-in", (await thief.GetAsync("/")).LeadsTo());
        for (var i = 0; i < 6; i++) await thief.SignInAsync(person.Email!, Wrong);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await thief.SignInAsync(person.Email!, VisitorMaking.Password)).StatusCode);
        using var stranger = host.Visit("198.51.100.20");
        stranger.Cookies["carechat.browser"] = owner.Cookies["carechat.browser"];
        for (var i = 0; i < 6; i++) await stranger.SignInAsync(other.Email!, Wrong);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await stranger.SignInAsync(other.Email!, VisitorMaking.Password)).StatusCode);
    }

    [Fact]
    public async Task Guessing_the_password_now_waits_and_ends_no_session()
    {
        var (visitor, person) = await host.SignedInAsync((await host.InstanceAsync("now")).Id, Roles.Clinician);
        for (var i = 0; i < 7; i++) await visitor.FillAsync("/account", "password", ("Input.Now", Wrong), ("Input.Next", "another long sentence"));

        var right = await visitor.FillAsync("/account", "password", ("Input.Now", VisitorMaking.Password), ("Input.Next", "another long sentence"));
        Assert.Equal(HttpStatusCode.TooManyRequests, right.StatusCode);
        Assert.Equal("/inbox", (await visitor.GetAsync("/")).LeadsTo());
        using var there = host.Visit("198.51.100.30");
        Assert.Equal("/", (await there.SignInAsync(person.Email!, VisitorMaking.Password)).LeadsTo());
    }
}
