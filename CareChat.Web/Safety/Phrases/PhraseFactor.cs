namespace CareChat.Web.Safety.Phrases;

/// <summary>That one number of a phrase is many times the other: "60 units instead of 6" is an overdose, "6 instead of 60" is none.</summary>
/// <param name="Times">How many times.</param>
/// <param name="IsFirst">True where the large number comes first.</param>
internal sealed record PhraseFactor(double Times, bool IsFirst)
{
    /// <summary>That of an order of steps; null where it compares nothing.</summary>
    public static PhraseFactor? Of(IReadOnlyList<PhraseStep> steps)
    {
        var terms = steps.SelectMany(step => step.Options).SelectMany(option => option)
            .Where(term => term is PhraseTerm.Multiple or PhraseTerm.Number).ToList();
        var multiple = terms.FindIndex(term => term is PhraseTerm.Multiple);
        if (multiple < 0) return null;
        return terms.Count == 2 ? new PhraseFactor(((PhraseTerm.Multiple)terms[multiple]).Times, multiple == 0)
            : throw new FormatException("A multiple (#x2) needs one other number in its phrase.");
    }

    /// <summary>True where the first and the last number of these words compare so.</summary>
    public bool Holds(PhraseText text, int start, int end)
    {
        var numbers = Enumerable.Range(start, end - start).Select(i => Spelling.Number(text.Words[i].Text)).OfType<double>().ToList();
        if (numbers.Count < 2) return false;
        var (large, small) = IsFirst ? (numbers[0], numbers[^1]) : (numbers[^1], numbers[0]);
        return small > 0 && large >= Times * small;
    }
}
