using System.Text.RegularExpressions;
using CareChat.Tests.App;
using CareChat.Tests.PatientApi;
using CareChat.Web.Accounts;
using CareChat.Web.Assistant;
using CareChat.Web.Data;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using Xunit.Abstractions;

namespace CareChat.Tests.Http;

/// <summary>Credential, budget, then body: at every address the program has, also at one that is made tomorrow.</summary>
public sealed partial class BudgetTests(BudgetTests.SpentHost spent, BudgetTests.EagerHost host, ITestOutputHelper output)
    : IClassFixture<BudgetTests.SpentHost>, IClassFixture<BudgetTests.EagerHost>
{
    private const long FortyMegabytes = 40L * 1024 * 1024;
    private const string Query = "/api/v1/agent/query";

    [Fact]
    public async Task Without_a_credential_no_door_reads_forty_megabytes()
    {
        var doors = Doors(host, Guid.NewGuid()).ToList();
        var read = new List<string>();
        foreach (var (method, path) in doors)
            if (await AskAsync(host, method, path, FortyMegabytes) == 100) read.Add($"{method} {path}");

        output.WriteLine($"{doors.Count} doors");
        Assert.True(doors.Count > 200);
        Assert.Equal(["POST " + Query], read); // letters come from anybody, with pictures: their address has a budget for it
    }

    [Fact]
    public async Task With_a_spent_budget_no_door_reads_a_byte_whoever_asks()
    {
        var clinic = await ApiClinic.OpenAsync(spent);
        var person = await PortalBrowser.OfAsync(spent, await spent.PersonAsync(clinic.Instance.Id, Roles.Patient, clinic.PatientId));
        var statuses = new Dictionary<string, int>();
        foreach (var credential in await CredentialsAsync(clinic, person))
            foreach (var (method, path) in Doors(spent, clinic.PatientId, clinic.Instance.Tenant!.Name))
                foreach (var length in new[] { FortyMegabytes, -1, 1000 })
                {
                    var status = await AskAsync(spent, method, path, length, credential);
                    Assert.True(status != 100, $"{method} {path} reads a body of {length} with {credential.FirstOrDefault().Name}");
                    if (status == 429) statuses[$"{method} {path}"] = status;
                }

        output.WriteLine($"{statuses.Count} doors say 429: {string.Join(", ", statuses.Keys.Take(400))}");
        Assert.Contains("POST " + Query, statuses.Keys);
        Assert.Contains("POST /auth/token", statuses.Keys);
        Assert.Contains("POST /api/cura/chat", statuses.Keys);
        Assert.Contains("POST /api/v1/patients", statuses.Keys);
        Assert.Contains("GET /api/v1/knowledge/search", statuses.Keys);
        Assert.Contains("POST /sign-in", statuses.Keys);
        Assert.Contains(statuses.Keys, d => d.EndsWith("/chat/messages", StringComparison.Ordinal));
        Assert.Contains(statuses.Keys, d => d.EndsWith("/chat/files", StringComparison.Ordinal));
        Assert.Contains(statuses.Keys, d => d.StartsWith("POST /portal/", StringComparison.Ordinal) && d.TrimEnd('/').EndsWith("/files", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_program_removed_a_moment_ago_brings_no_byte_in()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        await host.WriteAsync(async scope =>
        {
            await host.Services.GetRequiredService<ApiClientStore>().RevokeAsync(scope, Actor.Operator(clinic.Instance.Id), clinic.Pair.Id);
            return true;
        });

        Assert.Equal(401, await AskAsync(host, "POST", clinic.Chat + "/messages", 1000, ("Authorization", "Bearer " + clinic.Bearer())));
        Assert.Equal(401, await AskAsync(host, "POST", clinic.Chat + "/files", 1000, ("Authorization", "Bearer " + clinic.Bearer())));
    }

    [Fact]
    public async Task A_patients_sixty_messages_are_counted_before_the_next_is_read()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        (string, string) bearer = ("Authorization", "Bearer " + clinic.Bearer());
        Assert.Equal(100, await AskAsync(host, "POST", clinic.Chat + "/messages", 1000, bearer));
        for (var i = 0; i < 59; i++) Assert.Equal(201, (int)(await clinic.SendAsync($"line {i}")).StatusCode);

        Assert.Equal(429, await AskAsync(host, "POST", clinic.Chat + "/messages", 1000, bearer));
        Assert.Equal(100, await AskAsync(host, "POST", clinic.Chat + "/tokens", 10, bearer));
    }

    [Fact]
    public async Task An_address_has_few_letters_with_pictures_under_way_at_once()
    {
        var (one, two) = (await HoldAsync(), await HoldAsync());

        for (var i = 0; i < 6; i++) Assert.Equal(429, await AskAsync(host, "POST", Query, FortyMegabytes));
        Assert.Equal(100, await AskAsync(host, "POST", Query, 20_000));

        one.Dispose();
        using var client = new HttpClient { BaseAddress = host.Address };
        Assert.Equal(System.Net.HttpStatusCode.OK, await client.EventuallyAsync(System.Net.HttpStatusCode.OK, async _ =>
            (System.Net.HttpStatusCode)(await AskAsync(host, "POST", Query, FortyMegabytes) == 100 ? 200 : 429)));
        two.Dispose();
    }

    /// <summary>Begins a letter that never comes, as soon as there is a place for it.</summary>
    private async Task<IDisposable> HoldAsync()
    {
        while (true)
        {
            var (answer, line) = await RawAnswer.HoldingAsync(host.Address, Query, FortyMegabytes);
            if (answer.Status == 100) return line;
            line.Dispose();
        }
    }

    private static async Task<IReadOnlyList<(string Name, string Value)[]>> CredentialsAsync(ApiClinic clinic, PortalBrowser person)
    {
        var services = clinic.Host.Services;
        var administrator = await clinic.Host.PersonAsync(clinic.Instance.Id, Roles.Administrator);
        var cura = await services.GetRequiredService<AssistantKeyStore>().CreateAsync(administrator, "test");
        var patient = await clinic.Host.PersonAsync(clinic.Instance.Id, Roles.Patient, (await clinic.Host.PatientAsync(clinic.Instance.Id, "Key")).PatientId);
        var personal = await services.GetRequiredService<PersonalKeyStore>().CreateAsync(patient, "test", expiresAt: null);
        return
        [
            [],
            [("Authorization", "Bearer " + clinic.Bearer())],
            [("X-API-Key", cura.Key)],
            [("Authorization", "Bearer " + personal.Key)],
            [("Cookie", person.Cookies), (PortalBrowser.TokenHeader, person.Token)],
            [("Cookie", person.Cookies)],
        ];
    }

    private static async Task<int> AskAsync(PortalHost to, string method, string path, long length, params (string, string)[] headers)
    {
        var type = path.EndsWith("/files", StringComparison.Ordinal) ? "multipart/form-data; boundary=x"
            : path.StartsWith("/api", StringComparison.Ordinal) || path.Contains("/chat", StringComparison.Ordinal) || path.Contains("/patients", StringComparison.Ordinal)
            || path.StartsWith("/auth", StringComparison.Ordinal) || path.StartsWith("/portal", StringComparison.Ordinal) ? "application/json" : "application/x-www-form-urlencoded";
        return (await RawAnswer.AnnouncingAsync(to.Address, method, path, length,
            [.. headers, ("Content-Type", type), ("Origin", to.Address.GetLeftPart(UriPartial.Authority))])).Status;
    }

    /// <summary>Every address of the program with every method that can bring a body, and ids that can be.</summary>
    private static IEnumerable<(string Method, string Path)> Doors(PortalHost of, Guid id, string tenant = "no-such") =>
        from endpoint in of.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let path = "/" + Parameter().Replace(endpoint.RoutePattern.RawText ?? "", m => m.Groups[1].Value switch
        {
            "tenant" => tenant,
            "instance" => "live",
            _ => id.ToString("D"),
        }).TrimStart('/')
        from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } named ? named : ["POST", "GET"]
        where method is not ("HEAD" or "OPTIONS")
        select (method, path);

    [GeneratedRegex(@"\{\*{0,2}([^}:?=]+)[^}]*\}")]
    private static partial Regex Parameter();

    /// <summary>The program for a test that asks again until a place is free.</summary>
    public sealed class EagerHost : PortalHost
    {
        public EagerHost()
        {
            Settings["CareChat:Encounters:CallsPerAddressPerMinute"] = "10000000";
            Settings["CareChat:Encounters:LargeCallsPerAddressPerHour"] = "10000000";
        }
    }

    /// <summary>The program with nothing left of any budget.</summary>
    public sealed class SpentHost : PortalHost
    {
        private static readonly string[] Limits =
        [
            "RateLimits:PerPatientPerMinute", "RateLimits:PerClientPerMinute", "RateLimits:PerAssistantKeyPerMinute", "RateLimits:PerAccountPerMinute",
            "RateLimits:PerPersonPerMinute", "RateLimits:PerAddressPerMinute", "Encounters:CallsPerAddressPerMinute", "Encounters:PostsPerMinute",
            "Encounters:ReadsPerMinute", "Encounters:QueriesPerHour", "RateLimits:SearchesPerAddressPerMinute",
        ];

        public SpentHost()
        {
            foreach (var limit in Limits) Settings["CareChat:" + limit] = "0";
            Settings["CareChat:RateLimits:TokenRequestsPerAddressPerMinute"] = "1"; // for the bearer token of the test's own client
        }
    }
}
