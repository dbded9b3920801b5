using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace CareChat.Web.Data;

/// <summary>Which database answers, for the log and the administrators.</summary>
/// <param name="Name">Engine and version: "SQLite 3.53.4", "PostgreSQL 15.18".</param>
/// <param name="IsSafe">False where an acknowledged commit may be lost.</param>
public sealed record DatabaseEngine(string Name, bool IsSafe)
{
    /// <summary>The first SQLite without the WAL-reset bug, which loses a commit where one connection writes while another checkpoints.</summary>
    public static readonly Version OldestSqlite = new(3, 51, 3);

    /// <summary>The engine behind an open connection.</summary>
    public static DatabaseEngine Of(DbConnection open)
    {
        var version = open.ServerVersion.Split(' ')[0];
        return open is SqliteConnection
            ? new($"SQLite {version}", Version.Parse(version) >= OldestSqlite)
            : new($"PostgreSQL {version}", IsSafe: true);
    }
}
