using System.Text.RegularExpressions;
using CareChat.Tests.App;
using CareChat.Tests.Http;
using Xunit;

namespace CareChat.Tests.PatientApi;

/// <summary>The reference as Markdown, which anybody may read.</summary>
public sealed partial class ReferenceTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task A_stranger_finds_every_operation_from_the_index_on()
    {
        using var http = host.Stranger();
        var index = await http.GetStringAsync("/llms.txt");
        var pages = PageLink().Matches(index).Select(m => m.Groups[1].Value).Distinct().ToList();
        var text = string.Join('\n', await Task.WhenAll(pages.Select(p => http.GetStringAsync(p))));

        Assert.StartsWith("# CareChat\n\n> ", index, StringComparison.Ordinal);
        Assert.True(pages.Count > 10);
        foreach (var document in new[] { "/openapi/v1.json", "/openapi/assistant.json" })
        {
            Assert.Contains(document, index, StringComparison.Ordinal);
            foreach (var path in (await (await http.GetAsync(document)).JsonAsync(200)).GetProperty("paths").EnumerateObject())
                foreach (var operation in path.Value.EnumerateObject())
                {
                    Assert.Contains($"`{operation.Name.ToUpperInvariant()} {path.Name}`", text, StringComparison.Ordinal);
                    Assert.Contains(operation.Value.Text("summary")!, index, StringComparison.Ordinal);
                }
        }
    }

    [Fact]
    public async Task A_page_tells_what_an_operation_takes_and_answers()
    {
        using var answer = await host.Stranger().GetAsync("/docs/v1/messages.md");
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal("text/markdown; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        Assert.StartsWith("# Messages\n", page, StringComparison.Ordinal);
        Assert.Contains("| `since` | query |", page, StringComparison.Ordinal);
        Assert.Contains("| `body` | string | yes |", page, StringComparison.Ordinal);
        Assert.Contains("**201: ", page, StringComparison.Ordinal);
        Assert.Contains("\"errorCode\": \"PATIENT_NOT_FOUND\"", page, StringComparison.Ordinal);
        Assert.Contains("Credential: `", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/docs/v1/nothing.md")]
    [InlineData("/docs/v2/messages.md")]
    [InlineData("/docs/messages.md")]
    [InlineData("/llms.txt/more")]
    public async Task A_page_that_is_not_there_is_no_html(string path)
    {
        using var answer = await host.Stranger().GetAsync(path);
        Assert.Equal((404, "problem"), ((int)answer.StatusCode, ErrorShape.Of(await answer.Content.ReadAsStringAsync())));
    }

    [GeneratedRegex(@"\]\((/docs/[a-z0-9-]+/[a-z-]+\.md)\)")]
    private static partial Regex PageLink();
}
