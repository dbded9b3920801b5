using System.Diagnostics;

namespace CareChat.Bench.Limits.Storage;

/// <summary>Times what one row costs when it is a commit of its own, with nothing around it.</summary>
public sealed class SingleCommit(string path)
{
    private const string Body = "The new tablet works better, but I still wake up at night with a dry mouth.";

    /// <summary>Commits rows one by one and returns the microseconds of each.</summary>
    public double[] Time(int count)
    {
        using var connection = MessageTable.Open(path);
        using var insert = new InsertMessage(connection);
        var times = new double[count];
        for (var i = 0; i < count; i++)
        {
            var start = Stopwatch.GetTimestamp();
            insert.Run(null, 1 + (i % 500), Body, sender: 1, sentAt: start);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }

        return times;
    }
}
