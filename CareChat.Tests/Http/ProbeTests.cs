using CareChat.Tests.App;
using CareChat.Tests.PatientApi;
using Xunit;

namespace CareChat.Tests.Http;

/// <summary>What a stranger, an orchestrator's probe too, hears of the program's health.</summary>
public sealed class ProbeTests : IAsyncLifetime
{
    private readonly PortalHost host = new();

    public Task InitializeAsync() => host.InitializeAsync();

    public Task DisposeAsync() => ((IAsyncLifetime)host).DisposeAsync();

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task A_stranger_hears_the_status_and_nothing_else(string probe)
    {
        using var answer = await host.Stranger().GetAsync(probe);

        Assert.Equal(["status"], (await answer.JsonAsync(200)).Keys());
        Assert.True(answer.Headers.CacheControl?.NoStore);
    }

    [Fact]
    public async Task Without_its_database_the_program_lives_and_is_not_ready()
    {
        await host.ExecuteAsync("ALTER TABLE \"Instances\" RENAME TO \"Elsewhere\"");

        using var live = await host.Stranger().GetAsync("/health/live");
        using var ready = await host.Stranger().GetAsync("/health/ready");
        var said = (await ready.JsonAsync(503)).GetRawText();
        await host.ExecuteAsync("ALTER TABLE \"Elsewhere\" RENAME TO \"Instances\"");
        using var again = await host.Stranger().GetAsync("/health/ready");

        Assert.Equal("healthy", (await live.JsonAsync(200)).Text("status"));
        Assert.Equal("""{"status":"unhealthy"}""", said);
        await again.JsonAsync(200);
    }

    [Fact]
    public async Task A_database_that_can_only_be_read_is_ready()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        await host.FillAsync();
        await clinic.SendAsync(FullStore.Long("Can I take it with food?")).RefusesAsync(507, "STORAGE_FULL", "SYSTEM", "Storage is full");

        using var ready = await host.Stranger().GetAsync("/health/ready");

        Assert.Equal("degraded", (await ready.JsonAsync(200)).Text("status"));
    }

    [Theory]
    [InlineData("/health")]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task A_probe_asks_by_get_or_head_alone(string probe)
    {
        using var head = await host.Stranger().SendAsync(new HttpRequestMessage(HttpMethod.Head, probe));
        using var post = await host.Stranger().PostAsync(probe, null);

        Assert.Equal(200, (int)head.StatusCode);
        Assert.Equal("METHOD_NOT_ALLOWED", (await post.JsonAsync(405)).Text("code"));
        Assert.Equal(["GET", "HEAD"], post.Content.Headers.Allow.Order());
    }
}
