namespace CareChat.Web.Conversations;

/// <summary>What a clinician has begun on a page and is not done yet: keys that were pressed after it wait for it.</summary>
public sealed class RunningActs
{
    private Task running = Task.CompletedTask;

    /// <summary>Runs an act, beside those that run already.</summary>
    public Task RunAsync(Func<Task> act)
    {
        var begun = act();
        running = Task.WhenAll(running, begun);
        return begun;
    }

    /// <summary>Ends when all that had begun is done, well or not.</summary>
    public Task DoneAsync() => running.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
}
