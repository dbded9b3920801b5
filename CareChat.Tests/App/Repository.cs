namespace CareChat.Tests.App;

/// <summary>The checkout the tests were built from.</summary>
public static class Repository
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CareChat.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
