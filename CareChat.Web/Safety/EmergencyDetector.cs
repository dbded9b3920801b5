using CareChat.Web.Safety.Classifier;
using CareChat.Web.Safety.Negation;
using CareChat.Web.Safety.Phrases;

namespace CareChat.Web.Safety;

/// <summary>One phrase of a list.</summary>
public sealed record PhraseLine(EmergencyKind Kind, string Pattern);

/// <summary>A list of phrases ready to screen texts with. It never changes; any number of threads may use it.</summary>
public sealed class EmergencyDetector
{
    /// <summary>Stands in the list for what no phrase knows and the weights of its words give away; it can be removed like a phrase.</summary>
    public const string Weighed = "(weighed words)";

    /// <summary>So few words say nothing by their weight; where they do tell of danger a phrase knows them.</summary>
    private const int FewestWeighed = 3;

    /// <summary>The same where a phrase was found and explained: in a short text nothing is left to weigh.</summary>
    private const int FewestOfExplained = 7;

    private static readonly Lazy<EmergencyDetector> ShippedOnce = new(() => new EmergencyDetector(PhraseList.Shipped.Phrases, weighs: true));
    private readonly IReadOnlyList<(EmergencyKind Kind, PhrasePattern Pattern)> phrases;
    private readonly PhraseMatcher matcher;

    private readonly bool weighs;

    private EmergencyDetector(IReadOnlyList<(EmergencyKind Kind, PhrasePattern Pattern)> phrases, bool weighs)
    {
        (this.phrases, this.weighs) = (phrases, weighs);
        var shipped = PhraseList.Shipped;
        matcher = new PhraseMatcher([.. phrases.Select(p => p.Pattern), .. shipped.Cues.Select(c => c.Pattern)], shipped.Words("filler"), shipped.Words("right"));
    }

    /// <summary>The list that comes with the program.</summary>
    public static EmergencyDetector Shipped => ShippedOnce.Value;

    /// <summary>The phrases, in their order.</summary>
    public IEnumerable<PhraseLine> Lines =>
        phrases.Select(p => new PhraseLine(p.Kind, p.Pattern.Text)).Concat(weighs ? [new PhraseLine(EmergencyKind.Other, Weighed)] : []);

    /// <summary>The shipped list without some phrases and with others.</summary>
    /// <param name="removed">Patterns as they stand in the shipped list.</param>
    /// <param name="added">Phrases of the clinic's own; one that cannot be read is left out.</param>
    public static EmergencyDetector With(IReadOnlySet<string> removed, IEnumerable<PhraseLine> added)
    {
        var kept = PhraseList.Shipped.Phrases.Where(p => !removed.Contains(p.Pattern.Text));
        var own = added.SelectMany(line => PhrasePattern.TryParse(line.Pattern, out var pattern, out _) ? [(line.Kind, pattern)] : Array.Empty<(EmergencyKind, PhrasePattern)>());
        return new EmergencyDetector([.. kept, .. own], !removed.Contains(Weighed));
    }

    /// <summary>The danger a text speaks of; null where it speaks of none. Wishing to die comes before all else, then what is said first.</summary>
    public EmergencyFinding? Find(string text)
    {
        var steps = 0L;
        return Find(text, ref steps);
    }

    /// <summary>The same, counting the steps of the search.</summary>
    internal EmergencyFinding? Find(string text, ref long steps)
    {
        var read = new PhraseText(text);
        var matches = matcher.Find(read, ref steps);
        var found = matches.Where(m => m.Pattern < phrases.Count).ToList();
        var hit = found.Count == 0 ? null : FirstDanger(new Reading(read, CuesOf(matches)), found);
        return hit ?? (weighs ? Weigh(read, isExplained: found.Count > 0) : null);
    }

    private ILookup<CueKind, PhraseMatch> CuesOf(IEnumerable<PhraseMatch> matches) =>
        matches.Where(m => m.Pattern >= phrases.Count).ToLookup(m => PhraseList.Shipped.Cues[m.Pattern - phrases.Count].Kind);

    private EmergencyFinding? FirstDanger(Reading reading, List<PhraseMatch> found)
    {
        EmergencyFinding? first = null;
        foreach (var match in found)
        {
            var (kind, pattern) = phrases[match.Pattern];
            if ((first is not null && kind != EmergencyKind.SelfHarm) || Harmless.Is(reading, match, kind, pattern.Text)) continue;
            first = new EmergencyFinding(kind, pattern.Text);
            if (kind == EmergencyKind.SelfHarm) break;
        }
        return first;
    }

    private static EmergencyFinding? Weigh(PhraseText text, bool isExplained)
    {
        if (text.Words.Count(w => !char.IsAsciiDigit(w.Text[0])) < (isExplained ? FewestOfExplained : FewestWeighed)) return null;
        var weight = EmergencyClassifier.Shipped.Weigh(text);
        if (weight.Danger <= (isExplained ? EmergencyClassifier.LimitOfExplained : EmergencyClassifier.Limit)) return null;
        return new EmergencyFinding(weight.SelfHarm > 0 ? EmergencyKind.SelfHarm : EmergencyKind.Other, Weighed);
    }
}
