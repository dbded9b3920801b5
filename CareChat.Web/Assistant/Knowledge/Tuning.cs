namespace CareChat.Web.Assistant.Knowledge;

/// <summary>The weights of the ranking, found on the development questions (docs/assistant.md, "Retrieval").</summary>
internal static class Tuning
{
    public static float First = 1.3f, Asking = 1.2f, Filler = 0.3f, Alone = 0.9f, Again = 0.15f;
    public static float Lay = 0.9f, Joined = 0.9f, Slip0 = 1f, Slip1 = 0.95f, Slip2 = 0.9f;
    public static int Rare = 0;
    public static float Sign = 0.6f, Half = 0.7f, Named = 1.3f, FillerCover = 0.6f, Specific = 0f;
    public static int NamedReach = 4, SubjectLength = 8;
    public static float LongCue = 1.5f, Information = 1f;
    public static float Cover = 2f, LeastCover = 0.5f, Spread = 0.04f;
    public static float Topic = 1f, Kind = 0.25f, Question = 0.25f, Answer = 0.25f, Thin = 0.15f, Foreign = 0.1f, General = 0.05f;
}
