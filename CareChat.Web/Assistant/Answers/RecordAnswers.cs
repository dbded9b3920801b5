using System.Text.RegularExpressions;
using CareChat.Web.Assistant.Knowledge;
using CareChat.Web.Data;
using CareChat.Web.Patients;
using CareChat.Web.Text;

namespace CareChat.Web.Assistant.Answers;

/// <summary>
/// Answers questions about the person's own record in whole sentences, as recorded and no further. That a name is not among the
/// lines says nothing: it may be there under another name. So such a question gets the list as written, and never a "no".
/// </summary>
internal static partial class RecordAnswers
{
    /// <summary>Words that make of a line something else than what it names: somebody else's, long past, only feared.</summary>
    private static readonly HashSet<string> Qualifying =
    [
        .. "no not none denies negative without ruled out family history risk screening suspected possible probable rule former past resolved mother father sister brother pre "
            .Split(' ', StringSplitOptions.RemoveEmptyEntries),
        .. "sin niega descartado descartada familiar familiares antecedente antecedentes riesgo posible probable sospecha madre padre hermana hermano".Split(' '),
    ];

    /// <summary>Words of a line that change nothing of what it names.</summary>
    private static readonly HashSet<string> Beside =
    [
        .. ("mg mcg ug g ml l iu units unit percent tablet tablets tab tabs capsule capsules cap caps pill pills oral solution suspension injection injectable inhaler"
            + " inhalation spray cream ointment gel patch drops drop syrup extended delayed immediate release er xr sr cr ec hcl hydrochloride sodium potassium calcium"
            + " disorder finding situation disease mellitus essential the a an of and to type allergy allergic medicine medication per hr actuat").Split(' '),
    ];

    /// <summary>Words of a question that say nothing of what is asked about. All others must stand in a line that answers it with "yes".</summary>
    private static readonly HashSet<string> Pointing = [.. "a an the any my some of to for el la los las un una mi mis de del al".Split(' ')];

    /// <summary>The answer; null where the question is not about the record.</summary>
    public static string? Answer(string text, string language, PatientFacts? facts)
    {
        if (RecordIntents.Of(text) is not { } intent) return null;
        var words = RecordWords.Of(language);
        if (intent is { Aspect: RecordAspect.Allergies, About.Length: > 0 } && StandsAsCondition(facts, intent.About) is { } allergy) return Condition(facts, allergy, words);
        if (intent.Aspect == RecordAspect.Place) return Place(facts, intent.About, words);
        if (intent.Aspect is RecordAspect.Taking or RecordAspect.BareDose) return Taken(facts, intent, words);
        if (intent.Aspect == RecordAspect.OneCondition) return Condition(facts, intent.About, words);
        if (facts is null) return words.NoRecord;
        return intent.Aspect switch
        {
            RecordAspect.Medications => List(RecordSayings.Of(facts, RecordKind.Medication), intent.About, words.Medications, words),
            RecordAspect.Allergies => List(RecordSayings.Of(facts, RecordKind.Allergy), intent.About, words.Allergies, words),
            RecordAspect.Conditions => List(RecordSayings.Of(facts, RecordKind.Condition), intent.About, words.Conditions, words),
            RecordAspect.Dose => Dose(RecordSayings.Of(facts, RecordKind.Medication), intent.About, words.Medications, words),
            RecordAspect.Reaction => Dose(RecordSayings.Of(facts, RecordKind.Allergy), intent.About, words.Allergies, words),
            RecordAspect.Visit => Visit(facts, words),
            _ => facts.Age is { } age ? string.Format(words.Culture, words.Age, words.AgeInWords(age)) : words.NoAge,
        };
    }

    private static string List(RecordSayings? said, string about, RecordWords.Kind kind, RecordWords words)
    {
        if (said is null) return kind.NotKnown;
        if (Met(said.Things, about) is { Count: > 0 } met)
            return string.Join(' ', new[] { Found(met, about, kind, words), Held(Met(said.NotInForce.OnHold, about), words) }.OfType<string>());
        var told = new List<string>();
        if (said.Named.Count > 0) told.Add(Listed(said, kind, words));
        if (said.HasMore) told.Add(words.More);
        if (said.Statements.Count > 0)
            told.Add(string.Format(words.Culture, words.Says, string.Join("\"; \"", said.Statements.Select(words.Written))));
        if (told.Count == 0) told.Add(said.IsOver ? kind.NotCurrent : kind.NotRecorded);
        told.Add(about.Length == 0 ? kind.Advice : string.Format(words.Culture, said.Named.Count > 0 ? kind.CannotTell : kind.CannotTellAlone, about));
        if (Also(said, words) is { } also) told.Add(also);
        if (Held(said.NotInForce.OnHold, words) is { } held) told.Add(held);
        if (said.NotInForce.Others > 0 && said.Named.Count + said.Statements.Count > 0)
            told.Add(said.NotInForce.Others == 1 ? words.OneOver : string.Format(words.Culture, words.SeveralOver, said.NotInForce.Others));
        return string.Join(' ', told);
    }

