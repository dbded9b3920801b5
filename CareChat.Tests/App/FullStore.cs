using Microsoft.Data.Sqlite;

namespace CareChat.Tests.App;

/// <summary>Makes a host's SQLite refuse what needs room, as it does on a full disk, until it is told that there is room again.</summary>
public static class FullStore
{
    /// <summary>Longer than what room a page may have left.</summary>
    public static string Long(string text) => text + "\n" + string.Concat(Enumerable.Repeat("We went to the market and bought bread. ", 220));

    /// <summary>Fills it: not a page is left.</summary>
    public static async Task FillAsync(this PortalHost host)
    {
        await host.ExecuteAsync("""CREATE TABLE IF NOT EXISTS "Filling" ("Bytes" BLOB)""");
        await host.ExecuteAsync("PRAGMA max_page_count = 1");
        try
        {
            while (true) await host.ExecuteAsync("""INSERT INTO "Filling" VALUES (zeroblob(4000))""");
        }
        catch (SqliteException full) when (full.SqliteErrorCode == SQLitePCL.raw.SQLITE_FULL)
        {
            // what pages were free are taken now
        }
    }

    /// <summary>Makes room again.</summary>
    public static Task MakeRoomAsync(this PortalHost host) => host.ExecuteAsync("PRAGMA max_page_count = 1000000000");

    /// <summary>Runs one statement as the program's writer.</summary>
    public static Task<int> ExecuteAsync(this PortalHost host, string sql) => host.WriteAsync(scope => Task.FromResult(scope.Execute(sql)));
}
