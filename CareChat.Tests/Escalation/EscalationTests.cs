using CareChat.Tests.App;
using CareChat.Tests.Assistant;
using CareChat.Web.Assistant;
using CareChat.Web.Data;
using CareChat.Web.Escalation;
using CareChat.Web.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Escalation;

/// <summary>What happens where a message tells of danger, wherever it was written; whatever the database.</summary>
public abstract partial class EscalationTests(CuraHost host)
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

    [Theory]
    [InlineData("electrocute", null, "es", "Llame")]
    [InlineData("me electrocute", "en", "es", "Llame")]
    [InlineData("me electrocute", "es-MX", null, "Llame")]
    [InlineData("electrocute", "es", "en", "Call 911")]
    [InlineData("electrocute", null, null, "Call 911")]
    [InlineData("my husband was electrocuted and does not breathe", "es", "es", "Call 911")]
    [InlineData("no puedo respirar, me duele el pecho", "en", "en", "Llame")]
    public async Task Words_that_do_not_show_their_language_are_answered_in_that_of_their_reader(string said, string? record, string? page, string answer)
    {
        var line = await host.PatientAsync(host.Instance.Id, "Eva");
        var eva = await host.PersonAsync(host.Instance.Id, Roles.Patient, line.PatientId);
        await host.WriteAsync(scope => scope.Db.Patients.Where(p => p.Id == line.PatientId).ExecuteUpdateAsync(p => p.SetProperty(x => x.Language, record)));

        await Messages.PostAsync(eva, new PostMessage(line.Id, said) { Reader = page });

        Assert.Contains(answer, (await SaidAsync(line.Id))[1].Body, StringComparison.Ordinal);
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

    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    public void A_turn_too_long_for_a_message_keeps_both_its_ends(string language)
    {
        var text = "It began today. " + string.Concat(Enumerable.Repeat("😀 and so on ", 760)) + " Now I can't breathe";
        Assert.InRange(text.Length, 9_700, MessageStore.LongestBody);

        foreach (var padded in Enumerable.Range(0, 4).Select(i => text.PadLeft(MessageStore.LongestBody - i, '.')))
        {
            var transcript = Handover.Transcript([new Turn(true, "Hello"), new Turn(true, padded)], TranscriptWords.In(language), isUrgent: true);
            Assert.InRange(transcript.Length, 9_900, MessageStore.LongestBody);
            Assert.Contains("It began today.", transcript);
            Assert.Contains(" … ", transcript);
            Assert.EndsWith("Now I can't breathe", transcript);
            Assert.DoesNotContain(transcript.EnumerateRunes(), rune => rune.Value == 0xFFFD);
        }
    }

    [Fact]
    public void A_letter_fits_into_a_message_with_both_its_ends()
    {
        var letter = "# CC\nRash." + new string('x', 9_960) + "\nI can't breathe";

        var text = Handover.Letter(letter, TranscriptWords.In("en"), isUrgent: true);

        Assert.InRange(text.Length, 9_900, MessageStore.LongestBody);
        Assert.StartsWith("Urgent, from a new letter:\n\n# CC\nRash.", text);
        Assert.EndsWith("I can't breathe", text);
        Assert.Equal("From a new letter:\n\nShort.", Handover.Letter("Short.", TranscriptWords.In("en"), isUrgent: false));
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
