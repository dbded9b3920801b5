using System.Text;
using CareChat.Web.Messages.Transcripts;

namespace CareChat.Tests.Messages.Transcripts;

/// <summary>How tests read dialogue files.</summary>
internal static class Transcripts
{
    public static Task<List<Transcript>> ReadAsync(string csv) => ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(csv)));

    public static async Task<List<Transcript>> ReadAsync(Stream stream, string file = "talk.csv")
    {
        var found = new List<Transcript>();
        await foreach (var transcript in TranscriptReader.ReadAsync(stream, file)) found.Add(transcript);
        return found;
    }

    /// <summary>The turns of one dialogue, written as it stands in the file's field.</summary>
    public static async Task<IReadOnlyList<Turn>> TurnsAsync(string dialogue) =>
        (await ReadAsync($"ID,dialogue\n1,\"{dialogue.Replace("\"", "\"\"")}\"\n"))[0].Turns;
}
