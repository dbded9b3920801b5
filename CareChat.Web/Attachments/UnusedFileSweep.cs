using CareChat.Web.Data;

namespace CareChat.Web.Attachments;

/// <summary>Removes, once an hour, files that never reached a message (contract A.5).</summary>
internal sealed class UnusedFileSweep(AttachmentStore store, TimeProvider clock, ILogger<UnusedFileSweep> log)
    : PeriodicWork(TimeSpan.FromHours(1), clock, log, "Unused files could not be removed")
{
    protected override Task WorkAsync(CancellationToken cancellationToken) => store.RemoveUnusedAsync(cancellationToken);
}
