using CareChat.Web.Assistant.Knowledge;
using CareChat.Web.Messages;
using CareChat.Web.Safety;
using CareChat.Web.Text;

namespace CareChat.Web.Assistant.Answers;

/// <summary>
/// What is answered in fixed words, because an article would keep somebody from people. What is asked right after danger was told is
/// about that danger ("can I pour juice in his mouth?"): whom to call is said again. What itself may tell of danger is for a nurse, and
/// that is said. The record answers as ever, and so do the clinic's own words on how something is done here.
/// </summary>
public sealed class DangerAnswers(KnowledgeSearch knowledge, EmergencyScreen screen, TimeProvider clock)
{
    private const int FewestAsked = 2;

    /// <summary>The fixed text, after danger to thanks too; null where there is no danger, or the question is about something else.</summary>
    public async Task<AssistantAnswer?> AnswerAsync(Question question, CancellationToken cancellationToken = default)
    {
        var told = question.History.Count == 0 ? null : Told(question);
        var supposed = told is null ? screen.Detector(question.InstanceId).Find(question.Text) : null;
        if ((told?.Danger ?? supposed) is not { } danger) return null;
        var language = LanguageDetector.Detect(question.Text, question.Language ?? danger.Language);
        if (question.Patient is { } patient && RecordAnswers.Answer(question.Text, language, patient) is not null) return null;
        if (!Courtesy.IsAllOf(question.Text) && await IsAskedOfClinicAsync(question, cancellationToken)) return null;
        var text = danger.IsCallNow
            ? EmergencyReply.For(language, screen.Number(question.InstanceId), danger.Kind, isTold: false, CaseOf(told?.Said ?? [question.Text], question.Text, danger.Kind))
            : EmergencyReply.ForNurse(language, question.HasTeam);
        return new AssistantAnswer(text, [], true, "embedded");
    }

    /// <summary>What is asked may tell more of a poisoning, as that the child is two years old; of all else only what told of it does.</summary>
    private static ReplyCase CaseOf(IReadOnlyList<string> said, string asked, EmergencyKind kind)
    {
        var told = ReplyCases.Of(said, kind);
        return told == ReplyCase.Any && kind == EmergencyKind.Poisoning ? ReplyCases.Of([.. said, asked], kind) : told;
    }

    /// <summary>The last danger of the talk that is not long ago, told whole or in pieces, and the words that told of it.</summary>
    private (IReadOnlyList<string> Said, EmergencyFinding Danger)? Told(Question question)
    {
        var detector = screen.Detector(question.InstanceId);
        var since = clock.GetUtcNow() - DoneSince.Within;
        var turns = question.History.Where(turn => turn.IsPatient && !(turn.At < since)).Select(turn => turn.Text).ToList();
        for (var i = turns.Count - 1; i >= 0; i--)
        {
            List<string> before = [.. turns.Take(i)];
            if (detector.Find(turns[i], () => Pieces.Join(before, turns[i], calls: _ => false), () => before) is { IsCallNow: true } danger) return ([.. before, turns[i]], danger);
        }
        return null;
    }

    /// <summary>True where all of the question, more than a word, stands in the heading of the clinic's article on how to do it.</summary>
    private async Task<bool> IsAskedOfClinicAsync(Question question, CancellationToken cancellationToken)
    {
        var found = await knowledge.FindAsync(question.InstanceId, question.Text, [], 1, cancellationToken, question.Language);
        if (!found.IsConfident || found.Articles is not [{ IsOwn: true, Kind: "how to" } article]) return false;
        var heading = Tokens.Stems($"{article.Question} {article.Title}").ToHashSet();
        var asked = Tokens.Stems(question.Text).ToList();
        return asked.Count >= FewestAsked && asked.TrueForAll(heading.Contains);
    }
}
