using CareChat.Tests.App;
using Xunit;

namespace CareChat.Tests.Operator;

/// <summary>One writing program at a time.</summary>
public sealed class HeldDirectoryTests(ProcessClinic clinic) : IClassFixture<ProcessClinic>
{
    [Fact]
    public async Task A_verb_is_refused_while_a_server_holds_the_directory_and_done_after_it_was_killed()
    {
        await using var server = await clinic.Program.StartServerAsync();

        var refused = await clinic.RunAsync("client", "create", "--name", "Bridge");
        await server.KillAsync();
        var done = await clinic.RunAsync("client", "create", "--name", "Bridge");

        Assert.Equal((1, ""), (refused.ExitCode, refused.Output));
        Assert.Contains("holds the data directory", refused.Error);
        Assert.Equal(0, done.ExitCode);
    }

    [Theory]
    [InlineData("CareChat__Database__Provider", "PostgreSQL", "must be Sqlite or Postgres")]
    [InlineData("CareChat__Database__Provider", "Postgres", "ConnectionString is missing")]
    [InlineData("CareChat__Database__ConnectionString", "Host=db", "set CareChat:Database:Provider to Postgres")]
    [InlineData("CareChat__DataDirectory", "/proc/nothing", "cannot be used")]
    [InlineData("CareChat__RateLimits__PerPatientPerMinute", "many", "CareChat:RateLimits:PerPatientPerMinute")]
    [InlineData("CareChat__TrustedProxies__0", "proxy", "CareChat:TrustedProxies")]
    public async Task A_setting_that_cannot_be_meant_ends_the_start_with_a_sentence(string name, string value, string sentence)
    {
        var program = new CareChatProcess(Directory.CreateDirectory(Path.Combine(clinic.DataDirectory, name)).FullName)
        {
            Settings = new Dictionary<string, string> { [name] = value },
        };

        var served = await program.RunAsync("serve", "--urls", "http://127.0.0.1:0");
        var verb = await program.RunAsync("tenant", "create", "acme", "--instance", "live");

        Assert.Equal(1, served.ExitCode);
        Assert.Contains(sentence, served.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", served.Error, StringComparison.Ordinal);
        if (name.StartsWith("CareChat__Data", StringComparison.Ordinal))
        {
            Assert.Equal(1, verb.ExitCode);
            Assert.Contains(sentence, verb.Error, StringComparison.Ordinal);
            Assert.Empty(Directory.GetFiles(program.DataDirectory, "*.db"));
        }
    }
}
