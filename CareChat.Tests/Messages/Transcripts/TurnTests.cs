using CareChat.Web.Data;
using CareChat.Web.Messages.Transcripts;
using Xunit;

namespace CareChat.Tests.Messages.Transcripts;

public class TurnTests
{
    [Fact]
    public async Task A_dialogue_is_cut_into_turns_with_their_speakers()
    {
        var turns = await Transcripts.TurnsAsync("Doctor: What brings you here? \r\nPatient: My knee.\r\nGuest_family: He fell.");
        Assert.Equal(
            [
                new Turn("Doctor", TurnRole.Clinician, null, "What brings you here? "),
                new Turn("Patient", TurnRole.Patient, null, "My knee."),
                new Turn("Guest_family", TurnRole.Patient, "Guest family", "He fell."),
            ],
            turns);
    }

    [Theory]
    [InlineData("Doctor_2: x", "Doctor_2", TurnRole.Clinician, "Doctor 2")]
    [InlineData("Docotr_2: x", "Doctor_2", TurnRole.Clinician, "Doctor 2")]
    [InlineData("Nurse: x", "Nurse", TurnRole.Clinician, "Nurse")]
    [InlineData("Provider: x", "Provider", TurnRole.Clinician, "Provider")]
    [InlineData("Guest_clinician: x", "Guest_clinician", TurnRole.Clinician, "Guest clinician")]
    [InlineData("Guest_clinican: x", "Guest_clinician", TurnRole.Clinician, "Guest clinician")]
    [InlineData("Guest clinician 3: x", "Guest_clinician_3", TurnRole.Clinician, "Guest clinician 3")]
    [InlineData("Guest_family_1: x", "Guest_family_1", TurnRole.Patient, "Guest family 1")]
    [InlineData("Guest_family2: x", "Guest_family_2", TurnRole.Patient, "Guest family 2")]
    [InlineData("Gest_family: x", "Guest_family", TurnRole.Patient, "Guest family")]
    [InlineData("Guest_family. x", "Guest_family", TurnRole.Patient, "Guest family")]
    [InlineData("Guest_interpreter: x", "Guest_interpreter", TurnRole.Patient, "Guest interpreter")]
    [InlineData(" PATIENT: x", "Patient", TurnRole.Patient, null)]
    [InlineData("Patient:x", "Patient", TurnRole.Patient, null)]
    public async Task Labels_are_known_in_every_spelling_that_transcripts_have(string line, string speaker, TurnRole role, string? display)
    {
        var turn = Assert.Single(await Transcripts.TurnsAsync(line));
        Assert.Equal(new Turn(speaker, role, display, "x"), turn);
    }

    [Theory]
    [InlineData("My pain:  bad", "My pain:  bad")]
    [InlineData("Patient. I am patient", "Patient. I am patient")]
    [InlineData("Doctor Kumar said: rest", "Doctor Kumar said: rest")]
    [InlineData("http://example.org", "http://example.org")]
    [InlineData("At 8:30 I took it", "At 8:30 I took it")]
    [InlineData("10:30 AM: took it", "10:30 AM: took it")]
    [InlineData("Ibuprofen - 200 mg", "Ibuprofen - 200 mg")]
    [InlineData("(laughs) well", "(laughs) well")]
    [InlineData("what I mean is this: it hurts", "what I mean is this: it hurts")]
    [InlineData("", "")]
    public async Task A_line_without_a_label_goes_on_with_the_turn_before_it(string line, string kept)
    {
        var turns = await Transcripts.TurnsAsync($"Patient:  one \r\n{line}\r\nDoctor: two");
        Assert.Equal([" one \r\n" + kept, "two"], turns.Select(turn => turn.Text));
    }

    [Theory]
    [InlineData("Clinician: Stop the metoprolol today.", "Clinician")]
    [InlineData("clinician: stop", "clinician")]
    [InlineData("Caregiver: He fell twice.", "Caregiver")]
    [InlineData("Dr. Smith: rest", "Dr. Smith")]
    [InlineData("Speaker 1: hello", "Speaker 1")]
    [InlineData("nurse practitioner: rest", "nurse practitioner")]
    [InlineData("**Clinician:** rest", "Clinician")]
    [InlineData("[Clinician] rest", "Clinician")]
    [InlineData("Clinician - rest", "Clinician")]
    [InlineData("Clinician:Stop", "Clinician")]
    [InlineData("Terapeuta: descanse", "Terapeuta")]
    [InlineData("Note: he nods", "Note")]
    public async Task A_line_that_looks_like_a_label_and_is_none_is_refused_with_line_and_label(string line, string label)
    {
        var wrong = await Assert.ThrowsAsync<ImportException>(() => Transcripts.TurnsAsync($"Patient: I feel dizzy.\n{line}\nDoctor: two"));
        Assert.Equal("line 3", wrong.Place);
        Assert.Contains($"\"{label}\"", wrong.Problem);
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n")]
    [InlineData("\r")]
    public async Task Every_kind_of_line_break_ends_a_line_and_is_kept_within_a_turn(string lineBreak)
    {
        var turns = await Transcripts.TurnsAsync($"{lineBreak}Doctor: a{lineBreak}b{lineBreak}{lineBreak}c{lineBreak}Patient: \"d\"{lineBreak}");
        Assert.Equal([$"a{lineBreak}b{lineBreak}{lineBreak}c", "\"d\""], turns.Select(turn => turn.Text));
    }

    [Theory]
    [InlineData("hello there", "does not start with a speaker")]
    [InlineData("hello\r\nDoctor: hi", "does not start with a speaker")]
    [InlineData(" \r\n", "no speaker line")]
    [InlineData("", "no speaker line")]
    [InlineData("Doctor: a\0b", "U+0000")]
    public async Task Words_that_nobody_speaks_are_an_error(string dialogue, string problem)
    {
        var wrong = await Assert.ThrowsAsync<ImportException>(() => Transcripts.TurnsAsync(dialogue));
        Assert.Equal(("talk.csv", "line 2"), (wrong.File, wrong.Place));
        Assert.Contains(problem, wrong.Problem);
    }
}
