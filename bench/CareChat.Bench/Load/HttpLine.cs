using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace CareChat.Bench.Load;

/// <summary>An answer: its status and its body.</summary>
public readonly record struct HttpAnswer(int Status, ReadOnlyMemory<byte> Body)
{
    /// <summary>The body as text.</summary>
    public string Text => Encoding.UTF8.GetString(Body.Span);
}

/// <summary>
/// One kept-alive HTTP/1.1 connection on a blocking socket: the client that adds the least to what it measures.
/// </summary>
public sealed class HttpLine : IDisposable
{
    private readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly string heading;
    private byte[] buffer = new byte[64 * 1024];
    private int filled;

    /// <summary>Connects to a server.</summary>
    public HttpLine(Uri server, string? token = null)
    {
        socket.Connect(server.Host, server.Port);
        heading = $"Host: {server.Authority}\r\n" + (token is null ? "" : $"Authorization: Bearer {token}\r\n");
    }

    /// <summary>The bytes of a request, to be made before the clock starts.</summary>
    public byte[] Prepare(string method, string path, string body = "")
    {
        var content = body.Length == 0
            ? ""
            : $"Content-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n";
        return Encoding.UTF8.GetBytes($"{method} {path} HTTP/1.1\r\n{heading}{content}\r\n{body}");
    }

    /// <summary>Sends a prepared request and reads its whole answer.</summary>
    public HttpAnswer Exchange(byte[] request)
    {
        socket.Send(request);
        filled = 0;
        var bodyStart = ReadUntil("\r\n\r\n"u8, 0);
        var head = Encoding.ASCII.GetString(buffer, 0, bodyStart);
        var status = int.Parse(head.AsSpan(9, 3), CultureInfo.InvariantCulture);
        if (head.Contains("Transfer-Encoding: chunked", StringComparison.OrdinalIgnoreCase))
        {
            return new HttpAnswer(status, ReadChunks(bodyStart));
        }

        var length = ContentLength(head);
        Fill(bodyStart + length);
        return new HttpAnswer(status, buffer.AsMemory(bodyStart, length).ToArray());
    }

    /// <summary>Prepares and sends a request whose answer must be a success.</summary>
    public string Ask(string method, string path, string body = "")
    {
        var answer = Exchange(Prepare(method, path, body));
        return answer.Status is >= 200 and < 300
            ? answer.Text
            : throw new InvalidOperationException($"{method} {path} answered {answer.Status}: {answer.Text}");
    }

    /// <inheritdoc />
    public void Dispose() => socket.Dispose();

    private static int ContentLength(string head)
    {
        const string name = "\r\nContent-Length: ";
        var at = head.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return 0;
        }

        var start = at + name.Length;
        return int.Parse(head.AsSpan(start, head.IndexOf('\r', start) - start), CultureInfo.InvariantCulture);
    }

    private byte[] ReadChunks(int at)
    {
        using var body = new MemoryStream();
        while (true)
        {
            var dataStart = ReadUntil("\r\n"u8, at);
            var size = int.Parse(Encoding.ASCII.GetString(buffer, at, dataStart - 2 - at), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            Fill(dataStart + size + 2);
            if (size == 0)
            {
                return body.ToArray();
            }

            body.Write(buffer, dataStart, size);
            at = dataStart + size + 2;
        }
    }

    private int ReadUntil(ReadOnlySpan<byte> mark, int from)
    {
        while (true)
        {
            var found = buffer.AsSpan(from, filled - from).IndexOf(mark);
            if (found >= 0)
            {
                return from + found + mark.Length;
            }

            Fill(filled + 1);
        }
    }

    private void Fill(int needed)
    {
        while (filled < needed)
        {
            if (filled == buffer.Length || needed > buffer.Length)
            {
                Array.Resize(ref buffer, Math.Max(buffer.Length * 2, needed));
            }

            var received = socket.Receive(buffer.AsSpan(filled));
            filled += received > 0 ? received : throw new IOException("The server closed the connection.");
        }
    }
}
