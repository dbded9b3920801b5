using CareChat.Web.Safety.Classifier;
using CareChat.Web.Safety.Negation;
using CareChat.Web.Safety.Phrases;
using CareChat.Web.Text;

namespace CareChat.Web.Safety;

/// <summary>One phrase of a list.</summary>
/// <param name="Level">What follows where it is found; a clinic's own phrases call at once.</param>
public sealed record PhraseLine(EmergencyKind Kind, string Pattern, EmergencyLevel Level = EmergencyLevel.CallNow);

/// <summary>A list of phrases ready to screen texts with. It never changes; any number of threads may use it.</summary>
public sealed class EmergencyDetector
{
    /// <summary>Stands in the list for what no phrase knows and the weights of its words give away; it can be removed like a phrase.</summary>
    public const string Weighed = "(weighed words)";

    private const int MostMends = 24;
    private const int TightMatch = 8;
    private const int MendContext = 24;
    private const int ShortText = 20;
    private static readonly Lazy<EmergencyDetector> ShippedOnce = new(() => new EmergencyDetector(PhraseList.Shipped.Phrases, weighs: true));
    private readonly IReadOnlyList<ListedPhrase> phrases;
    private readonly PhraseMatcher matcher;
    private readonly Mends mends;
    private readonly bool weighs;

    private EmergencyDetector(IReadOnlyList<ListedPhrase> phrases, bool weighs)
    {
        (this.phrases, this.weighs) = (phrases, weighs);
        var shipped = PhraseList.Shipped;
        mends = new Mends(phrases.Select(p => p.Pattern), shipped.Cues.Select(c => c.Pattern), shipped.Words("right"));
        matcher = new PhraseMatcher([.. phrases.Select(p => p.Pattern), .. shipped.Cues.Select(c => c.Pattern)], shipped.Words("filler"), shipped.Words("closing"), shipped.Words("right"));
    }

    /// <summary>The list that comes with the program.</summary>
    public static EmergencyDetector Shipped => ShippedOnce.Value;

    /// <summary>
    /// Reads the lists and the weights beside whatever else a start does: they take a second of a processor, and where the first
    /// messages or letters had to read them, each of those held one of the pool's few threads meanwhile.
    /// </summary>
    public static Task ReadAsync() => Task.Run(() => Shipped.Find("We went to the market, bought bread, and my chest hurts."));

    /// <summary>The phrases, in their order.</summary>
    public IEnumerable<PhraseLine> Lines => phrases.Select(p => new PhraseLine(p.Kind, p.Pattern.Text, p.Level))
        .Concat(weighs ? [new PhraseLine(EmergencyKind.Other, Weighed, EmergencyLevel.NurseLook)] : []);

    /// <summary>The shipped list without some phrases and with others.</summary>
    /// <param name="removed">Patterns as they stand in the shipped list.</param>
    /// <param name="added">Phrases of the clinic's own; one that cannot be read is left out.</param>
    public static EmergencyDetector With(IReadOnlySet<string> removed, IEnumerable<PhraseLine> added)
    {
        var kept = PhraseList.Shipped.Phrases.Where(p => !removed.Contains(p.Pattern.Text));
        var own = added.SelectMany(line => PhrasePattern.TryParse(line.Pattern, out var pattern, out _) ? [new ListedPhrase(line.Kind, line.Level, pattern)] : Array.Empty<ListedPhrase>());
        return new EmergencyDetector([.. kept, .. own], !removed.Contains(Weighed));
    }

    /// <summary>
    /// The danger a text speaks of; null where it speaks of none. What is to be called for at once comes before what a
    /// nurse should look at, wishing to die before all else, then what is said first.
    /// </summary>
    public EmergencyFinding? Find(string text)
    {
        var steps = 0L;
        return Find(text, ref steps);
    }

    /// <summary>
    /// The danger of a text; where that is no call, that of the text together with the pieces before it, if they call. A text that only
    /// says that it is done tells of the danger before it.
    /// </summary>
    /// <param name="text">The last piece.</param>
    /// <param name="joined">The text with the pieces before it, as they can be read; none where it stands alone. Asked only where the text itself does not call.</param>
    /// <param name="before">What the same side said within <see cref="DoneSince.Within"/>, in its order. Asked only where it matters; null for nothing.</param>
    public EmergencyFinding? Find(string text, Func<IReadOnlyList<string>> joined, Func<IReadOnlyList<string>>? before = null)
    {
        var own = Find(text);
        if (own is { IsCallNow: true }) return own;
        if (before is not null && DoneSince.Tells(text) && DoneSince.Of(before(), Find) is { } done) return done;
        return joined().Select(Find).FirstOrDefault(whole => whole is { IsCallNow: true }) ?? own;
    }

