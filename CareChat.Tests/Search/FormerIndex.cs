using System.Text;
using System.Text.RegularExpressions;
using CareChat.Web.Data;
using CareChat.Web.Search;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CareChat.Tests.Search;

/// <summary>Writes the search index as version 1 of it was: of a database with plain texts.</summary>
internal static partial class FormerIndex
{
    /// <summary>In the place of the index that is there.</summary>
    public static async Task WriteAsync(string directory, CareChatDb db)
    {
        foreach (var file in Directory.GetFiles(directory, "search*")) File.Delete(file);
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(directory, "search.db")};Pooling=False");
        await connection.OpenAsync();
        await ExecuteAsync(connection.CreateCommand(),
            """
            PRAGMA journal_mode=WAL;
            CREATE VIRTUAL TABLE "Words" USING fts5("Names", content='', contentless_delete=1, tokenize='ascii');
            CREATE TABLE "Marks" ("Outbox" INTEGER NOT NULL, "Filled" INTEGER NOT NULL, "FillTo" INTEGER NOT NULL,
              "Newest" INTEGER NOT NULL, "NewestId" TEXT NOT NULL);
            PRAGMA user_version=1;
            """);
        var (messages, marks) = await ReadAsync(db);
        foreach (var message in messages)
            await ExecuteAsync(connection.CreateCommand(), $"""INSERT INTO "Words" (rowid, "Names") VALUES ({message.Seq}, '{string.Join(' ', Names(message).SelectMany(n => n))}')""");
        await ExecuteAsync(connection.CreateCommand(),
            $"""INSERT INTO "Marks" VALUES ({marks.Outbox}, {marks.Filled}, {marks.FillTo}, {marks.Newest}, '{marks.NewestId:D}')""");
    }

    /// <summary>In the place of the index that is there, on PostgreSQL.</summary>
    public static async Task WriteToPostgresAsync(string connectionString, CareChatDb db)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await ExecuteAsync(connection.CreateCommand(),
            """
            DROP TABLE IF EXISTS "SearchMarks2", "SearchWords2";
            CREATE TABLE "SearchWords" ("Seq" bigint PRIMARY KEY, "Names" tsvector NOT NULL);
            CREATE INDEX "IX_SearchWords_Names" ON "SearchWords" USING gin ("Names");
            CREATE TABLE "SearchMarks" ("Outbox" bigint NOT NULL, "Filled" bigint NOT NULL, "FillTo" bigint NOT NULL,
              "Newest" bigint NOT NULL, "NewestId" uuid NOT NULL);
            """);
        var (messages, marks) = await ReadAsync(db);
        foreach (var message in messages)
        {
            var names = string.Join(' ', Names(message).SelectMany(block => block.Select((name, place) => $"{name}:{place + 1}")));
            await ExecuteAsync(connection.CreateCommand(), $"""INSERT INTO "SearchWords" VALUES ({message.Seq}, '{names}'::tsvector)""");
        }
        await ExecuteAsync(connection.CreateCommand(),
            $"""INSERT INTO "SearchMarks" VALUES ({marks.Outbox}, {marks.Filled}, {marks.FillTo}, {marks.Newest}, '{marks.NewestId:D}')""");
    }

    /// <summary>All messages, and the marks of an index that has them.</summary>
    public static async Task<(List<IndexedMessage> Messages, IndexMarks Marks)> ReadAsync(CareChatDb db)
    {
        var messages = await db.Messages.AsNoTracking().OrderBy(m => m.Seq)
            .Select(m => new IndexedMessage(m.Seq, m.Id, m.ConversationId, m.Number, m.Conversation!.InstanceId, false, m.Body)).ToListAsync();
        return (messages, new IndexMarks(await db.OutboxEntries.MaxAsync(o => o.Seq), messages[^1].Seq, messages[^1].Seq, messages[^1].Seq, messages[^1].Id));
    }

    private static IEnumerable<List<string>> Names(IndexedMessage message) => message.Blocks().Select(block =>
        OldWord().Matches(message.Body.ToLowerInvariant().Normalize(NormalizationForm.FormC)).Select(word => SearchScope.NameIn(block, word.Value)).ToList());

    private static async Task ExecuteAsync(System.Data.Common.DbCommand command, string sql)
    {
        await using (command)
        {
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync();
        }
    }

    /// <summary>Letters and digits went on as one word, whatever the script.</summary>
    [GeneratedRegex(@"[\p{L}\p{N}]+")]
    private static partial Regex OldWord();
}
