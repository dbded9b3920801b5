using CareChat.Web.Data;
using CareChat.Web.Messages;

namespace CareChat.Web.Search;

/// <summary>A message that was found, with its patient's name.</summary>
internal sealed record FoundMessage(MessageView Message, string PatientName);

/// <summary>Reads the messages the index has named, by the actor's own visibility once more.</summary>
internal static class FoundMessages
{
    private const int Name = MessageRows.Count;

    private const string OneRow =
        $"""
        SELECT {MessageRows.Columns}, p."FirstName", p."LastName", p."InstanceId",
          (SELECT r."At" FROM "ReadMarks" r WHERE r."ConversationId" = m."ConversationId" AND r."UpToNumber" >= m."Number"
             AND r."Side" = CASE WHEN m."AuthorKind" = 0 THEN 1 ELSE 0 END ORDER BY r."UpToNumber" LIMIT 1),
          (SELECT c."OwnerId" FROM "Conversations" c WHERE c."Id" = m."ConversationId")
        FROM "Messages" m JOIN "Patients" p ON p."Id" = m."PatientId" {MessageRows.Files}
        WHERE m."Seq" = @p0 AND m."RetractedAt" IS NULL
        """;

    /// <summary>The messages in the order of their <c>Seq</c>s; retracted ones and what the actor may not see are left out.</summary>
    public static IReadOnlyList<FoundMessage> Read(SqlScope scope, Actor actor, IEnumerable<long> seqs)
    {
        var found = new List<FoundMessage>();
        foreach (var seq in seqs)
        {
            using var row = scope.Query(OneRow, seq);
            if (!row.Read()) continue;
            var message = MessageRows.Read(row);
            if (!Visibility.Sees(actor, row.GetGuid(Name + 2), message.PatientId, row.IsDBNull(Name + 4) ? null : row.GetGuid(Name + 4))) continue;
            if (!row.IsDBNull(Name + 3)) message = message with { ReadAt = MessageRows.Time(row, Name + 3) };
            found.Add(new FoundMessage(message, $"{row.GetString(Name)} {row.GetString(Name + 1)}".Trim()));
        }
        return found;
    }
}
