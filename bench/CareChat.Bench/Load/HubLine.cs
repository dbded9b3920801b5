using System.Buffers;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace CareChat.Bench.Load;

/// <summary>An event that arrived: the message's number, and when it came.</summary>
public readonly record struct Arrival(long Number, long At);

/// <summary>A SignalR client over one WebSocket, speaking the JSON protocol: joins conversations and hears their events.</summary>
public sealed class HubLine : IAsyncDisposable
{
    private const byte EndOfFrame = 0x1e;

    private readonly ClientWebSocket socket = new();
    private readonly Action<Arrival> onEvent;
    private readonly TaskCompletionSource joined = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task listening = Task.CompletedTask;

    private HubLine(Action<Arrival> onEvent) => this.onEvent = onEvent;

    /// <summary>Connects to a hub and joins a conversation; from then on every <c>event</c> is handed over.</summary>
    public static async Task<HubLine> JoinAsync(Uri server, string path, string conversation, string? token, Action<Arrival> onEvent)
    {
        var line = new HubLine(onEvent);
        var query = token is null ? "" : "?access_token=" + Uri.EscapeDataString(token);
        await line.socket.ConnectAsync(new Uri($"ws://{server.Authority}{path}{query}"), CancellationToken.None);
        await line.SendAsync("""{"protocol":"json","version":1}""");
        line.listening = line.ListenAsync();
        await line.SendAsync($$"""{"type":1,"invocationId":"1","target":"Join","arguments":["{{conversation}}"]}""");
        await line.joined.Task.WaitAsync(TimeSpan.FromSeconds(10));
        return line;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        socket.Abort();
        await listening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        socket.Dispose();
    }

    private async Task SendAsync(string frame) =>
        await socket.SendAsync(Encoding.UTF8.GetBytes(frame + (char)EndOfFrame), WebSocketMessageType.Text, true, CancellationToken.None);

    private async Task ListenAsync()
    {
        var received = new ArrayBufferWriter<byte>(16 * 1024);
        while (true)
        {
            var result = await socket.ReceiveAsync(received.GetMemory(4096), CancellationToken.None);
            var now = Stopwatch.GetTimestamp();
            if (result.MessageType == WebSocketMessageType.Close)
            {
                return;
            }

            received.Advance(result.Count);
            if (result.EndOfMessage && received.WrittenSpan[^1] == EndOfFrame)
            {
                Handle(received.WrittenMemory, now);
                received.ResetWrittenCount();
            }
        }
    }

    private void Handle(ReadOnlyMemory<byte> frames, long now)
    {
        while (frames.Span.IndexOf(EndOfFrame) is >= 0 and var end)
        {
            using var frame = JsonDocument.Parse(frames[..end]);
            HandleFrame(frame.RootElement, now);
            frames = frames[(end + 1)..];
        }
    }

    private void HandleFrame(JsonElement frame, long now)
    {
        var type = frame.TryGetProperty("type", out var value) ? value.GetInt32() : 0;
        if (type == 1 && frame.GetProperty("target").ValueEquals("event"))
        {
            var told = frame.GetProperty("arguments")[0];
            onEvent(new Arrival(told.GetProperty("number").GetInt64(), now));
        }
        else if (type == 3 && frame.TryGetProperty("error", out var error))
        {
            joined.TrySetException(new InvalidOperationException("Join was refused: " + error));
        }
        else if (type == 3)
        {
            joined.TrySetResult();
        }
    }
}
