namespace CareChat.Web.Assistant.Knowledge;

/// <summary>Phrases and what each stands for, found in a text by the stems of their words.</summary>
internal sealed class PhraseTable<T>
{
    private readonly Dictionary<string, List<(string[] Stems, T Value)>> byFirst = [];

    public PhraseTable(IEnumerable<(string Phrase, T Value)> phrases)
    {
        foreach (var (phrase, value) in phrases)
        {
            var stems = Tokens.Of(phrase).Select(token => token.Stem).ToArray();
            if (stems.Length == 0) continue;
            if (!byFirst.TryGetValue(stems[0], out var list)) byFirst[stems[0]] = list = [];
            list.Add((stems, value));
        }
    }

    /// <summary>The phrases that begin at a token, with the number of their words.</summary>
    public IEnumerable<(T Value, int Length)> At(IReadOnlyList<Token> tokens, int place)
    {
        if (!byFirst.TryGetValue(tokens[place].Stem, out var list)) yield break;
        foreach (var (stems, value) in list)
        {
            if (place + stems.Length > tokens.Count) continue;
            var i = 1;
            while (i < stems.Length && tokens[place + i].Stem == stems[i]) i++;
            if (i == stems.Length) yield return (value, stems.Length);
        }
    }
}
