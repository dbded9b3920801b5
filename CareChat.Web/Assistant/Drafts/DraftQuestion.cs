using CareChat.Web.Data;
using CareChat.Web.Escalation;
using CareChat.Web.Messages;

namespace CareChat.Web.Assistant.Drafts;

/// <summary>What a conversation asks of the care team.</summary>
/// <param name="Text">What the patient said since the last answer; empty where that was no text.</param>
/// <param name="Last">The newest of that: in its language the patient wants the answer.</param>
/// <param name="History">What was said before, oldest first.</param>
internal sealed record DraftQuestion(string Text, string Last, IReadOnlyList<Turn> History)
{
    /// <summary>How much of many unanswered messages is asked: the newest.</summary>
    private const int Longest = 4000;

    /// <summary>The question at the end of these messages; null where no patient has said anything in them.</summary>
    public static DraftQuestion? Of(IReadOnlyList<MessageView> messages)
    {
        if (!messages.Any(IsAsked)) return null;
        var first = FirstAsked(messages);
        var asked = messages.Skip(first).TakeWhile((m, i) => i == 0 || m.AuthorKind != AuthorKind.Clinician).ToList();
        var said = asked.SelectMany(Turns).Where(t => t.IsPatient).Select(t => t.Text).ToList();
        var text = string.Join('\n', said);
        var history = messages.Take(first).SelectMany(Turns).TakeLast(20).ToList();
        return new DraftQuestion(text.Length <= Longest ? text : Tail(text), said.LastOrDefault() ?? "", history);
    }

    /// <summary>Where the unanswered ones begin; the last that was answered where all are.</summary>
    private static int FirstAsked(IReadOnlyList<MessageView> messages)
    {
        var last = messages.Count - 1;
        while (!IsAsked(messages[last])) last--;
        var first = last;
        while (first > 0 && messages[first - 1].AuthorKind != AuthorKind.Clinician) first--;
        while (!IsAsked(messages[first])) first++;
        return first;
    }

    /// <summary>A patient's message, or a talk that was handed over.</summary>
    private static bool IsAsked(MessageView message) => message.RetractedAt is null
        && (message.AuthorKind == AuthorKind.Patient || (message.AuthorKind == AuthorKind.System && TranscriptTurns.Of(message.Body).Count > 0));

    private static IEnumerable<Turn> Turns(MessageView message)
    {
        if (message.AuthorKind == AuthorKind.System) return TranscriptTurns.Of(message.Body);
        return message.Body.Length == 0 ? [] : [new Turn(message.AuthorKind == AuthorKind.Patient, message.Body)];
    }

    private static string Tail(string text)
    {
        var from = text.Length - Longest;
        return text[(char.IsLowSurrogate(text[from]) ? from + 1 : from)..];
    }
}
