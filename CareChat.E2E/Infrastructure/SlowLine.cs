using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace CareChat.E2E.Infrastructure;

/// <summary>A long way between browser and program: each byte, of HTTP and WebSocket alike, comes half a round trip later, in its order.</summary>
public sealed class SlowLine : IAsyncDisposable
{
    private readonly CancellationTokenSource gone = new();
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Uri portal;
    private long oneWay; // in milliseconds
    private readonly ConcurrentDictionary<TcpClient, bool> connected = new();
    private volatile bool isMute;
    private volatile bool isSilent;
    private volatile bool isLost;

    /// <param name="portal">Where the program listens.</param>
    /// <param name="roundTrip">How long an answer takes at least.</param>
    public SlowLine(Uri portal, TimeSpan roundTrip)
    {
        this.portal = portal;
        Slow(roundTrip);
        listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        _ = AcceptAsync();
    }

    /// <summary>Where the browser finds the program.</summary>
    public Uri Address { get; }

    /// <summary>From now on an answer takes so long at least.</summary>
    public void Slow(TimeSpan roundTrip) => Volatile.Write(ref oneWay, (long)(roundTrip / 2).TotalMilliseconds);

    /// <summary>From now on the browser hears nothing of what the program says; the program hears the browser.</summary>
    public void Mute() => isMute = true;

    /// <summary>From now on nothing arrives on either side, and no connection tells so.</summary>
    public void Silence() => isSilent = true;

    /// <summary>Breaks all connections; the next ones are as good as the first were.</summary>
    public void Break()
    {
        isMute = isSilent = false;
        foreach (var near in connected.Keys) near.Close();
    }

    /// <summary>Breaks all connections, and there is none until the line is back.</summary>
    public void Lose()
    {
        isLost = true;
        Break();
    }

    /// <summary>The line is back after it was lost.</summary>
    public void Return() => isLost = false;

    public async ValueTask DisposeAsync()
    {
        await gone.CancelAsync();
        listener.Stop();
        gone.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (!gone.IsCancellationRequested)
            {
                var near = await listener.AcceptTcpClientAsync(gone.Token);
                if (isLost) near.Close();
                else _ = ServeAsync(near, gone.Token);
            }
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // the line is taken down
        }
    }

    private async Task ServeAsync(TcpClient near, CancellationToken end)
    {
        using var far = new TcpClient { NoDelay = true };
        using (near)
        {
            try
            {
                near.NoDelay = true;
                connected[near] = true;
                await far.ConnectAsync(portal.Host, portal.Port, end);
                var (browser, program) = (near.GetStream(), far.GetStream());
                await Task.WhenAny(CarryAsync(browser, program, () => isSilent, end), CarryAsync(program, browser, () => isMute || isSilent, end));
            }
            catch (Exception broken) when (broken is IOException or SocketException or OperationCanceledException or InvalidOperationException)
            {
                // one side hung up
            }
            connected.TryRemove(near, out _);
        }
    }

    private async Task CarryAsync(NetworkStream from, NetworkStream to, Func<bool> isLost, CancellationToken end)
    {
        var onTheWay = Channel.CreateUnbounded<(byte[] Bytes, long Due)>();
        var arriving = ArriveAsync(onTheWay.Reader, to, end);
        var buffer = new byte[64 * 1024];
        for (int read; (read = await from.ReadAsync(buffer, end)) > 0;)
        {
            if (!isLost()) await onTheWay.Writer.WriteAsync((buffer[..read], Environment.TickCount64 + Volatile.Read(ref oneWay)), end);
        }
        onTheWay.Writer.Complete();
        await arriving;
    }

    private static async Task ArriveAsync(ChannelReader<(byte[] Bytes, long Due)> onTheWay, NetworkStream to, CancellationToken end)
    {
        await foreach (var (bytes, due) in onTheWay.ReadAllAsync(end))
        {
            if (due - Environment.TickCount64 is var left and > 0) await Task.Delay((int)left, end); // the length of the line is what it is there for
            await to.WriteAsync(bytes, end);
        }
    }
}
