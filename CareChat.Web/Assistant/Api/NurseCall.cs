using CareChat.Web.Data;
using CareChat.Web.Escalation;
using CareChat.Web.Messages;
using CareChat.Web.Safety;

namespace CareChat.Web.Assistant.Api;

/// <summary>A question that may tell of danger reaches the care team where it gets no answer too: the assistant is off or failed.</summary>
internal sealed class NurseCall(EscalationRule escalation, MessageStore messages, WriteLane lane)
{
    /// <summary>The answer. Where there is none the talk is handed over, by itself, and the failure goes on.</summary>
    /// <param name="answer">Makes the answer.</param>
    /// <param name="patientId">Whose care team; null for nobody's.</param>
    /// <param name="talk">What was said, the question last.</param>
    /// <param name="finding">What the screen found in the question; null for nothing.</param>
    public async Task<AssistantAnswer> AnswerOrCallAsync(
        Func<Task<AssistantAnswer>> answer, Actor actor, Guid? patientId, IReadOnlyList<Turn> talk, EmergencyFinding? finding)
    {
        try
        {
            return await answer();
        }
        catch (Exception) when (finding is not null)
        {
            await lane.WriteAsync(scope =>
            {
                scope.RequireLive(actor);
                escalation.AskNurse(scope, messages, actor, patientId, talk);
                return Task.CompletedTask;
            });
            throw;
        }
    }
}
