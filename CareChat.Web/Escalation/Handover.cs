using System.Globalization;
using CareChat.Web.Data;
using CareChat.Web.Messages;
using CareChat.Web.Safety;
using CareChat.Web.Text;

namespace CareChat.Web.Escalation;

/// <summary>
/// Brings to the care team what was said elsewhere: a talk with the assistant to the care-team line, a letter or a refused message
/// to the chat of its visit. Its words become one message, which then waits for an answer.
/// </summary>
public sealed class Handover(TimeProvider clock)
{
    private const string Gap = "…";
    private const string Cut = " … ";

    /// <summary>For so long the same words of danger are a retry, and not laid before the team twice.</summary>
    private static readonly TimeSpan RetriesWithin = TimeSpan.FromMinutes(10);

    /// <summary>Appends the transcript to the patient's care-team line.</summary>
    /// <param name="scope">The transaction.</param>
    /// <param name="messages">The store; given, because its rules hand over too.</param>
    /// <param name="actor">Who hands over, for the audit log.</param>
    /// <param name="patientId">Whose talk it was.</param>
    /// <param name="talk">Its turns, oldest first; the oldest give way where they are too long for a message.</param>
    /// <param name="language"><c>en</c> or <c>es</c>.</param>
    /// <param name="level">Where the talk told of danger: what is to follow; null where it did not.</param>
    /// <returns>The message; null where the patient has no care-team line in the actor's instance.</returns>
    public MessageView? Append(WriteScope scope, MessageStore messages, Actor actor, Guid patientId, IReadOnlyList<Turn> talk, string language, EmergencyLevel? level)
    {
        if (FindLine(scope, actor.InstanceId, patientId) is not { } line) return null;
        var head = ConversationHead.Read(scope, new Actor { Kind = ActorKind.System, InstanceId = actor.InstanceId }, line);
        var body = Transcript(talk, TranscriptWords.In(language), level == EmergencyLevel.CallNow);
        if (level is null) return Lay(scope, messages, actor, head, body);
        var message = (level == EmergencyLevel.NurseLook ? Waiting(scope, line, body) : null) ?? Lay(scope, messages, actor, head, body);
        head.MarkUrgent(scope, clock.GetUtcNow(), level == EmergencyLevel.CallNow);
        return message;
    }

    /// <summary>Appends a letter that told of danger to the chat of its visit.</summary>
    public void AppendLetter(
        WriteScope scope, MessageStore messages, Actor actor, ConversationHead head, string letter, EmergencyFinding finding)
    {
        var words = TranscriptWords.In(LanguageDetector.Detect(letter));
        LayOnce(scope, messages, actor, head, Letter(letter, words, finding.IsCallNow));
    }

    /// <summary>Appends a message that was refused and told of danger to the chat it was sent to.</summary>
    public void AppendMessage(
        WriteScope scope, MessageStore messages, Actor actor, ConversationHead head, string message, EmergencyFinding finding)
    {
        var words = TranscriptWords.In(LanguageDetector.Detect(message));
        LayOnce(scope, messages, actor, head, Under(finding.IsCallNow ? words.UrgentMessage : words.Message, message));
    }

    /// <summary>The talk as text, within the length of a message; no turn's words can pass for a turn (<see cref="LabelQuotes"/>).</summary>
    internal static string Transcript(IReadOnlyList<Turn> talk, TranscriptWords words, bool isUrgent)
    {
        var head = isUrgent ? words.UrgentHead : words.Head;
        var left = MessageStore.LongestBody - head.Length - Gap.Length - 4;
        var lines = new List<string>();
        for (var i = talk.Count - 1; i >= 0 && left > 0; i--)
        {
            var label = $"{(talk[i].IsPatient ? words.Patient : words.Assistant)}: ";
            var line = label + LabelQuotes.Quote(talk[i].Text);
            if (line.Length + 2 > left)
            {
                lines.Insert(0, lines.Count == 0 ? Fitting(label, talk[i].Text, left - 2) : Gap);
                break;
            }
            lines.Insert(0, line);
            left -= line.Length + 2;
        }
        return string.Join("\n\n", lines.Prepend(head));
    }

    /// <summary>A letter as the text of a message.</summary>
    internal static string Letter(string letter, TranscriptWords words, bool isUrgent) => Under(isUrgent ? words.UrgentLetter : words.Letter, letter);

    private static string Under(string heading, string text)
    {
        var head = heading + "\n\n";
        return head + Ends(text, MessageStore.LongestBody - head.Length);
    }

