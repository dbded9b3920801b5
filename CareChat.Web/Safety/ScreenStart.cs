namespace CareChat.Web.Safety;

/// <summary>
/// Reads the lists and the weights when the program starts: they take half a second and more of a processor, which the first
/// message or letter would wait for otherwise.
/// </summary>
internal sealed class ScreenStart : BackgroundService
{
    /// <inheritdoc />
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.Run(() => EmergencyDetector.Shipped.Find("We went to the market, bought bread, and my chest hurts."), stoppingToken);
}
