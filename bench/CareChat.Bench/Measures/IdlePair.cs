using System.Diagnostics;
using CareChat.Bench.Load;

namespace CareChat.Bench.Measures;

/// <summary>Two sides of one conversation on an idle server: one posts by HTTP, the other listens at the hub.</summary>
public sealed class IdlePair : IAsyncDisposable
{
    private readonly ManualResetEventSlim arrived = new();
    private readonly HttpLine sender;
    private readonly byte[] request;
    private HubLine? receiver;
    private long lastNumber = -1;
    private long arrivedAt;

    private IdlePair(HttpLine sender, byte[] request) => (this.sender, this.request) = (sender, request);

    /// <summary>Connects both sides; the request is the one that will be posted again and again.</summary>
    public static async Task<IdlePair> OpenAsync(Uri server, string? token, string hub, string conversation, string path, string body)
    {
        var sender = new HttpLine(server, token);
        var pair = new IdlePair(sender, sender.Prepare("POST", path, body));
        pair.receiver = await HubLine.JoinAsync(server, hub, conversation, token, pair.OnEvent);
        return pair;
    }

    /// <summary>The microseconds from before a send to its arrival at the other side, several times.</summary>
    public double[] Hops(int count)
    {
        var times = new double[count];
        for (var i = 0; i < count; i++)
        {
            times[i] = Hop();
        }

        return times;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        sender.Dispose();
        if (receiver is not null)
        {
            await receiver.DisposeAsync();
        }
    }

    private double Hop()
    {
        arrived.Reset();
        var start = Stopwatch.GetTimestamp();
        var answer = sender.Exchange(request);
        if (answer.Status is < 200 or > 299)
        {
            throw new InvalidOperationException($"The send was answered {answer.Status}: {answer.Text}");
        }

        return arrived.Wait(TimeSpan.FromSeconds(5))
            ? Stopwatch.GetElapsedTime(start, Volatile.Read(ref arrivedAt)).TotalMicroseconds
            : throw new TimeoutException("The message did not arrive at the other side.");
    }

    private void OnEvent(Arrival arrival)
    {
        // other events (a read mark, say) name a number that was already there
        if (arrival.Number > lastNumber)
        {
            lastNumber = arrival.Number;
            Volatile.Write(ref arrivedAt, arrival.At);
            arrived.Set();
        }
    }
}