    /// <summary>How much of a medicine, or how an allergy shows, as its own lines say it; where none names it the whole list.</summary>
    private static string Dose(RecordSayings? said, string about, RecordWords.Kind kind, RecordWords words)
    {
        if (said is null || Met(said.Things, about) is not { Count: > 0 } met) return List(said, about, kind, words);
        var doubt = met.TrueForAll(line => IsSure(line, kind, words)) ? null : string.Format(words.Culture, kind.CannotTellAlone, about);
        return string.Join(' ', new[] { $"{kind.Lists} {Joined(met, words)}.", doubt ?? kind.Advice, Held(Met(said.NotInForce.OnHold, about), words) }.OfType<string>());
    }

    private static string? Held(IReadOnlyList<RecordLine> onHold, RecordWords words) =>
        onHold.Count > 0 ? string.Format(words.Culture, words.OnHold, Joined(onHold, words)) : null;

    /// <summary>The list, as it is written; of allergies where none stands among them those among the conditions.</summary>
    public static string Listed(RecordSayings said, RecordWords.Kind kind, RecordWords words) => $"{kind.Lists} {Joined(said.Things.Count > 0 ? said.Things : said.Elsewhere, words)}.";

    /// <summary>What stands elsewhere beside the list; null for nothing.</summary>
    public static string? Also(RecordSayings said, RecordWords words) =>
        said is { Things.Count: > 0, Elsewhere.Count: > 0 } ? string.Format(words.Culture, words.Also, Joined(said.Elsewhere, words)) : null;

    /// <summary>An allergy that stands among the conditions alone: "Penicillin allergy". Where the allergies say otherwise ("No known allergies") both are told instead.</summary>
    private static string? StandsAsCondition(PatientFacts? facts, string about) => facts is not null
        && RecordSayings.Of(facts, RecordKind.Allergy) is not { Statements.Count: > 0 } && Met(RecordSayings.Of(facts, RecordKind.Allergy)?.Things ?? [], about).Count == 0
        && Met(RecordSayings.Of(facts, RecordKind.Condition)?.Things ?? [], $"{about} allergy").Count > 0 ? $"{about} allergy" : null;

    /// <summary>Says that somebody has what the record lists; null for all else, which the articles answer.</summary>
    private static string? Condition(PatientFacts? facts, string about, RecordWords words) =>
        facts is not null && RecordSayings.Of(facts, RecordKind.Condition) is { } said && Met(said.Things, about) is { Count: > 0 } met
            ? Found(met, about, words.Conditions, words) : null;

    /// <summary>What stands there, as it stands there: "yes" only where all of it is certain.</summary>
    private static string Found(List<RecordLine> met, string about, RecordWords.Kind kind, RecordWords words) => met.TrueForAll(line => IsSure(line, kind, words))
        ? $"{string.Format(words.Culture, kind.Yes, Joined(met, words))} {kind.Advice}"
        : $"{kind.Lists} {Joined(met, words)}. {string.Format(words.Culture, kind.CannotTellAlone, about)}";

    /// <summary>Certain, and of a medicine no course that may have run out.</summary>
    private static bool IsSure(RecordLine line, RecordWords.Kind kind, RecordWords words) => Certainty.IsSure(line) && (kind != words.Medications || !CourseWords.AreOpen(line.Detail));

    /// <summary>
    /// How a medicine is taken that the record lists, in whichever of the two languages it is named; null for all else, which the articles answer. A dose without a
    /// word of whose is first of all one's own.
    /// </summary>
    private static string? Taken(PatientFacts? facts, RecordIntent intent, RecordWords words)
    {
        if (facts is null || RecordSayings.Of(facts, RecordKind.Medication) is not { Things.Count: > 0 } said) return null;
        if (intent.Aspect == RecordAspect.BareDose || Met(said.Things, intent.About).Count > 0) return Dose(said, intent.About, words.Medications, words);
        var asked = Spelled(intent.About);
        var alike = asked.Count == 0 ? [] : said.Things.Where(line => asked.IsSubsetOf(Spelled(line.Text))).ToList();
        return alike.Count == 0 ? null : $"{words.Medications.Lists} {Joined(alike, words)}. {string.Format(words.Culture, words.Medications.CannotTellAlone, intent.About)}";
    }

