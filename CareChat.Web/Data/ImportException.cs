namespace CareChat.Web.Data;

/// <summary>
/// A file cannot be imported. Names the file, the place in it and what is wrong there;
/// it never quotes the file, because what stands in it is about patients.
/// </summary>
public sealed class ImportException(string file, string place, string problem)
    : Exception($"{file}, {place}: {problem}")
{
    /// <summary>The file's name as the caller gave it.</summary>
    public string File { get; } = file;

    /// <summary>Where in the file: "line 12", "entry 17 (Condition/abc)".</summary>
    public string Place { get; } = place;

    /// <summary>What is wrong there.</summary>
    public string Problem { get; } = problem;
}
