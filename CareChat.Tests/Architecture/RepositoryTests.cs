using System.Text.Json;
using CareChat.Tests.App;
using CareChat.Web.Http;
using Xunit;

namespace CareChat.Tests.Architecture;

/// <summary>What stands beside the sources says what is true.</summary>
public sealed class RepositoryTests
{
    [Fact]
    public void The_notices_name_every_package_of_the_lock_file_in_its_version()
    {
        using var locks = JsonDocument.Parse(Read("CareChat.Web/packages.lock.json"));
        var expected =
            from framework in locks.RootElement.GetProperty("dependencies").EnumerateObject()
            from package in framework.Value.EnumerateObject()
            where package.Value.TryGetProperty("resolved", out _)
            select $"{package.Name} {package.Value.GetProperty("resolved").GetString()}";

        var named = Read("THIRD-PARTY-NOTICES.md").Split('\n').Select(l => l.Split('|')).Where(c => c.Length > 4).Skip(2)
            .Select(c => $"{c[1].Trim()} {c[2].Trim()}");

        Assert.Equal(expected.Distinct().Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_changelog_begins_with_the_version_the_program_says() =>
        Assert.Equal($"## {ProgramVersion.Text}", Read("CHANGELOG.md").Split('\n').First(l => l.StartsWith("## ", StringComparison.Ordinal)));

    [Fact]
    public void Every_picture_is_shown_by_a_document()
    {
        var documents = string.Concat(Directory.GetFiles(Repository.Root, "*.md").Concat(Directory.GetFiles(Path.Combine(Repository.Root, "docs"), "*.md"))
            .Select(File.ReadAllText));

        Assert.All(Directory.GetFiles(Path.Combine(Repository.Root, "docs", "images")), picture => Assert.Contains(Path.GetFileName(picture), documents));
    }

    private static string Read(string file) => File.ReadAllText(Path.Combine(Repository.Root, file));
}
