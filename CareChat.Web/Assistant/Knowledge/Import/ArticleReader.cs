using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using CareChat.Shared;
using CareChat.Web.Data;

namespace CareChat.Web.Assistant.Knowledge.Import;

/// <summary>
/// Reads files of articles: JSON lines, plain or gzip, an object each with question and answer and, where it has them,
/// id, source, url, focus, synonyms, type, title and language. Other fields are passed over.
/// </summary>
internal static class ArticleReader
{
    private const int LongestLine = 400_000;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The articles of a file in its order.</summary>
    /// <exception cref="ImportException">A line is no article; it says which.</exception>
    public static async IAsyncEnumerable<ArticleItem> ReadAsync(Stream stream, string file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var packed = IsPacked(stream) ? new GZipStream(stream, CompressionMode.Decompress, leaveOpen: true) : null;
        using var reader = new StreamReader(packed ?? stream, Utf8, detectEncodingFromByteOrderMarks: false, leaveOpen: true);
        for (var number = 1; await LineAsync(reader, file, number, cancellationToken) is { } line; number++)
        {
            if (!string.IsNullOrWhiteSpace(line.TrimStart('\uFEFF'))) yield return Item(line.TrimStart('\uFEFF'), file, number);
        }
    }

    /// <summary>True where the first bytes say so, whatever the file is called.</summary>
    private static bool IsPacked(Stream stream)
    {
        Span<byte> first = stackalloc byte[2];
        stream.Position = 0;
        var isPacked = stream.ReadAtLeast(first, first.Length, throwOnEndOfStream: false) == 2 && first is [0x1F, 0x8B];
        stream.Position = 0;
        return isPacked;
    }

    private static async Task<string?> LineAsync(StreamReader reader, string file, int number, CancellationToken cancellationToken)
    {
        try
        {
            var line = await reader.ReadLineAsync(cancellationToken);
            return line?.Length > LongestLine ? throw Wrong(file, number, "the line is too long") : line;
        }
        catch (Exception broken) when (broken is DecoderFallbackException or InvalidDataException)
        {
            throw Wrong(file, number, "the file is no text in UTF-8, or broken");
        }
    }

    private static ArticleItem Item(string line, string file, int number)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return ArticleFields.Item(json.RootElement);
        }
        catch (JsonException)
        {
            throw Wrong(file, number, "no JSON object stands here");
        }
        catch (RefusedException refused)
        {
            throw Wrong(file, number, refused.Message);
        }
    }

    private static ImportException Wrong(string file, int number, string problem) => new(file, $"line {number}", problem);
}
