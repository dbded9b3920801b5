using System.Buffers;
using System.Buffers.Binary;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace CareChat.Tests.App;

/// <summary>
/// Starts a circuit from a page's HTML and somebody's cookies with nothing but a socket, as a thief of either would: SignalR's
/// handshake, then one MessagePack call of <c>StartCircuit</c>.
/// </summary>
public static partial class RawCircuit
{
    /// <summary>What ends each of SignalR's records of text.</summary>
    internal const byte EndOfRecord = 0x1e;

    /// <summary>Whether anything the server draws into the page holds a word.</summary>
    public static async Task<bool> ShowsAsync(PortalHost host, string html, string cookies, string word)
    {
        using var socket = await ConnectAsync(host, cookies);
        await socket.SendAsync(Start(host, "/inbox?view=all", html), WebSocketMessageType.Binary, true, CancellationToken.None);
        return await HearsAsync(socket, Encoding.UTF8.GetBytes(word));
    }

    /// <summary>A socket with SignalR's handshake sent.</summary>
    internal static async Task<ClientWebSocket> ConnectAsync(PortalHost host, string cookies)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", host.Address.GetLeftPart(UriPartial.Authority));
        if (cookies.Length > 0) socket.Options.SetRequestHeader("Cookie", cookies);
        await socket.ConnectAsync(new UriBuilder(host.Address) { Scheme = "ws", Path = "/_blazor" }.Uri, CancellationToken.None);
        await socket.SendAsync(Encoding.UTF8.GetBytes($"{{\"protocol\":\"blazorpack\",\"version\":1}}{(char)EndOfRecord}"), WebSocketMessageType.Text, true, CancellationToken.None);
        return socket;
    }

    /// <summary>The call by which a page begins its circuit.</summary>
    internal static byte[] Start(PortalHost host, string page, string html) =>
        Call("StartCircuit", host.Address.ToString(), new Uri(host.Address, page).ToString(), Descriptors(html), StateOf().Match(html).Groups[1].Value);

    private static string Descriptors(string html)
    {
        var markers = Marker().Matches(html).Select(m => JsonDocument.Parse(m.Groups[1].Value).RootElement)
            .Where(m => m.TryGetProperty("descriptor", out _)).Select(m => m.GetRawText()).ToList();
        Assert.Equal(2, markers.Count);
        return $"[{string.Join(',', markers)}]";
    }

    /// <summary>Listens until the word comes, or the server gives the page up: it ends, or is sent for anew.</summary>
    private static async Task<bool> HearsAsync(ClientWebSocket socket, byte[] word)
    {
        var heard = new ArrayBufferWriter<byte>();
        try
        {
            while (true)
            {
                using var quiet = new CancellationTokenSource(TimeSpan.FromSeconds(60));
                var received = await socket.ReceiveAsync(heard.GetMemory(64 * 1024), quiet.Token);
                if (received.MessageType == WebSocketMessageType.Close) return false;
                heard.Advance(received.Count);
                if (heard.WrittenSpan.IndexOf(word) >= 0) return true;
                if (heard.WrittenSpan.IndexOf("navigateTo"u8) >= 0) return false;
            }
        }
        catch (Exception failure) when (failure is WebSocketException)
        {
            return false;
        }
    }

    /// <summary>A call that is answered.</summary>
    internal static byte[] Call(string target, params object?[] arguments) => Message("0", target, arguments);

    /// <summary>A call that is not.</summary>
    internal static byte[] Tell(string target, params object?[] arguments) => Message(null, target, arguments);

    /// <summary>An invocation of SignalR's MessagePack protocol: [1, {}, id, target, [arguments], []], with its length before it.</summary>
    private static byte[] Message(string? id, string target, object?[] arguments)
    {
        var body = new List<byte> { 0x96, 1, 0x80 };
        Add(body, (object?)id);
        Add(body, target);
        body.Add((byte)(0x90 | arguments.Length));
        foreach (var argument in arguments) Add(body, argument);
        body.Add(0x90);
        var length = new List<byte>();
        for (var left = body.Count; ; left >>= 7)
        {
            length.Add((byte)(left > 0x7f ? (left & 0x7f) | 0x80 : left));
            if (left <= 0x7f) break;
        }
        return [.. length, .. body];
    }

    private static void Add(List<byte> body, object? value)
    {
        if (value is string text) Add(body, text);
        else if (value is long number) Add(body, number);
        else body.Add(0xc0);
    }

    private static void Add(List<byte> body, long number)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        body.Add(0xd3);
        body.AddRange(bytes);
    }

    private static void Add(List<byte> body, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var size = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(size, bytes.Length);
        body.Add(0xdb);
        body.AddRange(size);
        body.AddRange(bytes);
    }

    [GeneratedRegex("<!--Blazor:(\\{.*?\\})-->")]
    private static partial Regex Marker();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(.*?)-->")]
    private static partial Regex StateOf();
}
