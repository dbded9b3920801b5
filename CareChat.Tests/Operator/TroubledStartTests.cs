using CareChat.Tests.App;
using CareChat.Tests.PatientApi;
using CareChat.Web.Data;
using Xunit;

namespace CareChat.Tests.Operator;

/// <summary>Starts on a disk that takes nothing, and starts that end.</summary>
public sealed class TroubledStartTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("carechat-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_server_that_can_write_nothing_starts_and_serves_what_can_be_read()
    {
        if (OperatingSystem.IsWindows()) return;
        var program = new CareChatProcess(folder);
        Assert.Equal(0, (await program.RunAsync("tenant", "create", "acme", "--instance", "live")).ExitCode);

        // a file of the log that goes over this is refused in the middle of its first changes
        await using var server = await new CareChatProcess(folder) { LargestFile = 40 }.StartServerAsync();
        using var http = new HttpClient { BaseAddress = server.Address };

        using var page = await http.GetAsync("/sign-in");
        for (var until = DateTime.UtcNow.AddSeconds(30); (await StatusAsync()).Text("status") != "degraded" && DateTime.UtcNow < until;) await Task.Yield();
        Assert.Equal(200, (int)page.StatusCode);
        Assert.Equal("degraded", (await StatusAsync()).Text("status"));
        Assert.False(server.Process.HasExited);

        async Task<System.Text.Json.JsonElement> StatusAsync()
        {
            using var answer = await http.GetAsync("/health");
            return await answer.JsonAsync(200);
        }
    }

    [Fact]
    public async Task A_start_that_ends_does_not_blame_what_had_started_before()
    {
        var program = new CareChatProcess(folder);
        await using var first = await program.StartServerAsync();
        var other = Directory.CreateDirectory(Path.Combine(folder, "other")).FullName;

        var second = await new CareChatProcess(other).RunAsync("serve", "--urls", first.Address.ToString());

        Assert.Equal(1, second.ExitCode);
        Assert.DoesNotContain("BackgroundService", second.Output, StringComparison.Ordinal);
        Assert.Contains("address already in use", second.Error, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("portal")]
    [InlineData("http://127.0.0.1:99999")]
    [InlineData("http://127.0.0.1:web")] // would be port 80 of every address
    [InlineData("ftp://127.0.0.1:2121")]
    [InlineData("http://127.0.0.1:0;127.0.0.1:5080")]
    public async Task An_address_that_is_none_ends_the_start_in_a_line_that_names_it(string urls)
    {
        var started = await new CareChatProcess(folder).RunAsync("serve", "--urls", urls);

        Assert.Equal(1, started.ExitCode);
        Assert.Contains("is no address to listen on", Assert.Single(started.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", started.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("tenant", "create", "acme", "--instance", "live")]
    public async Task A_data_directory_without_a_name_ends_the_start_in_a_line_that_says_so(params string[] arguments)
    {
        var started = await new CareChatProcess(folder) { Settings = new Dictionary<string, string> { ["CareChat__DataDirectory"] = "" } }.RunAsync(arguments);

        Assert.Equal(1, started.ExitCode);
        Assert.Contains("CareChat:DataDirectory is empty", Assert.Single(started.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Https_without_a_certificate_ends_the_start_and_says_so()
    {
        var started = await new CareChatProcess(folder).RunAsync("serve", "--urls", "https://127.0.0.1:0");

        Assert.Equal(1, started.ExitCode);
        Assert.Contains("certificate", started.Error, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_data_folder_is_its_owners_alone_where_the_program_makes_it()
    {
        if (OperatingSystem.IsWindows()) return;
        var options = new DataOptions { DataDirectory = Path.Combine(folder, "new", "data") };
        var owners = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        File.SetUnixFileMode(folder, owners | UnixFileMode.GroupRead);

        options.MakeRoot();
        new DataOptions { DataDirectory = folder }.MakeRoot();

        Assert.Equal(owners, File.GetUnixFileMode(options.Root));
        Assert.Equal(owners | UnixFileMode.GroupRead, File.GetUnixFileMode(folder)); // what was there stays as it was
    }
}
