using System.Text;
using CareChat.Web.Assistant.Answers;
using CareChat.Web.Escalation;
using Microsoft.Extensions.AI;

namespace CareChat.Web.Assistant.Models;

/// <summary>
/// What a model reads for one question: the rules, then the record of this conversation's patient, the passages, what
/// was said before and the question, each in a block of data. It is built from its arguments only.
/// </summary>
internal sealed class ModelPrompt
{
    internal const int MostTurns = 20;
    private const int MostOfTurn = 2_000;
    private const int MostOfHistory = 8_000;
    private const int MostOfQuestion = 10_000;
    private const int MostOfRecord = 12_000;
    private const int MostOfPassage = PassageChoice.Longest + 1_000;

    /// <summary>Writes the prompt.</summary>
    public ModelPrompt(Question question, IReadOnlyList<Passage> passages, Fence fence)
    {
        Fence = fence;
        var record = question.Patient is { } patient ? RecordText.Of(patient) : "";
        Record = new Grounds([record]);
        Grounds = new Grounds([record, .. passages.SelectMany(p => new[] { p.Question, p.Text, p.Source.Url })]);
        Messages =
        [
            new ChatMessage(ChatRole.System, Instructions.For(fence)),
            new ChatMessage(ChatRole.User, Data(question, record, passages)),
        ];
    }

    /// <summary>The messages to send.</summary>
    public IReadOnlyList<ChatMessage> Messages { get; }

    /// <summary>The fence around its blocks.</summary>
    public Fence Fence { get; }

    /// <summary>What an answer may name.</summary>
    public Grounds Grounds { get; }

    /// <summary>What an answer may deny of the person who asks.</summary>
    public Grounds Record { get; }

    private string Data(Question question, string record, IReadOnlyList<Passage> passages)
    {
        var text = new StringBuilder();
        text.AppendLine(record.Length > 0
            ? "The record of the patient who asks:"
            : "There is no record at hand. Say so where the question is about the person's own record.");
        if (record.Length > 0) text.Append(Fence.Around("record", record, MostOfRecord));
        text.AppendLine(passages.Count > 0 ? "Passages of the clinic's knowledge:" : "The clinic's knowledge has no passage on this.");
        foreach (var (index, passage) in passages.Index())
            text.Append(Fence.Around($"passage {index + 1}", $"{passage.Source.Title}\n{passage.Question}\n{passage.Text}", MostOfPassage));
        var turns = Recent(question.History);
        if (turns.Count > 0) text.AppendLine("What was said before, oldest first, to understand the question by:");
        foreach (var turn in turns) text.Append(Fence.Around(turn.IsPatient ? "patient said" : "assistant said", turn.Text, MostOfTurn));
        text.AppendLine("The question:").Append(Fence.Around("question", question.Text, MostOfQuestion));
        if (question.Language is "en" or "es") text.AppendLine($"The person's language, where the question does not show it: {question.Language}.");
        return text.Append("Answer it now, by the rules.").ToString();
    }

    /// <summary>The newest turns that fit, oldest first.</summary>
    private static List<Turn> Recent(IReadOnlyList<Turn> history)
    {
        var recent = new List<Turn>();
        var left = MostOfHistory;
        foreach (var turn in history.Reverse().Take(MostTurns))
        {
            left -= Math.Min(turn.Text.Length, MostOfTurn);
            if (left < 0) break;
            recent.Insert(0, turn);
        }

        return recent;
    }
}
