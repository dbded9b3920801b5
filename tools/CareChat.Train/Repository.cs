namespace CareChat.Train;

/// <summary>Where the sources are: what is learned from, and where what is learned goes.</summary>
public static class Repository
{
    /// <summary>The folder of the solution, found upwards from the program.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "CareChat.sln"))) return at.FullName;
        }
        throw new InvalidOperationException("The sources of CareChat are not above this program.");
    }
}
