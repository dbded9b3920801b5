using System.Text;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CareChat.Web.Search;

/// <summary>
/// The index on PostgreSQL: a table of word vectors with the same names of words as on SQLite, so that both find the
/// same. It makes its tables itself; they belong to no migration, for they may be dropped and filled again.
/// </summary>
internal sealed class PostgresSearch(WriteLane lane, IDbContextFactory<CareChatDb> databases) : WordIndex
{
    private const string Schema =
        """
        DROP TABLE IF EXISTS "SearchMarks2", "SearchWords2";
        CREATE TABLE "SearchWords2" ("Seq" bigint PRIMARY KEY, "Names" tsvector NOT NULL);
        CREATE INDEX "IX_SearchWords2_Names" ON "SearchWords2" USING gin ("Names");
        CREATE TABLE "SearchMarks2" ("Outbox" bigint NOT NULL, "Filled" bigint NOT NULL, "FillTo" bigint NOT NULL,
          "Newest" bigint NOT NULL, "NewestId" uuid NOT NULL);
        """;

    private const string Marks = """SELECT "Outbox", "Filled", "FillTo", "Newest", "NewestId" FROM "SearchMarks2" """;
    private const string FormerMarks = """SELECT "Outbox", "Filled", "FillTo", "Newest", "NewestId" FROM "SearchMarks" """;

    // The subquery keeps the planner from walking the primary key in search of the newest.
    // Other readings are looked for only where what is special about them occurs; the count is taken first, and once.
    private const string Find =
        """
        SELECT "Seq" FROM (SELECT "Seq" FROM "SearchWords2" WHERE "Names" @@ @query::tsquery OFFSET 0) found
        UNION SELECT "Seq" FROM (SELECT "Seq" FROM "SearchWords2" WHERE "Names" @@ @others::tsquery
          AND (SELECT COUNT(*) FROM "SearchWords2" WHERE "Names" @@ @hints::tsquery) > 0 OFFSET 0) found
        ORDER BY "Seq" DESC LIMIT @most
        """;

    private const string FindWritten =
        """
        SELECT "Seq" FROM (SELECT "Seq" FROM "SearchWords2" WHERE "Names" @@ @query::tsquery OFFSET 0) found ORDER BY "Seq" DESC LIMIT @most
        """;

    private static readonly Statements Present = new(Find, FindWritten);
    private static readonly Statements Former = new(InFormer(Find), InFormer(FindWritten));

    private volatile bool isFilling;

    /// <inheritdoc />
    public override async Task<IndexMarks?> MarksAsync(CancellationToken cancellationToken)
    {
        var marks = await MarksAsync(Marks, cancellationToken);
        isFilling = marks is { IsFilling: true };
        return marks;
    }

    /// <inheritdoc />
    public override Task<IndexMarks?> FormerMarksAsync(CancellationToken cancellationToken) => MarksAsync(FormerMarks, cancellationToken);

    /// <inheritdoc />
    public override Task ResetAsync(IndexMarks marks, CancellationToken cancellationToken) => lane.WriteAsync(scope =>
    {
        scope.LockLedger();
        scope.Execute(Schema);
        scope.Execute("""INSERT INTO "SearchMarks2" VALUES (@p0, @p1, @p2, @p3, @p4)""",
            marks.Outbox, marks.Filled, marks.FillTo, marks.Newest, marks.NewestId);
        return Task.CompletedTask;
    }, cancellationToken);

    /// <inheritdoc />
    public override Task WriteAsync(IReadOnlyList<IndexedMessage> added, IReadOnlyList<long> removed, IndexMarks from, IndexMarks to, CancellationToken cancellationToken) =>
        lane.WriteAsync(scope =>
        {
            var moved = scope.Execute(
                """
                UPDATE "SearchMarks2" SET "Outbox" = @p0, "Filled" = @p1, "Newest" = @p2, "NewestId" = @p3
                WHERE "Outbox" = @p4 AND "Filled" = @p5
                """, to.Outbox, to.Filled, to.Newest, to.NewestId, from.Outbox, from.Filled);
            if (moved == 0) return Task.CompletedTask;
            foreach (var message in added)
            {
                scope.Execute("""INSERT INTO "SearchWords2" VALUES (@p0, CAST(@p1 AS tsvector)) ON CONFLICT ("Seq") DO NOTHING""", message.Seq, Names(message));
            }
            Remove(scope, removed);
            return Task.CompletedTask;
        }, cancellationToken);

    /// <inheritdoc />
    public override async Task<IReadOnlyList<long>> FindAsync(SearchScope scope, SearchQuery query, int most, CancellationToken cancellationToken)
    {
        // The former one first: if it is thrown away meanwhile, the other is whole.
        var before = isFilling ? await FindFormerAsync(scope, query, most, cancellationToken) : [];
        return Merge(await FindAsync(Present, scope, query, most, cancellationToken), before, most);
    }

