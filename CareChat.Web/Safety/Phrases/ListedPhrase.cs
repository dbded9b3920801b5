namespace CareChat.Web.Safety.Phrases;

/// <summary>A phrase of a list, with what it speaks of and what follows from it.</summary>
internal sealed record ListedPhrase(EmergencyKind Kind, EmergencyLevel Level, PhrasePattern Pattern);
