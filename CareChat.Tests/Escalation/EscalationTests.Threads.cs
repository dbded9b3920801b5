using CareChat.Tests.App;
using CareChat.Tests.Assistant;
using CareChat.Tests.PatientApi;
using CareChat.Web.Assistant;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CareChat.Tests.Escalation;

/// <summary>Danger in a program's question, on a thread or by itself.</summary>
public abstract partial class EscalationTests
{
    [Fact]
    public async Task On_a_thread_the_fixed_text_is_the_answer_and_nothing_else_is_asked()
    {
        using var http = host.Http;
        var line = await host.PatientAsync(host.Instance.Id, "Fay");
        var thread = await http.ThreadAsync(new { patientId = line.PatientId });
        await http.AskAsync(new { message = "Can I eat before my test?", threadId = thread });

        var answer = await http.AskAsync(new { message = InDanger, threadId = thread });

        Assert.Equal(["success", "response", "threadId", "messageCount", "escalated"], answer.Keys());
        Assert.Equal((4, true), (answer.GetProperty("messageCount").GetInt32(), answer.GetProperty("escalated").GetBoolean()));
        Assert.Contains("911", answer.Text("response"), StringComparison.Ordinal);
        Assert.DoesNotContain(host.Answerer.Asked, q => q.Text == InDanger && q.History.Any(t => t.Text == "Can I eat before my test?"));
        var handed = Assert.Single(await SaidAsync(line.Id));
        Assert.Equal(AuthorKind.System, handed.AuthorKind);
        Assert.Contains("Can I eat before my test?", handed.Body, StringComparison.Ordinal);
        Assert.EndsWith(InDanger, handed.Body, StringComparison.Ordinal);
        var conversation = await ReadAsync(line.Id);
        Assert.True(conversation is { UrgentSince: not null, NeedsReplySince: not null, TeamUnread: 1 });
    }

    [Fact]
    public async Task What_was_handed_over_stays_when_its_thread_ends()
    {
        using var http = host.Http;
        var line = await host.PatientAsync(host.Instance.Id, "Gus");
        var thread = await http.ThreadAsync(new { patientId = line.PatientId });
        await http.AskAsync(new { message = InDanger, threadId = thread });

        using var deleted = await http.DeleteAsync($"/api/cura/threads/{thread}");

        Assert.Equal(200, (int)deleted.StatusCode);
        Assert.Contains(InDanger, Assert.Single(await SaidAsync(line.Id)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_by_itself_that_tells_of_danger_calls_people_too()
    {
        using var http = host.Http;
        var line = await host.PatientAsync(host.Instance.Id, "Hal");

        var answer = await http.AskAsync(new { message = InDanger, patientId = line.PatientId });
        var nobodys = await http.AskAsync(new { message = InDanger });

        Assert.Equal(["success", "response", "escalated"], answer.Keys());
        Assert.Contains("care team", answer.Text("response"), StringComparison.Ordinal);
        Assert.True(nobodys.GetProperty("escalated").GetBoolean());
        Assert.DoesNotContain("care team", nobodys.Text("response"), StringComparison.Ordinal); // nobody has told one
        Assert.NotNull((await ReadAsync(line.Id)).UrgentSince);
    }

    [Fact]
    public async Task On_a_thread_without_a_patient_the_team_of_the_one_who_was_named_is_called_and_reads_of_nobody_else()
    {
        using var http = host.Http;
        var (kay, lou) = (await host.PatientAsync(host.Instance.Id, "Kay"), await host.PatientAsync(host.Instance.Id, "Lou"));
        var thread = await http.ThreadAsync();
        await http.AskAsync(new { message = "words-of-kay", threadId = thread, patientId = kay.PatientId });
        await http.AskAsync(new { message = "words-of-lou", threadId = thread, patientId = lou.PatientId });

        var answer = await http.AskAsync(new { message = InDanger, threadId = thread, patientId = lou.PatientId });

        Assert.True(answer.GetProperty("escalated").GetBoolean());
        Assert.Contains("care team", answer.Text("response"), StringComparison.Ordinal);
        var handed = Assert.Single(await SaidAsync(lou.Id));
        Assert.Contains("words-of-lou", handed.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("words-of-kay", handed.Body, StringComparison.Ordinal);
        Assert.NotNull((await ReadAsync(lou.Id)).UrgentSince);
        Assert.True(await AuditedAsync(lou.PatientId));
        Assert.Empty(await SaidAsync(kay.Id));
    }

    [Fact]
    public async Task A_retried_call_about_danger_calls_people_once()
    {
        using var http = host.Http;
        var line = await host.PatientAsync(host.Instance.Id, "Mia");
        http.DefaultRequestHeaders.Add("Idempotency-Key", Guid.NewGuid().ToString());

        var first = await http.AskAsync(new { message = InDanger, patientId = line.PatientId });
        var second = await http.AskAsync(new { message = InDanger, patientId = line.PatientId });

        Assert.Equal(first.GetRawText(), second.GetRawText());
        Assert.Single(await SaidAsync(line.Id));
    }

    [Fact]
    public async Task A_cry_for_help_on_a_thread_that_has_ended_is_refused_with_the_number_to_call()
    {
        using var http = host.Http;
        var line = await host.PatientAsync(host.Instance.Id, "Nan");

        using var refused = await http.ChatAsync(new { message = InDanger, threadId = "10001", patientId = line.PatientId });
        await http.ChatAsync(new { message = "Hello", threadId = "10001" }).FailsAsync(404, "Thread not found or expired");

        var json = await refused.JsonAsync(404);
        Assert.Equal(["success", "error", "emergency"], json.Keys());
        Assert.Contains("Call 911 now", json.Text("emergency"));
    }

    [Fact]
    public async Task Danger_is_answered_where_the_assistant_is_off()
    {
        using var http = host.Http;
        var line = await host.PatientAsync(host.Instance.Id, "Ida");
        await host.WriteAsync(async scope => await scope.Db.Patients.Where(p => p.Id == line.PatientId).ExecuteUpdateAsync(set => set.SetProperty(p => p.AssistantDisabled, true)));

        var answer = await http.AskAsync(new { message = InDanger, patientId = line.PatientId });

        Assert.True(answer.GetProperty("escalated").GetBoolean());
    }
}
