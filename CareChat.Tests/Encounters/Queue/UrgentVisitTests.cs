using CareChat.Tests.App;
using CareChat.Web.Conversations;
using CareChat.Web.Data;
using CareChat.Web.Encounters;
using CareChat.Web.Encounters.Queue;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Encounters.Queue;

/// <summary>On SQLite.</summary>
public sealed class SqliteUrgentVisitTests(PortalHost host) : UrgentVisitTests(host), IClassFixture<PortalHost>;

/// <summary>On PostgreSQL.</summary>
[Collection(PostgresServer.Collection)]
public sealed class PostgresUrgentVisitTests(PostgresPortalHost host) : UrgentVisitTests(host), IClassFixture<PostgresPortalHost>;

/// <summary>A visit in which somebody tells of danger stands where the care team looks first, on either database.</summary>
public abstract class UrgentVisitTests(PortalHost host)
{
    private readonly InboxStore inbox = host.Services.GetRequiredService<InboxStore>();

    [Fact]
    public async Task Danger_in_a_visit_stands_first_in_the_inbox_until_somebody_answers_and_leads_to_its_desk()
    {
        var visit = await Visit.TakenAsync(host);
        Assert.Empty((await inbox.PageAsync(visit.Nurse, InboxView.All, null, 30)).Rows);

        await visit.SayAsync(visit.Owner, "I have crushing chest pain and I can't breathe");

        var row = Assert.Single((await inbox.PageAsync(visit.Nurse, InboxView.All, null, 30)).Rows);
        Assert.Equal((InboxGroup.Urgent, $"/queue/{visit.Id:D}"), (row.Group, InboxWords.Address(InboxView.All, row)));
        Assert.Equal(1, (await inbox.CountAsync(visit.Nurse)).Urgent);
        Assert.True((await host.Services.GetRequiredService<EncounterQueue>().PageAsync(visit.Nurse, null, 30)).Rows.Single().IsUrgent);
        Assert.NotNull((await host.Services.GetRequiredService<EncounterReading>().FindAsync(visit.Nurse, visit.Id))!.UrgentSince);

        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await visit.SayAsync(visit.Nurse, "Help is on its way.");
        Assert.Empty((await inbox.PageAsync(visit.Nurse, InboxView.All, null, 30)).Rows);
    }

    [Fact]
    public async Task A_clinician_of_another_instance_sees_nothing_of_it()
    {
        var visit = await Visit.TakenAsync(host);
        await visit.SayAsync(visit.Owner, "I have crushing chest pain and I can't breathe");
        var instance = await host.InstanceAsync($"far-{Guid.NewGuid():N}");
        var stranger = await host.PersonAsync(instance.Id, Roles.Clinician);

        Assert.Empty((await inbox.PageAsync(stranger, InboxView.All, null, 30)).Rows);
        Assert.Equal(0, (await inbox.CountAsync(stranger)).Urgent);
    }
}
