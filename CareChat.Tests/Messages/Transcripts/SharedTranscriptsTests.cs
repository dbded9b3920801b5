using System.Text.RegularExpressions;
using CareChat.Tests.Infrastructure;
using CareChat.Web.Messages.Transcripts;
using Xunit;

namespace CareChat.Tests.Messages.Transcripts;

/// <summary>The dialogues of the real material, counted again by regular expressions over the raw file.</summary>
public partial class SharedTranscriptsTests
{
    [SharedDataFact]
    public async Task The_training_file_has_1201_dialogues_of_11453_turns() => await CountAsync("train.csv", 1201, 11453);

    [SharedDataFact]
    public async Task The_validation_file_has_100_dialogues_of_814_turns() => await CountAsync("validation.csv", 100, 814);

    [SharedDataFact]
    public async Task No_word_of_the_shared_dialogues_is_lost_and_every_speaker_is_known()
    {
        var speakers = new HashSet<string>();
        foreach (var file in (string[])["train.csv", "validation.csv"])
        {
            var raw = Dialogues(await File.ReadAllTextAsync(SharedData.At("mts-dialog", file)));
            foreach (var transcript in await ReadAsync(file))
            {
                var spoken = Label().Split(raw[transcript.Id]);
                Assert.Equal("", spoken[0]);
                Assert.Equal(spoken[1..^1].Select(WithoutBreak).Append(spoken[^1]), transcript.Turns.Select(turn => turn.Text));
                speakers.UnionWith(transcript.Turns.Select(turn => turn.Speaker));
            }
        }

        Assert.Equal(
            ["Doctor", "Doctor_2", "Guest_clinician", "Guest_family", "Guest_family_1", "Guest_family_2", "Patient"],
            speakers.Order(StringComparer.Ordinal));
    }

    private static async Task CountAsync(string file, int dialogues, int turns)
    {
        var found = await ReadAsync(file);
        var raw = Dialogues(await File.ReadAllTextAsync(SharedData.At("mts-dialog", file)));
        Assert.Equal(dialogues, found.Count);
        Assert.Equal(raw.Keys, found.Select(transcript => transcript.Id));
        Assert.Equal(turns, found.Sum(transcript => transcript.Turns.Count));
        Assert.Equal(turns, raw.Values.Sum(text => Label().Count(text)));
    }

    private static async Task<List<Transcript>> ReadAsync(string file)
    {
        await using var stream = File.OpenRead(SharedData.At("mts-dialog", file));
        return await Transcripts.ReadAsync(stream, file);
    }

    private static Dictionary<string, string> Dialogues(string csv) => Record().Matches(csv).Skip(1)
        .ToDictionary(record => record.Groups[1].Value, record => Unquoted(record.Groups[2].Value));

    private static string Unquoted(string field) => field.StartsWith('"') ? field[1..^1].Replace("\"\"", "\"") : field;

    private static string WithoutBreak(string text) => text.EndsWith("\r\n") ? text[..^2] : text[..^1];

    /// <summary>The records of these files: ID, section, summary, dialogue.</summary>
    [GeneratedRegex("""\G([^,]*),[^,]*,(?:"(?:[^"]|"")*"|[^",]*),("(?:[^"]|"")*"|[^"\r\n]*)(?:\r?\n|$)""")]
    private static partial Regex Record();

    [GeneratedRegex(@"(?<=^|\n) ?(?:Doctor|Docotr_2|Patient|Guest_(?=fam|clin)\w+|Gest_family)(?:_\d)?[:.] ?(?<!Patient\. ?|Doctor\. ?)")]
    private static partial Regex Label();
}
