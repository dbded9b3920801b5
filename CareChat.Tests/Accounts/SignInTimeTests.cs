using System.Diagnostics;
using CareChat.Tests.App;
using CareChat.Web.Accounts;
using CareChat.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using Xunit.Abstractions;

namespace CareChat.Tests.Accounts;

/// <summary>How long the door thinks says nothing about who is behind it.</summary>
[Collection(RunsAlone.Name)]
public sealed class SignInTimeTests(PortalHost host, ITestOutputHelper output) : IClassFixture<PortalHost>
{
    private const int FewestRounds = 9;
    private const int MostRounds = 90;
    private const double Furthest = 1.3;

    [Fact]
    public async Task Unknown_waiting_closed_invited_wrong_and_second_step_take_equally_long()
    {
        var names = await NamesAsync();
        var times = names.Keys.ToDictionary(k => k, _ => new List<double>());
        var worst = double.MaxValue;
        for (var round = 0; round < MostRounds && (round < FewestRounds || worst > Furthest); round++)
        {
            host.Clock.Advance(TimeSpan.FromHours(2)); // what was wrong in the last round is forgotten
            foreach (var (kind, name) in names)
            {
                for (var i = 0; kind == "waiting" && i < 6; i++) Begin(name);
                times[kind].Add(await MeasureAsync(name));
            }
            var medians = times.Values.Select(Median).ToList();
            worst = medians.Max() / medians.Min();
        }

        foreach (var (kind, taken) in times) output.WriteLine($"{kind}: {Median(taken):F1} ms of {taken.Count}");
        Assert.True(worst <= Furthest, $"medians differ by {worst:F2}");
    }

    private async Task<Dictionary<string, string>> NamesAsync()
    {
        var instance = await host.InstanceAsync("times");
        var closed = await host.ResidentAsync(instance.Id, Roles.Clinician);
        var careful = await host.ResidentAsync(instance.Id, Roles.Clinician);
        await host.WriteAsync(async scope =>
        {
            (await scope.Db.Users.FindAsync(closed.Id))!.DisabledAt = host.Clock.GetUtcNow();
            (await scope.Db.Users.FindAsync(careful.Id))!.TwoFactorEnabled = true;
            return await scope.Db.SaveChangesAsync();
        });
        return new()
        {
            ["unknown"] = "nobody@example.com",
            ["waiting"] = (await host.ResidentAsync(instance.Id, Roles.Clinician)).Email!,
            ["closed"] = closed.Email!,
            ["invited"] = $"{(await host.PersonAsync(instance.Id, Roles.Clinician)).Id:N}@example.com",
            ["wrong"] = (await host.ResidentAsync(instance.Id, Roles.Clinician)).Email!,
            ["second step"] = careful.Email!,
        };
    }

    private void Begin(string name) =>
        host.Services.GetRequiredService<Guessing>().Begin(new Microsoft.AspNetCore.Http.DefaultHttpContext(), Guessed.Password, name.ToUpperInvariant(), null);

    private async Task<double> MeasureAsync(string name)
    {
        await using var scope = host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Microsoft.AspNetCore.Http.IHttpContextAccessor>().HttpContext =
            new Microsoft.AspNetCore.Http.DefaultHttpContext { RequestServices = scope.ServiceProvider };
        var door = scope.ServiceProvider.GetRequiredService<PortalSignIn>();
        var began = Stopwatch.GetTimestamp();
        var answer = await door.WithPasswordAsync(name, "not the password", remember: false);
        Assert.Equal(SignInResult.Failed, answer.Result);
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
