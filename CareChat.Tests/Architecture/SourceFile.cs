using CareChat.Tests.App;

namespace CareChat.Tests.Architecture;

/// <summary>A file of the project, as the rules look at it.</summary>
internal sealed record SourceFile(string Project, string Path, string[] Lines)
{
    /// <summary>The folder within the project, "" for its top: "Data/Configurations".</summary>
    public string Folder => System.IO.Path.GetDirectoryName(Path)!.Replace('\\', '/');

    /// <summary>The first folder: the feature the file belongs to.</summary>
    public string Feature => Folder.Split('/')[0];

    /// <summary>True for what a tool wrote.</summary>
    public bool IsGenerated => Path.StartsWith("Data/Migrations/", StringComparison.Ordinal);

    /// <summary>True for the Identity pages, which stay close to the framework's template.</summary>
    public bool IsTemplate => Path.StartsWith("Accounts/Pages/", StringComparison.Ordinal);
}

/// <summary>The sources, read from the checkout.</summary>
internal static class SourceFiles
{
    /// <summary>All C# and Razor files of a project.</summary>
    public static IReadOnlyList<SourceFile> Of(string project)
    {
        var root = Path.Combine(Repository.Root, project);
        return Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal))
            .Select(file => new SourceFile(project, Path.GetRelativePath(root, file).Replace('\\', '/'), File.ReadAllLines(file)))
            .Where(file => file.Feature is not ("bin" or "obj"))
            .OrderBy(file => file.Path, StringComparer.Ordinal)
            .ToList();
    }
}
