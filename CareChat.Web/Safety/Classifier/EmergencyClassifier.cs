using System.Collections.Frozen;
using System.Globalization;
using CareChat.Web.Safety.Phrases;

namespace CareChat.Web.Safety.Classifier;

/// <summary>
/// Weighs what no phrase knows: people tell of danger in more ways than a list has. Each word or pair of words adds its
/// weight; a long text is weighed in pieces, so that much said around it does not hide one alarming sentence. Weights
/// guess, so they only ask a nurse to look, and say nothing of a few words, of thanks or of a goodbye.
/// </summary>
internal sealed class EmergencyClassifier(double bias, IReadOnlyDictionary<string, double> weights)
{
    /// <summary>Above it a text that no phrase knows is worth a look.</summary>
    public const double Limit = 0;

    /// <summary>The limit where phrases were found and explained: the rules know more about those than weights do.</summary>
    public const double LimitOfExplained = 1.5;

    /// <summary>The feature that every text has.</summary>
    public const string Bias = "(every)";

    /// <summary>So few words with a meaning of their own say nothing by their weight; where they tell of danger a phrase knows them.</summary>
    public const int FewestWords = 5;

    private const int LongestPiece = 40;
    private static readonly Lazy<EmergencyClassifier> ShippedOnce = new(() => Read(EmbeddedLines.Of("Weights.tsv")));

    /// <summary>The classifier that comes with the program.</summary>
    public static EmergencyClassifier Shipped => ShippedOnce.Value;

    /// <summary>The weight of the heaviest piece of a text; the least number there is where none has words enough.</summary>
    /// <param name="text">The text.</param>
    /// <param name="leftOut">Sentences that say nothing of danger.</param>
    public double Weigh(PhraseText text, IReadOnlySet<int>? leftOut = null) =>
        Pieces(text, leftOut).Where(piece => ClassifierFeatures.Meaning(piece) >= FewestWords).Select(Weigh).DefaultIfEmpty(double.MinValue).Max();

    /// <summary>The weight of some words.</summary>
    public double Weigh(IReadOnlyList<string> words)
    {
        var features = ClassifierFeatures.Of(words);
        return bias + features.Sum(feature => weights.GetValueOrDefault(feature)) / ClassifierFeatures.Size(features.Count);
    }

    private static EmergencyClassifier Read(IEnumerable<string> lines)
    {
        var weights = lines.Select(line => line.Split('\t')).ToFrozenDictionary(part => part[0], part => double.Parse(part[1], CultureInfo.InvariantCulture));
        return new EmergencyClassifier(weights[Bias], weights);
    }

    /// <summary>The whole of a short text; of a long one, sentences as far as they fit together.</summary>
    private static IEnumerable<List<string>> Pieces(PhraseText text, IReadOnlySet<int>? leftOut)
    {
        var piece = new List<string>();
        for (var i = 0; i < text.Words.Count; i++)
        {
            var isNew = i > 0 && text.Words[i].Sentence != text.Words[i - 1].Sentence;
            if (text.Words.Count > LongestPiece && piece.Count > 0 && ((isNew && piece.Count + SentenceLength(text, i) > LongestPiece) || piece.Count >= LongestPiece))
            {
                yield return piece;
                piece = [];
            }
            if (leftOut?.Contains(text.Words[i].Sentence) != true) piece.Add(text.Words[i].Text);
        }
        if (piece.Count > 0) yield return piece;
    }

    /// <summary>How many words the sentence still has, as far as it matters.</summary>
    private static int SentenceLength(PhraseText text, int start)
    {
        var end = start;
        while (end < text.Words.Count && end - start < LongestPiece && text.Words[end].Sentence == text.Words[start].Sentence) end++;
        return end - start;
    }
}
