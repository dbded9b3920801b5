using System.Collections.Frozen;
using System.Globalization;
using CareChat.Web.Safety.Phrases;

namespace CareChat.Web.Safety.Classifier;

/// <summary>How heavy a text is.</summary>
/// <param name="Danger">Above the limit of <see cref="EmergencyClassifier"/> it is taken for danger.</param>
/// <param name="SelfHarm">Above nought it is more like self-harm than like another danger.</param>
internal readonly record struct EmergencyWeight(double Danger, double SelfHarm);

/// <summary>
/// Weighs what no phrase knows: people tell of danger in more ways than a list has. Each word or pair of words adds its
/// weight; a long text is weighed in pieces, so that much said around it does not hide one alarming sentence.
/// </summary>
internal sealed class EmergencyClassifier(EmergencyWeight bias, IReadOnlyDictionary<string, EmergencyWeight> weights)
{
    /// <summary>Above it a text that no phrase knows is taken for danger.</summary>
    public const double Limit = 0.35;

    /// <summary>The limit where phrases were found and explained: the rules know more about those than weights do.</summary>
    public const double LimitOfExplained = 2.0;

    /// <summary>The feature that every text has.</summary>
    public const string Bias = "(every)";

    private const int LongestPiece = 40;
    private static readonly Lazy<EmergencyClassifier> ShippedOnce = new(() => Read(EmbeddedLines.Of("Weights.tsv")));

    /// <summary>The scale that comes with the program.</summary>
    public static EmergencyClassifier Shipped => ShippedOnce.Value;

    /// <summary>The heaviest piece of a text.</summary>
    public EmergencyWeight Weigh(PhraseText text)
    {
        var heaviest = new EmergencyWeight(double.MinValue, 0);
        foreach (var piece in Pieces(text))
        {
            var weight = Weigh(piece);
            if (weight.Danger > heaviest.Danger) heaviest = weight;
        }
        return heaviest;
    }

    /// <summary>The weight of some words.</summary>
    public EmergencyWeight Weigh(IReadOnlyList<string> words)
    {
        var features = ClassifierFeatures.Of(words);
        var (danger, selfHarm) = (0d, 0d);
        foreach (var feature in features)
        {
            if (!weights.TryGetValue(feature, out var weight)) continue;
            danger += weight.Danger;
            selfHarm += weight.SelfHarm;
        }
        var size = Math.Sqrt(Math.Max(1, features.Count));
        return new EmergencyWeight(bias.Danger + danger / size, bias.SelfHarm + selfHarm / size);
    }

    private static EmergencyClassifier Read(IEnumerable<string> lines)
    {
        var weights = lines.Select(line => line.Split('\t')).ToFrozenDictionary(part => part[0], part => new EmergencyWeight(Number(part[1]), Number(part[2])));
        return new EmergencyClassifier(weights[Bias], weights);
    }

    private static double Number(string written) => double.Parse(written, CultureInfo.InvariantCulture);

    /// <summary>The whole of a short text; of a long one, sentences as far as they fit together.</summary>
    private static IEnumerable<List<string>> Pieces(PhraseText text)
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
            piece.Add(text.Words[i].Text);
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
