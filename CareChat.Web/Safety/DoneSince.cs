using System.Text.RegularExpressions;

namespace CareChat.Web.Safety;

/// <summary>
/// "OK I took them", right after somebody told that they want to die: a thing done that no phrase knows, because the words that say
/// what was done stand before the alarm. It is a new danger, and a worse one.
/// </summary>
internal static partial class DoneSince
{
    /// <summary>Stands for the phrase where the deed is told by what was said before.</summary>
    public const string Phrase = "(done after an alarm)";

    /// <summary>How many of the last turns of a talk are read with an alarm.</summary>
    public const int Turns = 6;

    private const int Longest = 80;

    /// <summary>For how long after an alarm its deed is told of without saying what.</summary>
    public static readonly TimeSpan Within = TimeSpan.FromMinutes(30);

    /// <summary>True where a text tells that something was done, and not what.</summary>
    public static bool Tells(string text) => text.Length <= Longest && Deed().IsMatch(text) && !Otherwise().IsMatch(text);

    /// <summary>The danger of what was done: that of the last alarm, if it was one of somebody's death.</summary>
    /// <param name="before">What was said before, in its order.</param>
    /// <param name="find">The danger of a text.</param>
    public static EmergencyFinding? Of(IReadOnlyList<string> before, Func<string, EmergencyFinding?> find) =>
        before.Reverse().Append(string.Join(' ', before)).Select(find)
            .FirstOrDefault(found => found is { IsCallNow: true, Kind: EmergencyKind.SelfHarm or EmergencyKind.HarmToOthers }) is { } alarm
            ? alarm with { Phrase = Phrase } : null;

    [GeneratedRegex(@"\b(?:took|taken|swallowed|downed|drank|ate) (?:them|it|all|some|half|most|the (?:pills|rest|whole)|every)\b|\b(?:i|he|she|they|i'?ve|i have) (?:just |already |really |finally )*(?:did|done) it\b"
        + @"|^\W*(?:(?:ok|okay|well|so|and|now|there|sorry|too late|it'?s|its|it is|already|all)\W+)*(?:done|too late)(?: now| already)?\W*$"
        + @"|\b(?:me|se) (?:las|los|la|lo) (?:acab[oa] de |ya )?(?:tom|trag|com|beb|ech)[eéoóiíuú]+\b|\bacab[oa] de (?:tom|trag|hac|com|beb)[a-zéáí]*(?:lo|la|los|las)\b|\bya (?:me|se) (?:tom|trag|cort|inyect)[eéoóuú]+\b"
        + @"|\b(?:las|los|lo) acab[oa] de (?:tomar|tragar|hacer)\b|\bya lo (?:hice|hizo)\b|^\W*(?:(?:ok|bueno|pues|ya|y|perd[oó]n)\W+)*(?:ya est[aá] hecho|ya est[aá]|es muy tarde|ya es tarde|demasiado tarde|ya fue)\W*$", RegexOptions.IgnoreCase)]
    private static partial Regex Deed();

    /// <summary>What was taken elsewhere, or what was done is the right thing.</summary>
    [GeneratedRegex(@"\b(?:took|taken|take) (?:them|it|all) (?:away|back|out|off|to|from|home|down)\b|\b(?:called|calling|call|911|988|ambulance|hospital|nurse|doctor|police|not|didn'?t|never|flushed|threw|prescribed)\b"
        + @"|\b(?:llam[eéoó]|llamando|ambulancia|polic[ií]a|doctora?|enfermera|no|nunca|tir[eé]|quit[eéoó])\b", RegexOptions.IgnoreCase)]
    private static partial Regex Otherwise();
}
