using System.Globalization;
using System.Text;
using CareChat.Web.Data;
using CsvHelper;
using CsvHelper.Configuration;

namespace CareChat.Web.Messages.Transcripts;

/// <summary>The records of a CSV file one by one, with the line each begins on and every fault named.</summary>
internal sealed class CsvRecords : IDisposable
{
    private const int LargestField = 4 * 1024 * 1024;

    private readonly string file;
    private readonly CsvParser parser;
    private int nextLine = 1;

    public CsvRecords(Stream stream, string file)
    {
        this.file = file;
        var strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);
        var reader = new StreamReader(stream, strict, detectEncodingFromByteOrderMarks: false, leaveOpen: true);
        parser = new CsvParser(reader, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            IgnoreBlankLines = false,
            MaxFieldSize = LargestField,
            BadDataFound = bad => throw Wrong(IsOpen(bad.Field) ? "a quotation mark is not closed" : "a quotation mark stands where none may"),
        });
    }

    /// <summary>The line on which the record at hand begins.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>The next record's fields; null at the end.</summary>
    public async Task<string[]?> NextAsync()
    {
        Line = nextLine;
        try
        {
            if (!await parser.ReadAsync()) return null;
        }
        catch (MaxFieldSizeException)
        {
            throw Wrong("a field is larger than 4 MB: a quotation mark may not be closed");
        }
        catch (DecoderFallbackException)
        {
            throw Wrong("the file is not in UTF-8 (at or after this line)");
        }

        nextLine += LineBreaks(parser.RawRecord);
        var fields = Enumerable.Range(0, parser.Count).Select(index => parser[index]).ToArray();
        return IsOpen(parser.RawRecord) ? throw Wrong("a quotation mark is not closed") : fields;
    }

    /// <summary>The place of the one column of that name.</summary>
    public int Column(string name, string[] columns)
    {
        var places = Enumerable.Range(0, columns.Length)
            .Where(place => columns[place].Trim().Equals(name, StringComparison.OrdinalIgnoreCase)).ToList();
        return places.Count switch
        {
            1 => places[0],
            0 => throw Wrong($"the column '{name}' is missing"),
            _ => throw Wrong($"there is more than one column '{name}'"),
        };
    }

    /// <summary>An error in the record at hand.</summary>
    public ImportException Wrong(string problem) => Wrong(problem, Line);

    /// <summary>An error on a line of the record at hand.</summary>
    public ImportException Wrong(string problem, int line) => new(file, string.Create(CultureInfo.InvariantCulture, $"line {line}"), problem);

    /// <summary>How many line breaks a text holds.</summary>
    public static int LineBreaks(string raw)
    {
        var span = raw.AsSpan();
        return span.Count('\n') + span.Count('\r') - span.Count("\r\n");
    }

    public void Dispose() => parser.Dispose();

    private static bool IsOpen(string raw) => raw.AsSpan().Count('"') % 2 == 1;
}
