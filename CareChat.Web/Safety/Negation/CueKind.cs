namespace CareChat.Web.Safety.Negation;

/// <summary>The parts of the Context files; their heads there say what each means.</summary>
internal enum CueKind
{
    Denial,
    NoDenial,
    Over,
    Question,
    NoQuestion,
    NormalQuestion,
    Subject,
    LongAgo,
    Earlier,
    Now,
    Happening,
    Habit,
    Allergic,
    Supposed,
    NoSupposed,
    Topic,
    Finding,
    Outlook,
    Figure,
    Joke,
    Plan,
    Present,
    Absence,
    Farewell,
    Elsewhere,
    Everyday,
    NoEveryday,
}
