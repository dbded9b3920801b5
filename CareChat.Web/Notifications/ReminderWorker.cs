using System.Threading.Channels;
using CareChat.Web.Data;
using CareChat.Web.Realtime;

namespace CareChat.Web.Notifications;

/// <summary>
/// Sends what is due and sleeps until the next step or the next event: while nothing happens it touches no disk.
/// While the mail server fails, one mail at a time tries it, less and less often; the others wait and keep their turn.
/// </summary>
public sealed class ReminderWorker(
    ReminderFollower follower, ReminderStore reminders, MailServer server, MailHealth health, MailSettings settings, ConversationFeed feed,
    DataOptions data, TimeProvider clock, ILogger<ReminderWorker> log) : BackgroundService
{
    private static readonly TimeSpan Gathering = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(1);

    /// <summary>Another node may have left its steps behind; on SQLite there is no other.</summary>
    private static readonly TimeSpan LookAround = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestSleep = TimeSpan.FromDays(1);

    private readonly Channel<bool> heard = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly SemaphoreSlim gate = new(1, 1);
    private DateTimeOffset? next;
    private bool hasBegun;
    private DateTimeOffset pausedUntil = DateTimeOffset.MinValue;

    /// <inheritdoc />
    public override void Dispose()
    {
        base.Dispose();
        gate.Dispose();
    }

    /// <inheritdoc />
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await BeginAsync(cancellationToken);
        }
        catch (Exception failure) when (StorageTroubles.Of(failure) is not null)
        {
            log.LogTrouble(failure, "Reminders could not be begun; the next round tries again.");
        }
        await base.StartAsync(cancellationToken);
    }

    private async Task BeginAsync(CancellationToken cancellationToken)
    {
        await (settings.IsSetUp ? follower.BeginAsync(cancellationToken) : follower.ForgetAsync(cancellationToken));
        hasBegun = true;
    }

    /// <summary>Takes in what has happened and sends what is due, once.</summary>
    public async Task PassAsync(CancellationToken cancellationToken = default)
    {
        if (!settings.IsSetUp) return;
        await gate.WaitAsync(cancellationToken);
        try
        {
            if (!hasBegun) await BeginAsync(cancellationToken);
            while (await follower.FollowAsync(cancellationToken))
            {
            }
            while (clock.GetUtcNow() >= pausedUntil && await reminders.DueAsync(cancellationToken) is { Count: > 0 } due)
            {
                foreach (var reminder in due)
                {
                    if (clock.GetUtcNow() >= pausedUntil) await SendAsync(reminder, cancellationToken);
                }
            }
            next = await reminders.NextAsync(cancellationToken);
            if (next < pausedUntil) next = pausedUntil;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!settings.IsSetUp) return;
        using var hearing = feed.Subscribe(ConversationFeed.Everything, _ => heard.Writer.TryWrite(true));
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await PassAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogTrouble(failure, "Reminders could not be looked after; the next round tries again.");
                next = clock.GetUtcNow() + AfterFailure;
            }
            await SleepAsync(stoppingToken);
        }
    }

    /// <summary>Sleeps until something is due or has happened; what happens within a second is taken in together.</summary>
    private async Task SleepAsync(CancellationToken stoppingToken)
    {
        var wait = next is { } due ? due - clock.GetUtcNow() : LongestSleep;
        var longest = data.IsPostgres ? LookAround : LongestSleep;
        using var alarm = new CancellationTokenSource(wait < TimeSpan.Zero ? TimeSpan.Zero : wait < longest ? wait : longest, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(alarm.Token, stoppingToken);
        try
        {
            await heard.Reader.ReadAsync(either.Token);
            await Task.Delay(Gathering, clock, stoppingToken);
        }
        catch (OperationCanceledException) when (alarm.IsCancellationRequested && !stoppingToken.IsCancellationRequested)
        {
            // something is due
        }
    }

    private async Task SendAsync(DueReminder due, CancellationToken cancellationToken)
    {
        if (await reminders.ClaimAsync(due, cancellationToken) is not { } claim) return;
        try
        {
            await server.SendAsync(claim.Mail, cancellationToken);
            await reminders.FinishAsync(claim, isSent: true);
            health.Succeeded(clock.GetUtcNow());
        }
        catch (MailFailureException failure)
        {
            var now = clock.GetUtcNow();
            health.Failed(failure, now);
            log.LogWarning("Reminder {Reminder}/{Step} was not sent: {Reason}", due.Id, due.Step, failure.Message);
            if (failure.IsAddress) await reminders.FinishAsync(claim, isSent: false);
            else pausedUntil = now + Retry.After(health.Failures);
        }
    }
}
