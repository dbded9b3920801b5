using CareChat.Shared;
using CareChat.Web.Data;
using Microsoft.AspNetCore.Components;

namespace CareChat.Web.Realtime;

/// <summary>
/// A component that shows what is stored and reads it again whenever something was committed. It never trusts an
/// event: an event only says that there is something to read. However many arrive, one reading runs and one waits.
/// </summary>
public abstract class LiveComponent : ComponentBase, IAsyncDisposable
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource gone = new();
    private IDisposable? subscription;
    private Guid topic;
    private int asked;
    private int running;

    [Inject] private ConversationFeed Feed { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private ILogger<LiveComponent> Log { get; set; } = null!;

    /// <summary>Ends when the component does: hand it to whatever <see cref="RereadAsync"/> awaits.</summary>
    protected CancellationToken Gone => gone.Token;

    /// <summary>True where the last reading failed: what is shown may be older than what is stored, and says so.</summary>
    protected bool IsBehind { get; private set; }

    /// <summary>Reads the store again; runs on the renderer, and the component renders afterwards.</summary>
    protected abstract Task RereadAsync();

    /// <summary>True for the events worth a reading; every one, unless a component knows better.</summary>
    protected virtual bool Hears(ConversationEvent happened) => true;

    /// <summary>
    /// Listens to a conversation or an instance instead of what it listened to before. Call it in
    /// <c>OnParametersSetAsync</c> before the first reading, so that nothing falls between the two.
    /// </summary>
    protected void Listen(Guid newTopic)
    {
        if (subscription is not null && topic == newTopic) return;
        subscription?.Dispose();
        topic = newTopic;
        subscription = gone.IsCancellationRequested ? null : Feed.Subscribe(newTopic, happened =>
        {
            if (Hears(happened) || happened.IsCatchUp) AskForReading();
        });
    }

    /// <summary>Asks for a reading soon, from any thread, at once for the caller.</summary>
    protected void AskForReading()
    {
        Volatile.Write(ref asked, 1);
        if (Interlocked.CompareExchange(ref running, 1, 0) == 0)
            ThreadPool.UnsafeQueueUserWorkItem(static component => _ = component.ReadWhileAskedAsync(), this, preferLocal: false);
    }

    /// <summary>Reads at once, after an act of the person; where that fails now, it is read a little later.</summary>
    protected async Task TryRereadAsync()
    {
        try
        {
            await RereadAsync();
        }
        catch (Exception failure) when (Trouble.WordsFor(failure) is not null)
        {
            AskForReading();
        }
    }

    /// <summary>Ends the subscription. A component with more to let go of overrides this and calls it.</summary>
    public virtual ValueTask DisposeAsync()
    {
        gone.Cancel();
        subscription?.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    private async Task ReadWhileAskedAsync()
    {
        do
        {
            while (Interlocked.Exchange(ref asked, 0) == 1 && !gone.IsCancellationRequested)
            {
                if (await TryReadAsync()) continue;
                await Task.Delay(RetryAfter, Clock, Gone).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                Volatile.Write(ref asked, 1);
            }
            Volatile.Write(ref running, 0);
        }
        while (Volatile.Read(ref asked) == 1 && !gone.IsCancellationRequested && Interlocked.CompareExchange(ref running, 1, 0) == 0);
    }

    /// <returns>False where it is worth another try.</returns>
    private async Task<bool> TryReadAsync()
    {
        try
        {
            await InvokeAsync(async () =>
            {
                if (gone.IsCancellationRequested) return;
                await RereadAsync();
                IsBehind = false;
                if (!gone.IsCancellationRequested) StateHasChanged();
            });
            return true;
        }
        catch (Exception) when (gone.IsCancellationRequested)
        {
            return true;
        }
        catch (RefusedException refused)
        {
            Log.LogInformation("{Component} may no longer read: {Code}.", GetType().Name, refused.Refusal.Code);
            return true;
        }
        catch (Exception failure)
        {
            Log.LogError(failure, "{Component} could not read; it tries again.", GetType().Name);
            await SayBehindAsync();
            return false;
        }
    }

    private async Task SayBehindAsync()
    {
        try
        {
            await InvokeAsync(() =>
            {
                IsBehind = true;
                StateHasChanged();
            });
        }
        catch (Exception unseen)
        {
            Log.LogDebug(unseen, "{Component} could not say so: nobody looks any more.", GetType().Name);
        }
    }
}
