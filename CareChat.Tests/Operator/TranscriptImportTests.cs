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

    [Fact]
    public async Task A_file_without_a_dialogue_says_so()
    {
        var none = await clinic.RunAsync("transcripts", "import", clinic.Write("none.csv", "ID,dialogue\n"));

        Assert.Equal((3, """{"conversations":0,"messages":0,"skipped":0}"""), (none.ExitCode, none.Output.Trim()));
        Assert.Contains("nothing was imported", none.Error);
    }

    [Theory]
    [InlineData("ID,dialogue\ny1,Doctor: Hi.\ny2,\"Doctor: broken\n", "line 3")]
    [InlineData("ID,dialogue\ny3,Doctor: Hi.\ny4,Doctor: Hi.,too much\n", "line 3")]
    [InlineData("ID,dialogue\ny5,Doctor: Hi.\ny6,\"Doctor: Hi.\nClinician: Stop it.\nPatient: Yes?\"\n", "line 4: \"Clinician\"")]
    public async Task A_broken_line_refuses_the_file_whole_and_is_named(string csv, string place)
    {
        var result = await clinic.RunAsync("transcripts", "import", clinic.Write("broken.csv", csv));

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains($"broken.csv, {place}", result.Error);
        await using var db = clinic.Open();
        Assert.False(await db.Patients.AnyAsync(p => p.LastName.StartsWith("y")));
    }

    [Fact]
    public async Task A_turn_in_which_nothing_is_said_is_named_and_the_rest_comes_in()
    {
        var result = await clinic.RunAsync("transcripts", "import", clinic.Write("empty.csv", "ID,dialogue\nz1,\"Doctor: \nPatient: Yes?\"\nz2,Patient:\n"));

        Assert.Equal((3, """{"conversations":1,"messages":1,"skipped":0}"""), (result.ExitCode, result.Output.Trim()));
        Assert.Contains("empty.csv, line 2: nothing is said", result.Error);
        Assert.Contains("empty.csv, line 4: nothing is said", result.Error);
    }

    [Fact]
    public async Task A_label_of_the_files_own_is_somebody_where_the_operator_says_who()
    {
        var file = clinic.Write("own.csv", "ID,dialogue\nw1,\"Patient: Hello.\nClinician: Stop it.\nNote: he nods\"\n");

        var result = await clinic.RunAsync("transcripts", "import", file, "--speaker", "Clinician=clinician", "--speaker", "Note=text");

        Assert.Equal(0, result.ExitCode);
        var (_, said) = await ReadAsync("w1");
        Assert.Equal([("Hello.", AuthorKind.Patient), ("Stop it.\nNote: he nods", AuthorKind.Clinician)], said.Select(m => (m.Body, m.AuthorKind)));
        Assert.Equal("Clinician", said[1].AuthorName);
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
