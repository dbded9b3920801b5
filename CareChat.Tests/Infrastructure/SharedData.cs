namespace CareChat.Tests.Infrastructure;

/// <summary>The folder of real material beside the repository, which is not part of it.</summary>
public static class SharedData
{
    /// <summary>The folder, or null where this machine has none.</summary>
    public static string? Folder { get; } = Find();

    /// <summary>A file or folder in it.</summary>
    public static string At(params string[] parts) =>
        Path.Combine([Folder ?? throw new InvalidOperationException("There is no shared data."), .. parts]);

    private static string? Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CareChat.sln"))) folder = folder.Parent;
        var data = folder?.Parent is { } above ? Path.Combine(above.FullName, "shared", "data") : null;
        return Directory.Exists(data) ? data : null;
    }
}
