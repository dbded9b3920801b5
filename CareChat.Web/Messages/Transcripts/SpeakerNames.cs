using CareChat.Web.Data;

namespace CareChat.Web.Messages.Transcripts;

/// <summary>Labels of a file's own and who they are, as the operator says: "Clinician=clinician", "Note=text".</summary>
public sealed class SpeakerNames
{
    /// <summary>Nothing was said.</summary>
    public static readonly SpeakerNames None = new();

    private readonly Dictionary<string, TurnRole?> roles = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads what the operator says.</summary>
    /// <exception cref="ImportException">It is none of "label=clinician", "label=patient", "label=text".</exception>
    public static SpeakerNames Of(IEnumerable<string> written)
    {
        var names = new SpeakerNames();
        foreach (var text in written)
        {
            if (text.LastIndexOf('=') is not (> 0 and var sign)) throw Wrong();
            names.roles[Key(text[..sign])] = text[(sign + 1)..].Trim().ToLowerInvariant() switch
            {
                "clinician" => TurnRole.Clinician,
                "patient" => TurnRole.Patient,
                "text" => null,
                _ => throw Wrong(),
            };
        }
        return names;
    }

    /// <summary>Whether somebody said who a label is; a number behind it tells people of one label apart ("Clinician 2").</summary>
    /// <param name="label">The label as it stands in the file.</param>
    /// <param name="role">The side of who speaks; null where it is no label but part of what is said.</param>
    public bool Knows(string label, out TurnRole? role) =>
        roles.TryGetValue(Key(label), out role) || roles.TryGetValue(Key(label).TrimEnd([' ', .. "0123456789"]), out role);

    private static string Key(string label) => label.Replace('_', ' ').Trim();

    private static ImportException Wrong() => new("--speaker", "option", "says who a label is, as in \"Clinician=clinician\", \"Son=patient\" or \"Note=text\"");
}
