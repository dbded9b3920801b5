using System.Text.RegularExpressions;

namespace CareChat.Web.Messages.Transcripts;

/// <summary>The label at the start of a line: who speaks from here on.</summary>
/// <param name="Speaker">The label in its usual spelling, with its number.</param>
/// <param name="Role">The side the speaker is on.</param>
/// <param name="DisplayName">What to call the speaker; null for the doctor and the patient.</param>
/// <param name="Length">How much of the line the label takes, the blank behind it included.</param>
internal sealed partial record SpeakerLabel(string Speaker, TurnRole Role, string? DisplayName, int Length)
{
    private const string GuestPrefix = "guest_";

    /// <summary>The kinds of speakers, with the misspellings that real transcripts have.</summary>
    private static readonly Dictionary<string, (string Name, TurnRole Role)> Kinds = new()
    {
        ["doctor"] = ("Doctor", TurnRole.Clinician),
        ["docotr"] = ("Doctor", TurnRole.Clinician),
        ["nurse"] = ("Nurse", TurnRole.Clinician),
        ["provider"] = ("Provider", TurnRole.Clinician),
        ["guest_clinician"] = ("Guest_clinician", TurnRole.Clinician),
        ["guest_clinican"] = ("Guest_clinician", TurnRole.Clinician),
        ["patient"] = ("Patient", TurnRole.Patient),
        ["guest_family"] = ("Guest_family", TurnRole.Patient),
        ["gest_family"] = ("Guest_family", TurnRole.Patient),
        ["guest"] = ("Guest", TurnRole.Patient),
    };

    /// <summary>The label a line starts with; null where it starts with none.</summary>
    /// <param name="line">The line.</param>
    /// <param name="names">What the operator said of the file's own labels.</param>
    /// <exception cref="FormatException">It starts with what looks like a label, and nobody said whose.</exception>
    public static SpeakerLabel? Find(string line, SpeakerNames names)
    {
        var seen = LabelShape.Find(line);
        if (seen is { } own && names.Knows(own.Label, out var role)) return role is { } side ? new SpeakerLabel(own.Label, side, own.Label, own.Length) : null;
        if (Known(line) is { } known) return known;
        return seen is { } stranger
            ? throw new FormatException($"\"{stranger.Label}\" looks like a speaker and is none that is known: say who it is with --speaker \"{stranger.Label}=clinician\", \"=patient\" or \"=text\"")
            : null;
    }

    private static SpeakerLabel? Known(string line)
    {
        var match = Shape().Match(line);
        if (!match.Success || Kind(match.Groups["kind"].Value) is not { } kind) return null;
        var number = match.Groups["number"].Value;
        var speaker = number.Length == 0 ? kind.Name : $"{kind.Name}_{number}";
        var display = speaker is "Doctor" or "Patient" ? null : speaker.Replace('_', ' ');
        return new SpeakerLabel(speaker, kind.Role, display, match.Length);
    }

    private static (string Name, TurnRole Role)? Kind(string written)
    {
        var key = written.Replace(' ', '_').TrimEnd('_').ToLowerInvariant();
        if (Kinds.TryGetValue(key, out var kind)) return kind;
        return key.StartsWith(GuestPrefix, StringComparison.Ordinal) ? ("Guest_" + key[GuestPrefix.Length..], TurnRole.Patient) : null;
    }

    /// <summary>A colon ends a label; a full stop too where an underscore shows that the word is no speech ("Guest_family. Hello.").</summary>
    [GeneratedRegex(@"^[ \t]*(?<kind>[A-Za-z][A-Za-z_ ]{0,39}?)_?(?<number>\d{0,3})(:|(?<=_\w*)\.) ?", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
