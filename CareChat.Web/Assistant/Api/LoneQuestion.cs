using CareChat.Web.Assistant.Api.Wire;
using CareChat.Web.Assistant.Safety;
using CareChat.Web.Audit;
using CareChat.Web.Data;
using CareChat.Web.Messages;

namespace CareChat.Web.Assistant.Api;

/// <summary>A question without a thread (contract B.2): nothing of it is kept, unless it tells of danger.</summary>
internal sealed class LoneQuestion(Asking asking, SafetyScreen screen, Danger danger, MessageStore messages, WriteLane lane, ReadAudit audit)
{
    /// <summary>Answers.</summary>
    public async Task<ChatReplyJson> AskAsync(Actor actor, ChatInput input, Guid? patientId)
    {
        if (await screen.FindAsync(actor.InstanceId, input.Message) is { } hit)
        {
            IReadOnlyList<Turn> talk = [.. input.History, new Turn(IsPatient: true, input.Message)];
            var text = await lane.WriteAsync(scope => Task.FromResult(danger.CallPeople(scope, messages, actor, patientId, talk, hit)));
            return new ChatReplyJson(true, text, Escalated: true);
        }
        var answer = await asking.AnswerAsync(actor, input, input.History, patientId);
        audit.Note(actor, "assistant.asked", patientId, actor.Id.ToString("D"));
        return new ChatReplyJson(true, answer.Text, Sources: ChatEndpoint.Sources(answer.Sources));
    }
}
