using CareChat.Tests.App;
using CareChat.Tests.Assistant;
using CareChat.Tests.PatientApi;
using CareChat.Web.Conversations;
using CareChat.Web.Data;
using CareChat.Web.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Escalation;

/// <summary>What only may be danger is put before a nurse, and frightens nobody; whatever the database.</summary>
public abstract partial class NurseLookTests(CuraHost host)
{
    private const string MayBe = "I have been a bit breathless this week";
    private const string InDanger = "I have crushing chest pain and my left arm is numb";

    private MessageStore Messages => host.Services.GetRequiredService<MessageStore>();

    [Fact]
    public async Task The_inbox_says_that_a_nurse_should_look_and_the_patient_is_told_nothing()
    {
        var (line, ada) = await PatientAsync("Ada");

        var posted = await Messages.PostAsync(ada, new PostMessage(line.Id, MayBe));

        Assert.Single(await SaidAsync(line.Id));
        Assert.True(await ReadAsync(line.Id) is { UrgentSince: not null, IsForNurse: true });
        await using var db = host.Open();
        Assert.Equal(ReplyMakers.Look, (await db.AssistantReplies.SingleAsync(r => r.MessageId == posted.Id)).Maker);
        Assert.True(await db.AuditEntries.AnyAsync(e => e.PatientId == line.PatientId && e.Action == "danger.supposed"));
        var nurse = await host.PersonAsync(host.Instance.Id, Roles.Clinician);
        Assert.True((await host.Services.GetRequiredService<InboxStore>().FindAsync(nurse, line.Id))!.IsForNurse);
    }

    [Fact]
    public async Task Danger_that_is_told_outright_outweighs_it_and_is_not_outweighed_by_it()
    {
        var (line, bea) = await PatientAsync("Bea");

        await Messages.PostAsync(bea, new PostMessage(line.Id, MayBe));
        await Messages.PostAsync(bea, new PostMessage(line.Id, InDanger));
        await Messages.PostAsync(bea, new PostMessage(line.Id, MayBe));

        Assert.True(await ReadAsync(line.Id) is { UrgentSince: not null, IsForNurse: false });
        Assert.Equal([AuthorKind.Patient, AuthorKind.Patient, AuthorKind.System, AuthorKind.Patient], (await SaidAsync(line.Id)).Select(m => m.AuthorKind));
    }

    [Fact]
    public async Task After_an_answer_it_begins_anew()
    {
        var (line, cid) = await PatientAsync("Cid");
        var nurse = await host.PersonAsync(host.Instance.Id, Roles.Clinician);
        await Messages.PostAsync(cid, new PostMessage(line.Id, InDanger));
        await Messages.PostAsync(nurse, new PostMessage(line.Id, "Are you safe now?"));

        await Messages.PostAsync(cid, new PostMessage(line.Id, MayBe));

        Assert.True(await ReadAsync(line.Id) is { UrgentSince: not null, IsForNurse: true });
    }

    [Fact]
    public async Task On_a_thread_no_article_answers_it_and_the_care_team_reads_it()
    {
        using var http = host.Http;
        var (line, _) = await PatientAsync("Dee");
        var thread = await http.ThreadAsync(new { patientId = line.PatientId });

        var answer = await http.AskAsync(new { message = MayBe, threadId = thread });
        await http.AskAsync(new { message = MayBe + ", again", threadId = thread });

        Assert.False(answer.TryGetProperty("escalated", out _));
        Assert.True(answer.GetProperty("careTeamNotified").GetBoolean());
        Assert.StartsWith("This is a question for a nurse", answer.Text("response"), StringComparison.Ordinal);
        Assert.DoesNotContain("911", answer.Text("response"), StringComparison.Ordinal);
        Assert.DoesNotContain(host.Answerer.Asked, question => question.Text == MayBe);
        var handed = await SaidAsync(line.Id);
        Assert.Equal(2, handed.Count);
        Assert.All(handed, m => Assert.DoesNotContain("Urgent", m.Body, StringComparison.Ordinal));
        Assert.EndsWith(MayBe, handed[0].Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Patient: " + MayBe + "\n", handed[1].Body, StringComparison.Ordinal); // the team has it already
        Assert.True(await ReadAsync(line.Id) is { UrgentSince: not null, IsForNurse: true });
    }

    [Fact]
    public async Task A_question_by_itself_reaches_the_care_team_where_there_is_one()
    {
        using var http = host.Http;
        var (line, _) = await PatientAsync("Eli");

        var answer = await http.AskAsync(new { message = MayBe, patientId = line.PatientId });
        var nobodys = await http.AskAsync(new { message = MayBe });

        Assert.True(answer.GetProperty("careTeamNotified").GetBoolean());
        Assert.False(nobodys.TryGetProperty("careTeamNotified", out _));
        Assert.DoesNotContain("does not reach", answer.Text("response"), StringComparison.Ordinal);
        Assert.Contains("it does not reach one from here. Call your care team today.", nobodys.Text("response"), StringComparison.Ordinal);
        Assert.Single(await SaidAsync(line.Id));
    }

    [Theory]
    [InlineData("I have been a bit breathless this week. What medicines do I take?", "Answer to: ")]
    [InlineData("No duermo desde hace 5 noches. ¿Sirve la miel?", "Esta pregunta es para una enfermera")]
    [InlineData("I have been a bit breathless this week, is honey good for that?", "This is a question for a nurse")]
    public async Task The_record_answers_what_is_asked_of_it_and_a_nurse_the_rest(string message, string begins)
    {
        using var http = host.Http;

        var answer = await http.AskAsync(new { message, patientData = new { medications = "Losartan" } });

        Assert.StartsWith(begins, answer.Text("response"), StringComparison.Ordinal);
    }

    private async Task<(Conversation Line, Actor Patient)> PatientAsync(string name)
    {
        var line = await host.PatientAsync(host.Instance.Id, name);
        return (await ReadAsync(line.Id), await host.PersonAsync(host.Instance.Id, Roles.Patient, line.PatientId));
    }

    private async Task<Conversation> ReadAsync(Guid id)
    {
        await using var db = host.Open();
        return await db.Conversations.AsNoTracking().SingleAsync(c => c.Id == id);
    }

    private async Task<List<Message>> SaidAsync(Guid id)
    {
        await using var db = host.Open();
        return await db.Messages.AsNoTracking().Where(m => m.ConversationId == id).OrderBy(m => m.Number).ToListAsync();
    }
}

/// <summary>On SQLite.</summary>
public sealed class SqliteNurseLookTests(CuraHost host) : NurseLookTests(host), IClassFixture<CuraHost>;

/// <summary>On PostgreSQL.</summary>
[Collection(PostgresServer.Collection)]
public sealed class PostgresNurseLookTests(PostgresCuraHost host) : NurseLookTests(host), IClassFixture<PostgresCuraHost>;
