using System.Globalization;
using CareChat.Web.Safety.Classifier;
using CareChat.Web.Safety.Phrases;

namespace CareChat.Tests.Safety;

/// <summary>Learns the weights of Weights.tsv: logistic regression by steps, always in the same order, so that the same sets teach the same weights.</summary>
internal static class SignTrainer
{
    private const int Rounds = 30;
    private const double Pace = 0.3;
    private const double BiasPace = 0.01;
    private const double Fading = 0.0001;
    private const double Least = 0.1;

    /// <summary>The lines of Weights.tsv, the heaviest last word of a tie first by name.</summary>
    public static List<string> Lines(IReadOnlyList<SafetyExample> examples)
    {
        var read = examples.Select(e => (Features: Features(e.Text), e.IsEmergency, e.Kind)).ToList();
        var often = read.SelectMany(e => e.Features).CountBy(f => f).Where(f => f.Value > 1).Select(f => f.Key).ToHashSet();
        var danger = Learn(read.Select(e => (e.Features, e.IsEmergency)).ToList());
        var selfHarm = Learn(read.Where(e => e.IsEmergency).Select(e => (e.Features, e.Kind == "SelfHarm")).ToList());
        return danger.Keys.Where(f => f == EmergencyClassifier.Bias || (often.Contains(f) && Math.Abs(danger[f]) >= Least)).Order(StringComparer.Ordinal)
            .Select(f => string.Create(CultureInfo.InvariantCulture, $"{f}\t{danger[f]:0.##}\t{selfHarm.GetValueOrDefault(f):0.##}")).ToList();
    }

    private static string[] Features(string text) => [.. ClassifierFeatures.Of(ClassifierFeatures.Words(new PhraseText(text))).Order(StringComparer.Ordinal)];

    private static Dictionary<string, double> Learn(List<(string[] Features, bool IsSo)> examples)
    {
        var weights = new Dictionary<string, double> { [EmergencyClassifier.Bias] = 0 };
        var chance = 1u;
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = examples.Count - 1; i > 0; i--)
            {
                chance = chance * 1664525 + 1013904223;
                var other = (int)((chance >> 8) % (uint)(i + 1));
                (examples[i], examples[other]) = (examples[other], examples[i]);
            }
            foreach (var (features, isSo) in examples) Step(weights, features, isSo);
        }
        return weights;
    }

    private static void Step(Dictionary<string, double> weights, string[] features, bool isSo)
    {
        var size = Math.Sqrt(features.Length);
        var sum = weights[EmergencyClassifier.Bias] + features.Sum(f => weights.GetValueOrDefault(f)) / size;
        var error = 1 / (1 + Math.Exp(-sum)) - (isSo ? 1 : 0);
        weights[EmergencyClassifier.Bias] -= BiasPace * error;
        foreach (var feature in features) weights[feature] = weights.GetValueOrDefault(feature) * (1 - Fading) - Pace * error / size;
    }
}
