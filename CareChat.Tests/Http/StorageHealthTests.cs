using System.Collections.Concurrent;
using System.Text.Json;
using CareChat.Tests.App;
using CareChat.Tests.PatientApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace CareChat.Tests.Http;

/// <summary>What <c>/health</c> and the log say while nothing can be kept.</summary>
public sealed class StorageHealthTests : IAsyncLifetime
{
    private readonly Lines lines = new();
    private readonly PortalHost host;

    public StorageHealthTests() => host = new PortalHost { Parts = services => services.AddSingleton<ILoggerProvider>(lines) };

    public Task InitializeAsync() => host.InitializeAsync();

    public Task DisposeAsync() => ((IAsyncLifetime)host).DisposeAsync();

    [Fact]
    public async Task A_full_disk_is_degraded_until_something_is_kept_and_the_log_says_it_in_a_line()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        var question = FullStore.Long("Can I take it with food?");
        Assert.Equal("healthy", (await HealthAsync()).Text("status"));
        await host.FillAsync();
        lines.Said.Clear();

        for (var i = 0; i < 5; i++) await clinic.SendAsync(question).RefusesAsync(507, "STORAGE_FULL", "SYSTEM", "Storage is full");
        var full = await HealthAsync();
        using var again = await clinic.Http.GetAsync(clinic.Chat + "/messages");
        await host.MakeRoomAsync();
        using var kept = await clinic.SendAsync(question);

        Assert.Equal("degraded", full.Text("status"));
        Assert.Contains("Nothing can be kept: the disk is full", full.GetProperty("checks").GetProperty("database").Text("details"));
        Assert.Equal((200, 201), ((int)again.StatusCode, (int)kept.StatusCode));
        Assert.Equal("healthy", (await HealthAsync()).Text("status"));
        Assert.DoesNotContain(lines.Said, line => line.HasStack);
        Assert.Single(lines.Said, line => line.Text.StartsWith("POST", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_folder_of_files_that_cannot_be_written_is_degraded_until_a_file_is_kept()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        using var first = await clinic.UploadAsync(ApiClinic.Jpeg());
        Assert.Equal(201, (int)first.StatusCode);
        if (await Unwritable.MakeAsync(Path.Combine(host.DataDirectory, "files", "incoming")) is not { } unwritable) return;

        using var refused = await clinic.UploadAsync(ApiClinic.Jpeg());
        var degraded = await HealthAsync();
        await unwritable.DisposeAsync();
        using var kept = await clinic.UploadAsync(ApiClinic.Jpeg());

        Assert.Equal((503, 201), ((int)refused.StatusCode, (int)kept.StatusCode));
        Assert.Equal("degraded", degraded.Text("status"));
        Assert.Equal("No file can be kept: it cannot be written", degraded.GetProperty("checks").GetProperty("files").Text("details"));
        Assert.Equal("healthy", (await HealthAsync()).Text("status"));
    }

    [Fact]
    public async Task A_stop_while_the_disk_is_full_ends_in_order()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        using var sent = await clinic.SendAsync("Can I take it with food?");
        await host.ExecuteAsync("PRAGMA query_only = ON");
        for (var i = 0; i < 3; i++) (await clinic.Http.GetAsync(clinic.Chat + "/messages")).Dispose(); // each is to be recorded

        Assert.Null(await Record.ExceptionAsync(async () => await host.DisposeAsync()));
    }

    private async Task<JsonElement> HealthAsync()
    {
        using var answer = await host.Stranger().GetAsync("/health");
        return await answer.JsonAsync(200);
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        public ConcurrentBag<(string Text, bool HasStack)> Said { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Said.Add((formatter(state, exception), exception is not null));

        public void Dispose()
        {
        }
    }
}
