using System.Buffers;
using System.Text;
using CareChat.Shared;
using Microsoft.AspNetCore.Http.Features;

namespace CareChat.Web.Http;

/// <summary>The bytes of a body of limited size, in memory once.</summary>
internal static class BodyBytes
{
    /// <summary>The largest body of a door that says nothing else, in bytes.</summary>
    public const int Usual = 256 * 1024;

    /// <summary>The refusal of a body that is too large.</summary>
    public static Refusal TooLarge => new(RefusalKind.TooLarge, "PAYLOAD_TOO_LARGE", "Request body is too large");

    /// <summary>Lets so many bytes come in; asked before the first of them is read.</summary>
    /// <exception cref="RefusedException">The request says itself that it brings more (413).</exception>
    public static void Allow(HttpContext http, int largest)
    {
        // what is a little too large is still taken off the wire, so that its sender hears why it was refused
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit && limit.MaxRequestBodySize < 2L * largest)
            limit.MaxRequestBodySize = 2L * largest;
        if (http.Request.ContentLength > largest) throw new RefusedException(TooLarge);
    }

    /// <summary>Reads it.</summary>
    /// <exception cref="RefusedException">It is larger than so many bytes (413).</exception>
    public static async ValueTask<byte[]> ReadAsync(HttpContext http, int largest)
    {
        Allow(http, largest);
        if (http.Request.ContentLength is > Usual and var length) return await ReadExactlyAsync(http, (int)length);
        if (http.Request.ContentLength is null && largest > Usual) return await ReadBlocksAsync(http, largest);
        var reader = http.Request.BodyReader;
        while (true)
        {
            var result = await reader.ReadAsync(http.RequestAborted);
            if (result.Buffer.Length > largest)
            {
                reader.AdvanceTo(result.Buffer.End); // else the server could not take the rest off the wire
                throw new RefusedException(TooLarge);
            }
            if (result.IsCompleted)
            {
                var bytes = result.Buffer.ToArray();
                reader.AdvanceTo(result.Buffer.End);
                return bytes;
            }
            reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }
    }

    /// <summary>The body without the mark of UTF-8 that some programs write before all text; it says nothing.</summary>
    public static ReadOnlyMemory<byte> WithoutMark(byte[] bytes)
    {
        var mark = Encoding.UTF8.Preamble;
        return bytes.AsMemory(bytes.AsSpan().StartsWith(mark) ? mark.Length : 0);
    }

    /// <summary>A large body lies in memory once.</summary>
    private static async Task<byte[]> ReadExactlyAsync(HttpContext http, int length)
    {
        var bytes = new byte[length];
        await http.Request.Body.ReadExactlyAsync(bytes, http.RequestAborted);
        return bytes;
    }

    /// <summary>One that does not say how large it is grows beside the server's own buffers, which would keep the memory.</summary>
    private static async Task<byte[]> ReadBlocksAsync(HttpContext http, int largest)
    {
        var (blocks, total, read) = (new List<ArraySegment<byte>>(), 0, 0);
        do
        {
            var block = new byte[Usual];
            read = await http.Request.Body.ReadAtLeastAsync(block, Usual, throwOnEndOfStream: false, http.RequestAborted);
            blocks.Add(new(block, 0, read));
            total += read;
            if (total > largest) throw new RefusedException(TooLarge);
        }
        while (read == Usual);
        var bytes = new byte[total];
        var at = 0;
        foreach (var block in blocks)
        {
            block.CopyTo(bytes, at);
            at += block.Count;
        }
        return bytes;
    }
}
