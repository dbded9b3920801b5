using System.Globalization;
using System.Text.RegularExpressions;
using CareChat.Tests.App;
using CareChat.Tests.Assistant.Knowledge;
using CareChat.Tests.Infrastructure;
using Xunit;

namespace CareChat.Tests.Operator;

/// <summary><c>knowledge import</c>.</summary>
public sealed partial class KnowledgeImportTests(ProcessClinic clinic) : IClassFixture<ProcessClinic>
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
        Assert.Matches($@"^{Regex.Escape(file)}: 11 articles in \d+\.\d s$", first.Error.Trim());
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("line 12: answer is required", refused.Error);
        Assert.Equal("""{"added":0,"changed":0,"unchanged":11}""", second.Output.Trim());
    }

    [SharedDataFact]
    public async Task All_of_MedQuAD_comes_in_once_and_standard_error_tells_how_far_it_is()
    {
        var file = SharedData.At("medquad.jsonl.gz");

        var first = await clinic.RunAsync("knowledge", "import", file);
        var second = await clinic.RunAsync("knowledge", "import", file);

        Assert.Equal("""{"added":16407,"changed":0,"unchanged":0}""", first.Output.Trim());
        Assert.Equal("""{"added":0,"changed":0,"unchanged":16407}""", second.Output.Trim());
        var told = Progress().Matches(first.Error).Select(m => int.Parse(m.Groups[1].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture)).ToList();
        Assert.True(told.Count >= 2, first.Error);
        Assert.Equal(told.Order(), told);
        Assert.InRange(told[0], 1, 16_406);
        Assert.Equal(16_407, told[^1]);
    }

    [GeneratedRegex(@"medquad\.jsonl\.gz: ([0-9,]+) articles in")]
    private static partial Regex Progress();
}
