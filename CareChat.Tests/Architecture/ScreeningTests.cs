using Xunit;

namespace CareChat.Tests.Architecture;

/// <summary>What patients write is screened before the change that keeps it: never forgotten, and never within.</summary>
public sealed class ScreeningTests
{
    [Fact]
    public void Only_the_store_makes_a_post_that_counts_as_screened()
    {
        var makers = Files("new ScreenedPost(").Select(f => f.Path);

        Assert.Equal(["Messages/MessageStore.cs"], makers);
    }

    [Fact]
    public void No_rule_that_runs_within_a_change_can_ask_the_screen()
    {
        var wrong = Files(": IPostRule").Where(f => f.Lines.Any(line => line.Contains("EmergencyScreen", StringComparison.Ordinal)
            || line.Contains("EmergencyDetector", StringComparison.Ordinal))).Select(f => f.Path);

        Assert.Empty(wrong);
    }

    private static IEnumerable<SourceFile> Files(string text) =>
        SourceFiles.Of("CareChat.Web").Where(f => f.Lines.Any(line => line.Contains(text, StringComparison.Ordinal)));
}
