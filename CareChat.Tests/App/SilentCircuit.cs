using System.Net.WebSockets;

namespace CareChat.Tests.App;

/// <summary>
/// A page in a browser whose network goes without a word: its circuit begins, draws what it is told, and once it falls silent
/// nothing is heard of it, while its connection is never closed. Of itself it says nothing at any time.
/// </summary>
public sealed class SilentCircuit : IDisposable
{
    /// <summary>SignalR's message that says nothing else, [6] with its length; it counts silence from the first of them on.</summary>
    private static readonly byte[] Ping = [2, 0x91, 6];

    private readonly PortalHost host;
    private readonly string cookies;
    private readonly List<ClientWebSocket> sockets = [];
    private string secret = "";
    private volatile bool isSilent;

    private SilentCircuit(PortalHost host, string cookies) => (this.host, this.cookies) = (host, cookies);

    /// <summary>Opens a page and begins its circuit.</summary>
    public static async Task<SilentCircuit> OpenAsync(PortalHost host, PortalBrowser browser, string page)
    {
        using var client = browser.Client(host);
        var circuit = new SilentCircuit(host, browser.Cookies);
        circuit.secret = (string)(await circuit.CallAsync(RawCircuit.Start(host, page, await client.GetStringAsync(page))))!;
        return circuit;
    }

    /// <summary>Says once more that it is there, as pages do every 15 seconds, and nothing from then on.</summary>
    public Task FallSilentAsync()
    {
        isSilent = true;
        return sockets[^1].SendAsync(Ping, WebSocketMessageType.Binary, true, CancellationToken.None);
    }

    /// <summary>Comes back on a new connection; true where the circuit is still there.</summary>
    public async Task<bool> ReturnAsync()
    {
        isSilent = false;
        return await CallAsync(RawCircuit.Call("ConnectCircuit", secret)) is true;
    }

    public void Dispose()
    {
        foreach (var socket in sockets) socket.Dispose();
    }

    private async Task<object?> CallAsync(byte[] call)
    {
        var socket = await RawCircuit.ConnectAsync(host, cookies);
        sockets.Add(socket);
        var answered = new TaskCompletionSource<object?>(TaskCreationOptions.RunContinuationsAsynchronously);
        _ = DrawAsync(socket, answered);
        await socket.SendAsync(call, WebSocketMessageType.Binary, true, CancellationToken.None);
        return await answered.Task.WaitAsync(TimeSpan.FromSeconds(60));
    }

    /// <summary>Says of each drawing that it is drawn, as a page must before the program goes on.</summary>
    private async Task DrawAsync(ClientWebSocket socket, TaskCompletionSource<object?> answered)
    {
        try
        {
            var (heard, isGreeted, buffer) = (new List<byte>(), false, new byte[64 * 1024]);
            while (await socket.ReceiveAsync(buffer, CancellationToken.None) is { MessageType: not WebSocketMessageType.Close } received)
            {
                heard.AddRange(buffer.AsSpan(0, received.Count));
                if (!isGreeted && heard.IndexOf(RawCircuit.EndOfRecord) is var end and >= 0) (isGreeted, heard) = (true, heard[(end + 1)..]);
                while (isGreeted && Take(ref heard) is { } message) await HearAsync(socket, message, answered);
            }
        }
        catch (Exception ended)
        {
            answered.TrySetException(ended);
        }
    }

    private async Task HearAsync(ClientWebSocket socket, byte[] message, TaskCompletionSource<object?> answered)
    {
        const long invocation = 1, completion = 3;
        var parts = (object?[])new PackReader(message).Read()!;
        if (parts is [completion, _, ..]) answered.TrySetResult(parts.Length > 4 ? parts[4] : null);
        if (!isSilent && parts is [invocation, _, _, "JS.RenderBatch", object?[] drawing, ..])
            await socket.SendAsync(RawCircuit.Tell("OnRenderCompleted", drawing[0], null), WebSocketMessageType.Binary, true, CancellationToken.None);
    }

    /// <summary>The next whole message; its length stands before it in groups of seven bits.</summary>
    private static byte[]? Take(ref List<byte> heard)
    {
        var (length, at) = (0, 0);
        do
        {
            if (at == heard.Count) return null;
            length |= (heard[at] & 0x7f) << (7 * at);
        }
        while ((heard[at++] & 0x80) != 0);
        if (heard.Count < at + length) return null;
        var message = heard.GetRange(at, length).ToArray();
        heard = heard[(at + length)..];
        return message;
    }
}
