using CareChat.Web.Data;

namespace CareChat.Web.Accounts;

/// <summary>Ends, once an hour, sessions that are too old, and removes those that ended long ago.</summary>
internal sealed class SessionSweep(SessionStore sessions, TimeProvider clock, ILogger<SessionSweep> log)
    : PeriodicWork(TimeSpan.FromHours(1), clock, log, "Ended sessions could not be removed")
{
    protected override Task WorkAsync(CancellationToken cancellationToken) => sessions.SweepAsync(cancellationToken);
}
