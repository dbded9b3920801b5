using System.Collections.Concurrent;
using CareChat.Tests.Accounts;
using CareChat.Tests.App;
using CareChat.Tests.Encounters;
using CareChat.Web.Data;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace CareChat.Tests.Http;

/// <summary>Pages with forms say themselves what their tokens need: that nobody keeps them.</summary>
public sealed class FormHeadersTests : IAsyncLifetime
{
    private readonly PortalHost host;
    private readonly Kept log = new();

    public FormHeadersTests() => host = new PortalHost { Parts = services => services.AddLogging(logging => logging.AddProvider(log)) };

    public Task InitializeAsync() => host.InitializeAsync();

    public Task DisposeAsync() => ((IAsyncLifetime)host).DisposeAsync();

    [Fact]
    public async Task No_page_has_its_headers_overridden_by_a_forms_token()
    {
        var instance = (await host.InstanceAsync()).Id;
        var letter = await host.LetterAsync(instance);
        var (visitor, _) = await host.SignedInAsync(instance, Roles.Patient);
        using var signedIn = visitor;
        using var stranger = host.Visit();
        await visitor.GetAsync(letter.Link);
        await stranger.GetAsync(letter.Link);

        var page = await visitor.GetAsync(letter.Page);
        foreach (var address in new[] { "/account", "/account/two-factor", "/visits", "/" }) await visitor.GetAsync(address);
        foreach (var address in new[] { "/sign-in", letter.Page, "/nowhere" }) await stranger.GetAsync(address);

        Assert.True(page.Headers.CacheControl is { NoStore: true, NoCache: true });
        Assert.Empty(log.Lines);
    }

    /// <summary>Keeps what is written of forms' tokens.</summary>
    private sealed class Kept : ILoggerProvider
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => new Writer(this, categoryName.StartsWith("Microsoft.AspNetCore.Antiforgery", StringComparison.Ordinal));

        public void Dispose()
        {
        }

        private sealed class Writer(Kept kept, bool isOfForms) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => isOfForms && logLevel >= LogLevel.Warning;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            {
                if (IsEnabled(logLevel)) kept.Lines.Enqueue(formatter(state, exception));
            }
        }
    }
}
