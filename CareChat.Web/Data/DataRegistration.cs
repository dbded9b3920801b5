using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Options;

namespace CareChat.Web.Data;

/// <summary>Registers the database, its write lane and the keys that protect cookies.</summary>
public static class DataRegistration
{
    /// <summary>Adds the model on the configured database.</summary>
    public static void AddData(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DataOptions>().Bind(configuration.GetSection("CareChat"));
        services.AddSingleton(s => s.GetRequiredService<IOptions<DataOptions>>().Value);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<DataDirectory>();
        services.AddSingleton<DatabaseUpgrade>();
        services.AddSingleton<StorageWatch>();
        services.AddHealthChecks().AddCheck<DatabaseHealth>(DatabaseHealth.Name).AddCheck<FilesHealth>("files");
        services.AddSingleton<WriteLane>(OpenLane);
        services.AddSingleton<ReadLane>();
        services.AddSingleton<IDbContextFactory<CareChatDb>, CareChatDbFactory>();
        services.AddScoped(s => s.GetRequiredService<IDbContextFactory<CareChatDb>>().CreateDbContext());
        services.AddOptions<IdempotencyOptions>().Bind(configuration.GetSection("CareChat:Idempotency"));
        services.AddSingleton(s => s.GetRequiredService<IOptions<IdempotencyOptions>>().Value);
        services.AddSingleton<KeptAnswers>();
        services.AddSingleton<IdempotencySweep>().AddHostedService(s => s.GetRequiredService<IdempotencySweep>());
        services.AddDataProtection().SetApplicationName("CareChat");
        services.AddSingleton<KeyRing>();
        services.AddOptions<KeyManagementOptions>().Configure<KeyRing>((o, ring) => o.XmlRepository = ring);
    }

    /// <summary>Makes the data directory and brings the database to the newest migration; of several nodes one at a time.</summary>
    /// <returns>The engine that answers.</returns>
    /// <exception cref="StartRefusedException">A newer program wrote the data.</exception>
    public static async Task<DatabaseEngine> PrepareDatabaseAsync(this IServiceProvider services)
    {
        var options = services.GetRequiredService<DataOptions>();
        var upgrade = services.GetRequiredService<DatabaseUpgrade>();
        options.MakeRoot();
        if (options.IsPostgres) await upgrade.CreateAsync();
        await using var turn = await NodeTurn.TakeAsync(options, NodeTurn.Preparing);
        var engine = await upgrade.RunAsync();
        if (options.IsPostgres) MakeFirstKey(services);
        return engine;
    }

    /// <summary>Nodes that start together on an empty key ring would each make a key of their own, and not know the other's for a day.</summary>
    private static void MakeFirstKey(IServiceProvider services) =>
        services.GetRequiredService<IDataProtectionProvider>().CreateProtector("CareChat.FirstKey").Protect([0]);

    internal static DbContextOptions<SqliteCareChatDb> Sqlite(string connection) =>
        new DbContextOptionsBuilder<SqliteCareChatDb>().UseSqlite(connection).Options;

    internal static DbContextOptions<PostgresCareChatDb> Postgres(DataOptions options) =>
        new DbContextOptionsBuilder<PostgresCareChatDb>().UseNpgsql(options.Database.ConnectionString).Options;

    private static WriteLane OpenLane(IServiceProvider services)
    {
        var options = services.GetRequiredService<DataOptions>();
        // readers wait for a connection on their thread: a crowd of them must leave threads for whoever has one
        if (options.IsPostgres) KeepThreads(256);
        return options.IsPostgres
            ? ActivatorUtilities.CreateInstance<PostgresWriteLane>(services, Postgres(options))
            : ActivatorUtilities.CreateInstance<SqliteWriteLane>(services, options.WritingConnection);
    }

    private static void KeepThreads(int count)
    {
        ThreadPool.GetMinThreads(out var workers, out var ports);
        ThreadPool.SetMinThreads(Math.Max(workers, count), Math.Max(ports, count));
    }

    /// <summary>Pooled contexts for reading, each knowing the lane that takes its changes.</summary>
    private sealed class CareChatDbFactory(DataOptions options, WriteLane lane) : IDbContextFactory<CareChatDb>
    {
        private readonly PooledDbContextFactory<SqliteCareChatDb>? sqlite =
            options.IsPostgres ? null : new(Sqlite(options.ReadingConnection));

        private readonly PooledDbContextFactory<PostgresCareChatDb>? postgres =
            options.IsPostgres ? new(Postgres(options)) : null;

        public CareChatDb CreateDbContext()
        {
            CareChatDb db = sqlite is not null ? sqlite.CreateDbContext() : postgres!.CreateDbContext();
            db.Lane = lane;
            return db;
        }
    }
}
