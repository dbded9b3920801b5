namespace CareChat.Web.Safety;

/// <summary>Reads the lists that are embedded in the program.</summary>
internal static class EmbeddedLines
{
    /// <summary>The lines of a list that say something, trimmed: no comments, no empty lines.</summary>
    public static IEnumerable<string> Of(string file)
    {
        using var stream = typeof(EmbeddedLines).Assembly.GetManifestResourceStream("Safety/" + file)
            ?? throw new InvalidOperationException($"The program has no list {file}.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Trim() is { Length: > 0 } trimmed && trimmed[0] != '#') yield return trimmed;
        }
    }
}
