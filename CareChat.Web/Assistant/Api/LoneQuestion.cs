using CareChat.Web.Assistant.Api.Wire;
using CareChat.Web.Audit;
using CareChat.Web.Data;
using CareChat.Web.Escalation;
using CareChat.Web.Messages;
using CareChat.Web.Safety;

namespace CareChat.Web.Assistant.Api;

/// <summary>
/// A question without a thread (contract B.2). No talk is kept of it: only danger is handed to people, once for a retried
/// request, and a question nobody could answer goes to the list of such, without whose it was.
/// </summary>
internal sealed class LoneQuestion(
    Asking asking, EmergencyScreen screen, EscalationRule danger, MessageStore messages, WriteLane lane, ReadAudit audit, TimeProvider clock)
{
    /// <summary>Answers.</summary>
    public async Task<Answer> AskAsync(Actor actor, ChatInput input, Guid? patientId, IdempotencyClaim? claim)
    {
        if (await screen.FindAsync(actor.InstanceId, input.Message) is { } hit)
        {
            IReadOnlyList<Turn> talk = [.. input.History, new Turn(IsPatient: true, input.Message)];
            return await lane.WriteAsync(scope => scope.OnceAsync(claim, clock.GetUtcNow(), () => Task.FromResult(
                ChatEndpoint.Sent(new ChatReplyJson(true, danger.CallPeople(scope, messages, actor, patientId, talk, hit), Escalated: true)))));
        }
        var answer = await asking.AnswerAsync(actor, input, input.History, patientId);
        audit.Note(actor, "assistant.asked", patientId, actor.Id.ToString("D"));
        if (answer.Fallback is { } reason) audit.Note(actor, "assistant.fell_back", patientId, reason); // no reply is kept that could tell
        return ChatEndpoint.Sent(new ChatReplyJson(true, answer.Text, Sources: ChatEndpoint.Sources(answer.Sources)));
    }
}
