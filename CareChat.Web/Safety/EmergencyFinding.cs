namespace CareChat.Web.Safety;

/// <summary>What is to follow from a finding.</summary>
public enum EmergencyLevel
{
    /// <summary>It may be danger: a nurse should look soon. The person who wrote is told nothing that frightens.</summary>
    NurseLook,

    /// <summary>It is danger as it stands: whoever wrote it is told at once to call the emergency number.</summary>
    CallNow,
}

/// <summary>A danger found in a text.</summary>
/// <param name="Kind">What kind.</param>
/// <param name="Level">What is to follow.</param>
/// <param name="Phrase">The pattern that matched, as it stands in the list; never the text's own words.</param>
public sealed record EmergencyFinding(EmergencyKind Kind, EmergencyLevel Level, string Phrase)
{
    /// <summary>In which language the phrase is, for texts too short to show theirs; null where the list does not say.</summary>
    public string? Language { get; init; }

    /// <summary>In which language whoever wrote it reads the page (<c>en</c> or <c>es</c>); null where no page says so.</summary>
    public string? Reader { get; init; }

    /// <summary>True where the phrase is all the text says.</summary>
    public bool IsAllSaid => Phrase.StartsWith("^^", StringComparison.Ordinal) && Phrase.EndsWith("$$", StringComparison.Ordinal);

    /// <summary>True where the number is to be called at once.</summary>
    public bool IsCallNow => Level == EmergencyLevel.CallNow;
}
