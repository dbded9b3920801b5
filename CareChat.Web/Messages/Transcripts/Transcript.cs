namespace CareChat.Web.Messages.Transcripts;

/// <summary>One dialogue of a file.</summary>
/// <param name="Id">The record's ID, unique in its file.</param>
/// <param name="Line">The line of the file on which the record begins, from 1.</param>
/// <param name="Turns">What was said, in order.</param>
/// <param name="EmptyLines">The lines of the file on which somebody is named and says nothing.</param>
public sealed record Transcript(string Id, int Line, IReadOnlyList<Turn> Turns, IReadOnlyList<int> EmptyLines);

/// <summary>What one speaker said without interruption.</summary>
/// <param name="Speaker">The label without its misspellings: "Doctor", "Guest_family_2".</param>
/// <param name="Role">The side the speaker is on.</param>
/// <param name="DisplayName">"Guest family 2"; null for the doctor and the patient themselves.</param>
/// <param name="Text">The words exactly as in the file, line breaks and blanks included.</param>
public sealed record Turn(string Speaker, TurnRole Role, string? DisplayName, string Text);

/// <summary>On whose side a speaker is.</summary>
public enum TurnRole
{
    Patient,
    Clinician,
}
