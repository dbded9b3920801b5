using System.Globalization;
using CareChat.Web.Data;

namespace CareChat.Web.Patients;

/// <summary>What the patient panel shows.</summary>
public sealed record RecordView
{
    public required string Name { get; init; }

    /// <summary>"47", "8 months"; null where the date of birth is unknown.</summary>
    public string? Age { get; init; }

    public required Gender Gender { get; init; }

    /// <summary>BCP 47 tag; null where unknown.</summary>
    public string? Language { get; init; }

    /// <summary>Medical record number.</summary>
    public string? Mrn { get; init; }

    /// <summary>Year, or year and month, of birth where no more is known; null otherwise.</summary>
    public string? Born { get; init; }

    /// <summary>False where the source says that the patient is not active, or has died.</summary>
    public bool IsActive { get; init; } = true;

    public required RecordSection Allergies { get; init; }
    public required RecordSection Medications { get; init; }
    public required RecordSection Conditions { get; init; }

    /// <summary>True where the care team has switched the assistant off for this patient.</summary>
    public bool AssistantOff { get; init; }

    /// <summary>The nearest appointment to come; null where none is recorded.</summary>
    public VisitLine? NextVisit { get; init; }

    /// <summary>The booked appointments whose time could not be read, in the order of their file.</summary>
    public IReadOnlyList<RecordLine> UnreadVisits { get; init; } = [];
}

/// <summary>What a record says of one kind. No lines and no assertion is not recorded: nobody said anything.</summary>
/// <param name="Lines">What holds now, the newest first, and behind it what is in remission or marked as inactive, which says so.</param>
/// <param name="NoneSaid">Somebody's assertion that there is nothing, in their words ("No known drug allergies"); null where what holds now stands against it.</param>
/// <param name="HasPast">True where lines are there, and all of them are over, on hold or only planned.</param>
public sealed record RecordSection(IReadOnlyList<RecordLine> Lines, string? NoneSaid, bool HasPast)
{
    /// <summary>True where more holds now than the lines, of which these are the newest.</summary>
    public bool HasMore { get; init; }

    /// <summary>True where something of the kind is recorded elsewhere ("Penicillin allergy" among the conditions): then nobody is told that there is none.</summary>
    public bool IsElsewhere { get; init; }

    /// <summary>What is recorded beside these lines and is not in force.</summary>
    public NotInForce NotInForce { get; init; } = NotInForce.Nothing;

    /// <summary>
    /// That in one line: "On hold: Warfarin (5 mg). Not in force: 2 more lines, which have ended or were only planned."; null for nothing, and for what is
    /// said of a list of which all is over.
    /// </summary>
    public string? Beside() => string.Join(' ', new[] { NotInForce.Held(), Lines.Count > 0 || NoneSaid is not null ? NotInForce.Counted() : null }.OfType<string>()) is { Length: > 0 } said ? said : null;

    /// <summary>True where nobody said anything of this kind.</summary>
    public bool IsNotRecorded => Lines.Count == 0 && NoneSaid is null && !HasPast;

    /// <summary>
    /// What an empty list means, for programs: <c>noneKnown</c>, <c>noneCurrent</c> or <c>notRecorded</c>; null where there are lines.
    /// "No known drug allergies" says nothing of nuts: it is <c>notRecorded</c>, as is what a note or another list says otherwise of.
    /// </summary>
    public string? StatusWord() => this switch
    {
        { Lines.Count: > 0 } => null,
        { NoneSaid: { } said, IsElsewhere: false } when !said.Contains($"({Certainty.Note}", StringComparison.Ordinal) && said.Split("; ").Any(Absence.IsWhole) => "noneKnown",
        { IsElsewhere: true } => "notRecorded",
        { HasPast: true } => "noneCurrent",
        _ => "notRecorded",
    };
}

/// <summary>What is recorded of a kind and is not in force, so that it is not silently gone.</summary>
/// <param name="OnHold">What is on hold: still the patient's, by name.</param>
/// <param name="Others">How many lines beside it have ended or were only planned.</param>
public sealed record NotInForce(IReadOnlyList<RecordLine> OnHold, int Others)
{
    /// <summary>Nothing is recorded that is not in force.</summary>
    public static NotInForce Nothing { get; } = new([], 0);

    /// <summary>"On hold: Warfarin (5 mg)."; null for nothing.</summary>
    public string? Held() => OnHold.Count == 0 ? null
        : $"On hold: {string.Join("; ", OnHold.Select(line => line.Detail.Length > 0 ? $"{line.Text} ({line.Detail})" : line.Text))}.";

    /// <summary>"Not in force: 2 more lines, which have ended or were only planned."; null for none.</summary>
    public string? Counted() => Others switch
    {
        0 => null,
        1 => "Not in force: 1 more line, which has ended or was only planned.",
        _ => string.Create(CultureInfo.InvariantCulture, $"Not in force: {Others} more lines, which have ended or were only planned."),
    };
}

/// <summary>One line of a record.</summary>
/// <param name="Detail">Dose, reaction; empty for none.</param>
public sealed record RecordLine(string Text, string Detail);

/// <summary>A visit to come.</summary>
/// <param name="Detail">Place or person; empty for none.</param>
public sealed record VisitLine(DateTimeOffset At, string Text, string Detail);
