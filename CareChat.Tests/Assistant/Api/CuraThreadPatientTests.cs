using CareChat.Tests.App;
using CareChat.Tests.PatientApi;
using CareChat.Web.Data;
using CareChat.Web.Messages;
using CareChat.Web.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Assistant.Api;

/// <summary>Threads and the patients their calls are about (contract B.2), whatever the database.</summary>
public abstract class CuraThreadPatientTests(CuraHost host)
{
    [Fact]
    public async Task A_thread_is_about_one_patient()
    {
        using var http = host.Http;
        var (one, two) = (await host.PatientAsync(host.Instance.Id, "Ada"), await host.PatientAsync(host.Instance.Id, "Lee"));
        var thread = await http.ThreadAsync(new { patientId = one.PatientId });

        await http.ChatAsync(new { message = "Hi", threadId = thread, patientId = two.PatientId }).FailsAsync(400, "patientId does not match thread");
        await http.AskAsync(new { message = "about-ada", threadId = thread, patientId = one.PatientId });

        Assert.StartsWith("Ada", host.Answerer.Asked.Single(q => q.Text == "about-ada").Patient!.Name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_thread_without_a_patient_stays_so_whomever_a_call_is_about()
    {
        using var http = host.Http;
        var patient = await host.PatientAsync(host.Instance.Id, "Kim");
        var thread = await http.ThreadAsync();

        await http.AskAsync(new { message = "about-kim", threadId = thread, patientId = patient.PatientId });
        await http.AskAsync(new { message = "about-nobody", threadId = thread });

        Assert.NotNull(host.Answerer.Asked.Single(q => q.Text == "about-kim").Patient);
        Assert.Null(host.Answerer.Asked.Single(q => q.Text == "about-nobody").Patient);
        Assert.Null((await http.ShowAsync(thread)).Text("patientId"));
    }

    [Fact]
    public async Task Two_patients_never_meet_on_a_thread_without_one()
    {
        using var http = host.Http;
        var (kim, lee) = (await host.PatientAsync(host.Instance.Id, "Kim"), await host.PatientAsync(host.Instance.Id, "Lee"));
        var thread = await http.ThreadAsync();

        var general = await ContextAsync("meet-general", null);
        var first = await ContextAsync("meet-kim", kim.PatientId);
        var nobody = await ContextAsync("meet-kim-goes-on", null);
        var second = await ContextAsync("meet-lee", lee.PatientId);
        var third = await ContextAsync("meet-lee-again", lee.PatientId);
        var goesOn = await ContextAsync("meet-lee-goes-on", null);
        var back = await ContextAsync("meet-kim-again", kim.PatientId);

        Assert.Empty(general);
        Assert.Equal(["meet-general"], first);
        Assert.Equal(["meet-general", "meet-kim"], nobody);
        Assert.Empty(second);
        Assert.Equal(["meet-lee"], third);
        Assert.Equal(["meet-lee", "meet-lee-again"], goesOn);
        Assert.Empty(back);
        Assert.Equal(14, (await http.ShowAsync(thread)).GetProperty("messageCount").GetInt32());

        async Task<IEnumerable<string>> ContextAsync(string message, Guid? patientId)
        {
            await http.AskAsync(patientId is { } id ? new { message, threadId = thread, patientId = id } : new { message, threadId = thread });
            return host.Answerer.Asked.Single(q => q.Text == message).History.Where(t => t.IsPatient).Select(t => t.Text);
        }
    }

    [Fact]
    public async Task A_call_is_audited_with_the_patient_it_was_about()
    {
        using var http = host.Http;
        var (linked, named) = (await host.PatientAsync(host.Instance.Id, "Ada"), await host.PatientAsync(host.Instance.Id, "Bo"));
        var (ofAda, ofNobody) = (await http.ThreadAsync(new { patientId = linked.PatientId }), await http.ThreadAsync());

        await http.AskAsync(new { message = "Hi", threadId = ofAda });
        await http.AskAsync(new { message = "Hi", threadId = ofNobody, patientId = named.PatientId });

        await using var db = host.Open();
        foreach (var patientId in new[] { linked.PatientId, named.PatientId })
            Assert.Equal(host.Key.KeyId, (await db.AuditEntries.SingleAsync(a => a.Action == "assistant.asked" && a.PatientId == patientId)).ActorId);
    }

    [Fact]
    public async Task What_is_said_on_a_thread_is_seen_by_no_person_and_found_by_no_search()
    {
        using var http = host.Http;
        var patient = await host.PatientAsync(host.Instance.Id, "Rob");
        var dana = await host.PersonAsync(host.Instance.Id, Roles.Clinician);
        var rob = await host.PersonAsync(host.Instance.Id, Roles.Patient, patient.PatientId);
        await http.AskAsync(new { message = "thread-canary", threadId = await http.ThreadAsync(new { patientId = patient.PatientId }) });

        await using var db = host.Open();
        var search = host.Services.GetRequiredService<SearchStore>();
        await host.Services.GetRequiredService<MessageStore>().PostAsync(rob, new PostMessage(patient.Id, "line-canary"));
        Assert.Single((await search.FindAsync(dana, new SearchRequest("line-canary", null, 0, 10))).Hits);
        Assert.Empty((await search.FindAsync(dana, new SearchRequest("thread-canary", null, 0, 10))).Hits);
        foreach (var actor in new[] { dana, rob, new Actor { Kind = ActorKind.ApiClient, InstanceId = host.Instance.Id } })
            Assert.False(await db.Conversations.VisibleTo(actor).AnyAsync(c => c.Kind == ConversationKind.Assistant));
    }
}

/// <summary>On SQLite.</summary>
public sealed class SqliteCuraThreadPatientTests(CuraHost host) : CuraThreadPatientTests(host), IClassFixture<CuraHost>;

/// <summary>On PostgreSQL.</summary>
[Collection(PostgresServer.Collection)]
public sealed class PostgresCuraThreadPatientTests(PostgresCuraHost host) : CuraThreadPatientTests(host), IClassFixture<PostgresCuraHost>;
