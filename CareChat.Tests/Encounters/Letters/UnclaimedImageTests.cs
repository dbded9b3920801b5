using CareChat.Tests.App;
using CareChat.Web.Attachments;
using CareChat.Web.Data;
using CareChat.Web.Encounters.Letters;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace CareChat.Tests.Encounters.Letters;

/// <summary>On SQLite.</summary>
public sealed class SqliteUnclaimedImageTests(PortalHost host) : UnclaimedImageTests(host), IClassFixture<PortalHost>;

/// <summary>On PostgreSQL.</summary>
[Collection(PostgresServer.Collection)]
public sealed class PostgresUnclaimedImageTests(PostgresPortalHost host) : UnclaimedImageTests(host), IClassFixture<PostgresPortalHost>;

/// <summary>Pictures of letters that nobody checks out go with their encounter; all others stay.</summary>
public abstract class UnclaimedImageTests(PortalHost host)
{
    private UnclaimedImageSweep Sweep => host.Services.GetRequiredService<UnclaimedImageSweep>();

    [Fact]
    public async Task What_nobody_has_claimed_goes_when_its_encounter_expires_and_never_before()
    {
        var (left, givenUp) = (await Visit.OpenAsync(host), await Visit.OpenAsync(host));
        var pictures = new[] { await left.AddPictureAsync(), await left.AddPictureAsync(), await givenUp.AddPictureAsync() };
        await host.WriteAsync(scope => scope.Db.Encounters.Where(e => e.Id == givenUp.Id).ExecuteUpdateAsync(e => e.SetProperty(x => x.State, EncounterState.Canceled)));
        host.Clock.Advance(TimeSpan.FromHours(72) - TimeSpan.FromSeconds(1));
        Assert.Equal(0, await Sweep.SweepAsync());

        host.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((3, 0), (await Sweep.SweepAsync(), await Sweep.SweepAsync()));

        Assert.All(pictures, id => Assert.False(File.Exists(PathOf(id))));
        await using var db = host.Open();
        Assert.False(await db.EncounterImages.AnyAsync(i => pictures.Contains(i.Id)));
        Assert.True(await db.EncounterTurns.AnyAsync(t => t.EncounterId == left.Id)); // the letter stays
        var gone = await db.AuditEntries.Where(a => a.Action == "file.removed").Select(a => a.Subject).ToListAsync();
        Assert.All(pictures, id => Assert.Contains(id.ToString(), gone));
    }

    [Fact]
    public async Task What_is_with_the_care_team_stays_also_when_the_visit_is_given_up()
    {
        var (visit, givenUp) = (await Visit.TakenAsync(host), await Visit.SubmittedAsync(host));
        var pictures = new[] { await visit.AddPictureAsync(), await givenUp.AddPictureAsync() };
        await givenUp.CancelAsync();
        host.Clock.Advance(TimeSpan.FromDays(100));

        await Sweep.SweepAsync();

        Assert.All(pictures, id => Assert.True(File.Exists(PathOf(id))));
        await using var db = host.Open();
        Assert.Equal(2, await db.EncounterImages.CountAsync(i => pictures.Contains(i.Id)));
    }

    [Fact]
    public async Task More_than_are_removed_at_once_go_all_the_same()
    {
        for (var i = 0; i < 51; i++) await (await Visit.OpenAsync(host)).AddPictureAsync();
        host.Clock.Advance(TimeSpan.FromHours(72));

        Assert.Equal(51, await Sweep.SweepAsync());
    }

    [Fact]
    public void The_program_sweeps_by_itself() => Assert.Contains(Sweep, host.Services.GetServices<IHostedService>());

    private string PathOf(Guid id) => host.Services.GetRequiredService<FileFolder>().PathOf(id);
}
