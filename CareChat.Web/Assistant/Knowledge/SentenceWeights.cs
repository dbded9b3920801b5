namespace CareChat.Web.Assistant.Knowledge;

/// <summary>How much the sentences of a question count: the first, which is often a subject, and those that ask.</summary>
internal static class SentenceWeights
{
    /// <summary>A weight for each sentence.</summary>
    public static float[] Of(string text, List<Token> tokens)
    {
        if (tokens.Count == 0) return [];
        var weights = new float[tokens[^1].Sentence + 1];
        Array.Fill(weights, 1);
        if (tokens.Count(t => t.Sentence == 0) <= Tuning.SubjectLength) weights[0] = Tuning.First;
        for (var i = 0; i < tokens.Count; i++)
        {
            var isLast = i + 1 == tokens.Count || tokens[i + 1].Sentence != tokens[i].Sentence;
            if (!isLast) continue;
            var end = tokens[i].Start + tokens[i].Length;
            var next = i + 1 < tokens.Count ? tokens[i + 1].Start : text.Length;
            if (text.AsSpan(end, next - end).Contains('?')) weights[tokens[i].Sentence] *= Tuning.Asking;
        }
        return weights;
    }
}
