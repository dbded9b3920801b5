namespace CareChat.Web.Data;

/// <summary>Where the data lives: section <c>CareChat</c> of the configuration.</summary>
public sealed class DataOptions
{
    /// <summary>Folder of the database, the files and the lock; relative to where the program was started.</summary>
    public string DataDirectory { get; set; } = "data";

    /// <summary>Which database; section <c>CareChat:Database</c>.</summary>
    public DatabaseOptions Database { get; set; } = new();

    /// <summary>The data directory as a full path.</summary>
    public string Root => Path.GetFullPath(DataDirectory);

    /// <summary>Makes the data directory where there is none: then nobody else on the machine can read what is in it.</summary>
    public void MakeRoot()
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(Root);
        else Directory.CreateDirectory(Root, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>True where PostgreSQL holds the data.</summary>
    public bool IsPostgres => Database.Provider.Equals("Postgres", StringComparison.OrdinalIgnoreCase);

    /// <summary>False where SQLite has no file yet: then a first start makes it.</summary>
    public bool HasSqliteFile => File.Exists(SqliteFile);

    private bool IsSqlite => Database.Provider.Equals("Sqlite", StringComparison.OrdinalIgnoreCase);

    private string SqliteFile => Path.Combine(Root, "carechat.db");

    /// <summary>The connection string for changing the database.</summary>
    public string WritingConnection => IsPostgres ? Database.ConnectionString : $"Data Source={SqliteFile}";

    /// <summary>The connection string for reading: on SQLite it cannot write at all.</summary>
    public string ReadingConnection => IsPostgres ? Database.ConnectionString : $"{WritingConnection};Mode=ReadOnly";

    /// <summary>A clinic never lands in another database than was meant.</summary>
    /// <exception cref="StartRefusedException">The provider is not known, or its connection string is missing or of no use; or the data has no place.</exception>
    public void Require()
    {
        if (string.IsNullOrWhiteSpace(DataDirectory)) throw new StartRefusedException("CareChat:DataDirectory is empty: name a folder, or leave the setting out for \"data\".");
        if (!IsPostgres && !IsSqlite)
            throw new StartRefusedException($"CareChat:Database:Provider is \"{Database.Provider}\"; it must be Sqlite or Postgres.");
        var hasConnection = Database.ConnectionString.Length > 0;
        if (IsPostgres && !hasConnection) throw new StartRefusedException("CareChat:Database:Provider is Postgres: CareChat:Database:ConnectionString is missing.");
        if (IsSqlite && hasConnection)
            throw new StartRefusedException("CareChat:Database:ConnectionString is of no use to Sqlite; for PostgreSQL set CareChat:Database:Provider to Postgres.");
    }
}

/// <summary>The database's own settings.</summary>
public sealed class DatabaseOptions
{
    /// <summary><c>Sqlite</c> (default) or <c>Postgres</c>.</summary>
    public string Provider { get; set; } = "Sqlite";

    /// <summary>PostgreSQL's connection string; SQLite has none of its own.</summary>
    public string ConnectionString { get; set; } = "";
}
