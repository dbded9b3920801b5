using System.Text;
using CareChat.Web.Data;
using CareChat.Web.Text;
using Microsoft.Data.Sqlite;

namespace CareChat.Web.Search;

/// <summary>
/// The index on SQLite: an FTS5 table without content, in a file of its own beside the database. Indexing so never
/// holds up the write lane, and the file may be deleted while the program is stopped: it is filled again.
/// </summary>
internal sealed class SqliteSearch(DataOptions options) : WordIndex, IDisposable
{
    private const int Version = 1;
    private const int Corrupt = 11;
    private const int NotADatabase = 26;

    // "ascii" leaves everything alone but blanks: the words come folded and are never cut again.
    private static readonly string Schema =
        $"""
        CREATE VIRTUAL TABLE "Words" USING fts5("Names", content='', contentless_delete=1, tokenize='ascii');
        CREATE TABLE "Marks" ("Outbox" INTEGER NOT NULL, "Filled" INTEGER NOT NULL, "FillTo" INTEGER NOT NULL,
          "Newest" INTEGER NOT NULL, "NewestId" TEXT NOT NULL);
        INSERT INTO "Marks" VALUES (0, 0, 0, 0, '');
        PRAGMA user_version={Version};
        """;

    private readonly string path = Path.Combine(options.Root, "search.db");
    private readonly ReadLane readers = new($"Data Source={Path.Combine(options.Root, "search.db")};Mode=ReadOnly");
    private SqliteConnection? writing;
    private volatile bool isBroken;

    /// <inheritdoc />
    public override Task<IndexMarks?> MarksAsync(CancellationToken cancellationToken)
    {
        if (isBroken || !File.Exists(path)) return Task.FromResult<IndexMarks?>(null);
        try
        {
            return Task.FromResult(Marks());
        }
        catch (SqliteException failure) when (IsBroken(failure))
        {
            return Task.FromResult<IndexMarks?>(null);
        }
    }

    /// <inheritdoc />
    public override Task ResetAsync(IndexMarks marks, CancellationToken cancellationToken)
    {
        Dispose();
        foreach (var file in new[] { path, path + "-wal", path + "-shm" }) File.Delete(file);
        using var schema = Command(Open(), Schema);
        schema.ExecuteNonQuery();
        isBroken = false;
        return WriteAsync([], [], marks, marks, cancellationToken);
    }

    /// <inheritdoc />
    public override Task WriteAsync(IReadOnlyList<IndexedMessage> added, IReadOnlyList<long> removed, IndexMarks from, IndexMarks to, CancellationToken cancellationToken)
    {
        try
        {
            var connection = Open();
            using var transaction = connection.BeginTransaction();
            Each(connection, """INSERT INTO "Words" (rowid, "Names") VALUES (@p0, @p1)""", added.Select(m => new object[] { m.Seq, Names(m) }));
            Each(connection, """DELETE FROM "Words" WHERE rowid = @p0""", removed.Select(seq => new object[] { seq }));
            Each(connection, """UPDATE "Marks" SET "Outbox" = @p0, "Filled" = @p1, "FillTo" = @p2, "Newest" = @p3, "NewestId" = @p4""",
                [[to.Outbox, to.Filled, to.FillTo, to.Newest, to.NewestId.ToString("D")]]);
            transaction.Commit();
            return Task.CompletedTask;
        }
        catch (SqliteException failure) when (IsBroken(failure))
        {
            isBroken = true;
            throw;
        }
    }

    /// <inheritdoc />
    public override Task<IReadOnlyList<long>> FindAsync(SearchScope scope, SearchQuery query, int most, CancellationToken cancellationToken)
    {
        try
        {
            return Task.FromResult(Find(scope, query, most, cancellationToken));
        }
        catch (SqliteException failure) when (IsBroken(failure))
        {
            isBroken = true;
            throw;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        readers.Dispose();
        writing?.Dispose();
        writing = null;
    }

    private IReadOnlyList<long> Find(SearchScope scope, SearchQuery query, int most, CancellationToken cancellationToken)
    {
        var found = new List<long>();
        using var reader = readers.Open();
        for (var block = scope.NewestBlock; block >= 0 && found.Count < most; block--)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var rows = reader.Query("""SELECT rowid FROM "Words" WHERE "Words" MATCH @p0 ORDER BY rowid DESC LIMIT @p1""",
                Expression(scope.Blocks(block), query), most - found.Count);
            while (rows.Read()) found.Add(rows.GetInt64(0));
        }
        return found;
    }

    /// <summary>The writing connection. A commit need not wait for the disk: what a power cut takes is indexed again, by the marks.</summary>
    private SqliteConnection Open()
    {
        if (writing is not null) return writing;
        var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        try
        {
            connection.Open();
            using var settings = Command(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-16384;");
            settings.ExecuteNonQuery();
            return writing = connection;
        }
        catch (SqliteException)
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>The marks; null where another version of the program made the file.</summary>
    private IndexMarks? Marks()
    {
        using var version = Command(Open(), "PRAGMA user_version");
        if ((long)version.ExecuteScalar()! != Version) return null;
        using var marks = Command(Open(), """SELECT "Outbox", "Filled", "FillTo", "Newest", "NewestId" FROM "Marks" """);
        using var row = marks.ExecuteReader();
        row.Read();
        return new IndexMarks(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), Guid.Parse(row.GetString(4)));
    }

    private static bool IsBroken(SqliteException failure) => failure.SqliteErrorCode is Corrupt or NotADatabase;

    private static void Each(SqliteConnection connection, string sql, IEnumerable<object[]> rows)
    {
        using var command = Command(connection, sql);
        foreach (var row in rows)
        {
            command.Parameters.Clear();
            for (var i = 0; i < row.Length; i++) command.Parameters.AddWithValue("@p" + i, row[i]);
            command.ExecuteNonQuery();
        }
    }

    /// <summary>All names of the message's words: block after block, each in the order of the text, so that phrases hold.</summary>
    private static string Names(IndexedMessage message)
    {
        var names = new StringBuilder();
        foreach (var block in message.Blocks())
        {
            foreach (var word in Tokenizer.Words(message.Body)) names.Append(SearchScope.NameIn(block, word.Folded)).Append(' ');
        }
        return names.ToString();
    }

    /// <summary>The query for one block by either of its names; a phrase is its names between quotation marks.</summary>
    private static string Expression(string[] blocks, SearchQuery query) =>
        string.Join(" OR ", blocks.Select(block => $"({string.Join(" AND ", query.Terms.Select(term =>
            $"\"{string.Join(' ', term.Words.Select(word => SearchScope.NameIn(block, word)))}\"{(term.IsPrefix ? "*" : "")}"))})"));

    private static SqliteCommand Command(SqliteConnection connection, string sql, params ReadOnlySpan<object> arguments)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < arguments.Length; i++) command.Parameters.AddWithValue("@p" + i, arguments[i]);
        return command;
    }
}
