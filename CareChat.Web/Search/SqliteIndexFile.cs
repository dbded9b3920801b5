using System.Text;
using CareChat.Web.Data;
using Microsoft.Data.Sqlite;

namespace CareChat.Web.Search;

/// <summary>One file with an FTS5 table without content, and the marks how far it has come.</summary>
internal sealed class SqliteIndexFile(string path, int version) : IDisposable
{
    private const int ReadOnly = 8;
    private const int Corrupt = 11;
    private const int NotADatabase = 26;

    // "ascii" leaves everything alone but blanks: the words come folded and are never cut again.
    private readonly string schema =
        $"""
        CREATE VIRTUAL TABLE "Words" USING fts5("Names", content='', contentless_delete=1, tokenize='ascii');
        CREATE TABLE "Marks" ("Outbox" INTEGER NOT NULL, "Filled" INTEGER NOT NULL, "FillTo" INTEGER NOT NULL,
          "Newest" INTEGER NOT NULL, "NewestId" TEXT NOT NULL);
        INSERT INTO "Marks" VALUES (0, 0, 0, 0, '');
        PRAGMA user_version={version};
        """;

    private readonly ReadLane readers = new($"Data Source={path};Mode=ReadOnly");
    private SqliteConnection? writing;
    private volatile bool isBroken;

    /// <summary>Whether there is a file that can be read.</summary>
    public bool Exists => !isBroken && File.Exists(path);

    /// <summary>The marks; null where there is no file, none that can be read, or one of another version.</summary>
    public IndexMarks? Marks()
    {
        if (!Exists) return null;
        try
        {
            using var made = Command(Open(), "PRAGMA user_version");
            if ((long)made.ExecuteScalar()! != version) return null;
            using var marks = Command(Open(), """SELECT "Outbox", "Filled", "FillTo", "Newest", "NewestId" FROM "Marks" """);
            using var row = marks.ExecuteReader();
            row.Read();
            // no id: the disk was full when it was made
            return Guid.TryParse(row.GetString(4), out var newest) ? new IndexMarks(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), newest) : null;
        }
        catch (SqliteException failure) when (IsBroken(failure))
        {
            return null;
        }
    }

    /// <summary>Makes the file anew.</summary>
    public void Reset(IndexMarks marks)
    {
        Delete();
        using var tables = Command(Open(), schema);
        tables.ExecuteNonQuery();
        isBroken = false;
        Write([], [], marks);
    }

    /// <summary>Adds and removes messages and moves the marks in one transaction; null leaves the marks.</summary>
    public void Write(IReadOnlyList<IndexedMessage> added, IReadOnlyList<long> removed, IndexMarks? to) => Guarded(() =>
    {
        var connection = Open();
        using var transaction = connection.BeginTransaction();
        Each(connection, """INSERT INTO "Words" (rowid, "Names") VALUES (@p0, @p1)""", added.Select(m => new object[] { m.Seq, Names(m) }));
        Each(connection, """DELETE FROM "Words" WHERE rowid = @p0""", removed.Select(seq => new object[] { seq }));
        if (to is not null)
        {
            Each(connection, """UPDATE "Marks" SET "Outbox" = @p0, "Filled" = @p1, "FillTo" = @p2, "Newest" = @p3, "NewestId" = @p4""",
                [[to.Outbox, to.Filled, to.FillTo, to.Newest, to.NewestId.ToString("D")]]);
        }
        transaction.Commit();
        return true;
    });

    /// <summary>The newest messages of a scope that contain all of a query.</summary>
    public IReadOnlyList<long> Find(SearchScope scope, SearchQuery query, int most, CancellationToken cancellationToken) => Guarded(() =>
    {
        var found = new List<long>();
        using var reader = readers.Open();
        for (var block = scope.NewestBlock; block >= 0 && found.Count < most; block--)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (blocks, left) = (scope.Blocks(block), most - found.Count);
            var written = Rows(reader, Expression(blocks, query.Readings.Take(1)), left);
            var mayBeOther = query.Readings.Count > 1
                && (query.Readings[0].Count == 1 || Rows(reader, Expression(blocks, [[new SearchTerm(query.Hints)]]), 1).Count > 0);
            var others = mayBeOther ? Rows(reader, Expression(blocks, query.Readings.Skip(1)), left) : [];
            found.AddRange(others.Count == 0 ? written : written.Union(others).OrderDescending().Take(left));
        }
        return found;
    });

    private static List<long> Rows(ReadScope reader, string expression, int most)
    {
        var found = new List<long>();
        using var rows = reader.Query("""SELECT rowid FROM "Words" WHERE "Words" MATCH @p0 ORDER BY rowid DESC LIMIT @p1""", expression, most);
        while (rows.Read()) found.Add(rows.GetInt64(0));
        return found;
    }

    /// <summary>Takes the file away.</summary>
    public void Delete()
    {
        Dispose();
        foreach (var file in new[] { path, path + "-wal", path + "-shm" }) File.Delete(file);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        readers.Dispose();
        writing?.Dispose();
        writing = null;
    }

    private T Guarded<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException failure) when (IsBroken(failure))
        {
            isBroken = true;
            throw;
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode == ReadOnly)
        {
            Dispose(); // what was opened while the file could not be written stays so
            throw;
        }
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
        var words = message.Words();
        foreach (var block in message.Blocks())
        {
            foreach (var word in words) names.Append(SearchScope.NameIn(block, word)).Append(' ');
        }
        return names.ToString();
    }

    /// <summary>Readings of a query for one block by either of its names; a phrase is its names between quotation marks.</summary>
    private static string Expression(string[] blocks, IEnumerable<IReadOnlyList<SearchTerm>> readings) => string.Join(" OR ",
        from terms in readings from block in blocks select $"({string.Join(" AND ", terms.Select(term => Term(block, term)))})");

    private static string Term(string block, SearchTerm term)
    {
        var ways = string.Join(" OR ", term.Ways.Select(way =>
            $"\"{string.Join(' ', way.Words.Select(word => SearchScope.NameIn(block, word)))}\"{(way.IsPrefix ? "*" : "")}"));
        return term.Ways.Count == 1 ? ways : $"({ways})";
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }
}
