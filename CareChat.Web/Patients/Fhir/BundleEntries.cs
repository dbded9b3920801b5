using System.Runtime.CompilerServices;
using System.Text.Json;
using CareChat.Web.Data;

namespace CareChat.Web.Patients.Fhir;

/// <summary>The entries of a bundle, one at a time: only the entry at hand is in memory, never the file.</summary>
internal sealed class BundleEntries(Stream stream, string file)
{
    private readonly BundleCursor cursor = new();
    private readonly ChunkBuffer buffer = new(stream);

    /// <summary>True for a history; known when the file was walked through.</summary>
    public bool IsHistory => cursor.IsHistory;

    /// <summary>True for a page of several, which names the next one; known when the file was walked through.</summary>
    public bool HasNext => cursor.HasNext;

    /// <summary>How many matches a search had; known when the file was walked through.</summary>
    public long? Matches => cursor.Matches;

    /// <summary>Walks the file. Each entry lives until the caller disposes it.</summary>
    public async IAsyncEnumerable<BundleEntry> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await buffer.FillAsync(cancellation);
        if (buffer.Unread.IsEmpty) throw new ImportException(file, "line 1", "the file is empty");
        for (var number = 1; !cursor.IsAtEnd;)
        {
            if (Next(number) is { } entry)
            {
                yield return entry;
                number++;
            }
            else if (!cursor.IsAtEnd)
            {
                if (buffer.IsTooLarge) throw new ImportException(file, $"entry {number}", "the entry is larger than 64 MB");
                await buffer.FillAsync(cancellation);
            }
        }
    }

    private BundleEntry? Next(int number)
    {
        try
        {
            var unread = buffer.Unread.Span;
            var document = cursor.Next(unread, buffer.IsFinal, out var used);
            var hasNull = document is not null && unread[..used].IndexOf("null"u8) >= 0;
            buffer.Advance(used);
            var lists = new SortedSet<string>(StringComparer.Ordinal);
            return document is null ? null : new BundleEntry(number, hasNull ? ListNulls.Without(document, lists) : document, lists);
        }
        catch (JsonException broken)
        {
            var place = $"line {broken.LineNumber + 1}, byte {broken.BytePositionInLine + 1}";
            throw new ImportException(file, place, buffer.IsFinal && cursor.IsCutOff(buffer.Unread.Span)
                ? $"the file ends in the middle (at or after entry {number})"
                : $"the JSON is broken (at or after entry {number})");
        }
        catch (FormatException wrong)
        {
            throw new ImportException(file, cursor.IsInEntries ? $"entry {number}" : "top level", wrong.Message);
        }
    }
}
