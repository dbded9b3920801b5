using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Npgsql;
using SQLitePCL;

namespace CareChat.Web.Data;

/// <summary>Why nothing can be kept, or read, where that is the machine's affair and may be over in a moment.</summary>
public enum StorageTrouble
{
    /// <summary>The disk is full.</summary>
    Full,

    /// <summary>The database or a folder may be read and not written.</summary>
    ReadOnly,

    /// <summary>The database does not answer.</summary>
    Away,
}

/// <summary>Tells such trouble from faults of ours.</summary>
public static class StorageTroubles
{
    /// <summary>What Linux says of a file system that is mounted to be read.</summary>
    private const int ReadOnlyFileSystem = 30;

    /// <summary>The trouble behind a failure; null for any other failure.</summary>
    public static StorageTrouble? Of(Exception failure) => failure switch
    {
        SqliteException { SqliteExtendedErrorCode: raw.SQLITE_IOERR_SHMSIZE } => StorageTrouble.Full, // no room for what readers share
        SqliteException sqlite => Of(sqlite.SqliteErrorCode),
        PostgresException postgres => Of(postgres.SqlState),
        NpgsqlException { InnerException: SocketException or IOException or TimeoutException } => StorageTrouble.Away,
        IOException { HResult: 28 or unchecked((int)0x80070070) } => StorageTrouble.Full,
        IOException { HResult: ReadOnlyFileSystem } or UnauthorizedAccessException => StorageTrouble.ReadOnly,
        { InnerException: { } inner } => Of(inner),
        _ => null,
    };

    /// <summary>The trouble in words, the end of a sentence.</summary>
    public static string Words(this StorageTrouble trouble) => trouble switch
    {
        StorageTrouble.Full => "the disk is full",
        StorageTrouble.ReadOnly => "it cannot be written",
        _ => "it does not answer",
    };

    private static StorageTrouble? Of(int sqlite) => sqlite switch
    {
        raw.SQLITE_FULL => StorageTrouble.Full,
        raw.SQLITE_READONLY => StorageTrouble.ReadOnly,
        raw.SQLITE_CANTOPEN or raw.SQLITE_IOERR => StorageTrouble.Away,
        _ => null,
    };

    private static StorageTrouble? Of(string postgres) => postgres switch
    {
        PostgresErrorCodes.DiskFull => StorageTrouble.Full,
        PostgresErrorCodes.ReadOnlySqlTransaction => StorageTrouble.ReadOnly,
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow => StorageTrouble.Away,
        _ when postgres.StartsWith("08", StringComparison.Ordinal) => StorageTrouble.Away,
        _ => null,
    };
}
