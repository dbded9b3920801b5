using System.Text.Json;
using CareChat.Shared;
using CareChat.Web.Data;
using CareChat.Web.Encounters.Api.Wire;
using CareChat.Web.Http;
using CareChat.Web.Messages;
using CareChat.Web.Safety;
using Microsoft.Net.Http.Headers;

namespace CareChat.Web.Encounters.Api;

/// <summary>The agents' chat (contract C.3 to C.6): what is wrong is answered in the order of C.6.</summary>
internal sealed class ChatEndpoints(
    AgentDoor door, ChatLimits limits, ChatTails tails, ChatReading reading, ChatWriting writing, EmergencyScreen screen, RefusedDanger refused,
    WriteLane lane, TimeProvider clock)
{
    private const int MostIds = 500;

    /// <summary>The chat so far; a poll marks nothing as read.</summary>
    public async Task ListAsync(HttpContext http)
    {
        var (actor, encounter) = await door.ChatAsync(http);
        var poll = limits.Poll(encounter.Id);
        poll.RequireInSeconds();
        poll.WriteLimitTo(http.Response);
        var query = ChatQuery.Read(http.Request);
        var state = encounter.At(clock.GetUtcNow());
        var tail = tails.Of(encounter.Id);
        var tag = new EntityTagHeaderValue($"\"{(int)state}-{tail.LastNumber}-{tail.Retracted}\"");
        http.Response.Headers.ETag = tag.ToString();
        if (http.Request.GetTypedHeaders().IfNoneMatch.Any(t => t.Compare(tag, useStrongComparison: false)))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        var events = await reading.ReadAsync(actor, encounter, tail, query.Since, query.Limit, http.RequestAborted);
        await http.Response.WriteJsonAsync(new ChatJson(encounter.Id, state.Word(), [.. events.Select(ChatEventJson.Of)]), AgentWire.Plain.ChatJson);
    }

    /// <summary>Writes as the patient.</summary>
    public async Task PostAsync(HttpContext http)
    {
        var call = await door.CallerAsync(http);
        var input = await ReadAsync(http, call);
        var text = input.Required("message", MessageStore.LongestBody);
        if (text.Length == 0) RequireOpen(call); // what has a text may be a retry, which is answered as before
        input.Require();
        var claim = IdempotencyKey.Of(http, call.Actor.Id, input.Hash);
        var post = writing.Screen(call, text);
        var answer = await lane.WriteAsync(scope => scope.OnceAsync(claim, clock.GetUtcNow(), async () =>
        {
            var posted = await writing.PostAsync(scope, call, post);
            var said = ChatEventJson.Of(posted) with { Emergency = post.EmergencyText(scope) };
            return new Answer(StatusCodes.Status201Created, JsonSerializer.Serialize(said, AgentWire.Plain.ChatEventJson),
                SubjectId: call.Encounter.PatientId);
        }), http.RequestAborted);
        await http.Response.WriteAnswerAsync(answer);
    }

    /// <summary>Says what the patient has read.</summary>
    public async Task MarkReadAsync(HttpContext http)
    {
        var call = await door.ChatAsync(http);
        limits.Read(call.Encounter.Id).RequireInSeconds();
        RequireOpen(call);
        http.OpenBody();
        var ids = EventIds(await JsonInput.ReadAsync(http));
        var count = await lane.WriteAsync(scope => writing.MarkReadAsync(scope, call, ids), http.RequestAborted);
        await http.Response.WriteJsonAsync(new EventsReadJson(true, count), AgentWire.Plain.EventsReadJson);
    }

    /// <summary>
    /// Reads a message within its budget. Where the time of the chat is over it is read for its danger alone: that comes before
    /// all else that may be wrong (contract C.6).
    /// </summary>
    private async Task<JsonInput> ReadAsync(HttpContext http, AgentChatCall call)
    {
        try
        {
            limits.Post(call.Encounter.Id).RequireInSeconds();
            http.OpenBody();
            var input = await JsonInput.ReadAsync(http);
            if (input.Said("message")?.Trim() is { } said)
                http.OnRefusal(() => WhomToCallAsync(call, said));
            return door.IsExpired(call) ? throw new RefusedException(AgentDoor.Expired) : input;
        }
        catch (RefusedException) when (door.IsExpired(call))
        {
            throw new RefusedException(AgentDoor.Expired);
        }
    }

    /// <summary>Whom to call, for a message that is refused: its danger reaches the visit all the same, unless it is too long for it.</summary>
    private Task<string?> WhomToCallAsync(AgentChatCall call, string said)
    {
        if (said.Length > MessageStore.LongestBody) return Task.FromResult(screen.WhomToCall(call.Actor.InstanceId, said));
        var finding = screen.Find(call.Actor.InstanceId, said);
        return refused.WhomToCallAsync(call.Actor.InstanceId, said, finding, scope => writing.CallTeamAsync(scope, call, said, finding!));
    }

    private void RequireOpen(AgentChatCall call)
    {
        if (call.Encounter.At(clock.GetUtcNow()).IsTerminal()) throw new RefusedException(ChatWriting.IsClosed);
    }

    /// <summary>The ids that can be ids: what cannot be one is unknown.</summary>
    private static HashSet<Guid> EventIds(JsonInput input)
    {
        const string field = "eventIds";
        var items = input.Items(field);
        if (items.Count == 0) throw new RefusedException(Refusal.Invalid(field, "eventIds is required"));
        if (items.Count > MostIds) throw new RefusedException(Refusal.Invalid(field, $"eventIds must be at most {MostIds} ids"));
        if (items.Any(i => i.ValueKind != JsonValueKind.String)) throw new RefusedException(Refusal.Invalid(field, "eventIds must be an array of strings"));
        return [.. items.Select(i => i.TryGetGuid(out var id) ? id : Guid.Empty)];
    }
}
