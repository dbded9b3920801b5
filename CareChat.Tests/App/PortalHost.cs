using System.Diagnostics;
using CareChat.Web.Data;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace CareChat.Tests.App;

/// <summary>
/// The real program on Kestrel with a data directory of its own, real SQLite and a clock the test moves.
/// Settings are given as in the configuration ("CareChat:RateLimits:PerPatientPerMinute").
/// </summary>
public partial class PortalHost : WebApplicationFactory<Program>, IAsyncLifetime
{
    private readonly string directory = Directory.CreateTempSubdirectory("carechat-test-").FullName;

    /// <summary>Settings to lay over the program's own; set before the first use.</summary>
    public Dictionary<string, string> Settings { get; } = [];

    /// <summary>Parts that take the place of the program's own; set before the first use.</summary>
    public Action<IServiceCollection> Parts { get; set; } = _ => { };

    /// <summary>True where the program follows the machine's clock, as browsers do.</summary>
    public bool RunsInRealTime { get; init; }

    /// <summary>True for the program of the demo clinic, in Development.</summary>
    public bool IsDemo { get; init; }

    /// <summary>The clock of the whole program, unless it runs in real time.</summary>
    public FixedClock Clock { get; } = new();

    /// <summary>Where the program listens.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>The data directory.</summary>
    public string DataDirectory => directory;

    public Task InitializeAsync()
    {
        UseKestrel(0);
        StartServer();
        Address = new Uri(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return Task.CompletedTask;
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        await LetGoAsync();
        Directory.Delete(directory, recursive: true);
        RequireDescribedAnswers();
    }

    /// <summary>Changes the database as the program does.</summary>
    public Task<T> WriteAsync<T>(Func<WriteScope, Task<T>> work) => Services.GetRequiredService<WriteLane>().WriteAsync(work);

    /// <summary>A context for looking.</summary>
    public CareChatDb Open() => Services.GetRequiredService<IDbContextFactory<CareChatDb>>().CreateDbContext();

    /// <summary>
    /// Ends when the program has let go of its data directory. Its main method takes the services apart at the same time as the
    /// factory does, and the factory does not wait for it: the next program on the same directory would be refused.
    /// </summary>
    private async Task LetGoAsync()
    {
        var file = Path.Combine(Settings.GetValueOrDefault("CareChat:DataDirectory", directory), "carechat.lock");
        var waited = Stopwatch.StartNew();
        while (File.Exists(file))
        {
            try
            {
                using var held = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
                return;
            }
            catch (IOException) when (waited.Elapsed < TimeSpan.FromSeconds(10))
            {
                await Task.Delay(5);
            }
        }
    }

    /// <summary>Holds the answers against the API description, where the tests do so.</summary>
    partial void WatchAnswers(IServiceCollection services);

    /// <summary>Fails where one was not as described.</summary>
    partial void RequireDescribedAnswers();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(IsDemo ? "Development" : "Production");
        builder.UseSetting("CareChat:DataDirectory", directory);
        builder.UseSetting("CareChat:Demo", IsDemo ? "true" : "false");
        foreach (var (key, value) in Settings) builder.UseSetting(key, value);
        builder.ConfigureLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton(RunsInRealTime ? TimeProvider.System : Clock);
            WatchAnswers(services);
            Parts(services);
        });
    }
}
