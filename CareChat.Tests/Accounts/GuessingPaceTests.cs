using System.Net;
using CareChat.Tests.App;
using CareChat.Web.Accounts;
using CareChat.Web.Http;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace CareChat.Tests.Accounts;

/// <summary>How many guesses are looked at, from however many networks they come.</summary>
public sealed class GuessingPaceTests
{
    private const string Account = "ANA@EXAMPLE.COM";

    private readonly FixedClock clock = new();
    private readonly SignInOptions options = new();
    private readonly Guessing guessing;

    public GuessingPaceTests() => guessing = new Guessing(options, new ClientAddress(new ConfigurationBuilder().Build()),
        new KnownBrowsers(new EphemeralDataProtectionProvider(), options, clock), clock);

    [Fact]
    public void Little_more_than_a_hundred_codes_a_day_are_looked_at_from_ten_thousand_networks()
    {
        var looked = 0;
        for (var second = 0; second < 86_400; second++)
        {
            if (IsLookedAt(Guessed.Code, $"203.0.{second / 250 % 40}.{second % 250}")) looked++;
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.InRange(looked, 100, 115);
    }

    [Fact]
    public void An_hour_of_rest_makes_no_new_codes_free()
    {
        for (var i = 0; i < 14; i++)
        {
            Assert.True(IsLookedAt(Guessed.Code, $"203.0.113.{i}"));
            clock.Advance(TimeSpan.FromMinutes(15));
        }
        clock.Advance(TimeSpan.FromHours(2));

        Assert.True(IsLookedAt(Guessed.Code, "198.51.100.7"));
        Assert.False(IsLookedAt(Guessed.Code, "198.51.100.8"));
    }

    [Fact]
    public void Whoever_has_a_site_of_IPv6_gains_little_by_changing_networks_in_it()
    {
        options.TriesUntilAlarm = int.MaxValue;

        var atOne = Enumerable.Range(0, 500).Count(i => IsLookedAt(Guessed.Password, $"2001:db8:1:{i:x}::1"));
        var atMany = Enumerable.Range(0, 1000).Count(i => IsLookedAt(Guessed.Password, $"2001:db8:2:{i:x}::1", $"{i / 2}@EXAMPLE.COM"));

        Assert.Equal((51, 750), (atOne, atMany)); // 501, and the first try of the hour at each account
        Assert.True(IsLookedAt(Guessed.Password, "2001:db8:3::1"));
    }

    [Fact]
    public void No_more_passwords_a_day_are_looked_at_than_promised_and_the_owner_waits_half_a_minute_once()
    {
        var looked = 0;
        for (var second = 0; second < 86_400; second++)
        {
            if (IsLookedAt(Guessed.Password, $"203.0.113.{second % 20}")) looked++;
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.InRange(looked, 2_880, 2_880 + 20 * 120 + options.TriesUntilAlarm);
        Assert.Equal(TimeSpan.FromSeconds(30), Begin(Guessed.Password, "198.51.100.7", Account).Wait);
        clock.Advance(TimeSpan.FromSeconds(30));
        Assert.True(IsLookedAt(Guessed.Password, "203.0.113.1"));
        for (var i = 0; i < 5; i++) Assert.True(IsLookedAt(Guessed.Password, "198.51.100.7"));
    }

    [Fact]
    public void A_known_browser_waits_for_its_own_mistakes_up_to_a_quarter_of_an_hour()
    {
        var (browser, person) = (Guid.NewGuid(), Guid.NewGuid());
        var waits = new List<double>();
        for (var i = 0; i < 30; i++)
        {
            var attempt = guessing.BeginOwn(Guessed.Password, browser, person);
            if (!attempt.MustWait) continue;
            waits.Add(attempt.Wait.TotalSeconds);
            clock.Advance(attempt.Wait);
        }

        Assert.Equal([2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900], waits);
    }

    [Fact]
    public void What_was_right_takes_back_its_own_wait_and_nobody_elses()
    {
        for (var i = 0; i < 6; i++) Begin(Guessed.Password, "203.0.113.1", Account);
        clock.Advance(TimeSpan.FromSeconds(2));
        var right = Begin(Guessed.Password, "203.0.113.1", Account);
        Assert.False(IsLookedAt(Guessed.Password, "203.0.113.1"));

        right.Right();

        Assert.True(IsLookedAt(Guessed.Password, "203.0.113.1"));
        Assert.Equal(TimeSpan.FromSeconds(4), Begin(Guessed.Password, "203.0.113.1", Account).Wait);
    }

    private Try Begin(Guessed what, string from, string account) =>
        guessing.Begin(new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Parse(from) } }, what, account, null);

    private bool IsLookedAt(Guessed what, string from, string account = Account) => !Begin(what, from, account).MustWait;
}
