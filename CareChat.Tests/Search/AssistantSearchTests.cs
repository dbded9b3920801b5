using System.Diagnostics;
using CareChat.Tests.App;
using CareChat.Tests.Assistant;
using CareChat.Tests.PatientApi;
using CareChat.Web.Assistant.Talks;
using CareChat.Web.Data;
using CareChat.Web.Messages;
using CareChat.Web.Search;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Search;

/// <summary>On SQLite.</summary>
public sealed class SqliteAssistantSearchTests(CuraHost host) : AssistantSearchTests(host), IClassFixture<CuraHost>;

/// <summary>On PostgreSQL.</summary>
[Collection(PostgresServer.Collection)]
public sealed class PostgresAssistantSearchTests(PostgresCuraHost host) : AssistantSearchTests(host), IClassFixture<PostgresCuraHost>;

/// <summary>What is said to the assistant is between a patient, or a program, and the assistant.</summary>
public abstract class AssistantSearchTests(CuraHost host)
{
    private readonly MessageStore messages = host.Services.GetRequiredService<MessageStore>();
    private readonly SearchStore search = host.Services.GetRequiredService<SearchStore>();

    [Fact]
    public async Task A_search_finds_what_the_care_team_was_told_and_nothing_of_a_thread_or_a_talk()
    {
        using var http = host.Http;
        var line = await host.PatientAsync(host.Instance.Id, "Rob");
        var nurse = await host.PersonAsync(host.Instance.Id, Roles.Clinician);
        var rob = await host.PersonAsync(host.Instance.Id, Roles.Patient, line.PatientId);
        var pair = await host.ApiClientAsync(host.Instance.Id);
        var program = new Actor { Kind = ActorKind.ApiClient, Id = pair.Id, InstanceId = host.Instance.Id };
        await http.AskAsync(new { message = "May a canary eat this?", threadId = await http.ThreadAsync(new { patientId = line.PatientId }) });
        var talk = await host.Services.GetRequiredService<TalkStore>().OpenAsync(rob);
        await messages.PostAsync(rob, new PostMessage(talk!.ConversationId, "May a canary drink this?"));
        await messages.PostAsync(rob, new PostMessage(line.Id, "My canary sings."));

        foreach (var actor in new[] { nurse, rob, program })
            foreach (var patient in new[] { line.PatientId, null })
                Assert.Equal(["My canary sings."], await FindAsync(actor, patient));
    }

    /// <summary>What is found once the index has come to the last message, which is behind those of the assistant.</summary>
    private async Task<IReadOnlyList<string>> FindAsync(Actor actor, Guid? patient)
    {
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(20))
        {
            var page = await search.FindAsync(actor, new SearchRequest("canary", patient, 0, 50));
            if (page.Total > 0 || waited.Elapsed > TimeSpan.FromSeconds(10)) return [.. page.Hits.Select(h => h.Message.Body)];
        }
    }
}
