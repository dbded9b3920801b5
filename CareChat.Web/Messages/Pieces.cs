using System.Collections.Frozen;
using CareChat.Web.Data;
using CareChat.Web.Text;

namespace CareChat.Web.Messages;

/// <summary>
/// What somebody said in pieces, as people write on phones: "me duele mucho", then "el pecho". Short messages of the patient's side
/// of the last two minutes are read as one; what says more by itself ends them, and so does an answer to danger.
/// </summary>
public sealed class Pieces(ReadLane reading, TimeProvider clock)
{
    private const int Longest = 40; // characters: whoever writes more says it whole
    private const int LongestPart = 60; // the same of a sentence that goes on in the next piece
    private const int Most = 12; // messages of all sides that are looked at
    private const int LongestBit = 3; // letters: less than most words have

    /// <summary>A piece that begins with one of these goes on with the one before.</summary>
    private static readonly FrozenSet<string> Joints = FrozenSet.ToFrozenSet(
        ["and", "but", "also", "plus", "with", "then", "or", "because", "y", "e", "pero", "tambien", "con", "ademas", "luego", "porque"]);

    private static readonly TimeSpan Within = TimeSpan.FromMinutes(2);

    /// <summary>The pieces before a text, and the text, as they can be read; none where it stands alone.</summary>
    /// <param name="actor">Who writes: only what they may see counts.</param>
    /// <param name="conversationId">Where.</param>
    /// <param name="text">The last piece.</param>
    public IReadOnlyList<string> Join(Actor actor, Guid conversationId, string text)
    {
        if (!IsPiece(text, next: null)) return [];
        return Join(Said(actor, conversationId, Within, isAlarmTheirEnd: true), text, calls: _ => false);
    }

    /// <summary>What the patient's side said a short time ago, in its order.</summary>
    /// <param name="actor">Who asks: only what they may see counts.</param>
    /// <param name="conversationId">Where.</param>
    /// <param name="within">How long ago at most.</param>
    public IReadOnlyList<string> Said(Actor actor, Guid conversationId, TimeSpan within) => Said(actor, conversationId, within, isAlarmTheirEnd: false);

    private List<string> Said(Actor actor, Guid conversationId, TimeSpan within, bool isAlarmTheirEnd)
    {
        var said = new List<string>();
        var since = (clock.GetUtcNow() - within).ToUnixTimeMilliseconds();
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
            if (isAlarmTheirEnd && !row.IsDBNull(3) && row.GetString(3) == ReplyMakers.Safety) break;
            if ((AuthorKind)row.GetInt32(1) != AuthorKind.Patient || row.GetString(0).Length == 0) continue;
            said.Insert(0, row.GetString(0));
        }
        return said;
    }

    /// <summary>The same of what is known to have been said right before.</summary>
    /// <param name="said">What the patient's side said, in its order.</param>
    /// <param name="text">The last piece.</param>
    /// <param name="calls">True for a text that tells of danger: pieces that did so were answered then, and begin anew.</param>
    public static IReadOnlyList<string> Join(IEnumerable<string> said, string text, Func<string, bool> calls)
    {
        if (!IsPiece(text, next: null)) return [];
        List<string> pieces = [.. said.TakeLast(Most), text];
        var open = new List<string>();
        for (var i = 0; i < pieces.Count - 1; i++)
        {
            if (IsPiece(pieces[i], pieces[i + 1])) open.Add(pieces[i]);
            else open.Clear();
            if (open.Count > 0 && calls(string.Join(' ', open))) open.Clear();
        }
        return open.Count == 0 ? [] : [.. Readings([.. open, text]).Distinct()];
    }

    /// <summary>A short text, or the part of a sentence that the other piece goes on with: "her face looks odd", "and her arm is weak".</summary>
    private static bool IsPiece(string text, string? next) =>
        text.Length <= Longest || (text.Length <= LongestPart && (GoesOn(text) || (next is not null && GoesOn(next))));

    private static bool GoesOn(string text) => Joints.Contains(Tokenizer.Words(text).Select(word => word.Folded).FirstOrDefault(""));

    /// <summary>With blanks between; then as words that were broken: "respi", "rar", or sent letter by letter.</summary>
    private static IEnumerable<string> Readings(List<string> pieces)
    {
        yield return Glued(pieces, _ => false);
        yield return Glued(pieces, i => i == pieces.Count - 1);
        yield return Glued(pieces, i => i == pieces.Count - 2);
        yield return Glued(pieces, i => i >= pieces.Count - 2);
        yield return Glued(pieces, i => IsBit(pieces[i - 1]) && IsBit(pieces[i]));
    }

    private static bool IsBit(string piece) => piece.Trim() is { Length: <= LongestBit } bit && bit.All(char.IsLetter);

    /// <summary>The pieces as one, without a blank before those that are glued to the one before them.</summary>
    private static string Glued(List<string> pieces, Func<int, bool> isGlued) =>
        string.Concat(pieces.Select((piece, i) => i == 0 ? piece : isGlued(i) ? piece.TrimStart() : $" {piece}"));
}
