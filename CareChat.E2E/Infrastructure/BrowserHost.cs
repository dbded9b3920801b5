using CareChat.Tests.App;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CareChat.E2E.Infrastructure;

/// <summary>The real program on Kestrel and a real Chromium, shared by the journeys of one class.</summary>
public abstract class BrowserHost : IAsyncLifetime
{
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        $"--host-resolver-rules=MAP {PlainHost} 127.0.0.1",
    ];

    private static readonly string Chromium = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium";
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>A name under which the browser finds the program as well: by plain http it is no secure context, as <c>127.0.0.1</c> is.</summary>
    public const string PlainHost = "clinic.test";

    /// <summary>The program; its settings are laid before it starts.</summary>
    public PortalHost Portal { get; } = new() { RunsInRealTime = true };

    public virtual async Task InitializeAsync()
    {
        SetDefaultExpectTimeout(20_000); // a busy machine may take its time
        await Portal.InitializeAsync();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium,
            Headless = true,
            Args = Arguments,
        });
    }

    public virtual async Task DisposeAsync()
    {
        if (browser is not null) await browser.CloseAsync();
        playwright?.Dispose();
        await ((IAsyncLifetime)Portal).DisposeAsync();
    }

    /// <summary>A phone, whose browser can be killed and opened again.</summary>
    /// <param name="host">Under which name it finds the program.</param>
    public Phone NewPhone(string host = "127.0.0.1") => new(profile => playwright!.Chromium.LaunchPersistentContextAsync(profile, new()
    {
        ExecutablePath = Chromium,
        Headless = true,
        Args = Arguments,
        BaseURL = $"http://{host}:{Portal.Address.Port}",
        ViewportSize = new() { Width = 390, Height = 844 },
        Locale = "en-US",
        TimezoneId = "America/New_York",
    }));

    /// <summary>A window of its own: cookies, storage, size and scheme.</summary>
    /// <param name="through">What stands between the browser and the program; null for nothing.</param>
    /// <param name="runsScripts">False for a browser that runs none.</param>
    public async Task<IPage> OpenWindowAsync(
        int width = 1280, int height = 800, ColorScheme scheme = ColorScheme.Light, SlowLine? through = null, bool runsScripts = true)
    {
        var context = await browser!.NewContextAsync(new()
        {
            BaseURL = (through?.Address ?? Portal.Address).ToString(),
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = scheme,
            JavaScriptEnabled = runsScripts,
            Locale = "en-US",
            TimezoneId = "America/New_York",
        });
        context.SetDefaultTimeout(20_000);
        return await context.NewPageAsync();
    }
}

/// <summary>An empty clinic.</summary>
public sealed class EmptyClinic : BrowserHost;

/// <summary>The demo clinic, as a newcomer sees it.</summary>
public class DemoClinic : BrowserHost
{
    public override Task InitializeAsync()
    {
        Portal.Settings["environment"] = "Development";
        Portal.Settings["CareChat:Demo"] = "true";
        return base.InitializeAsync();
    }
}

/// <summary>The same on PostgreSQL.</summary>
public sealed class PostgresDemoClinic : DemoClinic
{
    private readonly PostgresServer server = new();

    public override async Task InitializeAsync()
    {
        await server.InitializeAsync();
        Portal.Settings["CareChat:Database:Provider"] = "Postgres";
        Portal.Settings["CareChat:Database:ConnectionString"] = server.CreateDatabase();
        await base.InitializeAsync();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await server.DisposeAsync();
    }
}
