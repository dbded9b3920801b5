using CareChat.Tests.App;
using CareChat.Tests.Encounters;
using CareChat.Tests.PatientApi;
using CareChat.Web.Assistant.Admin;
using CareChat.Web.Assistant.Answers;
using CareChat.Web.Data;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Assistant.Api;

/// <summary>What of an article the search without a credential shows (contract C.10).</summary>
public sealed class KnowledgeSearchTextTests(EncounterHost host) : IClassFixture<EncounterHost>
{
    private const string Last = "Call your doctor the same day if your lips turn blue.";

    [Fact]
    public async Task Of_a_long_article_of_the_clinic_the_last_warning_is_shown_and_that_it_says_more()
    {
        var talk = string.Join(' ', Enumerable.Range(1, 60).Select(i => $"Leaflet number {i} lies in the blue folder."));
        var article = $"Zarolin is a small white tablet.\n\n{talk}\n\nNever mix it with milk.\n\n{talk}\n\n{Last}";

        var shown = await ShownAsync("Zarolin", article);

        Assert.InRange(shown.Length, 200, 1500);
        Assert.StartsWith("Zarolin is a small white tablet.", shown);
        Assert.Contains("Never mix it with milk.", shown);
        Assert.EndsWith($"{Last} …", shown);
        Assert.All(shown[..^2].Split('\n').SelectMany(Sentences.Of), sentence => Assert.Contains(sentence, article));
    }

    [Fact]
    public async Task A_short_one_is_shown_whole() =>
        Assert.Equal($"Bexomil is a syrup.\n\n{Last}", await ShownAsync("Bexomil", $"Bexomil is a syrup.\n\n{Last}"));

    private async Task<string> ShownAsync(string name, string article)
    {
        var administrator = await host.PersonAsync(host.Instance.Id, Roles.Administrator);
        await host.Services.GetRequiredService<KnowledgeStore>().SaveAsync(administrator, null, new ArticleText
        {
            Title = name,
            Topic = name,
            Question = $"What is {name}?",
            Answer = article,
        });
        using var answer = await host.With(null).GetAsync($"/api/v1/knowledge/search?query=What%20is%20{name}%3F&limit=1");
        return Assert.Single((await answer.JsonAsync(200)).GetProperty("results").EnumerateArray().ToList()).Text("text")!;
    }
}
