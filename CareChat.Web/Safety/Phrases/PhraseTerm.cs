namespace CareChat.Web.Safety.Phrases;

/// <summary>One word of a pattern: a word, the beginning of one, or a number within bounds.</summary>
internal abstract record PhraseTerm
{
    /// <summary>True where it is more than an article or a number, which stand everywhere.</summary>
    public bool SaysMuch => this is Word { Text.Length: > 2 } or Beginning;

    /// <summary>A whole word; long ones are known with one slip of the keyboard too.</summary>
    internal sealed record Word(string Text) : PhraseTerm;

    /// <summary>Any word that begins so.</summary>
    internal sealed record Beginning(string Text) : PhraseTerm;

    /// <summary>A number, in figures or letters.</summary>
    internal sealed record Number(double Least, double Most) : PhraseTerm
    {
        /// <summary>True for a value within the bounds.</summary>
        public bool Has(double value) => value >= Least && value <= Most;
    }

    /// <summary>A number that is so many times the other number of its phrase; whether it is, the match is asked.</summary>
    internal sealed record Multiple(double Times) : PhraseTerm;

    /// <summary>The two numbers of a blood pressure, each within its bounds.</summary>
    internal sealed record Pair(Number Upper, Number Lower) : PhraseTerm;
}

/// <summary>One place of a pattern: how many words may stand before it, and what may stand there.</summary>
/// <param name="Gap">The most words of any kind before it; below zero only filling words.</param>
/// <param name="Options">The alternatives, each some words that follow one another.</param>
internal sealed record PhraseStep(int Gap, IReadOnlyList<PhraseTerm[]> Options);
