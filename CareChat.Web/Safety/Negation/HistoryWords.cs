using System.Collections.Frozen;
using CareChat.Web.Safety.Phrases;

namespace CareChat.Web.Safety.Negation;

/// <summary>What a word of a history says of its time.</summary>
internal enum HistoryMark
{
    /// <summary>The writer speaks of themselves; "my father" is another.</summary>
    I,

    /// <summary>It is so now, "se va al brazo" too; "has had" is told.</summary>
    Now,

    /// <summary>With these histories are told.</summary>
    Told,

    /// <summary>What was taken works for hours, and nobody knows when it was.</summary>
    Taken,

    /// <summary>It befell somebody, nobody knows when.</summary>
    Fell,

    /// <summary>Any other verb of the past.</summary>
    Past,

    /// <summary>Somebody of whom something is told.</summary>
    Person,

    /// <summary>Somebody else, or what is theirs: "she", "husband", "his chest".</summary>
    Other,

    /// <summary>"Is closing", "is tight", "se está cerrando"; "is allergic" is no more than a note.</summary>
    GoingOn,

    /// <summary>"History of", "antecedentes de".</summary>
    History,

    /// <summary>A year, or how long ago; not what goes on since then.</summary>
    Date,

    /// <summary>Says that it holds now after all.</summary>
    Again,
}

/// <summary>Where in a text the marks of time stand, answered without searching.</summary>
internal sealed class HistoryWords
{
    private const int FirstYear = 1950;
    private const int LastYear = 2099;

    private static readonly FrozenSet<string> FirstPerson = Set("""
        i me my mine myself we us our ourselves mi mis yo nos nuestro nuestra
        """);

    /// <summary>Numbered illnesses ("bipolar I"), and what a heart attack is called for short ("acute MI").</summary>
    private static readonly FrozenSet<string> BeforeNumber = Set("""
        type bipolar class stage grade axis phase level factor acute prior old an inferior anterior of had with h
        """);
    private static readonly FrozenSet<string> AfterAttack = Set("at in with and on of x s age then");

    private static readonly FrozenSet<string> Present = Set("""
        am is are has have feels feel wants want wishes wish hurts keeps keep can will does do needs need thinks think says
        say hates hate threatens hits beats chokes slaps punches kicks abuses faints vomits sees hears hear tries try plans
        looks seems goes starts hope hopes having getting feeling being going thinking planning wanting trying considering
        contemplating pregnant embarazada tengo tiene tienen tenemos estoy estan estamos es soy quiero quiere quieren quisiera siento
        siente puedo puede pueden voy sigo sigue siguen duele duelen sangra sangro respira respiro pega golpea maltrata
        amenaza lleva llevo anda ando pienso piensa necesito necesita dice oigo veo ve escupo escupe toso tose deja responde
        despierta reacciona mueve contesta sale falta ahogo ahoga muero muere hay ganas pensando queriendo odio aguanto
        """);

    private static readonly FrozenSet<string> Told = Set("""
        had was were died survived suffered committed attempted killed hanged hung shot drowned lost underwent developed
        diagnosed did tuvo tuve tuvieron tenia murio murieron fallecio sufrio sufri suicido intento mato fue era perdio dio
        """);

    private static readonly FrozenSet<string> Taken = Set("""
        took swallowed ate drank ingested injected overdosed downed inhaled tome tomo trague trago bebi bebio comi comio
        inyecte ingeri ingirio
        """);

    private static readonly FrozenSet<string> Fell = Set("""
        fainted collapsed fell choked passed seized convulsed stopped turned started became desmayo cayo convulsiono empezo
        dejo
        """);
    private static readonly FrozenSet<string> OwnPast = Set("corte desmaye cai golpee queme intente quise");
    private static readonly FrozenSet<string> Past = Set("""
        tried thought wanted felt got went used happened burned broke cut beat abused raped stabbed hospitalized
        """);
    private static readonly FrozenSet<string> History = Set("history hx historial antecedente antecedentes");
    private static readonly FrozenSet<string> Going = Set("is are esta estan am estoy");
    private static readonly string[] Endings = ["ing", "ndo", "ndome", "ndose"];
    private static readonly string[] Allergies = ["allerg", "alerg", "anaphyla", "anafila"];

