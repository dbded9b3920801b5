using System.Diagnostics;
using System.Text.Json;
using CareChat.Tests.App;
using CareChat.Web.Accounts;
using CareChat.Web.Data;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using Xunit.Abstractions;

namespace CareChat.E2E.Journeys;

/// <summary>The client that everybody else would take: npm's @microsoft/signalr, against the real program.</summary>
public sealed class OutsideClientTests(PortalHost host, ITestOutputHelper output) : IClassFixture<PortalHost>
{
    private static readonly string Folder = Path.Combine(Repository.Root, "CareChat.E2E", "signalr");

    [Fact]
    public async Task It_hears_of_a_message_within_a_tenth_of_a_second_and_goes_on_without_a_gap_after_a_cut()
    {
        var instance = await host.InstanceAsync();
        var conversation = await host.PatientAsync(instance.Id);
        var pair = await host.WriteAsync(scope => host.Services.GetRequiredService<ApiClientStore>()
            .CreateAsync(scope, Actor.Operator(instance.Id), "Test program", [], instance.Id));
        if (!Directory.Exists(Path.Combine(Folder, "node_modules"))) await RunAsync("npm", "ci --no-audit --no-fund");

        var said = JsonDocument.Parse(await RunAsync("node", "client.mjs", new()
        {
            ["HOST"] = host.Address.ToString().TrimEnd('/'),
            ["ROOT"] = $"/{instance.Tenant!.Name}/{instance.Name}",
            ["API_CLIENT"] = pair.ApiClient,
            ["SECRET"] = pair.Secret,
            ["PATIENT"] = conversation.PatientId!.Value.ToString("D"),
        })).RootElement;

        var median = said.GetProperty("median").GetDouble();
        output.WriteLine($"From the 201 to the event, median of 20: {median:F2} ms.");
        var sent = said.GetProperty("sent").EnumerateArray().Select(b => b.GetString()).ToList();
        var received = said.GetProperty("received").EnumerateArray().ToList();
        Assert.InRange(median, 0, 100);
        Assert.Equal(7, said.GetProperty("missed").GetInt32());
        Assert.Equal(sent, received.Select(m => m.GetProperty("body").GetString()));
        Assert.Equal(Enumerable.Range(1, sent.Count), received.Select(m => m.GetProperty("number").GetInt32()));
    }

    private static async Task<string> RunAsync(string program, string arguments, Dictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment ?? []) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        try
        {
            var answer = process.StandardOutput.ReadToEndAsync(patience.Token);
            var complaint = process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            Assert.True(process.ExitCode == 0, await complaint);
            return await answer;
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }
}
