using CareChat.Web.Data;
using CareChat.Web.Patients;
using CareChat.Web.Text;

namespace CareChat.Web.Assistant;

/// <summary>
/// What the lines of one kind of a record say. Records and callers also write "none known" where a thing would stand: that is
/// a statement somebody made, and told as written. Where nothing stands at all nobody said anything, and that is no finding.
/// </summary>
/// <param name="Things">The lines that name something.</param>
/// <param name="Statements">The lines that deny: "None known", "NKDA", "Not allergic to latex".</param>
/// <param name="IsOver">True where all that is recorded holds no more.</param>
internal sealed record RecordSayings(IReadOnlyList<RecordLine> Things, IReadOnlyList<RecordLine> Statements, bool IsOver)
{
    /// <summary>The allergies that are recorded as conditions ("Penicillin allergy"), each with where it stands.</summary>
    public IReadOnlyList<RecordLine> Elsewhere { get; init; } = [];

    /// <summary>True where more is recorded than is read.</summary>
    public bool HasMore { get; init; }

    /// <summary>What is recorded beside these lines and is not in force.</summary>
    public NotInForce NotInForce { get; init; } = NotInForce.Nothing;

    /// <summary>All that is named, here and elsewhere.</summary>
    public IReadOnlyList<RecordLine> Named => [.. Things, .. Elsewhere];

    private static readonly HashSet<string> Denying = Set(
        "no none not nil nothing never denies denied deny negative without nka nkda nkfa ninguna ninguno ningun nada niega negativo negativa sin");

    /// <summary>Words that a statement about everything is made of beside those that deny.</summary>
    private static readonly HashSet<string> Framing = Set(
        "known drug drugs food foods medication medications medicine medicines environmental latex allergy allergies allergic condition conditions problem problems "
        + "illness illnesses reported recorded currently current at this time of the to any has have is are patient on file taking takes "
        + "conocida conocidas conocido conocidos alergia alergias alergica alergico medicamento medicamentos medicinas alimentos enfermedad enfermedades condiciones "
        + "se conoce conocen refiere tiene toma a que sepa hasta ahora paciente el la los las de y");

    /// <summary>What stands in a field of which nothing is known.</summary>
    private static readonly HashSet<string> Blank =
    [
        "", "n a", "na", "unknown", "not known", "not recorded", "none recorded", "not asked", "not assessed", "not on file", "no information", "no data", "pending", "tbd",
        "desconocido", "desconocida", "desconocidas", "no registrado", "no registrada", "no se sabe", "sin datos", "sin informacion", "pendiente",
    ];

    /// <summary>What a patient's facts say of one kind; null where nobody looked.</summary>
    public static RecordSayings? Of(PatientFacts facts, RecordKind kind)
    {
        var lines = kind switch { RecordKind.Allergy => facts.Allergies, RecordKind.Medication => facts.Medications, _ => facts.Conditions };
        var elsewhere = kind == RecordKind.Allergy ? AllergyConditions.Among(facts.Conditions ?? []) : [];
        if (lines is null && elsewhere.Count == 0) return null;
        lines ??= [];
        var none = facts.NoneSaid.GetValueOrDefault(kind)?.Split("; ").Select(said => new RecordLine(said, "")) ?? [];
        var written = lines.Select(line => (Line: line, IsStatement: Denies(line.Text) || Absence.IsNotKnownBy(line.Text))).Concat(none.Select(line => (Line: line, IsStatement: true)))
            .Where(said => !SaysNothing(said.Line.Text)).DistinctBy(said => Written(said.Line), StringComparer.OrdinalIgnoreCase).ToLookup(said => said.IsStatement, said => said.Line);
        return new RecordSayings([.. written[false]], [.. written[true]], facts.PastOnly.Contains(kind)) { Elsewhere = elsewhere, HasMore = facts.More.Contains(kind), NotInForce = facts.NotInForce.GetValueOrDefault(kind, NotInForce.Nothing) };
    }

    /// <summary>True for a text that says of the whole kind that there is none: "No known drug allergies".</summary>
    public static bool SaysNone(string text)
    {
        var words = Words(text);
        return words.Exists(Denying.Contains) && words.TrueForAll(word => Denying.Contains(word) || Framing.Contains(word)) && !SaysNothing(text);
    }

    /// <summary>True for a text that says that nothing is known.</summary>
    public static bool SaysNothing(string text) => Blank.Contains(string.Join(' ', Words(text)));

    /// <summary>A line as one text.</summary>
    public static string Written(RecordLine line)
    {
        var (text, detail) = (DirectionMarks.Without(line.Text).Trim().TrimEnd('.'), DirectionMarks.Without(line.Detail).Trim().TrimEnd('.'));
        return detail.Length == 0 ? text : $"{text} ({detail})";
    }

    private static bool Denies(string text) => SaysNone(text) || (Words(text) is [var first, ..] && Denying.Contains(first));

    private static List<string> Words(string text) => [.. Tokenizer.Words(text).Select(word => word.Folded)];

    private static HashSet<string> Set(string words) => [.. words.Split(' ')];
}
