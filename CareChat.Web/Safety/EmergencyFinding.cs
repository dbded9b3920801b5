namespace CareChat.Web.Safety;

/// <summary>A danger found in a message.</summary>
/// <param name="Kind">What kind.</param>
/// <param name="Phrase">The pattern that matched, as it stands in the list; never the message's own text.</param>
public sealed record EmergencyFinding(EmergencyKind Kind, string Phrase);
