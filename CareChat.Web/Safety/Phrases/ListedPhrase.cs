namespace CareChat.Web.Safety.Phrases;

/// <summary>A phrase of a list, with what it speaks of and what follows from it.</summary>
/// <param name="Language"><c>en</c> or <c>es</c>; null for a clinic's own.</param>
internal sealed record ListedPhrase(EmergencyKind Kind, EmergencyLevel Level, PhrasePattern Pattern, string? Language = null);
