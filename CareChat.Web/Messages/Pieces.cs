using CareChat.Web.Data;

namespace CareChat.Web.Messages;

/// <summary>
/// What somebody said in pieces, as people write on phones: "me duele mucho", then "el pecho". Short messages of the patient's side
/// of the last two minutes are read as one; what says more by itself ends them, and so does an answer to danger.
/// </summary>
public sealed class Pieces(ReadLane reading, TimeProvider clock)
{
    private const int Longest = 30; // characters: whoever writes more says it whole
    private const int Most = 12; // messages of all sides that are looked at
    private static readonly TimeSpan Within = TimeSpan.FromMinutes(2);

    /// <summary>The pieces before a text, and the text; null where it stands alone.</summary>
    /// <param name="actor">Who writes: only what they may see counts.</param>
    /// <param name="conversationId">Where.</param>
    /// <param name="text">The last piece.</param>
    public string? Join(Actor actor, Guid conversationId, string text)
    {
        if (text.Length > Longest) return null;
        var pieces = new List<string> { text };
        var since = (clock.GetUtcNow() - Within).ToUnixTimeMilliseconds();
        using var scope = reading.Open();
        object[] asked = [conversationId, actor.InstanceId, Most];
        var (own, values) = actor.PatientId is { } patient ? ("""AND m."PatientId" = @p3""", [.. asked, patient]) : ("", asked);
        using var row = scope.Query(
            $"""
            SELECT m."Body", m."AuthorKind", m."SentAt", r."Maker"
            FROM "Messages" m JOIN "Conversations" c ON c."Id" = m."ConversationId" LEFT JOIN "AssistantReplies" r ON r."MessageId" = m."Id"
            WHERE m."ConversationId" = @p0 AND c."InstanceId" = @p1 {own}
            ORDER BY m."Number" DESC LIMIT @p2
            """, values);
        while (row.Read() && row.GetInt64(2) >= since)
        {
            if (!row.IsDBNull(3) && row.GetString(3) == ReplyMakers.Safety) break;
            if ((AuthorKind)row.GetInt32(1) != AuthorKind.Patient || row.GetString(0).Length == 0) continue;
            if (row.GetString(0).Length > Longest) break;
            pieces.Insert(0, row.GetString(0));
        }
        return pieces.Count > 1 ? string.Join(' ', pieces) : null;
    }
}
