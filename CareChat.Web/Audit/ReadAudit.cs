using System.Threading.Channels;
using CareChat.Web.Data;

namespace CareChat.Web.Audit;

/// <summary>
/// Records who read whose data, without making the reader wait for the disk: entries are handed to the write lane in
/// groups, a moment later, and what is left when the program stops is written before it ends.
/// </summary>
public sealed class ReadAudit(WriteLane lane, TimeProvider clock, ILogger<ReadAudit> log) : BackgroundService
{
    private const int MostWaiting = 200_000;
    private const int LargestGroup = 1000;
    private static readonly TimeSpan GatherFor = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private readonly Channel<AuditEntry> waiting = Channel.CreateBounded<AuditEntry>(
        new BoundedChannelOptions(MostWaiting) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    /// <summary>Notes that the actor was shown something.</summary>
    /// <param name="actor">Who read.</param>
    /// <param name="action">What, as <c>object.verb</c>.</param>
    /// <param name="patientId">Whose data; null where it was several patients'.</param>
    /// <param name="subject">Ids, counts and hashes only, never text.</param>
    public void Note(Actor actor, string action, Guid? patientId, string subject)
    {
        var entry = AuditLog.Entry(actor, action, clock.GetUtcNow(), patientId, subject);
        if (!waiting.Writer.TryWrite(entry)) log.LogError("A reading could not be recorded: {Action} by {Actor}.", action, actor.Id);
    }

    /// <inheritdoc />
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        waiting.Writer.TryComplete();
        await base.StopAsync(cancellationToken);
        try
        {
            while (NextGroup() is { Count: > 0 } group) await SaveAsync(group);
        }
        catch (Exception failure)
        {
            log.LogTrouble(failure, "The last readings could not be recorded.");
        }
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await waiting.Reader.WaitToReadAsync(stoppingToken))
        {
            await Task.Delay(GatherFor, CancellationToken.None);
            while (NextGroup() is { Count: > 0 } group) await SaveStubbornlyAsync(group, stoppingToken);
        }
    }

    private async Task SaveStubbornlyAsync(List<AuditEntry> group, CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await SaveAsync(group);
                return;
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogTrouble(failure, "Readings could not be recorded; trying again.");
                await Task.Delay(RetryAfter, stoppingToken);
            }
        }
    }

    private Task SaveAsync(List<AuditEntry> group) =>
        lane.WriteAsync(scope =>
        {
            scope.AuditAll(group);
            return Task.CompletedTask;
        });

    private List<AuditEntry> NextGroup()
    {
        var group = new List<AuditEntry>();
        while (group.Count < LargestGroup && waiting.Reader.TryRead(out var entry)) group.Add(entry);
        return group;
    }
}
