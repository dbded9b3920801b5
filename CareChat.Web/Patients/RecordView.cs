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
/// <param name="Lines">What holds now, the newest first.</param>
/// <param name="NoneSaid">Somebody's assertion that there is nothing, in their words ("No known drug allergies"); null where lines stand against it.</param>
/// <param name="HasPast">True where lines are there, and all of them are over, on hold or only planned.</param>
public sealed record RecordSection(IReadOnlyList<RecordLine> Lines, string? NoneSaid, bool HasPast)
{
    /// <summary>True where more holds now than the lines, of which these are the newest.</summary>
    public bool HasMore { get; init; }

    /// <summary>True where nobody said anything of this kind.</summary>
    public bool IsNotRecorded => Lines.Count == 0 && NoneSaid is null && !HasPast;

    /// <summary>
    /// What an empty list means, for programs: <c>noneKnown</c>, <c>noneCurrent</c> or <c>notRecorded</c>; null where there are lines.
    /// "No known drug allergies" says nothing of nuts: it is <c>notRecorded</c>.
    /// </summary>
    public string? StatusWord() => this switch
    {
        { Lines.Count: > 0 } => null,
        { NoneSaid: { } said } when said.Split("; ").Any(Absence.IsWhole) => "noneKnown",
        { HasPast: true } => "noneCurrent",
        _ => "notRecorded",
    };
}

/// <summary>One line of a record.</summary>
/// <param name="Detail">Dose, reaction; empty for none.</param>
public sealed record RecordLine(string Text, string Detail);

/// <summary>A visit to come.</summary>
/// <param name="Detail">Place or person; empty for none.</param>
public sealed record VisitLine(DateTimeOffset At, string Text, string Detail);
