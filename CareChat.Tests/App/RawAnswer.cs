using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace CareChat.Tests.App;

/// <summary>The beginning of an answer as it came over the wire, asked for with nothing but a socket.</summary>
/// <param name="Status">The first status line's; 100 where the server asked for the body.</param>
public sealed record RawAnswer(int Status, IReadOnlyList<(string Name, string Value)> Headers)
{
    private const int PieceSize = 64 * 1024;

    /// <summary>The body, where it was waited for.</summary>
    public string Body { get; init; } = "";

    /// <summary>Asks without a body.</summary>
    public static Task<RawAnswer> OfAsync(Uri server, string method, string path, params (string Name, string Value)[] headers) =>
        SendAsync(server, method, path, [.. headers, ("Content-Length", "0")]);

    /// <summary>
    /// Announces a body and waits for the server to ask for it. Kestrel says <c>100 Continue</c> at the first reading of a
    /// body and not before, so any other status means that nothing of it was read.
    /// </summary>
    public static Task<RawAnswer> AnnouncingAsync(Uri server, string method, string path, long length, params (string Name, string Value)[] headers) =>
        SendAsync(server, method, path, [.. headers, ("Expect", "100-continue"),
            length < 0 ? ("Transfer-Encoding", "chunked") : ("Content-Length", length.ToString(CultureInfo.InvariantCulture))]);

    /// <summary>The same, and the line stays open until it is disposed: a body that never comes.</summary>
    public static async Task<(RawAnswer Answer, IDisposable Line)> HoldingAsync(
        Uri server, string path, long length, params (string Name, string Value)[] headers)
    {
        var client = new TcpClient();
        return (await SendAsync(client, server, "POST", path, [.. headers, ("Expect", "100-continue"), ("Content-Type", "application/json"),
            ("Content-Length", length.ToString(CultureInfo.InvariantCulture))]), client);
    }

    /// <summary>Sends so many bytes, or a few more, of a body without length and without end, and hears what is said to that.</summary>
    public static async Task<RawAnswer> UnendedAsync(
        Uri server, string path, string begin, long length, params (string Name, string Value)[] headers)
    {
        using var client = new TcpClient();
        await AskAsync(client, server, "POST", path, [.. headers, ("Transfer-Encoding", "chunked")]);
        var (piece, filling) = (begin.PadRight(PieceSize, 'x'), new string('x', PieceSize));
        for (var sent = 0L; sent < length; sent += PieceSize, piece = filling)
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"{PieceSize:x}\r\n{piece}\r\n"));
        return await HearAsync(client);
    }

    /// <summary>Sends what need not be a request, and hears the answer to its end: the server closes the line, or the time is up.</summary>
    public static async Task<RawAnswer> ToAsync(Uri server, string said)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(server.Host, server.Port);
        await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(said));
        return await HearAsync(client, withBody: true);
    }

    private static async Task<RawAnswer> SendAsync(Uri server, string method, string path, (string Name, string Value)[] headers)
    {
        using var client = new TcpClient();
        return await SendAsync(client, server, method, path, headers);
    }

    private static async Task<RawAnswer> SendAsync(TcpClient client, Uri server, string method, string path, (string Name, string Value)[] headers)
    {
        await AskAsync(client, server, method, path, headers);
        return await HearAsync(client);
    }

    private static async Task AskAsync(TcpClient client, Uri server, string method, string path, (string Name, string Value)[] headers)
    {
        await client.ConnectAsync(server.Host, server.Port);
        var request = new StringBuilder($"{method} {path} HTTP/1.1\r\n");
        if (!headers.Any(h => h.Name == "Host")) request.Append($"Host: {server.Authority}\r\n");
        foreach (var (name, value) in headers) request.Append($"{name}: {value}\r\n");
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request.Append("\r\n").ToString()));
    }

    private static async Task<RawAnswer> HearAsync(TcpClient client, bool withBody = false)
    {
        var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
        var status = int.Parse((await reader.ReadLineAsync())!.Split(' ')[1], CultureInfo.InvariantCulture);
        var answered = new List<(string, string)>();
        while (await reader.ReadLineAsync() is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            answered.Add((line[..colon].ToLowerInvariant(), line[(colon + 1)..].Trim()));
        }
        return new RawAnswer(status, answered) { Body = withBody ? await reader.ReadToEndAsync() : "" };
    }
}
