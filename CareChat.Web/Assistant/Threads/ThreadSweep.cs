using CareChat.Web.Data;

namespace CareChat.Web.Assistant.Threads;

/// <summary>Ends, once a minute, the threads that nobody has used for their lifetime (contract B.6).</summary>
internal sealed class ThreadSweep(ThreadStore threads, TimeProvider clock, ILogger<ThreadSweep> log)
    : PeriodicWork(TimeSpan.FromMinutes(1), clock, log, "Ended threads could not be removed")
{
    protected override async Task WorkAsync(CancellationToken cancellationToken)
    {
        while (await threads.SweepAsync(cancellationToken))
        {
        }
    }
}
