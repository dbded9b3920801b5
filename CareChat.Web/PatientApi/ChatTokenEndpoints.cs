using System.Text.Json;
using CareChat.Web.Accounts;
using CareChat.Web.Data;
using CareChat.Web.Http;
using CareChat.Web.PatientApi.Wire;
using CareChat.Web.Patients;

namespace CareChat.Web.PatientApi;

/// <summary>Mints, lists and revokes chat tokens, and reads messages with one (contract A.4, A.4b).</summary>
internal sealed class ChatTokenEndpoints(
    ChatTokenStore tokens, ChatTokenDoor door, MessageReading reading, PatientDirectory patients, RateLimits limits,
    WriteLane lane, TimeProvider clock)
{
    /// <summary>Mints a token.</summary>
    public async Task MintAsync(ApiCall call)
    {
        var line = await call.PatientAsync(patients);
        var input = await JsonInput.ReadAsync(call.Http);
        var ttl = input.Whole("ttlMinutes") ?? ChatTokenStore.Usual;
        input.Require();
        var minutes = (int)Math.Clamp(ttl, 0, int.MaxValue);
        var claim = IdempotencyKey.Of(call.Http, call.Client.Id, input.Hash);
        var answer = await lane.WriteAsync(scope =>
        {
            scope.RequireLive(call.Actor);
            return scope.OnceAsync(claim, clock.GetUtcNow(), () =>
            {
                var minted = tokens.Mint(scope, call.Actor, line.PatientId, minutes);
                var json = JsonSerializer.Serialize(new MintedChatTokenJson(minted.Id, minted.Token, minted.PatientId, minted.ExpiresAt), WireJson.Plain.MintedChatTokenJson);
                return Task.FromResult(new Answer(StatusCodes.Status201Created, json, SubjectId: line.PatientId));
            });
        }, call.Cancelled);
        await call.Http.Response.WriteAnswerAsync(answer);
    }

    /// <summary>Lists the tokens that open something now.</summary>
    public async Task ListAsync(ApiCall call)
    {
        var line = await call.PatientAsync(patients);
        var query = PageQuery.Read(call.Http.Request, 50);
        var live = await tokens.ListAsync(call.Actor, line.PatientId, call.Cancelled);
        var rows = query.Page > live.Count / query.Size ? [] : live.Skip((int)query.Page * query.Size).Take(query.Size);
        await call.Http.Response.WriteJsonAsync(
            PageJson<ChatTokenJson>.Of(rows.Select(t => new ChatTokenJson(t.Id, t.PatientId, t.CreatedAt, t.ExpiresAt)).ToList(), query.Page, query.Size, live.Count),
            WireJson.Plain.PageJsonChatTokenJson);
    }

    /// <summary>Revokes a token.</summary>
    public async Task RevokeAsync(ApiCall call)
    {
        var line = await call.PatientAsync(patients);
        if (Ids.Find((string?)call.Http.Request.RouteValues["tokenId"]) is not { } id)
            throw new CareChat.Shared.RefusedException(ChatTokenStore.NotFound(""));
        await tokens.RevokeAsync(call.Actor, line.PatientId, id, call.Cancelled);
        call.Http.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    /// <summary>A page of the history of the token's patient.</summary>
    public async Task ReadMessagesAsync(HttpContext http)
    {
        var actor = await door.EnterAsync(http);
        limits.PerChatToken.Take(actor.Id).Tell(http).Require();
        await reading.ReplyAsync(http, actor, await patients.FindAsync(actor, actor.PatientId!.Value, http.RequestAborted));
    }
}
