using CareChat.Shared;
using CareChat.Web.Assistant.Api.Wire;
using CareChat.Web.Assistant.Threads;
using CareChat.Web.Data;
using CareChat.Web.Escalation;
using CareChat.Web.Http;
using CareChat.Web.Messages;

namespace CareChat.Web.Assistant.Api;

/// <summary>
/// A question on a thread (contract B.2): one after the other, with the last 20 messages as context. Until the exchange
/// is written nothing has changed, so that a retry after a failure begins where this call did.
/// </summary>
internal sealed class ThreadTalk(
    ThreadGate gate, ThreadStore threads, MessagePages pages, Asking asking, NurseCall nurse, MessageStore messages, WriteLane lane,
    ReadLane reads, AssistantOptions options, TimeProvider clock)
{
    private static readonly Refusal Busy = Refusal.Conflict("THREAD_BUSY", "Thread is busy");

    /// <summary>Answers, and writes question and answer.</summary>
    /// <param name="patientId">Whom the call is about; the thread stays about whom it was.</param>
    /// <exception cref="RefusedException">The thread has ended meanwhile, or others have kept it busy.</exception>
    public async Task<Answer> AskAsync(Actor actor, ChatInput input, ThreadView thread, Guid? patientId, IdempotencyClaim? claim)
    {
        var deadline = clock.GetUtcNow() + options.BusyWait;
        using var passage = await gate.EnterAsync(thread.ConversationId, options.BusyWait, CancellationToken.None) ?? throw new RefusedException(Busy);
        var post = messages.Screen(actor, new PostMessage(thread.ConversationId, input.Message));
        do
        {
            if (reads.Stored(claim, clock.GetUtcNow()) is { } stored) return stored; // the same request was before this one
            var seen = await threads.FindAsync(actor, thread.Number) ?? throw new RefusedException(ThreadStore.Gone);
            if (seen.ConversationId != thread.ConversationId) throw new RefusedException(ThreadStore.Gone);
            var answer = post.Finding is { IsCallNow: true } ? null : await AnswerAsync(actor, input, seen, patientId, post);
            if (await WriteAsync(actor, post, seen, patientId, answer, claim) is { } written) return written;
        }
        while (clock.GetUtcNow() < deadline);
        throw new RefusedException(Busy);
    }

    private Task<AssistantAnswer> AnswerAsync(Actor actor, ChatInput input, ThreadView seen, Guid? patientId, ScreenedPost post)
    {
        var before = Math.Max(seen.NoContextUpTo(patientId), seen.MessageCount - ChatInput.MostTurns);
        List<Turn> history = [.. pages.Range(seen.ConversationId, before + 1, seen.MessageCount)
            .Select(m => new Turn(m.AuthorKind == AuthorKind.Patient, m.Body) { At = m.SentAt })];
        return nurse.AnswerOrCallAsync(() => asking.AnswerAsync(actor, input, history, patientId),
            actor, seen.PatientId ?? patientId ?? seen.NamedId, [.. history, new Turn(IsPatient: true, input.Message)], post.Finding);
    }

    /// <returns>What is sent; null where the thread has gone on meanwhile.</returns>
    private async Task<Answer?> WriteAsync(Actor actor, ScreenedPost post, ThreadView seen, Guid? patientId, AssistantAnswer? answer, IdempotencyClaim? claim)
    {
        try
        {
            return await lane.WriteAsync(scope => scope.OnceAsync(claim, clock.GetUtcNow(), async () =>
            {
                var reply = await threads.AppendAsync(scope, actor, seen, patientId, post, answer);
                return ChatEndpoint.Sent(new ChatReplyJson(true, reply.Text, seen.Number, reply.MessageCount,
                    reply.IsEscalated ? true : null,
                    reply.IsEscalated ? null : ChatEndpoint.Sources(answer?.Sources ?? []), reply.IsForNurse ? true : null), seen.ConversationId);
            }));
        }
        catch (StaleThreadException)
        {
            return null;
        }
    }
}
