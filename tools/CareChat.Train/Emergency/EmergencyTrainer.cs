using System.Globalization;
using CareChat.Web.Safety.Classifier;
using CareChat.Web.Safety.Phrases;

namespace CareChat.Train.Emergency;

/// <summary>
/// Learns <c>Weights.tsv</c>: logistic regression with a price on every weight, so that only words that tell much keep
/// one. No chance is in it and everything has its order: the same messages teach the same bytes.
/// </summary>
public static class EmergencyTrainer
{
    private const double Price = 0.00007;
    private const int Rounds = 400;
    private const double Pace = 2; // one over the steepest slope there can be: the features of a message have length 1, and the bias one
    private const double Least = 0.005;

    /// <summary>Learns, and writes the file of the product; its comments stay.</summary>
    public static void Write(string root, IReadOnlyList<EmergencyExample> examples)
    {
        var file = Path.Combine(root, "CareChat.Web", "Safety", "Classifier", "Weights.tsv");
        string[] comments = [.. File.ReadLines(file).Where(line => line.StartsWith('#'))];
        File.WriteAllLines(file, [.. comments, .. Lines(examples)]);
    }

    /// <summary>The lines of the file: a feature and its weight, by feature.</summary>
    public static IReadOnlyList<string> Lines(IReadOnlyList<EmergencyExample> examples)
    {
        var texts = examples.Select(e => ClassifierFeatures.Of(new PhraseText(e.Text)).Order(StringComparer.Ordinal).ToArray()).ToList();
        var names = texts.SelectMany(features => features).CountBy(f => f).Where(f => f.Value > 1).Select(f => f.Key).Order(StringComparer.Ordinal).ToArray();
        var place = names.Index().ToDictionary(f => f.Item, f => f.Index);
        var rows = texts.Zip(examples, (features, example) => new Row(
            [.. features.Where(place.ContainsKey).Select(f => place[f])], 1 / ClassifierFeatures.Size(features.Length), example.IsEmergency)).ToList();
        var (weights, bias) = Learn(rows, names.Length);
        return [Line(EmergencyClassifier.Bias, bias), .. names.Index().Where(f => Math.Abs(weights[f.Index]) >= Least).Select(f => Line(f.Item, weights[f.Index]))];
    }

    private static string Line(string feature, double weight) => string.Create(CultureInfo.InvariantCulture, $"{feature}\t{weight:0.##}");

    /// <summary>Steps down the slope with a run-up (FISTA); after each the price is taken off every weight.</summary>
    private static (double[] Weights, double Bias) Learn(List<Row> rows, int count)
    {
        var (now, ahead, bias, biasAhead, run) = (new double[count], new double[count], 0d, 0d, 1d);
        for (var round = 0; round < Rounds; round++)
        {
            var (slope, biasSlope) = Slope(rows, ahead, biasAhead);
            var nextRun = (1 + Math.Sqrt(1 + 4 * run * run)) / 2;
            var further = (run - 1) / nextRun;
            for (var i = 0; i < count; i++)
            {
                var stepped = ahead[i] - Pace * slope[i];
                var next = Math.Sign(stepped) * Math.Max(0, Math.Abs(stepped) - Pace * Price);
                ahead[i] = next + further * (next - now[i]);
                now[i] = next;
            }
            var nextBias = biasAhead - Pace * biasSlope;
            (biasAhead, bias, run) = (nextBias + further * (nextBias - bias), nextBias, nextRun);
        }
        return (now, bias);
    }

    private static (double[] Slope, double Bias) Slope(List<Row> rows, double[] weights, double bias)
    {
        var (slope, biasSlope) = (new double[weights.Length], 0d);
        foreach (var row in rows)
        {
            var sum = bias;
            foreach (var feature in row.Features) sum += weights[feature] * row.Size;
            var error = (1 / (1 + Math.Exp(-sum)) - (row.IsEmergency ? 1 : 0)) / rows.Count;
            biasSlope += error;
            foreach (var feature in row.Features) slope[feature] += error * row.Size;
        }
        return (slope, biasSlope);
    }

    private sealed record Row(int[] Features, double Size, bool IsEmergency);
}
