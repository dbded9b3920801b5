namespace CareChat.Web.Assistant.Knowledge;

/// <summary>The weights of the ranking, found on the development questions (docs/assistant.md, "Retrieval").</summary>
internal static class Tuning
{
    public static float First = 1.3f, Asking = 1.2f, Filler = 0.3f, Alone = 0.9f, Again = 0.15f;
    public static float Lay = 0.9f, Joined = 0.9f, Slip0 = 1f, Slip1 = 0.95f, Slip2 = 0.9f;
    public static int Rare = 0;
    public static float Sign = 0.4f, Half = 0.7f, Named = 1.5f, Aside = 0.5f, FillerCover = 0.6f, Specific = 0f;
    public static int NamedReach = 4, AsideReach = 2, SubjectLength = 8;
    public static float LongCue = 1.5f, Information = 1f;
    public static float Cover = 2f, LeastCover = 0.5f, Spread = 0.04f;
    public static float Topic = 0.45f, Kind = 0.3f, Question = 0.3f, Answer = 0.3f, Thin = 0.15f, Foreign = 0.1f, General = 0.05f, Popular = 0.05f, Known = 0.1f, TopicText = 0.4f;
}
