using System.Text.Json;
using CareChat.Shared;
using CareChat.Web.Audit;
using CareChat.Web.Data;
using CareChat.Web.Http;
using CareChat.Web.Messages;
using CareChat.Web.PatientApi.Wire;
using CareChat.Web.Patients;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.PatientApi;

/// <summary>Sends and reads messages (contract A.2, A.3).</summary>
internal sealed class MessageEndpoints(
    MessageStore messages, MessagePages pages, MessageReading reading, PatientDirectory patients, RateLimits limits,
    IDbContextFactory<CareChatDb> databases, WriteLane lane, ReadLane reads, KeptAnswers kept, ReadAudit audit,
    TimeProvider clock)
{
    /// <summary>Posts a message as the patient.</summary>
    public async Task SendAsync(ApiCall call)
    {
        var line = await PatientAsync(call);
        if (!IsRepeat(call)) Count(call, line.PatientId);
        var input = await ReadAsync(call);
        var body = input.Required("body", MessageStore.LongestBody);
        var attachment = input.Optional("attachmentId", 100);
        input.Require();
        var post = new PostMessage(line.ConversationId, body, AttachmentId: attachment is null ? null : Ids.Require(attachment, "File"));
        var claim = IdempotencyKey.Of(call.Http, call.Client.Id, input.Hash);
        if (claim is not null)
        {
            await call.Http.Response.WriteAnswerAsync(await OnceAsync(call, claim, post));
            return;
        }
        var message = await messages.PostAsync(call.Actor, post, call.Cancelled);
        call.Http.Response.StatusCode = StatusCodes.Status201Created;
        call.Http.Response.Headers.Location = LocationOf(call.Http, message.Id);
        await call.Http.Response.WriteJsonAsync(ChatMessageJson.Of(message), WireJson.Plain.ChatMessageJson);
    }

    /// <summary>One message.</summary>
    public async Task GetAsync(ApiCall call)
    {
        var line = await call.PatientAsync(patients);
        var id = call.PathId("messageId", "Message");
        await using var db = await databases.CreateDbContextAsync(call.Cancelled);
        var number = await db.Messages.Where(m => m.Id == id && m.ConversationId == line.ConversationId)
            .Select(m => m.Number).SingleOrDefaultAsync(call.Cancelled);
        if (number == 0) throw new RefusedException(Refusal.NotFound("Message", id));
        var message = pages.Range(line.ConversationId, number, number).Single();
        audit.Note(call.Actor, "messages.read", line.PatientId, $"{line.ConversationId:D}/{number}-{number}");
        await call.Http.Response.WriteJsonAsync(ChatMessageJson.Of(message), WireJson.Plain.ChatMessageJson);
    }

    /// <summary>A page of the history.</summary>
    public async Task ListAsync(ApiCall call) => await reading.ReplyAsync(call.Http, call.Actor, await call.PatientAsync(patients));

    /// <summary>Whose chat it is for. What is meant for nobody's is read too: its danger is answered all the same.</summary>
    private async Task<PatientLine> PatientAsync(ApiCall call)
    {
        try
        {
            return await call.PatientAsync(patients);
        }
        catch (RefusedException)
        {
            await NoteAsync(call);
            throw;
        }
    }

    private async Task NoteAsync(ApiCall call)
    {
        try
        {
            await ReadAsync(call);
        }
        catch (RefusedException)
        {
            // that the patient is not there is said before what is wrong with the body
        }
    }

    private async Task<JsonInput> ReadAsync(ApiCall call)
    {
        var input = await JsonInput.ReadAsync(call.Http);
        if (input.Said("body") is { } said)
            call.Http.OnRefusal(() => Task.FromResult(messages.WhomToCall(call.Actor, said)));
        return input;
    }

    private void Count(ApiCall call, Guid patientId)
    {
        limits.PerPatient.Take(patientId).Tell(call.Http).Require();
        limits.PerClient.Take(call.Client.Id).Tell(call.Http).Require();
    }

    /// <summary>True for what is only answered again: it is not counted against the limits of messages.</summary>
    private bool IsRepeat(ApiCall call)
    {
        if (IdempotencyKey.Find(call.Http) is not { } key) return false;
        using var scope = reads.Open();
        return scope.IsKnown(call.Client.Id, call.Http.Request.Path.Value ?? "", key, kept, clock.GetUtcNow());
    }

    /// <summary>Sends once per claim.</summary>
    private Task<Answer> OnceAsync(ApiCall call, IdempotencyClaim claim, PostMessage post)
    {
        var screened = messages.Screen(call.Actor, post);
        return lane.WriteAsync(scope =>
        {
            scope.RequireLive(call.Actor);
            return scope.OnceAsync(claim, clock.GetUtcNow(), async () =>
            {
                var message = ChatMessageJson.Of(await messages.PostAsync(scope, screened));
                return new Answer(StatusCodes.Status201Created,
                    JsonSerializer.Serialize(message, WireJson.Plain.ChatMessageJson), LocationOf(call.Http, message.Id), message.PatientId);
            });
        }, call.Cancelled);
    }

    private static string LocationOf(HttpContext http, Guid id) => $"{http.Request.PathBase}{http.Request.Path.Value?.TrimEnd('/')}/{id:D}";
}
