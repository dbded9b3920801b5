using CareChat.Shared;
using CareChat.Web.Assistant.Answers;
using CareChat.Web.Data;
using CareChat.Web.Escalation;

namespace CareChat.Web.Assistant.Api;

/// <summary>Puts a call's question together and has it answered, about the patient of this call alone.</summary>
internal sealed class Asking(IAnswerer answerer, DangerAnswers danger, CuraFacts facts, AssistantSwitch off, UnansweredStore unanswered)
{
    /// <summary>The answer.</summary>
    /// <exception cref="RefusedException">The assistant is off for the instance or the patient.</exception>
    public async Task<AssistantAnswer> AnswerAsync(Actor actor, ChatInput input, IReadOnlyList<Turn> history, Guid? patientId)
    {
        await off.RequireOnAsync(actor.InstanceId, patientId);
        var known = patientId is { } patient ? await facts.ReadAsync(actor, patient) : null;
        var question = new Question
        {
            InstanceId = actor.InstanceId,
            Text = input.Message,
            History = history,
            HasTeam = patientId is not null,
            HasHandover = false,
            Patient = FactsOverlay.Over(known, input.PatientData),
        };
        var answer = await danger.AnswerAsync(question) ?? await answerer.AnswerAsync(question, partial: null, CancellationToken.None);
        if (!answer.IsKnown) await unanswered.NoteAsync(actor.InstanceId, input.Message);
        return answer;
    }
}
