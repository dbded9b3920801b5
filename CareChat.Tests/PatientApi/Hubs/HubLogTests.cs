using System.Collections.Concurrent;
using CareChat.Shared;
using CareChat.Tests.App;
using CareChat.Web.PatientApi.Hubs;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace CareChat.Tests.PatientApi.Hubs;

/// <summary>What calls of the hub leave in the log.</summary>
public sealed class HubLogTests : IAsyncLifetime
{
    private readonly PortalHost host;
    private readonly Kept log = new();

    public HubLogTests() => host = new PortalHost
    {
        Parts = services =>
        {
            services.AddLogging(logging => logging.AddProvider(log));
            services.Configure<HubOptions<ChatHub>>(options => options.AddFilter(new Broken()));
        },
    };

    public Task InitializeAsync() => host.InitializeAsync();

    public Task DisposeAsync() => ((IAsyncLifetime)host).DisposeAsync();

    [Fact]
    public async Task A_refused_call_leaves_nothing_and_a_fault_of_ours_its_stack()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        await using var client = await HubClient.ConnectAsync(host, clinic.Bearer());
        await using var writer = await HubClient.ConnectAsync(host, (await clinic.WithScopesAsync("chat:write")).Bearer());

        await Assert.ThrowsAsync<HubException>(() => client.JoinAsync(Guid.NewGuid()));
        await Assert.ThrowsAsync<HubException>(() => writer.JoinAsync(clinic.PatientId));
        await Assert.ThrowsAsync<HubException>(() => client.FetchAsync(Guid.NewGuid(), 0));
        await Assert.ThrowsAsync<HubException>(() => client.FetchAsync(Guid.NewGuid(), 0, 0));
        Assert.Empty(log.Lines);

        await Assert.ThrowsAsync<HubException>(() => client.LeaveAsync(clinic.PatientId));
        var (level, line) = Assert.Single(log.Lines);
        Assert.Equal(LogLevel.Error, level);
        Assert.StartsWith("ChatHub.Leave failed.", line, StringComparison.Ordinal);
        Assert.Contains("a fault of ours", line, StringComparison.Ordinal);
    }

    /// <summary>Stands for a mistake in the hub.</summary>
    private sealed class Broken : IHubFilter
    {
        public ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next) =>
            invocationContext.HubMethodName == HubNames.Leave ? throw new InvalidOperationException("a fault of ours") : next(invocationContext);
    }

    /// <summary>Keeps what is written of hubs.</summary>
    private sealed class Kept : ILoggerProvider
    {
        public ConcurrentQueue<(LogLevel Level, string Line)> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => new Writer(this, categoryName.Contains("SignalR", StringComparison.Ordinal)
            || categoryName.Contains("Hub", StringComparison.Ordinal));

        public void Dispose()
        {
        }

        private sealed class Writer(Kept kept, bool isOfHubs) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => isOfHubs;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            {
                if (isOfHubs && logLevel >= LogLevel.Warning) kept.Lines.Enqueue((logLevel, $"{formatter(state, exception)} {exception}"));
            }
        }
    }
}
