using CareChat.Tests.App;
using CareChat.Tests.Infrastructure;
using CareChat.Web.Data;
using CareChat.Web.Messages.Transcripts;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CareChat.Tests.Operator;

/// <summary><c>transcripts import</c>.</summary>
public sealed class TranscriptImportTests(ProcessClinic clinic) : IClassFixture<ProcessClinic>
{
    private const string Talks = """
        ID,dialogue
        t1,"Doctor: Hello.
        Patient: It hurts here.
        And here.
        Guest_family: He fell, yesterday.
        Doctor: Let me see."
        t2,"Patient: Can I eat?
        Nurse: Yes, ""lightly"".
        Patient: Thank you."

        """;

    [Fact]
    public async Task Dialogues_become_conversations_once_and_wait_only_where_the_patient_spoke_last()
    {
        var file = clinic.Write("talks.csv", Talks);

        var first = await clinic.RunAsync("transcripts", "import", file);
        var second = await clinic.RunAsync("transcripts", "import", clinic.Write("renamed.csv", Talks));

        Assert.Equal("""{"conversations":2,"messages":7,"skipped":0}""", first.Output.Trim());
        Assert.Equal("""{"conversations":0,"messages":0,"skipped":2}""", second.Output.Trim());
        var (one, said) = await ReadAsync("t1");
        Assert.Equal(["Hello.", "It hurts here.\nAnd here.", "He fell, yesterday.", "Let me see."], said.Select(m => m.Body));
        Assert.Equal(["Doctor", null, "Guest family", "Doctor"], said.Select(m => m.AuthorName));
        Assert.Equal([1, 2, 3, 4], said.Select(m => m.Number));
        Assert.All(said.Zip(said.Skip(1)), pair => Assert.True(pair.First.SentAt < pair.Second.SentAt));
        Assert.Equal((null, 0, 1), (one.NeedsReplySince, one.TeamUnread, one.PatientUnread));
        var (two, _) = await ReadAsync("t2");
        Assert.Equal((true, 1, 0), (two.NeedsReplySince is not null, two.TeamUnread, two.PatientUnread));
    }

    [Fact]
    public async Task A_file_of_the_same_numbers_but_other_words_is_not_taken_for_the_same()
    {
        await clinic.RunAsync("transcripts", "import", clinic.Write("one.csv", "ID,dialogue\nx,Doctor: Good morning.\n"));
        var other = await clinic.RunAsync("transcripts", "import", clinic.Write("two.csv", "ID,dialogue\nx,Doctor: Good evening.\n"));

        Assert.Equal("""{"conversations":1,"messages":1,"skipped":0}""", other.Output.Trim());
    }

    [Theory]
    [InlineData("ID,dialogue\ny1,Doctor: Hi.\ny2,\"Doctor: broken\n", "line 3")]
    [InlineData("ID,dialogue\ny3,Doctor: Hi.\ny4,Doctor: Hi.,too much\n", "line 3")]
    [InlineData("ID,dialogue\ny5,Doctor: Hi.\ny6,\"Doctor: \nPatient: Yes?\"\n", "line 3")]
    public async Task A_broken_line_refuses_the_file_whole_and_is_named(string csv, string place)
    {
        var result = await clinic.RunAsync("transcripts", "import", clinic.Write("broken.csv", csv));

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains($"broken.csv, {place}", result.Error);
        await using var db = clinic.Open();
        Assert.False(await db.Patients.AnyAsync(p => p.LastName.StartsWith("y")));
    }

    [SharedDataFact]
    public async Task Every_spoken_line_of_1201_real_dialogues_is_accounted_for()
    {
        var file = SharedData.At("mts-dialog", "train.csv");

        var first = await clinic.RunAsync("transcripts", "import", file);
        var second = await clinic.RunAsync("transcripts", "import", file);

        Assert.Equal(1201, first.Json.GetProperty("conversations").GetInt32());
        Assert.Equal("""{"conversations":0,"messages":0,"skipped":1201}""", second.Output.Trim());
        await using var db = clinic.Open();
        var stored = (await db.Messages.OrderBy(m => m.Seq).Select(m => new { Dialogue = m.Conversation!.Patient!.LastName, m.Body }).ToListAsync())
            .ToLookup(m => m.Dialogue, m => m.Body);
        await using var stream = File.OpenRead(file);
        var lines = 0;
        await foreach (var transcript in TranscriptReader.ReadAsync(stream, file))
        {
            Assert.Equal(transcript.Turns.Select(t => t.Text.Trim()), stored[transcript.Id]);
            lines += transcript.Turns.Count;
        }
        Assert.Equal(lines, first.Json.GetProperty("messages").GetInt32());
    }

    private async Task<(Conversation Conversation, List<Message> Messages)> ReadAsync(string id)
    {
        await using var db = clinic.Open();
        var conversation = await db.Conversations.SingleAsync(c => c.Patient!.LastName == id);
        return (conversation, await db.Messages.Where(m => m.ConversationId == conversation.Id).OrderBy(m => m.Number).ToListAsync());
    }
}
