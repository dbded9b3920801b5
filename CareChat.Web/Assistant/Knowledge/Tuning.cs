namespace CareChat.Web.Assistant.Knowledge;

/// <summary>
/// The weights of the ranking, found on the development questions (docs/assistant.md, "Retrieval"): the results change
/// little around them, so there is nothing to be won by more decimals.
/// </summary>
internal static class Tuning
{
    // Where a word stands in the question.
    public const float First = 1.15f;
    public const int SubjectLength = 8;
    public const float Asking = 1.2f;
    public const float Named = 1.5f;
    public const int NamedReach = 4;
    public const float Aside = 0.5f;
    public const int AsideReach = 2;
    public const float Again = 0.1f;
    public const float Filler = 0.2f;
    public const float FillerAlone = 0.7f;

    // How surely a word was meant: as articles say it, written together or apart, misspelled.
    public const float Lay = 1;
    public const float Alone = 0.9f;
    public const float Joined = 0.9f;
    public const float Slip0 = 1;
    public const float Slip1 = 1.1f;
    public const float Slip2 = 0.9f;
    public const int ShortWord = 6;
    public const float ShortSlip = 0.7f;
    public const int ForeignWord = 9;

    // How strongly a topic is meant by its name.
    public const float Cover = 2;
    public const float LeastCover = 0.4f;
    public const float FillerCover = 0.6f;
    public const float Phrase = 0.6f;
    public const float Spread = 0.04f;
    public const float Half = 0.7f;
    public const float Sign = 0.4f;
    public const float Known = 0.12f;

    // What speaks for an article.
    public const float Topic = 0.35f;
    public const float TopicText = 0.6f;
    public const float Question = 0.25f;
    public const float Answer = 0.25f;
    public const float Kind = 0.33f;
    public const float LongCue = 1.4f;
    public const float Information = 0.6f;
    public const float General = 0.02f;
    public const float Popular = 0.06f;
    public const float Thin = 0.12f;
    public const float Foreign = 0.3f;

    // When an answer is given at all, and when a question stands by itself.
    public const float SureTopic = 0.28f;
    public const float SureText = 1;
    public const float OwnQuestion = 0.8f;
    public const float WholeName = 0.85f;
    public const float OwnTopic = 0.35f;
    public const float OwnWords = 1.5f;
    public const float InformationAgain = 0.3f;
    public const float SpokenKind = 3;
}
