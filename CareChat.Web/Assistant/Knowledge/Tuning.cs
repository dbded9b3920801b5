namespace CareChat.Web.Assistant.Knowledge;

/// <summary>The weights of the ranking, found on the development questions (docs/assistant.md, "Retrieval").</summary>
internal static class Tuning
{
    public static float First = 1.15f, Asking = 1.2f, Filler = 0.2f, Alone = 0.9f, Again = 0.1f;
    public static float Lay = 1f, Joined = 0.9f, Slip0 = 1f, Slip1 = 1.1f, Slip2 = 0.9f;
    public static float SureTopic = 0.28f, SureText = 1f, WholeName = 0.85f, OwnTopic = 0.35f;
    public static int ShortWord = 6, ForeignWord = 9;
    public static float ShortSlip = 0.7f;
    public static float Sign = 0.4f, Half = 0.7f, Named = 1.5f, Aside = 0.5f, FillerCover = 0.6f, Specific = 0f;
    public static int NamedReach = 4, AsideReach = 2, SubjectLength = 8;
    public static float LongCue = 1.7f, Information = 0.9f;
    public static float Cover = 2f, LeastCover = 0.4f, Spread = 0.04f;
    public static float Topic = 0.35f, Kind = 0.33f, Question = 0.25f, Answer = 0.25f, Thin = 0.12f, Foreign = 0.1f, General = 0.05f, Popular = 0.06f, Known = 0.12f, TopicText = 0.6f;
}
