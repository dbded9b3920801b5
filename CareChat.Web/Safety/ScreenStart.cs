namespace CareChat.Web.Safety;

/// <summary>
/// Reads the lists and the weights as soon as the program listens: they take a second and more of a processor, which the first
/// message or letter would wait for otherwise. Read before that, they would take the processor from the start itself.
/// </summary>
internal sealed class ScreenStart(IHostApplicationLifetime life) : BackgroundService
{
    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var listens = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var waiting = life.ApplicationStarted.Register(listens.SetResult);
        await listens.Task.WaitAsync(stoppingToken);
        EmergencyDetector.Shipped.Find("We went to the market, bought bread, and my chest hurts.");
    }
}
