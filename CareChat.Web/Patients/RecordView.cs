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

    public required IReadOnlyList<RecordLine> Allergies { get; init; }
    public required IReadOnlyList<RecordLine> Medications { get; init; }
    public required IReadOnlyList<RecordLine> Conditions { get; init; }

    /// <summary>True where the care team has switched the assistant off for this patient.</summary>
    public bool AssistantOff { get; init; }

    /// <summary>The nearest appointment to come; null where none is recorded.</summary>
    public VisitLine? NextVisit { get; init; }
}

/// <summary>One line of a record.</summary>
/// <param name="Detail">Dose, reaction; empty for none.</param>
public sealed record RecordLine(string Text, string Detail);

/// <summary>A visit to come.</summary>
/// <param name="Detail">Place or person; empty for none.</param>
public sealed record VisitLine(DateTimeOffset At, string Text, string Detail);
