using CareChat.Tests.App;
using CareChat.Tests.Assistant.Knowledge;
using Xunit;

namespace CareChat.Tests.Operator;

/// <summary><c>knowledge import</c>.</summary>
public sealed class KnowledgeImportTests(ProcessClinic clinic) : IClassFixture<ProcessClinic>
{
    [Fact]
    public async Task Articles_come_in_once_and_a_broken_file_not_at_all()
    {
        var file = clinic.Write("articles.jsonl", OwnArticles.Text);
        var broken = clinic.Write("broken.jsonl", OwnArticles.Text.Replace("golf ball", "plum") + "\n{\"question\":\"What?\"}\n");

        var first = await clinic.RunAsync("knowledge", "import", file);
        var refused = await clinic.RunAsync("knowledge", "import", broken);
        var second = await clinic.RunAsync("knowledge", "import", file);

        Assert.Equal("""{"added":11,"changed":0,"unchanged":0}""", first.Output.Trim());
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("line 12: answer is required", refused.Error);
        Assert.Equal("""{"added":0,"changed":0,"unchanged":11}""", second.Output.Trim());
    }
}
