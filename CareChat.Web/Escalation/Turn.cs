namespace CareChat.Web.Escalation;

/// <summary>One utterance of a talk with the assistant.</summary>
/// <param name="IsPatient">True where a person said it, false where the assistant did.</param>
public sealed record Turn(bool IsPatient, string Text)
{
    /// <summary>When it was said; null where nobody knows.</summary>
    public DateTimeOffset? At { get; init; }
}
