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
}
