using System.Text.Json;
using CareChat.Shared;
using CareChat.Web.Assistant.Api.Wire;
using CareChat.Web.Assistant.Threads;
using CareChat.Web.Data;
using CareChat.Web.Http;

namespace CareChat.Web.Assistant.Api;

/// <summary>Contract B.3 to B.5: threads are made, looked at and ended. Shapes and status codes only.</summary>
internal sealed class ThreadEndpoints(CuraDoor door, ThreadStore threads, PatientLookup patients, WriteLane lane, TimeProvider clock)
{
    private const int LargestMetadata = 8 * 1024;
    private const int LongestPhone = 200;

    private static readonly Refusal NotThere = new(RefusalKind.NotFound, "THREAD_NOT_FOUND", "Thread not found");

    /// <summary>Makes one.</summary>
    public async Task CreateAsync(HttpContext http)
    {
        var actor = await door.EnterAsync(http);
        var body = await JsonInput.ReadAsync(http);
        var patientId = ChatInput.PatientOf(body);
        var phone = body.Optional("phone", LongestPhone);
        var metadata = body.Object("metadata", LargestMetadata)?.GetRawText() ?? "";
        body.Require();
        var patient = await patients.FindAsync(actor, patientId, phone, http.RequestAborted);
        var claim = IdempotencyKey.Of(http, actor.Id, body.Hash);
        try
        {
            await http.Response.WriteAnswerAsync(await lane.WriteAsync(scope => scope.OnceAsync(claim, clock.GetUtcNow(), async () =>
            {
                var made = await threads.CreateAsync(scope, actor, patient, metadata);
                return new Answer(StatusCodes.Status201Created, Json(made), SubjectId: made.ConversationId);
            }), http.RequestAborted));
        }
        catch (NoThreadNumberException none)
        {
            throw new ProblemException(new Problem(StatusCodes.Status503ServiceUnavailable, "NO_THREAD_IDS", none.Message));
        }
    }

    /// <summary>Shows one; looking does not make it live longer.</summary>
    public async Task GetAsync(HttpContext http)
    {
        var actor = await door.EnterAsync(http);
        if (await threads.FindAsync(actor, NumberOf(http), http.RequestAborted) is not { } thread)
        {
            door.Miss(actor);
            throw new RefusedException(ThreadStore.Gone);
        }
        JsonElement? metadata = thread.Metadata.Length > 0 ? JsonElement.Parse(thread.Metadata) : null;
        await http.Response.WriteJsonAsync(new ThreadEnvelopeJson(true, new ThreadJson(thread.Number, thread.PatientId, thread.MessageCount,
            thread.LastActivity, thread.CreatedAt, threads.ExpiresAt(thread), metadata)), CuraWire.Plain.ThreadEnvelopeJson);
    }

    /// <summary>Ends one.</summary>
    public async Task DeleteAsync(HttpContext http)
    {
        var actor = await door.EnterAsync(http);
        if (!await threads.DeleteAsync(actor, NumberOf(http), http.RequestAborted))
        {
            door.Miss(actor);
            throw new RefusedException(NotThere);
        }
        await http.Response.WriteJsonAsync(new DoneJson(true, "Thread deleted successfully"), CuraWire.Plain.DoneJson);
    }

    private string Json(ThreadView made) => JsonSerializer.Serialize(
        new NewThreadJson(true, made.Number, made.Opening, threads.ExpiresAt(made), made.MessageCount,
            "Thread created successfully. Use this threadId in your chat requests."), CuraWire.Plain.NewThreadJson);

    private static string NumberOf(HttpContext http) => (string?)http.Request.RouteValues["id"] ?? "";
}
