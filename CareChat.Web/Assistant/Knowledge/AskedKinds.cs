namespace CareChat.Web.Assistant.Knowledge;

/// <summary>Which aspects of its topic a question asks for.</summary>
internal static class AskedKinds
{
    /// <summary>How much each kind is asked for, 0 to 1; all zero where nothing says.</summary>
    public static float[] Of(List<Token> tokens, float[] sentences)
    {
        var kinds = new float[ArticleKinds.Count];
        for (var i = 0; i < tokens.Count; i++)
        {
            foreach (var (kind, length) in WordLists.Kinds.At(tokens, i))
                kinds[(int)kind] += (length > 1 ? Tuning.LongCue : 1) * sentences[tokens[i].Sentence];
        }
        kinds[(int)ArticleKind.Information] += Tuning.Information;
        var most = kinds.Max();
        for (var i = 0; i < kinds.Length; i++) kinds[i] /= most;
        return kinds;
    }
}