    /// <inheritdoc />
    public override async Task DropFormerAsync(CancellationToken cancellationToken)
    {
        if (!await HasFormerAsync(cancellationToken)) return;
        await lane.WriteAsync(scope =>
        {
            scope.LockLedger();
            return Task.FromResult(scope.Execute("""DROP TABLE IF EXISTS "SearchMarks", "SearchWords" """));
        }, cancellationToken);
    }

    private async Task<bool> HasFormerAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Database.SqlQuery<bool>($"""SELECT to_regclass('"SearchWords"') IS NOT NULL AS "Value" """).SingleAsync(cancellationToken);
    }

    private async Task<IndexMarks?> MarksAsync(string sql, CancellationToken cancellationToken)
    {
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            return await db.Database.SqlQueryRaw<IndexMarks>(sql).SingleOrDefaultAsync(cancellationToken);
        }
        catch (PostgresException missing) when (missing.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            return null;
        }
    }

    private async Task<IReadOnlyList<long>> FindFormerAsync(SearchScope scope, SearchQuery query, int most, CancellationToken cancellationToken)
    {
        try
        {
            return await FindAsync(Former, scope, query.ForFormer(), most, cancellationToken);
        }
        catch (PostgresException missing) when (missing.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            return [];
        }
    }

    private async Task<IReadOnlyList<long>> FindAsync(Statements find, SearchScope scope, SearchQuery query, int most, CancellationToken cancellationToken)
    {
        var found = new List<long>();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await db.Database.OpenConnectionAsync(cancellationToken);
        await using var command = new NpgsqlCommand(query.Hints.Count > 0 ? find.All : find.Written, (NpgsqlConnection)db.Database.GetDbConnection());
        var (written, others, hints) = (command.Parameters.AddWithValue("query", ""), command.Parameters.AddWithValue("others", ""), command.Parameters.AddWithValue("hints", ""));
        var left = command.Parameters.AddWithValue("most", most);
        for (var block = scope.NewestBlock; block >= 0 && found.Count < most; block--)
        {
            var blocks = scope.Blocks(block);
            (written.Value, left.Value) = (Expression(blocks, query.Readings.Take(1)), most - found.Count);
            (others.Value, hints.Value) = (Expression(blocks, query.Readings.Skip(1)), Expression(blocks, [[new SearchTerm(query.Hints)]]));
            await using var rows = await command.ExecuteReaderAsync(cancellationToken);
            while (await rows.ReadAsync(cancellationToken)) found.Add(rows.GetInt64(0));
        }
        return found;
    }

    /// <summary>Takes messages out, of the former index too while it is asked.</summary>
    private void Remove(WriteScope scope, IReadOnlyList<long> removed)
    {
        if (removed.Count == 0) return;
        var hasFormer = isFilling && scope.Scalar("""SELECT to_regclass('"SearchWords"')::text""") is string;
        foreach (var seq in removed)
        {
            scope.Execute("""DELETE FROM "SearchWords2" WHERE "Seq" = @p0""", seq);
            if (hasFormer) scope.Execute("""DELETE FROM "SearchWords" WHERE "Seq" = @p0""", seq);
        }
    }

    /// <summary>The names with their places in the text; both blocks count alike, so that phrases hold, and none reaches over an empty word.</summary>
    private static string Names(IndexedMessage message)
    {
        const int lastPlace = 16383;
        var names = new StringBuilder();
        var words = message.Words();
        foreach (var block in message.Blocks())
        {
            var place = 0;
            foreach (var word in words)
            {
                place = Math.Min(place + 1, lastPlace);
                if (word.Length > 0) names.Append(Lexeme(SearchScope.NameIn(block, word))).Append(':').Append(place).Append(' ');
            }
        }
        return names.ToString();
    }

    private static string Expression(string[] blocks, IEnumerable<IReadOnlyList<SearchTerm>> readings) => string.Join(" | ",
        from terms in readings from block in blocks select $"({string.Join(" & ", terms.Select(term => Term(block, term)))})");

    private static string Term(string block, SearchTerm term) => $"({string.Join(" | ", term.Ways.Select(way =>
        $"({string.Join(" <-> ", way.Words.Select(word => Lexeme(SearchScope.NameIn(block, word))))}{(way.IsPrefix ? ":*" : "")})"))})";

    private static string InFormer(string sql) => sql.Replace("SearchWords2", "SearchWords", StringComparison.Ordinal);

    private static string Lexeme(string name) => $"'{name.Replace("\\", "\\\\").Replace("'", "''")}'";

    /// <summary>How an index is asked.</summary>
    /// <param name="All">In all readings of the words.</param>
    /// <param name="Written">As they are written: there is no other reading.</param>
    private sealed record Statements(string All, string Written);
}
