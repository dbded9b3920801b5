using Microsoft.Data.Sqlite;

namespace CareChat.Web.Data;

/// <summary>
/// Folds SQLite's write-ahead log into the database now and then, as far as readers allow. A connection beside the lane's
/// copies what is in it, so that nobody waits for that. What came meanwhile is little; at times the lane's own copies it, where
/// no write can come between: then the log begins anew.
/// </summary>
/// <param name="lane">The lane's connection, used between its groups.</param>
/// <param name="beside">The other one; disposed here.</param>
internal sealed class SqliteLogFolding(SqliteConnection lane, SqliteConnection beside) : IDisposable
{
    /// <summary>Commits after which the log is folded in: little at a time, else the disk holds up whoever commits.</summary>
    private const int FoldAfter = 25;

    /// <summary>Foldings after which the log begins anew, for which one commit waits.</summary>
    private const int AnewAfter = 8;

    private Task folded = Task.CompletedTask;
    private bool isRestDue;
    private int commits;
    private int foldings;

    /// <summary>Counts a commit of the lane.</summary>
    public void Count() => commits++;

    /// <summary>Folds where it is time for that; called between two groups of the lane.</summary>
    public void Fold(ILogger log)
    {
        if (!folded.IsCompleted) return;
        if (isRestDue)
        {
            isRestDue = false;
            Fold(lane, log);
        }
        if (commits < FoldAfter) return;
        (commits, foldings) = (0, foldings + 1);
        isRestDue = foldings % AnewAfter == 0;
        folded = Task.Run(() => Fold(beside, log));
    }

    /// <summary>Waits for what is under way.</summary>
    public void Dispose()
    {
        Task.WhenAny(folded).Wait();
        beside.Dispose();
    }

    private static void Fold(SqliteConnection connection, ILogger log)
    {
        try
        {
            SqliteLaneConnection.Run(connection, "PRAGMA wal_checkpoint(PASSIVE);");
        }
        catch (SqliteException failure)
        {
            log.LogTrouble(failure, "The write-ahead log could not be folded in; the next round tries again.");
        }
    }
}
