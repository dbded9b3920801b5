using CareChat.Web.Data;
using CareChat.Web.Escalation;
using CareChat.Web.Patients;

namespace CareChat.Web.Assistant;

/// <summary>What is known of the one patient a question is about: the record, and what the caller added for this call.</summary>
public sealed record PatientFacts
{
    public string? Name { get; init; }

    /// <summary>In words: "47", "8 months"; null where unknown.</summary>
    public string? Age { get; init; }

    public string? Gender { get; init; }

    /// <summary>What holds now; empty says that no line is there (which is no finding: see <see cref="NoneSaid"/>), null that nobody looked.</summary>
    public IReadOnlyList<RecordLine>? Conditions { get; init; }

    /// <summary>The same for medications.</summary>
    public IReadOnlyList<RecordLine>? Medications { get; init; }

    /// <summary>The same for allergies.</summary>
    public IReadOnlyList<RecordLine>? Allergies { get; init; }

    /// <summary>
    /// Where somebody asserted that there is nothing of a kind, in their words ("No known drug allergies"). An empty list without
    /// such an entry is "not recorded".
    /// </summary>
    public IReadOnlyDictionary<RecordKind, string> NoneSaid { get; init; } = new Dictionary<RecordKind, string>();

    /// <summary>The kinds of which something is recorded, but nothing that holds now.</summary>
    public IReadOnlySet<RecordKind> PastOnly { get; init; } = new HashSet<RecordKind>();

    /// <summary>What of a kind is recorded beside the lines and is not in force.</summary>
    public IReadOnlyDictionary<RecordKind, NotInForce> NotInForce { get; init; } = new Dictionary<RecordKind, NotInForce>();

    /// <summary>The kinds of which more is recorded than is read.</summary>
    public IReadOnlySet<RecordKind> More { get; init; } = new HashSet<RecordKind>();

    /// <summary>The booked appointments whose time could not be read.</summary>
    public IReadOnlyList<RecordLine> UnreadVisits { get; init; } = [];

    /// <summary>The nearest appointment to come; null where none is recorded, which does not say that there is none.</summary>
    public VisitLine? NextVisit { get; init; }

    /// <summary>True where the clinic's own record of appointments was looked at.</summary>
    public bool KnowsVisits { get; init; }

    /// <summary>Notes the caller sent along (contract B.2 <c>patientData.notes</c>) or has entered with the patient (B.7).</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Whatever else the caller sent along or has entered, by its key.</summary>
    public IReadOnlyDictionary<string, string> Other { get; init; } = new Dictionary<string, string>();
}

/// <summary>A question with everything its answer may know.</summary>
public sealed record Question
{
    public required Guid InstanceId { get; init; }

    public required string Text { get; init; }

    /// <summary>What was said before, oldest first; at most the last 20 (contract B.2).</summary>
    public IReadOnlyList<Turn> History { get; init; } = [];

    /// <summary>The patient it is about; null for nobody in particular.</summary>
    public PatientFacts? Patient { get; init; }

    /// <summary>True where what may tell of danger in it reaches a care team.</summary>
    public bool HasTeam { get; init; } = true;

    /// <summary>True where whoever asks can hand the question to the care team by a press, as in the portal.</summary>
    public bool HasHandover { get; init; } = true;

    /// <summary><c>en</c> or <c>es</c>, for a question that does not show it; null for unknown.</summary>
    public string? Language { get; init; }
}

/// <summary>An article an answer was taken from.</summary>
/// <param name="ExternalId">Its id in the collection it came from.</param>
/// <param name="Url">Where it can be read whole; empty for articles of the clinic.</param>
public sealed record Citation(Guid ArticleId, string ExternalId, string Title, string Source, string Url);

/// <summary>What the assistant says.</summary>
/// <param name="Sources">Best first; none where the record answered or nothing was found.</param>
/// <param name="IsKnown">False where the assistant says that it does not know.</param>
/// <param name="Maker"><c>embedded</c> or <c>model</c>.</param>
/// <param name="Fallback">Why the configured model did not answer; null where it did, or none is configured.</param>
public sealed record AssistantAnswer(string Text, IReadOnlyList<Citation> Sources, bool IsKnown, string Maker, string? Fallback = null)
{
    /// <summary>The articles, as <see cref="Sources"/> names them.</summary>
    public IEnumerable<Guid> ArticleIds => Sources.Select(source => source.ArticleId);
}

/// <summary>Answers questions: the embedded assistant, or a configured model with the embedded one behind it.</summary>
public interface IAnswerer
{
    /// <summary>Answers a question.</summary>
    /// <param name="partial">Told the text as it grows, whole each time; null where nobody watches.</param>
    /// <exception cref="OperationCanceledException">The caller wants no answer any more.</exception>
    Task<AssistantAnswer> AnswerAsync(Question question, Action<string>? partial, CancellationToken cancellationToken);
}
