using CareChat.Web.Safety;

namespace CareChat.Web.Encounters.Letters;

/// <summary>What was found in a letter.</summary>
/// <param name="Met">The set of <see cref="Criteria"/> it meets.</param>
/// <param name="Commentary">Why it is so, in a few sentences, without a word of the letter; at most 4,000 characters.</param>
/// <param name="IsEmergency">True where it describes what cannot wait.</param>
public sealed record Evaluation(int Met, string Commentary, bool IsEmergency)
{
    /// <summary>True where all eleven are met.</summary>
    public bool IsComplete => Met == Criteria.Complete;

    /// <summary>The same where the screen calls at once: never within scope, whatever the evaluator thought (contract C.1).</summary>
    public Evaluation With(EmergencyFinding? finding) => finding is not { IsCallNow: true } ? this : this with { Met = Met & ~(1 << Criteria.WithinScope), IsEmergency = true };
}

/// <summary>
/// Looks a letter through for the eleven criteria of contract C.1. The one that comes with the program reads headings;
/// an operator's own (a language model, say) takes its place by being registered instead.
/// </summary>
public interface ILetterEvaluator
{
    /// <summary>The evaluation; null where the text is no clinical letter at all.</summary>
    /// <param name="letter">Markdown, 500 to 10,000 characters.</param>
    /// <param name="finding">What the screen found in it; null for nothing.</param>
    Task<Evaluation?> EvaluateAsync(string letter, EmergencyFinding? finding, CancellationToken cancellationToken);
}
