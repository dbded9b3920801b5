using System.Text.RegularExpressions;

namespace CareChat.Web.Assistant.Drafts;

/// <summary>Says "we" and "us" where an answer names the care team, for it is the care team who writes.</summary>
internal static partial class TeamVoice
{
    private const string Modal = "can|will|may|could|should|must";

    private static readonly (Regex Said, string Instead)[] Turns =
    [
        (WeEnglish(), "We $1"), (WithinEnglish(), "we $1"), (UsEnglish(), "us"),
        (CallSpanish(), "$1lámenos"), (WriteSpanish(), "$1scríbanos"), (TellSpanish(), "$1vísenos"), (SaySpanish(), "$1íganoslo"), (AskSpanish(), "$1regúntenos"),
        (InfinitiveSpanish(), "$1nos"), (WithSpanish(), "con nosotros"), (WeSpanish(), "Podemos"), (WithinSpanish(), "podemos"),
    ];

    /// <summary>The text in the care team's voice.</summary>
    public static string Of(string text) => Turns.Aggregate(text, (said, turn) => turn.Said.Replace(said, turn.Instead));

    [GeneratedRegex($@"\bYour care team ({Modal})\b")]
    private static partial Regex WeEnglish();

    [GeneratedRegex($@"\byour care team ({Modal})\b")]
    private static partial Regex WithinEnglish();

    [GeneratedRegex(@"(?<=\b(?:[Cc]all|[Tt]ell|[Aa]sk|[Cc]ontact|[Mm]essage|[Ll]et|[Ss]end|to|with|from|by|for) )your care team\b(?!['’])")]
    private static partial Regex UsEnglish();

    [GeneratedRegex(@"\b([Ll])lame a su equipo(?: de atención)?\b")]
    private static partial Regex CallSpanish();

    [GeneratedRegex(@"\b([Ee])scriba a su equipo(?: de atención)?\b")]
    private static partial Regex WriteSpanish();

    [GeneratedRegex(@"\b([Aa])vise a su equipo(?: de atención)?\b")]
    private static partial Regex TellSpanish();

    [GeneratedRegex(@"\b([Dd])ígaselo a su equipo(?: de atención)?\b")]
    private static partial Regex SaySpanish();

    [GeneratedRegex(@"\b([Pp])regunte a su equipo(?: de atención)?\b")]
    private static partial Regex AskSpanish();

    [GeneratedRegex(@"\b(escribir|llamar|preguntar|avisar) a su equipo(?: de atención)?\b")]
    private static partial Regex InfinitiveSpanish();

    [GeneratedRegex(@"\bcon su equipo(?: de atención)?\b")]
    private static partial Regex WithSpanish();

    [GeneratedRegex(@"\bSu equipo(?: de atención)? puede\b")]
    private static partial Regex WeSpanish();

    [GeneratedRegex(@"\bsu equipo(?: de atención)? puede\b")]
    private static partial Regex WithinSpanish();
}
