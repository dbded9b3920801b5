using CareChat.Tests.App;
using CareChat.Web.Encounters.Letters;
using CareChat.Web.Safety;
using Xunit;

namespace CareChat.Tests.Encounters.Letters;

/// <summary>Wherever it stands in a letter, danger is found; a bare note of a history is none.</summary>
public sealed class LetterScreenTests
{
    private static readonly string File = Path.Combine(Repository.Root, "CareChat.Tests", "Encounters", "Letters", "Histories.tsv");

    private static readonly IReadOnlyList<string[]> Lines =
        [.. System.IO.File.ReadLines(File).Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t'))];

    private static readonly string[] Sentences =
    [
        "I want to kill myself tonight.", "I can't breathe.", "My chest hurts and my left arm is numb.", "I took 40 Tylenol an hour ago.",
        "I am vomiting blood.", "She is having a seizure right now.", "My son is not breathing.", "Quiero morirme.", "No puedo respirar.",
        "Me duele mucho el pecho.", "Mi bebé no despierta.", "Estoy vomitando sangre.", "Mi esposo me está golpeando.",
        "Me tomé todas las pastillas hace una hora.",
    ];

    [Fact]
    public void What_is_said_of_now_is_heard_under_any_heading() =>
        Assert.Equal("", Wrong(Lines.Where(line => line[0] == "1" && !Calls(line))));

    [Fact]
    public void A_bare_note_of_a_history_calls_nobody() => Assert.Equal("", Wrong(Lines.Where(line => line[0] == "0" && Calls(line))));

    [Theory]
    [InlineData("Past Medical History")]
    [InlineData("Allergies")]
    [InlineData("Family History")]
    [InlineData("Social History")]
    [InlineData("Treatment Plan")]
    [InlineData("Other notes")]
    public void A_sentence_that_calls_in_a_chat_calls_under_every_heading(string heading)
    {
        string[] places = ["None. {0}\n", "- None\n- {0}\n- Nothing else\n", "None. <!-- {0} -->\n", "None.\n## {0}\nMore.\n"];
        Assert.All(Sentences, text => Assert.True(EmergencyDetector.Shipped.Find(text) is { IsCallNow: true }, text));

        var letters = places.SelectMany(_ => Sentences, (place, text) => $"# CC\nRash.\n\n# {heading}\n" + string.Format(null, place, text));

        Assert.Equal("", string.Join(Environment.NewLine, letters.Where(letter => !Calls(letter))));
    }

    [Theory]
    [InlineData("Chief Complaint")]
    [InlineData("HPI")]
    [InlineData("Past Medical History")]
    [InlineData("Allergies")]
    [InlineData("Family History")]
    [InlineData("Social History")]
    [InlineData("Treatment Plan")]
    [InlineData("Other notes")]
    public void A_call_for_help_that_is_all_a_section_says_calls_under_every_heading(string heading)
    {
        string[] cries = ["help", "Help me!", "- help", "**Help**", "911", "ayuda", "Auxilio, por favor", "ambulance"];
        string[] befores = ["# CC\nRash.\n\n", "# HPI\nA rash for two days.\n\n", "# Allergies\nNone.\n\n", ""];

        var letters = befores.SelectMany(_ => cries, (before, cry) => $"{before}# {heading}\n{cry}\n\n# Diagnosis\nEczema.\n");

        Assert.Equal("", string.Join(Environment.NewLine, letters.Where(letter => !Calls(letter))));
    }

    [Theory]
    [InlineData("Past Medical History", "Seizures")]
    [InlineData("Family History", "Help with walking")]
    [InlineData("Social History", "My sister helps me")]
    [InlineData("Other notes", "Emergency contact: my mother")]
    public void A_word_of_help_in_a_note_calls_nobody(string heading, string text) => Assert.False(Calls($"# CC\nRash.\n\n# {heading}\n{text}\n"));

    [Fact]
    public void The_gravest_danger_is_the_one_that_is_told()
    {
        const string letter = "# CC\nI can't breathe.\n# SH\nI want to kill myself tonight.";
        Assert.Equal(EmergencyKind.SelfHarm, LetterScreen.Find(EmergencyDetector.Shipped, letter)?.Kind);
    }

    private static bool Calls(string[] line)
    {
        var text = line[2].Replace("\\n", "\n", StringComparison.Ordinal);
        return Calls(line[1] == "*" ? text : $"# Chief Complaint\nItchy rash.\n\n# {line[1]}\n{text}\n");
    }

    private static bool Calls(string letter) => LetterScreen.Find(EmergencyDetector.Shipped, letter) is { IsCallNow: true };

    private static string Wrong(IEnumerable<string[]> lines) =>
        string.Join(Environment.NewLine, lines.Select(line => $"{line[1]}: {line[2]}"));
}
