using CareChat.Web.Escalation;
using CareChat.Web.Text;

namespace CareChat.Web.Assistant.Knowledge;

/// <summary>
/// Takes the subject of a question that names none from what was said before: "and for children?". A question with a telling
/// word of its own, whether any article knows it or not, stands by itself: what was spoken of before is no evidence for it.
/// </summary>
internal static class FollowUp
{
    private const int LongestFollowUp = 14;

    /// <summary>The earlier question that gives this one its subject; null where this one stands by itself, or none was asked before.</summary>
    public static string? Earlier(KnowledgeSnapshot snapshot, string text, IReadOnlyList<FoundTopic> topics, IReadOnlyList<Turn> history)
    {
        if (history.Count == 0 || !AsksOn(text) || IsWhole(snapshot, topics) || snapshot.Asking(text).Count > 0) return null;
        return (history.Where(turn => turn.IsPatient).LastOrDefault(turn => !AsksOn(turn.Text) && !Courtesy.IsAllOf(turn.Text))
            ?? history.LastOrDefault(turn => !turn.IsPatient))?.Text;
    }

    /// <summary>True where a text asks for an aspect and names nothing it would be an aspect of.</summary>
    private static bool AsksOn(string text)
    {
        if (Tokenizer.Words(text).Skip(LongestFollowUp).Any()) return false;
        var tokens = Tokens.Of(text);
        var (reached, hasAspect) = (0, false);
        for (var i = 0; i < tokens.Count; i++)
        {
            var length = WordLists.FollowUp.At(tokens, i).Select(phrase => phrase.Length).DefaultIfEmpty().Max();
            (reached, hasAspect) = (Math.Max(reached, i + length), hasAspect || length > 0);
            if (i < reached) continue;
            if (!IsFrame(tokens[i])) return false;
        }
        return hasAspect;
    }

    private static bool IsFrame(Token token) =>
        WordLists.FollowUpFrame.Contains(token.Stem) || (token.Role == TokenRole.Function && token.Marked is null && !token.Stem.Any(char.IsAsciiDigit));

    /// <summary>A topic's name was said, all of it, and not only one of those that go with many others.</summary>
    public static bool IsWhole(KnowledgeSnapshot snapshot, IReadOnlyList<FoundTopic> topics) =>
        topics.Count > 0 && topics[0].Cover >= Tuning.WholeName && topics[0].Strength >= Tuning.OwnTopic * snapshot.Vocabulary.MostWeight;
}
