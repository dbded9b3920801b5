using System.Threading.Channels;

namespace CareChat.Bench.Limits.Storage;

/// <summary>
/// One thread owns the only connection that writes. Whatever waits goes into one transaction, so that many
/// sends share one fsync; each is answered after the commit.
/// </summary>
public sealed class GroupWriter
{
    private const int LargestGroup = 512;

    private readonly Channel<Waiting> waiting =
        Channel.CreateUnbounded<Waiting>(new UnboundedChannelOptions { SingleReader = true });

    /// <summary>Starts the writer on a database made by <see cref="MessageTable.Create"/>.</summary>
    public GroupWriter(string path)
    {
        new Thread(() => WriteForever(path)) { IsBackground = true, Name = "group writer" }.Start();
    }

    /// <summary>Queues a row; completes with its id when it is on disk.</summary>
    public Task<long> WriteAsync(int conversation, string body)
    {
        var done = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting.Writer.TryWrite(new Waiting(conversation, body, done));
        return done.Task;
    }

    private void WriteForever(string path)
    {
        using var connection = MessageTable.Open(path);
        using var insert = new InsertMessage(connection);
        var written = new List<(TaskCompletionSource<long> Done, long Id)>(LargestGroup);
        while (waiting.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            written.Clear();
            using var transaction = connection.BeginTransaction();
            while (written.Count < LargestGroup && waiting.Reader.TryRead(out var next))
            {
                var now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
                written.Add((next.Done, insert.Run(transaction, next.Conversation, next.Body, sender: 1, now)));
            }

            transaction.Commit();
            foreach (var (done, id) in written)
            {
                done.SetResult(id);
            }
        }
    }

    private readonly record struct Waiting(int Conversation, string Body, TaskCompletionSource<long> Done);
}
