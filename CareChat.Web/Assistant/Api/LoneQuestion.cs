using CareChat.Web.Assistant.Api.Wire;
using CareChat.Web.Audit;
using CareChat.Web.Data;
using CareChat.Web.Escalation;
using CareChat.Web.Messages;
using CareChat.Web.Safety;

namespace CareChat.Web.Assistant.Api;

/// <summary>
/// A question without a thread (contract B.2). No talk is kept of it: only danger is handed to people, a question nobody
/// could answer goes to the list of such, without whose it was, and the answer to a request that may be retried is kept
/// sealed for the retry.
/// </summary>
internal sealed class LoneQuestion(
    Asking asking, NurseCall nurse, EmergencyScreen screen, EscalationRule escalation, MessageStore messages, WriteLane lane,
    ReadAudit audit, TimeProvider clock)
{
    /// <summary>Answers.</summary>
    public async Task<Answer> AskAsync(Actor actor, ChatInput input, Guid? patientId, IdempotencyClaim? claim)
    {
        var finding = Find(actor, input);
        IReadOnlyList<Turn> talk = [.. input.History, new Turn(IsPatient: true, input.Message)];
        if (finding is { IsCallNow: true })
        {
            return await OnceAsync(claim, patientId, scope =>
                new ChatReplyJson(true, escalation.CallPeople(scope, messages, actor, patientId, talk, finding), Escalated: true));
        }
        var answer = await nurse.AnswerOrCallAsync(
            () => asking.AnswerAsync(actor, input, input.History, patientId), actor, patientId, talk, finding);
        audit.Note(actor, "assistant.asked", patientId, actor.Id.ToString("D"));
        if (answer.Fallback is { } reason) audit.Note(actor, "assistant.fell_back", patientId, reason); // no reply is kept that could tell
        var reply = new ChatReplyJson(true, answer.Text, Sources: ChatEndpoint.Sources(answer.Sources));
        if (finding is null) return claim is null ? ChatEndpoint.Sent(reply, patientId) : await OnceAsync(claim, patientId, _ => reply);
        return await OnceAsync(claim, patientId, scope =>
            reply with { CareTeamNotified = escalation.AskNurse(scope, messages, actor, patientId, talk) ? true : null });
    }

    /// <summary>The danger of a message, and of what it is the last piece of.</summary>
    private EmergencyFinding? Find(Actor actor, ChatInput input)
    {
        var detector = screen.Detector(actor.InstanceId);
        var said = input.History.Where(turn => turn.IsPatient).Select(turn => turn.Text).ToList();
        return detector.Find(input.Message, () => Pieces.Join(said, input.Message, text => detector.Find(text) is { IsCallNow: true }),
            () => [.. said.TakeLast(DoneSince.Turns)]);
    }

    private Task<Answer> OnceAsync(IdempotencyClaim? claim, Guid? patientId, Func<WriteScope, ChatReplyJson> reply) =>
        lane.WriteAsync(scope => scope.OnceAsync(claim, clock.GetUtcNow(), () => Task.FromResult(ChatEndpoint.Sent(reply(scope), patientId))));
}