    /// <summary>A turn too long for a message. It is cut before it is quoted: no cut makes a line that passes for a turn.</summary>
    private static string Fitting(string label, string text, int most)
    {
        var (line, kept) = (label + LabelQuotes.Quote(text), text.Length);
        while (line.Length > most)
        {
            kept -= line.Length - most;
            line = label + LabelQuotes.Quote(Ends(text, kept));
        }
        return line;
    }

    /// <summary>Both ends of a text that is too long, with a mark between: danger may stand in its first words and in its last.</summary>
    private static string Ends(string text, int most)
    {
        if (text.Length <= most) return text;
        var half = (most - Cut.Length) / 2;
        if (half < 1) return Cut;
        var (first, last) = (half, text.Length - half);
        if (char.IsHighSurrogate(text[first - 1])) first--;
        if (char.IsLowSurrogate(text[last])) last++;
        return text[..first] + Cut + text[last..];
    }

    private void LayOnce(WriteScope scope, MessageStore messages, Actor actor, ConversationHead head, string body)
    {
        if (Waiting(scope, head.Id, body) is null) Lay(scope, messages, actor, head, body);
    }

    private MessageView Lay(WriteScope scope, MessageStore messages, Actor actor, ConversationHead head, string body)
    {
        var now = clock.GetUtcNow();
        var message = messages.Append(scope, actor, head, new NewMessage
        {
            Id = Guid.CreateVersion7(now),
            AuthorKind = AuthorKind.System,
            Source = MessageSource.Auto,
            Body = body,
            AwaitsAnswer = true,
        });
        scope.AddReply(new AssistantReply { MessageId = message.Id, ConversationId = head.Id, Maker = ReplyMakers.Handover, At = now });
        return message;
    }

    /// <summary>The same words, laid before the team a moment ago and not answered yet; null for none.</summary>
    private MessageView? Waiting(WriteScope scope, Guid conversationId, string body)
    {
        var since = (clock.GetUtcNow() - RetriesWithin).ToUnixTimeMilliseconds();
        var number = scope.Scalar(
            """
            SELECT m."Number" FROM "AssistantReplies" r JOIN "Messages" m ON m."Id" = r."MessageId"
            WHERE r."ConversationId" = @p0 AND r."Maker" = @p1 AND m."SentAt" > @p2 AND m."Body" = @p3 AND NOT EXISTS (
              SELECT 1 FROM "Messages" a WHERE a."ConversationId" = @p0 AND a."Number" > m."Number" AND a."AuthorKind" = @p4)
            ORDER BY m."Number" DESC LIMIT 1
            """, conversationId, ReplyMakers.Handover, since, body, (int)AuthorKind.Clinician);
        if (number is null) return null;
        var found = Convert.ToInt32(number, CultureInfo.InvariantCulture);
        return MessagePages.Range(scope, conversationId, found, found).Single();
    }

    private static Guid? FindLine(WriteScope scope, Guid instanceId, Guid patientId)
    {
        using var row = scope.Query("""SELECT "Id" FROM "Conversations" WHERE "PatientId" = @p0 AND "InstanceId" = @p1 AND "Kind" = @p2""",
            patientId, instanceId, (int)ConversationKind.CareTeam);
        return row.Read() ? row.GetGuid(0) : null;
    }
}

/// <summary>What stands around the turns of a transcript.</summary>
/// <param name="Head">Above a talk that was handed over.</param>
/// <param name="UrgentHead">Above one that told of danger.</param>
/// <param name="Letter">Above a letter that may tell of danger.</param>
/// <param name="UrgentLetter">Above one that does.</param>
/// <param name="Message">Above a refused message that may tell of danger.</param>
/// <param name="UrgentMessage">Above one that does.</param>
internal sealed record TranscriptWords(
    string Head, string UrgentHead, string Patient, string Assistant, string Letter, string UrgentLetter, string Message, string UrgentMessage)
{
    private static readonly TranscriptWords English = new(
        "From a talk with the assistant:", "Urgent, from a talk with the assistant:", "Patient", "Assistant (AI)",
        "From a new letter:", "Urgent, from a new letter:", "From a message that was refused:", "Urgent, from a message that was refused:");

    private static readonly TranscriptWords Spanish = new(
        "De una conversación con el asistente:", "Urgente, de una conversación con el asistente:", "Paciente", "Asistente (IA)",
        "De una carta nueva:", "Urgente, de una carta nueva:", "De un mensaje rechazado:", "Urgente, de un mensaje rechazado:");

    /// <summary>The words in a language.</summary>
    public static TranscriptWords In(string language) => language == "es" ? Spanish : English;
}
