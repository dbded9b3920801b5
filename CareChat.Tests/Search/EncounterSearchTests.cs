using CareChat.Tests.App;
using CareChat.Tests.Encounters;
using CareChat.Web.Data;
using CareChat.Web.Messages;
using CareChat.Web.Search;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Search;

/// <summary>On SQLite.</summary>
public sealed class SqliteEncounterSearchTests(PortalHost host) : EncounterSearchTests(host), IClassFixture<PortalHost>;

/// <summary>On PostgreSQL.</summary>
[Collection(PostgresServer.Collection)]
public sealed class PostgresEncounterSearchTests(PostgresPortalHost host) : EncounterSearchTests(host), IClassFixture<PostgresPortalHost>;

/// <summary>Messages of encounters are the care team's and their owner's, and no API client's (contract part D).</summary>
public abstract class EncounterSearchTests(PortalHost host)
{
    private readonly MessageStore messages = host.Services.GetRequiredService<MessageStore>();
    private readonly SearchStore search = host.Services.GetRequiredService<SearchStore>();

    [Fact]
    public async Task An_api_client_neither_finds_nor_counts_messages_of_encounters()
    {
        var visit = await Visit.TakenAsync(host);
        var line = await host.PatientAsync(visit.Nurse.InstanceId, "Liz", "Conn");
        var client = new Actor { Kind = ActorKind.ApiClient, Id = Guid.NewGuid(), InstanceId = visit.Nurse.InstanceId, Name = "program" };
        for (var i = 1; i <= 5; i++)
        {
            await messages.PostAsync(visit.Nurse, new PostMessage(visit.Id, $"amoxicillin twice {i}"));
            if (i % 2 == 0) await messages.PostAsync(visit.Nurse, new PostMessage(line.Id, $"amoxicillin once {i}"));
        }

        Assert.Equal((7, 7), await CountAsync(visit.Nurse, "amoxi"));
        Assert.Equal((5, 5), await CountAsync(visit.Nurse, "\"amoxicillin twice\""));
        Assert.Equal((2, 2), await CountAsync(client, "amoxi"));
        Assert.Equal((0, 0), await CountAsync(client, "\"amoxicillin twice\""));
        var second = await search.FindAsync(client, new SearchRequest("amoxi", null, 1, 1));
        Assert.Equal((1, 2), (second.Hits.Count, second.Total));
        Assert.Equal((0, 0), await CountAsync(client, "amoxi", visit.Owner.PatientId));
    }

    private async Task<(int Hits, int Total)> CountAsync(Actor actor, string query, Guid? patientId = null)
    {
        var page = await search.FindAsync(actor, new SearchRequest(query, patientId, 0, 50));
        return (page.Hits.Count, page.Total);
    }
}
