using System.IO.Pipelines;
using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;

namespace CareChat.Tests.App;

/// <summary>SignalR over one WebSocket: the client's core package brings no transport of its own.</summary>
public sealed class WebSocketConnectionFactory(Uri hub, string? token) : IConnectionFactory
{
    public async ValueTask<ConnectionContext> ConnectAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
    {
        var socket = new ClientWebSocket();
        if (token is not null) socket.Options.SetRequestHeader("Authorization", "Bearer " + token);
        var address = new UriBuilder(hub) { Scheme = hub.Scheme == "https" ? "wss" : "ws" };
        await socket.ConnectAsync(address.Uri, cancellationToken);
        return new SocketConnection(socket);
    }

    private sealed class SocketConnection : ConnectionContext
    {
        private readonly ClientWebSocket socket;
        private readonly CancellationTokenSource gone = new();
        private readonly IDuplexPipe wire;
        private readonly Task pumping;

        public SocketConnection(ClientWebSocket socket)
        {
            this.socket = socket;
            var incoming = new Pipe();
            var outgoing = new Pipe();
            Transport = new Duplex(incoming.Reader, outgoing.Writer);
            wire = new Duplex(outgoing.Reader, incoming.Writer);
            ConnectionClosed = gone.Token;
            pumping = Task.WhenAll(ReceiveAsync(), SendAsync());
        }

        public override string ConnectionId { get; set; } = Guid.NewGuid().ToString("N");

        public override IFeatureCollection Features { get; } = new FeatureCollection();

        public override IDictionary<object, object?> Items { get; set; } = new Dictionary<object, object?>();

        public override IDuplexPipe Transport { get; set; }

        public override void Abort(ConnectionAbortedException abortReason) => gone.Cancel();

        public override async ValueTask DisposeAsync()
        {
            await Transport.Output.CompleteAsync();
            await Transport.Input.CompleteAsync();
            gone.CancelAfter(TimeSpan.FromSeconds(2));
            await pumping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            socket.Dispose();
        }

        private async Task ReceiveAsync()
        {
            Exception? failure = null;
            try
            {
                while (true)
                {
                    var received = await socket.ReceiveAsync(wire.Output.GetMemory(4096), gone.Token);
                    if (received.MessageType == WebSocketMessageType.Close) break;
                    wire.Output.Advance(received.Count);
                    if ((await wire.Output.FlushAsync(gone.Token)).IsCompleted) break;
                }
            }
            catch (Exception ended)
            {
                failure = ended;
            }
            await wire.Output.CompleteAsync(failure is OperationCanceledException ? null : failure);
        }

        private async Task SendAsync()
        {
            try
            {
                while (true)
                {
                    var written = await wire.Input.ReadAsync(gone.Token);
                    foreach (var segment in written.Buffer) await socket.SendAsync(segment, WebSocketMessageType.Text, true, gone.Token);
                    wire.Input.AdvanceTo(written.Buffer.End);
                    if (written.IsCompleted) break;
                }
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, gone.Token);
            }
            catch (Exception)
            {
                // the other side went first
            }
            await wire.Input.CompleteAsync();
        }
    }

    private sealed record Duplex(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
