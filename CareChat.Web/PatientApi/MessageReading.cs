using CareChat.Web.Audit;
using CareChat.Web.Data;
using CareChat.Web.Http;
using CareChat.Web.Messages;
using CareChat.Web.PatientApi.Wire;
using CareChat.Web.Patients;

namespace CareChat.Web.PatientApi;

/// <summary>Reads a page of a patient's chat as contract A.3 wants it. Pages are ranges of numbers: no OFFSET, no COUNT.</summary>
internal sealed class MessageReading(ReadLane reads, ReadAudit audit)
{
    /// <summary>Answers with the page the request asks for; nobody's reading marks anything as read.</summary>
    public async Task ReplyAsync(HttpContext http, Actor actor, PatientLine line)
    {
        var query = PageQuery.ReadForMessages(http.Request);
        var (messages, range, total) = Read(query, line.ConversationId);
        if (messages.Count > 0) audit.Note(actor, "messages.read", line.PatientId, $"{line.ConversationId:D}/{range.From}-{range.To}");
        await http.Response.WriteJsonAsync(
            PageJson<ChatMessageJson>.Of(ToJson(messages, query.IsAscending), query.Page, query.Size, total),
            WireJson.Plain.PageJsonChatMessageJson);
    }

    private (IReadOnlyList<MessageView> Messages, NumberRange Range, int Total) Read(PageQuery query, Guid conversationId)
    {
        using var scope = reads.Open();
        var last = MessagePages.LastNumber(scope, conversationId);
        var first = query.Since is { } since ? MessagePages.FirstNumberAfter(scope, conversationId, last, since) : 1;
        var range = NumberRange.Of(query, first, last);
        return (MessagePages.Range(scope, conversationId, range.From, range.To), range, last - first + 1);
    }

    private static ChatMessageJson[] ToJson(IReadOnlyList<MessageView> messages, bool isAscending)
    {
        var rows = new ChatMessageJson[messages.Count];
        for (var i = 0; i < rows.Length; i++) rows[i] = ChatMessageJson.Of(messages[isAscending ? i : rows.Length - 1 - i]);
        return rows;
    }
}

/// <summary>The numbers of one page; <see cref="To"/> is below <see cref="From"/> where it is empty.</summary>
internal readonly record struct NumberRange(int From, int To)
{
    /// <summary>The page of a list whose numbers go from <paramref name="first"/> to <paramref name="last"/>.</summary>
    public static NumberRange Of(PageQuery query, int first, int last)
    {
        var total = last - first + 1;
        if (query.Page > total / query.Size) return new NumberRange(1, 0);
        var skipped = (int)query.Page * query.Size;
        return query.IsAscending
            ? new NumberRange(first + skipped, Math.Min(last, first + skipped + query.Size - 1))
            : new NumberRange(Math.Max(first, last - skipped - query.Size + 1), last - skipped);
    }
}
