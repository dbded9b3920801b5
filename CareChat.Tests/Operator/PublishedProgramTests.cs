using System.Diagnostics;
using System.Text.RegularExpressions;
using CareChat.Tests.App;
using Xunit;

namespace CareChat.Tests.Operator;

/// <summary>The program as it is installed: published to a folder of its own, and started in another.</summary>
public sealed partial class PublishedProgramTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("carechat-published-").FullName;

    [Fact]
    public async Task Started_from_any_folder_every_style_and_script_has_its_bytes()
    {
        var program = Path.Combine(folder, "program");
        await RunAsync("publish", Path.Combine(Repository.Root, "CareChat.Web"), "-c", Configuration, "--no-build", "-o", program, "-p:CompressionEnabled=false");
        var data = Directory.CreateDirectory(Path.Combine(folder, "somewhere", "else")).FullName;

        await using var server = await new CareChatProcess(data, program).StartServerAsync();
        using var http = new HttpClient { BaseAddress = server.Address };
        var page = await http.GetStringAsync("/sign-in");
        var assets = Assets().Matches(page).Select(m => m.Groups[1].Value).ToList();

        Assert.True(assets.Count >= 5, page);
        foreach (var asset in assets) Assert.True((await http.GetByteArrayAsync(asset)).Length > 0, asset);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static string Configuration => AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";

    private static async Task RunAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, said);
    }

    [GeneratedRegex("(?:href|src)=\"([^\"]+\\.(?:css|js))\"")]
    private static partial Regex Assets();
}
