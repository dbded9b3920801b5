using CareChat.Bench.Limits.Storage;
using CareChat.Bench.Servers;
using Microsoft.Data.Sqlite;

namespace CareChat.Bench.Data;

/// <summary>Lays the messages of a plan down in the product's database, as if they had been sent long ago.</summary>
public static class ProductRows
{
    private const int RowsPerCommit = 20_000;
    private const int Imported = 3;

    /// <summary>Writes patients, conversations, messages and what was read; no server may run meanwhile.</summary>
    public static void Write(string database, SeedPlan plan)
    {
        using var connection = MessageTable.Open(database);
        connection.Execute("PRAGMA synchronous=OFF; PRAGMA foreign_keys=OFF; PRAGMA cache_size=-262144;");
        var instance = InstanceId(connection);
        var conversations = Enumerable.Range(1, plan.Patients).Select(patient => new SeedConversation(patient, SeedPlan.Start)).ToArray();
        AddMessages(connection, plan, conversations);
        AddPatients(connection, instance, conversations);
        connection.Execute("PRAGMA wal_checkpoint(TRUNCATE);");
    }

    private static void AddMessages(SqliteConnection connection, SeedPlan plan, SeedConversation[] conversations)
    {
        using var message = new RowInsert(connection, "Messages",
            "Id", "ConversationId", "PatientId", "Number", "AuthorKind", "AuthorName", "Source", "Body", "SentAt");
        using var mark = new RowInsert(connection, "ReadMarks", "ConversationId", "Side", "UpToNumber", "At");
        foreach (var group in plan.All().Chunk(RowsPerCommit))
        {
            using var transaction = connection.BeginTransaction();
            foreach (var (patient, fromPatient, body, sentAt) in group)
            {
                var line = conversations[patient - 1];
                var side = fromPatient ? SeedConversation.PatientSide : SeedConversation.TeamSide;
                if (line.Add(side, sentAt))
                {
                    mark.Run(transaction, line.Id, side, line.ReadNumber(side), sentAt - 1000);
                }

                var id = Guid.CreateVersion7(DateTimeOffset.FromUnixTimeMilliseconds(sentAt));
                message.Run(transaction, id, line.Id, line.PatientId, line.LastNumber, side, fromPatient ? null : "Dr. Kim Lee", Imported, body, sentAt);
            }

            transaction.Commit();
        }
    }

    private static void AddPatients(SqliteConnection connection, Guid instance, SeedConversation[] conversations)
    {
        using var patient = new RowInsert(connection, "Patients",
            "Id", "InstanceId", "FirstName", "LastName", "Gender", "Status", "ChatDisabled", "CreatedAt", "UpdatedAt");
        using var conversation = new RowInsert(connection, "Conversations",
            "Id", "InstanceId", "PatientId", "Kind", "LastNumber", "LastSentAt", "TeamReadNumber", "PatientReadNumber",
            "TeamUnread", "PatientUnread", "NeedsReplySince", "LastNoteNumber", "CreatedAt");
        var begun = SeedPlan.Start.ToUnixTimeMilliseconds();
        using var transaction = connection.BeginTransaction();
        for (var i = 0; i < conversations.Length; i++)
        {
            var line = conversations[i];
            patient.Run(transaction, line.PatientId, instance, "Pat", $"Number {i + 1}", 0, 0, false, begun, begun);
            conversation.Run(transaction, line.Id, instance, line.PatientId, 0, line.LastNumber, line.LastSentAt,
                line.ReadNumber(SeedConversation.TeamSide), line.ReadNumber(SeedConversation.PatientSide),
                line.Unread(SeedConversation.TeamSide), line.Unread(SeedConversation.PatientSide), line.NeedsReplySince, 0, begun);
        }

        transaction.Commit();
    }

    private static Guid InstanceId(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = """SELECT "Id" FROM "Instances" WHERE "Name" = @p0""";
        command.Parameters.AddWithValue("@p0", CareChatServer.Instance);
        return Guid.Parse((string)command.ExecuteScalar()!);
    }
}
