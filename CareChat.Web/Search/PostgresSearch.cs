using System.Text;
using CareChat.Web.Data;
using CareChat.Web.Text;
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
        DROP TABLE IF EXISTS "SearchMarks", "SearchWords";
        CREATE TABLE "SearchWords" ("Seq" bigint PRIMARY KEY, "Names" tsvector NOT NULL);
        CREATE INDEX "IX_SearchWords_Names" ON "SearchWords" USING gin ("Names");
        CREATE TABLE "SearchMarks" ("Outbox" bigint NOT NULL, "Filled" bigint NOT NULL, "FillTo" bigint NOT NULL,
          "Newest" bigint NOT NULL, "NewestId" uuid NOT NULL);
        """;

    // The subquery keeps the planner from walking the primary key in search of the newest.
    private const string Find =
        """
        SELECT "Seq" FROM (SELECT "Seq" FROM "SearchWords" WHERE "Names" @@ @query::tsquery OFFSET 0) found ORDER BY "Seq" DESC LIMIT @most
        """;

    /// <inheritdoc />
    public override async Task<IndexMarks?> MarksAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            return await db.Database.SqlQuery<IndexMarks>($"""SELECT "Outbox", "Filled", "FillTo", "Newest", "NewestId" FROM "SearchMarks" """)
                .SingleOrDefaultAsync(cancellationToken);
        }
        catch (PostgresException missing) when (missing.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            return null;
        }
    }

    /// <inheritdoc />
    public override Task ResetAsync(IndexMarks marks, CancellationToken cancellationToken) => lane.WriteAsync(scope =>
    {
        scope.LockLedger();
        scope.Execute(Schema);
        scope.Execute("""INSERT INTO "SearchMarks" VALUES (@p0, @p1, @p2, @p3, @p4)""",
            marks.Outbox, marks.Filled, marks.FillTo, marks.Newest, marks.NewestId);
        return Task.CompletedTask;
    }, cancellationToken);

    /// <inheritdoc />
    public override Task WriteAsync(IReadOnlyList<IndexedMessage> added, IReadOnlyList<long> removed, IndexMarks from, IndexMarks to, CancellationToken cancellationToken) =>
        lane.WriteAsync(scope =>
        {
            var moved = scope.Execute(
                """
                UPDATE "SearchMarks" SET "Outbox" = @p0, "Filled" = @p1, "Newest" = @p2, "NewestId" = @p3
                WHERE "Outbox" = @p4 AND "Filled" = @p5
                """, to.Outbox, to.Filled, to.Newest, to.NewestId, from.Outbox, from.Filled);
            if (moved == 0) return Task.CompletedTask;
            foreach (var message in added)
            {
                scope.Execute("""INSERT INTO "SearchWords" VALUES (@p0, CAST(@p1 AS tsvector)) ON CONFLICT ("Seq") DO NOTHING""", message.Seq, Names(message));
            }
            foreach (var seq in removed) scope.Execute("""DELETE FROM "SearchWords" WHERE "Seq" = @p0""", seq);
            return Task.CompletedTask;
        }, cancellationToken);

    /// <inheritdoc />
    public override async Task<IReadOnlyList<long>> FindAsync(SearchScope scope, SearchQuery query, int most, CancellationToken cancellationToken)
    {
        var found = new List<long>();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await db.Database.OpenConnectionAsync(cancellationToken);
        await using var find = new NpgsqlCommand(Find, (NpgsqlConnection)db.Database.GetDbConnection());
        var expression = find.Parameters.AddWithValue("query", "");
        var left = find.Parameters.AddWithValue("most", most);
        for (var block = scope.NewestBlock; block >= 0 && found.Count < most; block--)
        {
            (expression.Value, left.Value) = (Expression(scope.Blocks(block), query), most - found.Count);
            await using var rows = await find.ExecuteReaderAsync(cancellationToken);
            while (await rows.ReadAsync(cancellationToken)) found.Add(rows.GetInt64(0));
        }
        return found;
    }

    /// <summary>The names with their places in the text; both blocks count alike, so that phrases hold.</summary>
    private static string Names(IndexedMessage message)
    {
        const int lastPlace = 16383;
        var names = new StringBuilder();
        foreach (var block in message.Blocks())
        {
            var place = 0;
            foreach (var word in Tokenizer.Words(message.Body))
            {
                place = Math.Min(place + 1, lastPlace);
                names.Append(Lexeme(SearchScope.NameIn(block, word.Folded))).Append(':').Append(place).Append(' ');
            }
        }
        return names.ToString();
    }

    private static string Expression(string[] blocks, SearchQuery query) =>
        string.Join(" | ", blocks.Select(block => $"({string.Join(" & ", query.Terms.Select(term =>
            $"({string.Join(" <-> ", term.Words.Select(word => Lexeme(SearchScope.NameIn(block, word))))}{(term.IsPrefix ? ":*" : "")})"))})"));

    private static string Lexeme(string name) => $"'{name.Replace("\\", "\\\\").Replace("'", "''")}'";
}
