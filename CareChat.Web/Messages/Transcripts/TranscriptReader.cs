using System.Runtime.CompilerServices;
using CareChat.Web.Data;

namespace CareChat.Web.Messages.Transcripts;

/// <summary>
/// Reads files of dialogues: CSV in UTF-8 with the columns ID and dialogue in any place; other columns are passed over.
/// One record is in memory at a time.
/// </summary>
public static class TranscriptReader
{
    /// <summary>All dialogues of the file in its order.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="file">The file's name, for error messages.</param>
    /// <param name="names">What the operator said of the file's own labels; null for nothing.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="ImportException">The file is no such CSV, or a record has a wrong shape.</exception>
    public static async IAsyncEnumerable<Transcript> ReadAsync(
        Stream stream, string file, SpeakerNames? names = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        using var records = new CsvRecords(stream, file);
        var columns = await records.NextAsync() ?? throw new ImportException(file, "line 1", "the file is empty");
        var id = records.Column("ID", columns);
        var dialogue = records.Column("dialogue", columns);
        var known = new HashSet<string>(StringComparer.Ordinal);
        while (await records.NextAsync() is { } fields)
        {
            cancellation.ThrowIfCancellationRequested();
            if (fields is [""]) continue;
            if (fields.Length != columns.Length) throw records.Wrong($"the record has {fields.Length} fields, the header {columns.Length}");
            if (string.IsNullOrWhiteSpace(fields[id])) throw records.Wrong("the ID is empty");
            if (!known.Add(fields[id])) throw records.Wrong("a record of the same ID stands earlier in the file");
            var first = records.Line + fields.Take(dialogue).Sum(CsvRecords.LineBreaks);
            var (turns, empty) = Turns(records, fields[dialogue], names ?? SpeakerNames.None, first);
            yield return new Transcript(fields[id], records.Line, turns, empty.ConvertAll(line => first + line));
        }
    }

    private static (List<Turn> Turns, List<int> EmptyLines) Turns(CsvRecords records, string dialogue, SpeakerNames names, int first)
    {
        if (dialogue.Contains('\0')) throw records.Wrong("the dialogue holds the character U+0000");
        var line = 0;
        try
        {
            return Dialogue.Turns(dialogue, names, ref line);
        }
        catch (FormatException wrong)
        {
            throw records.Wrong(wrong.Message, first + line);
        }
    }
}
