using CareChat.Web.Text;
namespace CareChat.Web.Assistant.Knowledge;

/// <summary>Which aspects of its topic a question asks for.</summary>
internal static class AskedKinds
{
    private const float Clearly = 0.6f;

    private static readonly Dictionary<ArticleKind, string[]> Words = new()
    {
        [ArticleKind.Treatment] = ["treat", "treatment", "treated", "medicines", "therapy", "surgery", "relieve"],
        [ArticleKind.Symptoms] = ["symptoms", "signs"],
        [ArticleKind.Causes] = ["causes", "caused", "triggers"],
        [ArticleKind.Exams] = ["tests", "diagnose", "exam"],
        [ArticleKind.Inheritance] = ["inherited", "gene", "parent"],
        [ArticleKind.Prevention] = ["prevent", "prevented", "avoid", "vaccine"],
        [ArticleKind.Outlook] = ["recover", "recovery", "prognosis", "permanent"],
        [ArticleKind.Susceptibility] = ["risk", "contagious"],
        [ArticleKind.Considerations] = ["eat", "eating", "food", "diet"],
    };

    /// <summary>Words that say in a text that it speaks of what is clearly asked for.</summary>
    public static IEnumerable<string> Speaking(float[] kinds) =>
        Words.Where(w => kinds[(int)w.Key] >= Clearly).SelectMany(w => w.Value).Select(Stemmer.Stem).Distinct();

    /// <summary>How much each kind is asked for, 0 to 1; all zero where nothing says.</summary>
    public static float[] Of(List<Token> tokens, float[] sentences, bool isFollowUp)
    {
        var kinds = new float[ArticleKinds.Count];
        for (var i = 0; i < tokens.Count; i++)
        {
            foreach (var (kind, length) in WordLists.Kinds.At(tokens, i))
                kinds[(int)kind] += (length > 1 ? Tuning.LongCue : 1) * sentences[tokens[i].Sentence];
        }
        kinds[(int)ArticleKind.Information] += isFollowUp ? Tuning.InformationAgain : Tuning.Information;
        var most = isFollowUp ? Math.Max(1, kinds.Max()) : kinds.Max();
        for (var i = 0; i < kinds.Length; i++) kinds[i] /= most;
        return kinds;
    }
}
