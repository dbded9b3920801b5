using CareChat.Web.Escalation;
using CareChat.Web.Search;
using CareChat.Web.Text;

namespace CareChat.Web.Assistant.Knowledge;

/// <summary>Takes the subject of a question that names none from what was said before: "and for children?".</summary>
internal static class FollowUp
{
    private const int LongestFollowUp = 14;

    /// <summary>The subject; null where the question stands by itself or nothing was said before.</summary>
    public static string? Subject(KnowledgeSnapshot snapshot, string text, IReadOnlyList<FoundTopic> topics, IReadOnlyList<Turn> history)
    {
        if (history.Count == 0 || IsWhole(snapshot, topics) || Tokenizer.Words(text).Skip(LongestFollowUp).Any()) return null;
        if (snapshot.Asking(text).Count > 0) return null;
        return history.Reverse().Where(t => t.IsPatient).Concat(history.Reverse().Where(t => !t.IsPatient))
            .Select(turn => Topic(snapshot, turn.Text)).FirstOrDefault(topic => topic is not null);
    }

    private static string? Topic(KnowledgeSnapshot snapshot, string text)
    {
        var topics = TopicRanking.Find(snapshot, QuestionReader.Read(snapshot, text, LanguageDetector.Detect(text)));
        return IsWhole(snapshot, topics) ? snapshot.Topics[topics[0].Topic].Name : null;
    }

    /// <summary>A topic's name was said, all of it, and not only one of those that go with many others.</summary>
    private static bool IsWhole(KnowledgeSnapshot snapshot, IReadOnlyList<FoundTopic> topics) =>
        topics.Count > 0 && topics[0].Cover >= Tuning.WholeName && topics[0].Strength >= Tuning.OwnTopic * snapshot.Vocabulary.MostWeight;
}
