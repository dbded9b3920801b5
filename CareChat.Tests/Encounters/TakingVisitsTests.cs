using CareChat.Shared;
using CareChat.Tests.App;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CareChat.Tests.Encounters;

/// <summary>On SQLite.</summary>
public sealed class SqliteTakingVisitsTests(PortalHost host) : TakingVisitsTests(host), IClassFixture<PortalHost>;

/// <summary>On PostgreSQL.</summary>
[Collection(PostgresServer.Collection)]
public sealed class PostgresTakingVisitsTests(PostgresPortalHost host) : TakingVisitsTests(host), IClassFixture<PostgresPortalHost>;

/// <summary>A visit is one clinician's (contract C.2).</summary>
public abstract class TakingVisitsTests(PortalHost host)
{
    private const int Clinicians = 100;

    [Fact]
    public async Task Of_a_hundred_who_take_a_visit_at_once_one_has_it_and_the_others_are_told_who()
    {
        var instance = (await host.InstanceAsync($"race-{Guid.NewGuid():N}")).Id;
        var team = new List<Actor>();
        for (var i = 0; i < Clinicians; i++) team.Add(await ClinicianAsync(instance, i));
        for (var round = 0; round < 3; round++)
        {
            var visit = await Visit.SubmittedAsync(host, instance);

            var taken = await Task.WhenAll(team.Select(clinician => Task.Run(() => TryAsync(visit, clinician))));

            var winner = Assert.Single(team.Zip(taken), t => t.Second is null).First;
            Assert.All(taken.OfType<Refusal>(), r => Assert.Equal(("ENCOUNTER_TAKEN", $"{winner.Name} has taken this visit"), (r.Code, r.Message)));
            await using var db = host.Open();
            Assert.Equal(winner.Id, (await db.Conversations.SingleAsync(c => c.Id == visit.Id)).AssignedToId);
            Assert.Equal(1, await db.AuditEntries.CountAsync(a => a.Action == "encounter.taken" && a.Subject == visit.Id.ToString()));
        }
    }

    private static async Task<Refusal?> TryAsync(Visit visit, Actor clinician)
    {
        try
        {
            await visit.TakeAsync(clinician);
            return null;
        }
        catch (RefusedException refused)
        {
            return refused.Refusal;
        }
    }

    private async Task<Actor> ClinicianAsync(Guid instance, int number)
    {
        var actor = await host.PersonAsync(instance, Roles.Clinician);
        await host.WriteAsync(scope => scope.Db.Users.Where(p => p.Id == actor.Id).ExecuteUpdateAsync(p => p.SetProperty(x => x.FirstName, $"Dana {number}")));
        return actor with { Name = $"Dana {number} Ortiz, RN" };
    }
}