    /// <summary>The same, counting the steps of the search. What stands in a history is not weighed, and its bare notes are none.</summary>
    internal EmergencyFinding? Find(string text, ref long steps, HistorySection? section = null)
    {
        var plain = MarkupText.Plain(text);
        var finding = FindIn(plain, ref steps, section);
        if (finding is { IsCallNow: true } || MarkupText.Joined(plain) is var joined && joined == plain) return finding;
        return FindIn(joined, ref steps, section) is { IsCallNow: true } more ? more : finding;
    }

    private EmergencyFinding? FindIn(string text, ref long steps, HistorySection? section)
    {
        var read = new PhraseText(text);
        if (read.Words.Count == 0) return null;
        var matches = matcher.Find(read, ref steps);
        var found = matches.Where(m => m.Pattern < phrases.Count).ToList();
        var reading = found.Count == 0 ? null : new Reading(read, CuesOf(matches));
        var finding = reading is null ? null : FirstDanger(reading, found, section);
        if (finding is { IsCallNow: true } || section is not null) return finding;
        if (FirstMended(read, ref steps) is { } mended && (finding is null || mended.IsCallNow)) return mended;
        if (finding is not null || (reading is not null && IsOnlyEveryday(reading, found))) return finding;
        if (!weighs || !IsHeavy(read, reading) || Harmless.IsHealed(reading ?? new Reading(read, CuesOf(matches)))) return null;
        return new EmergencyFinding(EmergencyKind.Other, EmergencyLevel.NurseLook, Weighed);
    }

    /// <summary>A line that is an everyday one is not weighed: it has the words of danger, that is why it stands in the list.</summary>
    private static bool IsOnlyEveryday(Reading reading, List<PhraseMatch> found) =>
        reading.Text.Words.Count <= ShortText && found.TrueForAll(match => Harmless.IsEveryday(reading, match));

    /// <summary>
    /// The danger a text speaks of where one of its words is meant otherwise than it is written. Only so many are tried, in their
    /// order, and the phrase must stand close around the word: a guess is believed where all else fits.
    /// </summary>
    private EmergencyFinding? FirstMended(PhraseText read, ref long steps)
    {
        EmergencyFinding? first = null;
        foreach (var (index, instead) in mends.Of(read).Take(MostMends))
        {
            if (MatchesAround(read, index, instead, TightMatch, ref steps).Found.Count == 0) continue;
            var (around, matches, found) = MatchesAround(read, index, instead, MendContext, ref steps);
            var finding = FirstDanger(new Reading(around, CuesOf(matches)), found, section: null);
            if (finding is { IsCallNow: true }) return finding;
            first ??= finding;
        }
        return first;
    }

    private (PhraseText Around, List<PhraseMatch> Matches, List<PhraseMatch> Found) MatchesAround(
        PhraseText read, int index, string[] instead, int reach, ref long steps)
    {
        var around = read.Around(index, reach, instead);
        var matches = matcher.Find(around, ref steps);
        var at = Math.Min(index, reach);
        return (around, matches, matches.Where(m => m.Pattern < phrases.Count && m.Start < at + instead.Length && m.End > at
            && m.End - m.Start <= TightMatch && (instead.Length > 1 || m.End - m.Start > 1)).ToList());
    }

    private ILookup<CueKind, PhraseMatch> CuesOf(IEnumerable<PhraseMatch> matches) =>
        matches.Where(m => m.Pattern >= phrases.Count).ToLookup(m => PhraseList.Shipped.Cues[m.Pattern - phrases.Count].Kind);

    private EmergencyFinding? FirstDanger(Reading reading, List<PhraseMatch> found, HistorySection? section)
    {
        ListedPhrase? first = null;
        var note = section is { } history ? new HistoryNote(reading, history) : null;
        foreach (var match in found)
        {
            var phrase = Level(reading, match);
            if (first is not null && Rank(phrase) <= Rank(first)) continue;
            if (note?.Is(match, phrase.Kind) == true || Harmless.Is(reading, match, phrase.Kind, phrase.Pattern.Text)) continue;
            first = phrase;
        }
        return first is null ? null : new EmergencyFinding(first.Kind, first.Level, first.Pattern.Text) { Language = first.Language };
    }

    /// <summary>The phrase of a match, with the level it has among the words beside it.</summary>
    private ListedPhrase Level(Reading reading, PhraseMatch match) => phrases[match.Pattern] is { Level: EmergencyLevel.NurseLook } phrase
        && Raised.Is(reading, match, phrase.Kind) ? phrase with { Level = EmergencyLevel.CallNow } : phrases[match.Pattern];

    private static int Rank(ListedPhrase phrase) => 2 * (int)phrase.Level + (phrase.Kind == EmergencyKind.SelfHarm ? 1 : 0);

    /// <summary>What is only weighed never says of what danger it speaks.</summary>
    private static bool IsHeavy(PhraseText text, Reading? explained) => explained is null
        ? EmergencyClassifier.Shipped.Weigh(text) > EmergencyClassifier.Limit
        : EmergencyClassifier.Shipped.Weigh(text, CarefulPlan.Sentences(explained)) > EmergencyClassifier.LimitOfExplained;
}
