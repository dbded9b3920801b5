using CareChat.Shared;
using CareChat.Tests.App;
using CareChat.Web.Data;
using CareChat.Web.Encounters;
using CareChat.Web.Encounters.Queue;
using CareChat.Web.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Encounters.Queue;

public abstract class EncounterQueueTests(PortalHost host)
{
    private EncounterStore Store => host.Services.GetRequiredService<EncounterStore>();

    private EncounterQueue Queue => host.Services.GetRequiredService<EncounterQueue>();

    private EncounterReading Encounters => host.Services.GetRequiredService<EncounterReading>();

    [Fact]
    public async Task Who_waits_longest_comes_first_then_mine_then_my_colleagues()
    {
        var first = await Visit.SubmittedAsync(host);
        var instance = first.Nurse.InstanceId;
        var others = new List<Visit>();
        for (var i = 0; i < 5; i++)
        {
            host.Clock.Advance(TimeSpan.FromMinutes(1));
            others.Add(await Visit.SubmittedAsync(host, instance));
        }
        await others[1].TakeAsync(first.Nurse);
        await others[0].TakeAsync(others[0].Nurse);
        await others[3].TakeAsync(first.Nurse);
        Guid[] expected = [first.Id, others[2].Id, others[4].Id, others[1].Id, others[3].Id, others[0].Id];

        var seen = new List<QueueRow>();
        QueueCursor? after = null;
        do
        {
            var page = await Queue.PageAsync(first.Nurse, after, 2);
            seen.AddRange(page.Rows);
            after = page.Next;
        }
        while (after is not null);

        Assert.Equal(expected, seen.Select(r => r.Id));
        Assert.Equal("Fever since Monday.", seen[0].Complaint);
        Assert.Equal(3, await Queue.CountAsync(first.Nurse));
    }

    [Fact]
    public async Task A_question_after_the_decision_brings_a_visit_back_until_it_is_answered()
    {
        var visit = await Visit.TakenAsync(host);
        await visit.CompleteAsync();
        Assert.Empty((await Queue.PageAsync(visit.Nurse, null, 10)).Rows);

        var messages = host.Services.GetRequiredService<MessageStore>();
        await messages.PostAsync(visit.Owner, new PostMessage(visit.Id, "Twice a day?"));
        Assert.Equal((visit.Id, QueuePart.Mine, true), Only(await Queue.PageAsync(visit.Nurse, null, 10)));
        await messages.PostAsync(visit.Nurse, new PostMessage(visit.Id, "Yes."));

        Assert.Empty((await Queue.PageAsync(visit.Nurse, null, 10)).Rows);
    }

    [Fact]
    public async Task Strangers_patients_administrators_and_letters_that_were_not_sent_see_and_show_nothing()
    {
        var visit = await Visit.SubmittedAsync(host);
        var open = await Visit.OpenAsync(host, visit.Nurse.InstanceId);
        var stranger = await Visit.OpenAsync(host);
        var admin = await host.PersonAsync(visit.Nurse.InstanceId, Roles.Administrator);

        Assert.Null(await Encounters.FindAsync(visit.Nurse, open.Id));
        foreach (var actor in new[] { visit.Owner, stranger.Nurse, stranger.Owner, admin })
        {
            Assert.Empty((await Queue.PageAsync(actor, null, 10)).Rows);
            Assert.Equal(0, await Queue.CountAsync(actor));
        }
        foreach (var actor in new[] { open.Owner, stranger.Nurse, stranger.Owner, admin }) Assert.Null(await Encounters.FindAsync(actor, visit.Id));
    }

    [Fact]
    public async Task Somebody_removed_a_moment_ago_reads_and_marks_nothing()
    {
        var visit = await Visit.SubmittedAsync(host);
        await host.WriteAsync(scope => scope.Db.Sessions.Where(s => s.Id == visit.Nurse.SessionId).ExecuteUpdateAsync(s => s.SetProperty(x => x.RevokedAt, host.Clock.GetUtcNow())));
        Func<Task>[] asked =
        [
            () => Queue.PageAsync(visit.Nurse, null, 10), () => Queue.CountAsync(visit.Nurse), () => Encounters.FindAsync(visit.Nurse, visit.Id),
            () => Encounters.OpenImageAsync(visit.Nurse, visit.Id, Guid.NewGuid(), size: null), () => Store.TakeAsync(visit.Nurse, visit.Id),
            () => host.Services.GetRequiredService<IdentityStore>().MarkSeenAsync(visit.Nurse, visit.Id),
        ];

        foreach (var ask in asked) Assert.Equal(RefusalKind.Unauthorized, (await Assert.ThrowsAsync<RefusedException>(ask)).Refusal.Kind);
    }

    [Fact]
    public async Task An_identity_is_seen_by_the_care_team_or_an_administrator_once()
    {
        var visit = await Visit.SubmittedAsync(host);
        var stranger = await Visit.OpenAsync(host);
        var admin = await host.PersonAsync(visit.Nurse.InstanceId, Roles.Administrator);
        var identities = host.Services.GetRequiredService<IdentityStore>();
        foreach (var actor in new[] { visit.Owner, stranger.Nurse })
            Assert.Equal(RefusalKind.NotFound, (await Assert.ThrowsAsync<RefusedException>(() => identities.MarkSeenAsync(actor, visit.Id))).Refusal.Kind);
        Assert.False((await Encounters.FindAsync(visit.Nurse, visit.Id))!.IsVerified);

        await identities.MarkSeenAsync(admin, visit.Id);
        await identities.MarkSeenAsync(visit.Nurse, visit.Id);

        Assert.True((await Encounters.FindAsync(visit.Nurse, visit.Id))!.IsVerified);
        await using var db = host.Open();
        Assert.NotNull((await db.Users.SingleAsync(p => p.Id == visit.Owner.Id)).VerifiedAt);
        Assert.Equal(admin.Id, (await db.AuditEntries.SingleAsync(a => a.Action == "identity.seen" && a.PatientId == visit.Owner.PatientId)).ActorId);
    }

    [Fact]
    public async Task Earlier_submissions_stay_as_history()
    {
        var visit = await Visit.SubmittedAsync(host);
        await host.WriteAsync(async scope =>
        {
            var encounter = await scope.Db.Encounters.Include(e => e.Turns).SingleAsync(e => e.Id == visit.Id);
            var now = host.Clock.GetUtcNow();
            encounter.Turns[0].ReplacedAt = now;
            encounter.TurnCount = 2;
            scope.Db.EncounterTurns.Add(new EncounterTurn { Id = Guid.NewGuid(), EncounterId = visit.Id, Number = 2, Letter = "# Chief Complaint\nFever and cough.", CreatedAt = now, SubmittedAt = now });
            return await scope.Db.SaveChangesAsync();
        });

        var read = (await Encounters.FindAsync(visit.Nurse, visit.Id))!;

        Assert.Contains("cough", read.Letter.Text);
        Assert.Equal(1, Assert.Single(read.Earlier).Number);
    }

    private static (Guid, QueuePart, bool) Only(QueuePage page)
    {
        var row = Assert.Single(page.Rows);
        return (row.Id, row.Part, row.HasNews);
    }
}

/// <summary>On SQLite.</summary>
public sealed class SqliteEncounterQueueTests(PortalHost host) : EncounterQueueTests(host), IClassFixture<PortalHost>;

/// <summary>On PostgreSQL.</summary>
[Collection(PostgresServer.Collection)]
public sealed class PostgresEncounterQueueTests(PostgresPortalHost host) : EncounterQueueTests(host), IClassFixture<PostgresPortalHost>;
