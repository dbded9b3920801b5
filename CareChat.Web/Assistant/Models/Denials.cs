using System.Text.RegularExpressions;

namespace CareChat.Web.Assistant.Models;

/// <summary>
/// Finds where a text says of the patient that something is not so: no record can tell that from what it lacks, and a wrong
/// "no" about an allergy may kill. In doubt it is one: the embedded assistant, which never says so, answers then.
/// </summary>
internal static partial class Denials
{
    /// <summary>What a text denies, word for word.</summary>
    public static IEnumerable<string> In(string text) => English().Matches(text).Concat(Spanish().Matches(text)).Select(match => match.Value);

    private const string Things = @"(?:allerg\w*|medicines?|medications?|prescriptions?|conditions?|diagnos[ei]s|appointments?|visits?)";

    [GeneratedRegex(
        @"\byou(?:['’]re| are)(?: currently)? not (?:allergic|taking|on|prescribed)\b"
        + @"|\byou (?:do not|don['’]t|have not|haven['’]t|have never|aren['’]t) (?:have|had|take|been|taking|allergic)\b[^.!?\n]{0,60}?\b(?:" + Things + @"|to \w+)"
        + @"|\bno (?:(?:known|recorded|listed|documented|other|drug|food|medication|current|active) ){0,3}" + Things
        + @"|\b(?:record|chart|file|list)s?\b[^.!?\n]{0,40}?\b(?:do(?:es)? not|don['’]t|doesn['’]t) (?:list|show|mention|include|contain|name)\b"
        + @"|\bnot (?:listed |found |mentioned )?(?:on|in|among) (?:your|the|these) (?:\w+ )?(?:record|chart|file|list|allergies|medicines|medications)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex English();

    [GeneratedRegex(
        @"\bno (?:es|tiene|está tomando|toma|aparece|figura|consta|se menciona|hay)\b[^.!?\n]{0,40}?\b(?:alérgic[oa]|alergias?|medic\w+|condici\w+|enferm\w+|expediente|registro|lista)"
        + @"|\bningun[ao]? (?:alergia|medic\w+|condici\w+|enfermedad|cita|visita)|\bsin alergias",
        RegexOptions.IgnoreCase)]
    private static partial Regex Spanish();
}
