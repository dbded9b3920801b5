using CareChat.Tests.App;
using CareChat.Tests.Assistant;
using CareChat.Tests.PatientApi;
using CareChat.Web.Assistant;
using CareChat.Web.Data;
using CareChat.Web.Escalation;
using CareChat.Web.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Escalation;

/// <summary>What happens where a message tells of danger, wherever it was written; whatever the database.</summary>
public abstract class EscalationTests(CuraHost host)
{
    private const string InDanger = "I have crushing chest pain and my left arm is numb";

    private MessageStore Messages => host.Services.GetRequiredService<MessageStore>();

    [Fact]
    public async Task A_patient_in_danger_gets_the_number_and_the_team_an_urgent_item()
    {
        var line = await host.PatientAsync(host.Instance.Id, "Ada");
        var ada = await host.PersonAsync(host.Instance.Id, Roles.Patient, line.PatientId);

        await Messages.PostAsync(ada, new PostMessage(line.Id, InDanger));

        var conversation = await ReadAsync(line.Id);
        var said = await SaidAsync(line.Id);
        Assert.Equal([AuthorKind.Patient, AuthorKind.System], said.Select(m => m.AuthorKind));
        Assert.Contains("911", said[1].Body, StringComparison.Ordinal);
        Assert.Equal(conversation.LastSentAt.AddMilliseconds(-1), conversation.UrgentSince);
        Assert.NotNull(conversation.NeedsReplySince);
        Assert.True(await AuditedAsync(line.PatientId));
    }

    [Fact]
    public async Task An_answer_of_the_team_ends_the_urgency()
    {
        var line = await host.PatientAsync(host.Instance.Id, "Bea");
        var bea = await host.PersonAsync(host.Instance.Id, Roles.Patient, line.PatientId);
        var dana = await host.PersonAsync(host.Instance.Id, Roles.Clinician);
        await Messages.PostAsync(bea, new PostMessage(line.Id, InDanger));

        await Messages.PostAsync(dana, new PostMessage(line.Id, "An ambulance is on its way."));

        Assert.Null((await ReadAsync(line.Id)).UrgentSince);
    }

    [Fact]
    public async Task A_clinicians_words_about_danger_call_nobody()
    {
        var line = await host.PatientAsync(host.Instance.Id, "Cid");
        var dana = await host.PersonAsync(host.Instance.Id, Roles.Clinician);

        await Messages.PostAsync(dana, new PostMessage(line.Id, InDanger));

        Assert.Single(await SaidAsync(line.Id));
        Assert.Null((await ReadAsync(line.Id)).UrgentSince);
    }

    [Fact]
    public async Task A_message_in_Spanish_is_answered_in_Spanish()
    {
        var line = await host.PatientAsync(host.Instance.Id, "Eva");
        var eva = await host.PersonAsync(host.Instance.Id, Roles.Patient, line.PatientId);

        await Messages.PostAsync(eva, new PostMessage(line.Id, "No puedo respirar y me duele mucho el pecho"));

        Assert.Contains("Llame", (await SaidAsync(line.Id))[1].Body, StringComparison.Ordinal);
    }

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
    public async Task Danger_is_answered_where_the_assistant_is_off()
    {
        using var http = host.Http;
        var line = await host.PatientAsync(host.Instance.Id, "Ida");
        await host.WriteAsync(async scope => await scope.Db.Patients.Where(p => p.Id == line.PatientId).ExecuteUpdateAsync(set => set.SetProperty(p => p.AssistantDisabled, true)));

        var answer = await http.AskAsync(new { message = InDanger, patientId = line.PatientId });

        Assert.True(answer.GetProperty("escalated").GetBoolean());
    }

    [Fact]
    public void A_talk_too_long_for_a_message_loses_its_oldest_turns()
    {
        var talk = Enumerable.Range(0, 30).Select(i => new Turn(i % 2 == 0, $"turn {i} " + new string('x', 900))).ToList();

        var transcript = Handover.Transcript(talk, TranscriptWords.In("es"), isUrgent: false);

        Assert.InRange(transcript.Length, 8_000, MessageStore.LongestBody);
        Assert.StartsWith("De una conversación con el asistente:\n\n…\n\n", transcript, StringComparison.Ordinal);
        Assert.Contains("turn 29", transcript, StringComparison.Ordinal);
        Assert.InRange(Handover.Transcript([new Turn(true, new string('x', 10_000))], TranscriptWords.In("en"), isUrgent: true).Length, 9_000, MessageStore.LongestBody);
    }

    private async Task<Conversation> ReadAsync(Guid conversationId)
    {
        await using var db = host.Open();
        return await db.Conversations.SingleAsync(c => c.Id == conversationId);
    }

    private async Task<List<Message>> SaidAsync(Guid conversationId)
    {
        await using var db = host.Open();
        return await db.Messages.Where(m => m.ConversationId == conversationId).OrderBy(m => m.Number).ToListAsync();
    }

    private async Task<bool> AuditedAsync(Guid? patientId)
    {
        await using var db = host.Open();
        return await db.AuditEntries.AnyAsync(a => a.Action == "danger.found" && a.PatientId == patientId);
    }
}

/// <summary>On SQLite.</summary>
public sealed class SqliteDangerTests(CuraHost host) : EscalationTests(host), IClassFixture<CuraHost>;

/// <summary>On PostgreSQL.</summary>
[Collection(PostgresServer.Collection)]
public sealed class PostgresDangerTests(PostgresCuraHost host) : EscalationTests(host), IClassFixture<PostgresCuraHost>;
