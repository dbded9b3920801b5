using CareChat.Tests.App;
using CareChat.Web.Accounts;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Accounts;

/// <summary>On SQLite.</summary>
public sealed class SqliteSessionSweepTests(PortalHost host) : SessionSweepTests(host), IClassFixture<PortalHost>;

/// <summary>On PostgreSQL.</summary>
[Collection(PostgresServer.Collection)]
public sealed class PostgresSessionSweepTests(PostgresPortalHost host) : SessionSweepTests(host), IClassFixture<PostgresPortalHost>;

public abstract class SessionSweepTests(PortalHost host)
{
    [Fact]
    public async Task Ended_sessions_go_after_a_month_and_no_session_lasts_longer_than_a_quarter()
    {
        var sessions = host.Services.GetRequiredService<SessionStore>();
        var revocations = host.Services.GetRequiredService<Revocations>();
        var instance = await host.InstanceAsync();
        var (gone, old) = (await host.PersonAsync(instance.Id, Roles.Clinician), await host.PersonAsync(instance.Id, Roles.Clinician));
        await sessions.EndAsync(gone);

        host.Clock.Advance(SessionStore.KeptEnded);
        Assert.Equal(0, await sessions.SweepAsync());
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, await sessions.SweepAsync());
        var ended = false;
        using var watch = revocations.Subscribe(old.SessionId!.Value, () => ended = true);
        host.Clock.Advance(SessionStore.Longest - SessionStore.KeptEnded);
        Assert.Equal(0, await sessions.SweepAsync());

        Assert.True(ended);
        Assert.False(revocations.IsLive(old.SessionId.Value));
        await using var db = host.Open();
        Assert.NotNull((await db.Sessions.SingleAsync()).RevokedAt);
    }
}
