using System.Text.Json;
using CareChat.Shared;
using CareChat.Web.Assistant.Api.Wire;
using CareChat.Web.Assistant.Threads;
using CareChat.Web.Data;
using CareChat.Web.Http;
using CareChat.Web.Safety;

namespace CareChat.Web.Assistant.Api;

/// <summary>Contract B.2: a question, by itself or on a thread. Shapes and status codes only.</summary>
internal sealed class ChatEndpoint(
    CuraDoor door, ThreadStore threads, PatientLookup patients, ThreadTalk talk, LoneQuestion lone, EmergencyScreen screen, ReadLane reads,
    TimeProvider clock, ILogger<ChatEndpoint> log)
{
    private static readonly Problem Failed = new(StatusCodes.Status500InternalServerError, "CHAT_FAILED", "Failed to process chat request");

    /// <summary>Answers.</summary>
    public async Task AskAsync(HttpContext http)
    {
        var actor = await door.EnterAsync(http);
        var body = await JsonInput.ReadAsync(http, ChatInput.LargestBody);
        if (body.Said("message") is { } said)
            http.OnRefusal(() => Task.FromResult(screen.WhomToCall(actor.InstanceId, said)));
        var input = ChatInput.Of(body);
        try
        {
            await http.Response.WriteAnswerAsync(await AnswerAsync(http, actor, input, IdempotencyKey.Of(http, actor.Id, body.Hash)));
        }
        catch (Exception failure) when (failure is not (RefusedException or ProblemException) && Problem.Of(failure) is [{ Status: StatusCodes.Status500InternalServerError }])
        {
            // the exception's own words may quote what was said
            log.LogError("A question could not be answered: {Failure}.", failure.GetType().Name);
            throw new ProblemException(Failed);
        }
    }

    private async Task<Answer> AnswerAsync(HttpContext http, Actor actor, ChatInput input, IdempotencyClaim? claim)
    {
        var thread = input.Thread is null ? null : await FindAsync(actor, input.Thread, http.RequestAborted);
        var patient = await patients.FindAsync(actor, thread?.PatientId, input.PatientId, input.Phone, http.RequestAborted);
        // not cancelled with the request: what was asked is answered and kept, whatever becomes of the line
        if (reads.Stored(claim, clock.GetUtcNow()) is { } stored) return stored;
        if (thread is null) return await lone.AskAsync(actor, input, patient, claim);
        return await talk.AskAsync(actor, input, thread, patient, claim);
    }

    private async Task<ThreadView> FindAsync(Actor actor, string number, CancellationToken cancellationToken)
    {
        if (await threads.FindAsync(actor, number, cancellationToken) is { } thread) return thread;
        door.Miss(actor);
        throw new RefusedException(ThreadStore.Gone);
    }

    /// <summary>An answer as it is sent, and kept for retries.</summary>
    /// <param name="reply">What is sent.</param>
    /// <param name="subjectId">The thread or patient it tells of.</param>
    internal static Answer Sent(ChatReplyJson reply, Guid? subjectId) =>
        new(StatusCodes.Status200OK, JsonSerializer.Serialize(reply, CuraWire.Plain.ChatReplyJson), SubjectId: subjectId);

    /// <summary>The sources as they are sent; null for none.</summary>
    internal static IReadOnlyList<SourceJson>? Sources(IReadOnlyList<Citation> sources) => sources.Count == 0 ? null
        : [.. sources.Select(s => new SourceJson(s.ExternalId, s.Title, s.Source, s.Url.Length > 0 ? s.Url : null))];
}