    /// <summary>The words of a medicine's name, alike in English and Spanish: "methotrexate" and "metotrexato", "oxycodone" and "oxicodona".</summary>
    private static HashSet<string> Spelled(string name) => [.. Tokenizer.Words(name).Select(word => word.Folded).Where(word => word.Length > 4).Select(word =>
        Twice().Replace(word.Replace("ph", "f", StringComparison.Ordinal).Replace("th", "t", StringComparison.Ordinal).Replace('y', 'i'), "$1").TrimEnd('a', 'e', 'o'))];

    [GeneratedRegex(@"(.)\1")]
    private static partial Regex Twice();

    /// <summary>Where a condition is, of which kind or how far: the lines that name it, as they are written; null for all else, which the articles answer.</summary>
    private static string? Place(PatientFacts? facts, string about, RecordWords words)
    {
        var asked = Tokens.Of(about).Where(token => !Pointing.Contains(token.Stem)).Select(token => token.Stem).ToList();
        var lines = facts is null || asked.Count == 0 ? [] : RecordSayings.Of(facts, RecordKind.Condition)?.Things.Where(line => asked.TrueForAll(stem => Folded(line).Contains(stem, StringComparison.Ordinal))).ToList();
        return lines is { Count: > 0 } ? $"{words.Conditions.Lists} {Joined(lines, words)}. {words.Conditions.Advice}" : null;
    }

    private static string Folded(RecordLine line) => Tokenizer.FoldedText(line.Text);

    private static string Visit(PatientFacts facts, RecordWords words)
    {
        var told = facts.UnreadVisits.Count switch { 0 => null, 1 => words.VisitUnread, _ => words.VisitsUnread };
        var form = told is not null && facts.NextVisit is not null ? words.VisitsBeside : told;
        var unread = form is null ? null : string.Format(words.Culture, form, Joined(facts.UnreadVisits, words));
        if (facts.NextVisit is { } visit)
        {
            var what = DirectionMarks.Without(string.Join(", ", new[] { visit.Text, visit.Detail }.Where(t => t.Length > 0)));
            var when = visit.At.ToString(words.Moment, words.Culture) + (visit.At.Offset == TimeSpan.Zero ? words.WorldTime : "");
            return string.Format(words.Culture, words.Visit, when) + (what.Length > 0 ? $" ({what})." : ".") + (unread is null ? "" : $" {unread}");
        }
        return unread ?? (facts.KnowsVisits ? words.NoVisit : words.VisitsNotKnown);
    }

    /// <summary>The lines that name all of what was asked for, and say nothing more that could turn it into something else.</summary>
    private static List<RecordLine> Met(IReadOnlyList<RecordLine> lines, string about)
    {
        var tokens = Tokens.Of(about);
        var asked = tokens.Where(token => token.Marked is not null || !Pointing.Contains(token.Stem)).Select(token => token.Marked ?? token.Stem).ToList();
        var said = tokens.Select(token => token.Stem).ToHashSet();
        return asked.Count == 0 ? [] : [.. lines.Where(line => Names(line.Text, asked) && SaysNoMore(line.Text, said))];
    }

    private static bool Names(string line, List<string> asked)
    {
        var stems = Tokens.Of(line).SelectMany(token => new[] { token.Stem, token.Marked ?? token.Stem }).ToHashSet();
        return asked.TrueForAll(stems.Contains) && !Tokenizer.Words(line).Any(word => Qualifying.Contains(word.Folded));
    }

    /// <summary>Beside what was asked for there are only words that change nothing: a strength, a form, "disorder".</summary>
    private static bool SaysNoMore(string line, HashSet<string> asked) => !line.Contains('?') && !Negating().IsMatch(line)
        && Tokenizer.Words(line).All(word => asked.Contains(Stemmer.Stem(word.Folded)) || word.Folded.Any(char.IsAsciiDigit) || word.Folded.Length == 1
            || Beside.Contains(word.Folded));

    /// <summary>"Non-Hodgkin", "s/p stroke", "aspirin-free", "Avoid: ibuprofen".</summary>
    [GeneratedRegex(@"\bnon\b|\bpseudo|\b[a-z]/[a-z]\b|-free\b|:", RegexOptions.IgnoreCase)]
    private static partial Regex Negating();

    private static string Joined(IEnumerable<RecordLine> lines, RecordWords words) => string.Join("; ", lines.Select(words.Written));
}
