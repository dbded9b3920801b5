namespace CareChat.Tests.App;

/// <summary>Keeps the one writer busy, so that what is to be written waits.</summary>
public static class BusyLane
{
    /// <summary>Does something while the lane is busy; what it hands in is written afterwards.</summary>
    public static async Task WhileBusyAsync(this PortalHost host, Action act)
    {
        using var busy = new ManualResetEventSlim();
        using var done = new ManualResetEventSlim();
        var first = Task.Run(() => host.WriteAsync(_ =>
        {
            busy.Set();
            done.Wait();
            return Task.FromResult(true);
        }));
        busy.Wait();
        try
        {
            act();
        }
        finally
        {
            done.Set();
        }
        await first;
    }
}
