using CareChat.Web.Assistant.Knowledge.Import;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Assistant.Knowledge.Starter;

/// <summary>
/// Gives every clinic the articles that come with the program: one made while it runs at once, the others after each
/// start. Then reads what the clinics' articles say, so that nobody waits for it.
/// </summary>
internal sealed class StarterSeed(
    KnowledgeImport import, KnowledgeSnapshots snapshots, IDbContextFactory<CareChatDb> databases,
    IHostApplicationLifetime lifetime, ILogger<StarterSeed> log) : BackgroundService, IInstanceRule
{
    /// <inheritdoc />
    public void AfterCreate(WriteScope scope, Guid instanceId) => import.TakeStarter(scope, Actor.Operator(instanceId));

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource();
        using var telling = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        try
        {
            foreach (var instance in await InstancesAsync(stoppingToken))
            {
                await import.TakeStarterAsync(Actor.Operator(instance), stoppingToken);
                await snapshots.GetAsync(instance).WaitAsync(stoppingToken);
            }
        }
        catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
        {
            log.LogTrouble(failure, "The starter articles could not be brought up to date; the next start tries again.");
        }
    }

    private async Task<List<Guid>> InstancesAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Instances.OrderBy(i => i.CreatedAt).Select(i => i.Id).ToListAsync(cancellationToken);
    }
}
