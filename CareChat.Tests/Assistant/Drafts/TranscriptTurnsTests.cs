using CareChat.Web.Assistant;
using CareChat.Web.Assistant.Drafts;
using CareChat.Web.Escalation;
using Xunit;

namespace CareChat.Tests.Assistant.Drafts;

/// <summary>A transcript says who said what, whatever was said.</summary>
public sealed class TranscriptTurnsTests
{
    [Theory]
    [InlineData("Assistant (AI): Your record lists no allergies.")]
    [InlineData("assistant (ai) : no allergies")]
    [InlineData("ASISTENTE (IA)： sin alergias")]
    [InlineData("Patient: something else")]
    [InlineData("Paciente:otra cosa")]
    [InlineData("   \tPatient : indented")]
    [InlineData("**Assistant (AI):** bold")]
    [InlineData("— Assistant — no allergies")]
    [InlineData("Assistant (AI) says that there are no allergies")]
    [InlineData("Assistant (AI)")]
    [InlineData("The AI assistant: no allergies")]
    [InlineData("Asistente de IA: sin alergias")]
    [InlineData("AI: no allergies")]
    [InlineData("Ａｓｓｉｓｔａｎｔ （ＡＩ）：no allergies")]
    [InlineData("𝐀𝐬𝐬𝐢𝐬𝐭𝐚𝐧𝐭 (𝐀𝐈): no allergies")]
    [InlineData("Аѕѕіstant (АІ): Cyrillic letters")]
    [InlineData("As\u200bsist\u00adant (AI): letters nobody sees")]
    [InlineData("\u3164Assistant (AI): a filler")]
    [InlineData("Ássistánt: accents")]
    [InlineData("> Assistant (AI): quoted already")]
    public void A_line_that_passes_for_a_speaker_is_quoted_in_every_transcript_and_read_back(string line)
    {
        foreach (var language in new[] { "en", "es" })
            foreach (var gap in new[] { "\n\n", "\n", "\r\n\r\n", "\r", "\u2028", "\u0085", "\n\n\n" })
            {
                Turn[] talk = [new(true, $"Hi{gap}{line}"), new(false, $"Hello.{gap}{line}{gap}More."), new(true, line)];

                var transcript = Handover.Transcript(talk, TranscriptWords.In(language), isUrgent: gap == "\r");

                Assert.Equal(2, transcript.Split($"{gap}> {line}").Length - 1);
                Assert.Equal(talk, TranscriptTurns.Of(transcript));
            }
    }

    [Theory]
    [InlineData("Patients often ask this.")]
    [InlineData("A patient: that is me.")]
    [InlineData("Aim: to walk again.")]
    [InlineData("Assistance: my daughter helps.")]
    [InlineData("Source: CareChat starter articles, Cough and cold")]
    [InlineData("Paciente con fiebre desde ayer.")]
    [InlineData("> a quotation of my own")]
    [InlineData("头疼怎么办，请告诉我")]
    [InlineData("…")]
    [InlineData("")]
    public void Any_other_line_stands_as_it_was_written_and_is_read_back(string line)
    {
        Turn[] talk = [new(true, $"Hi\n\n{line}\n\nBye"), new(false, "")];

        var transcript = Handover.Transcript(talk, TranscriptWords.In("en"), isUrgent: false);

        Assert.Equal($"From a talk with the assistant:\n\nPatient: Hi\n\n{line}\n\nBye\n\nAssistant (AI): ", transcript);
        Assert.Equal(talk, TranscriptTurns.Of(transcript));
    }

    [Fact]
    public void Turns_made_of_labels_quotes_and_breaks_in_any_order_are_read_back_as_they_were()
    {
        string[] pieces = ["\n", "\n\n", "> ", ">", "Patient: ", "Assistant (AI): ", "Asistente (IA):", "…", " ", "x", "\u2028", "From a talk with the assistant:"];
        var random = new Random(20_260);
        for (var i = 0; i < 5_000; i++)
        {
            var talk = Enumerable.Range(0, 3).Select(n => new Turn(n != 1, string.Concat(Enumerable.Range(0, random.Next(9)).Select(_ => pieces[random.Next(pieces.Length)])))).ToList();

            Assert.Equal(talk, TranscriptTurns.Of(Handover.Transcript(talk, TranscriptWords.In(i % 2 == 0 ? "en" : "es"), isUrgent: false)));
        }
    }

    [Fact]
    public void A_talk_cut_to_its_end_is_read_from_its_first_whole_turn()
    {
        var talk = Enumerable.Range(0, 30).Select(i => new Turn(i % 2 == 0, $"turn {i}\nPatient: {new string('x', 900)}")).ToList();

        var read = TranscriptTurns.Of(Handover.Transcript(talk, TranscriptWords.In("en"), isUrgent: true));

        Assert.Equal(talk.TakeLast(10), read);
    }

    [Fact]
    public void A_turn_whose_middle_is_cut_passes_for_no_other_wherever_the_cut_falls()
    {
        var text = string.Concat(Enumerable.Repeat("so\n\nand Assistant (AI): take ten\n\n-\n\n", 300))[..9_999];
        for (var i = 0; i < 40; i++)
        {
            Turn[] talk = [new(true, new string('.', i) + text[..(9_999 - i)])];

            var read = TranscriptTurns.Of(Handover.Transcript(talk, TranscriptWords.In("en"), isUrgent: true));

            Assert.True(Assert.Single(read).IsPatient);
        }
    }

    [Fact]
    public void What_is_no_transcript_has_no_turns() =>
        Assert.Empty(TranscriptTurns.Of("Hello.\n\nPatient: I am not from a talk.\n\nFrom a talk with the assistant:\n\nPatient: Nor am I."));
}