    private static readonly FrozenSet<string> Others = Set("his her their ella su sus");

    private static readonly FrozenSet<string> People =
        FrozenSet.ToFrozenSet([.. PhraseList.Shipped.Words("kin"), .. PhraseList.Shipped.Words("parientes"), "he", "she", "they"]);

    private readonly Dictionary<HistoryMark, int[]> counts = [];

    /// <summary>Looks for the marks in a text.</summary>
    public HistoryWords(Reading reading)
    {
        foreach (var mark in Enum.GetValues<HistoryMark>())
        {
            var count = counts[mark] = new int[reading.Text.Words.Count + 1];
            for (var i = 0; i < count.Length - 1; i++) count[i + 1] = count[i] + (Is(reading, i, mark) ? 1 : 0);
        }
    }

    /// <summary>True where one of the marks stands from one word on and before another.</summary>
    public bool Has(int start, int end, params ReadOnlySpan<HistoryMark> marks)
    {
        foreach (var mark in marks)
        {
            if (counts[mark][end] > counts[mark][start]) return true;
        }
        return false;
    }

    private static bool Is(Reading reading, int index, HistoryMark mark) => reading.Word(index) is var word && mark switch
    {
        HistoryMark.I => OwnPast.Contains(word) || IsI(reading, index),
        HistoryMark.Now => (Present.Contains(word) && !(word is "has" or "have" && Next(reading, index) == "had"))
            || (word == "va" && Next(reading, index) == "a")
            || (word is "va" or "baja" or "corre" or "irradia" && Next(reading, index) is "al" or "hacia"),
        HistoryMark.Told => Told.Contains(word),
        HistoryMark.Taken => Taken.Contains(word),
        HistoryMark.Fell => Fell.Contains(word),
        HistoryMark.Past => OwnPast.Contains(word) || Past.Contains(word),
        HistoryMark.Person => People.Contains(word),
        HistoryMark.Other => People.Contains(word) || Others.Contains(word)
            || (word == "el" && Next(reading, index) is var next && (next == "no" || Present.Contains(next))),
        HistoryMark.GoingOn => IsGoingOn(reading, index),
        HistoryMark.Date => IsDate(reading, index) && !(index > 0 && IsDate(reading, index - 1))
            && Before(reading, index) is not ("since" or "for" or "desde"),
        HistoryMark.Again => reading[CueKind.Now].Covers(index),
        _ => History.Contains(word) && Next(reading, index) is "of" or "de",
    };

    private static bool IsDate(Reading reading, int index) =>
        reading[CueKind.LongAgo].Covers(index) || reading[CueKind.Earlier].Covers(index)
        || (Spelling.Number(reading.Word(index)) ?? WrittenNumbers.Year(reading.Word(index))) is >= FirstYear and <= LastYear;

    private static bool IsGoingOn(Reading reading, int index)
    {
        if (!Going.Contains(reading.Word(index))) return false;
        var (next, second) = (Next(reading, index), index + 1 < reading.Text.Words.Count ? Next(reading, index + 1) : "");
        if (reading.Word(index) is "am" or "estoy") return Endings.Any(end => next.EndsWith(end, StringComparison.Ordinal));
        return !Allergies.Any(word => next.StartsWith(word, StringComparison.Ordinal) || second.StartsWith(word, StringComparison.Ordinal));
    }

    private static bool IsI(Reading reading, int index)
    {
        var word = reading.Word(index);
        if (!FirstPerson.Contains(word)) return false;
        if (word is "i" or "mi" && BeforeNumber.Contains(Before(reading, index))) return false;
        var after = Next(reading, index);
        if (word == "mi" && (after.Length == 0 || char.IsAsciiDigit(after[0]) || AfterAttack.Contains(after))) return false;
        return word is not ("my" or "mi" or "our" or "mis") || !People.Contains(after);
    }

    private static string Before(Reading reading, int index) =>
        reading.IsIn(index - 1, reading.Sentence(index)) ? reading.Word(index - 1) : "";

    private static string Next(Reading reading, int index) =>
        reading.IsIn(index + 1, reading.Sentence(index)) ? reading.Word(index + 1) : "";

    private static FrozenSet<string> Set(string words) =>
        FrozenSet.ToFrozenSet(words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
