using System.Globalization;
using CareChat.Web.Data;
using Npgsql;

namespace CareChat.Web.Realtime;

/// <summary>
/// Carries events between the nodes that share a PostgreSQL: a notification in the transaction of the change, sent by
/// the database when it commits, with ids only. On SQLite there is one node and nothing to do.
/// </summary>
public sealed class PostgresRelay(DataOptions options, ConversationFeed feed, ILogger<PostgresRelay> log) : BackgroundService
{
    private const string Channel = "carechat";
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private readonly string node = Guid.NewGuid().ToString("N");

    /// <summary>Tells the other nodes when the transaction commits.</summary>
    public void Tell(WriteScope scope, ConversationEvent happened)
    {
        if (!options.IsPostgres) return;
        scope.Execute("SELECT pg_notify(@p0, @p1)", Channel,
            string.Create(CultureInfo.InvariantCulture, $"{node} {happened.InstanceId:N} {happened.ConversationId:N} {happened.Number} {(int)happened.Kind}"));
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (options.IsPostgres && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogTrouble(failure, "The connection to the other nodes broke; trying again.");
            }
            await Task.Delay(RetryAfter, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ListenAsync(CancellationToken stoppingToken)
    {
        var settings = new NpgsqlConnectionStringBuilder(options.Database.ConnectionString) { Pooling = false, KeepAlive = 10 };
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync(stoppingToken);
        connection.Notification += (_, notification) => Hear(notification.Payload);
        await using (var listen = new NpgsqlCommand($"LISTEN {Channel}", connection)) await listen.ExecuteNonQueryAsync(stoppingToken);
        feed.CatchUp();
        while (true) await connection.WaitAsync(stoppingToken);
    }

    private void Hear(string payload)
    {
        var parts = payload.Split(' ');
        if (parts.Length != 5 || parts[0] == node) return;
        feed.Publish(new ConversationEvent(Guid.Parse(parts[1]), Guid.Parse(parts[2]),
            int.Parse(parts[3], CultureInfo.InvariantCulture), (ChangeKind)int.Parse(parts[4], CultureInfo.InvariantCulture)));
    }
}
