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
        var atMany = Enumerable.Range(0, 1000).Count(i => IsLookedAt(Guessed.Password, $"2001:db8:2:{i:x}::1", $"{i}@EXAMPLE.COM"));

        Assert.Equal((51, 501), (atOne, atMany));
        Assert.True(IsLookedAt(Guessed.Password, "2001:db8:3::1"));
    }

    private bool IsLookedAt(Guessed what, string from, string account = Account) =>
        !guessing.Begin(new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Parse(from) } }, what, account, null).MustWait;
}
