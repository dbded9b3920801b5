using System.Net.Http.Json;
using CareChat.Tests.App;
using CareChat.Web.Http;
using Xunit;

namespace CareChat.Tests.PatientApi;

/// <summary>The limits of contract A.2 and the window they are counted in.</summary>
public sealed class LimitTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task Sixty_messages_a_minute_are_taken_for_one_patient()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        var other = await host.PatientAsync(clinic.Instance.Id, "Ada");
        for (var i = 0; i < 60; i++) Assert.Equal(201, (int)(await clinic.SendAsync($"line {i}")).StatusCode);

        using var limited = await clinic.SendAsync("one more");
        await Task.FromResult(limited).RefusesAsync(429, "RATE_LIMITED", "AUTH", "Too many requests");
        Assert.Equal(("60", "60", "0", "60"), (Header("Retry-After"), Header("RateLimit-Limit"), Header("RateLimit-Remaining"), Header("RateLimit-Reset")));
        Assert.Equal(201, (int)(await clinic.Http.PostAsJsonAsync($"{clinic.Root}/patients/{other.PatientId}/chat/messages", new { body = "other" })).StatusCode);

        host.Clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(201, (int)(await clinic.SendAsync("a minute later")).StatusCode);

        string Header(string name) => limited.Headers.GetValues(name).Single();
    }

    [Fact]
    public void A_window_slides()
    {
        var clock = new FixedClock();
        var window = new SlidingWindow(clock, TimeSpan.FromMinutes(1), 3);
        var key = Guid.NewGuid();
        Assert.Equal([2, 1, 0], Enumerable.Range(0, 3).Select(_ =>
        {
            var state = window.Take(key);
            clock.Advance(TimeSpan.FromSeconds(10));
            return state.Remaining;
        }));
        Assert.Equal((false, 30), (window.Take(key).IsAllowed, window.Take(key).Seconds));
        clock.Advance(TimeSpan.FromSeconds(30));
        Assert.True(window.Take(key).IsAllowed);
        Assert.Equal(10, window.Take(key).Seconds);
        Assert.True(window.Take(Guid.NewGuid()).IsAllowed);
    }
}

/// <summary>Limits are configuration.</summary>
public sealed class ConfiguredLimitTests(ConfiguredLimitTests.TightHost host) : IClassFixture<ConfiguredLimitTests.TightHost>
{
    [Fact]
    public async Task A_client_is_limited_over_all_its_patients()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        var answers = new List<int>();
        for (var i = 0; i < 4; i++)
        {
            var patient = await host.PatientAsync(clinic.Instance.Id, $"P{i}");
            answers.Add((int)(await clinic.Http.PostAsJsonAsync($"{clinic.Root}/patients/{patient.PatientId}/chat/messages", new { body = "hello" })).StatusCode);
        }
        Assert.Equal([201, 201, 201, 429], answers);
    }

    /// <summary>The program with three messages a minute for each client.</summary>
    public sealed class TightHost : PortalHost
    {
        public TightHost() => Settings["CareChat:RateLimits:PerClientPerMinute"] = "3";
    }
}
