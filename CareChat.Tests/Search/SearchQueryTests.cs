using CareChat.Web.Search;
using Xunit;

namespace CareChat.Tests.Search;

public sealed class SearchQueryTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("carechat-query-").FullName;

    [Theory]
    [InlineData("fever", "fever*")]
    [InlineData("Chest PAIN", "chest & pain* || chestpain*")]
    [InlineData("fièvre ", "fievre*")]
    [InlineData("my follow up", "my & follow & up* || myfollow & up* || my & followup*")]
    [InlineData("\"chest pain\"", "chest+pain")]
    [InlineData("bad \"chest pain", "bad* & chest+pain")]
    [InlineData("\"chest pain\" sin", "chest+pain & sin*")]
    [InlineData("“chest pain” «à gauche»", "chest+pain & a+gauche")]
    [InlineData("don't", "don+t* || dont*")]
    [InlineData("120/80 7,5", "120+80 & 7+5*")]
    [InlineData("1,000 10000", "1+000 & 10000* || 1+000 / 1000 & 10000* / 10+000")]
    [InlineData("500mg", "500+mg*")]
    [InlineData("fever,cough.Then", "fever & cough & then*")]
    [InlineData("发烧", "发+烧")]
    [InlineData("xray", "xray* || x+ray")]
    [InlineData("500 מ\"ג", "500 & מג* || 500 & המג* / ומג* / במג* / למג* / ממג* / שמג* / כמג*")]
    [InlineData("a OR b* NEAR(c) body:x y z q w", "a & or & b & near & c & body & x & y & z & q & w*")]
    public void A_query_says_what_must_occur_and_how_it_may_be_written(string query, string readings) =>
        Assert.Equal(readings, string.Join(" || ", SearchQuery.Parse(query).Readings.Select(reading => string.Join(" & ", reading.Select(term =>
            string.Join(" / ", term.Ways.Select(way => string.Join('+', way.Words) + (way.IsPrefix ? "*" : ""))))))));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\"")]
    [InlineData("\"\"\"")]
    [InlineData("?! ... '")]
    [InlineData("\u0301")]
    [InlineData("*")]
    public void A_query_without_words_is_empty(string? query) => Assert.True(SearchQuery.Parse(query).IsEmpty);

    [Fact]
    public void Random_queries_are_valid_and_agree_with_the_highlights()
    {
        var (conversation, instance) = (Guid.NewGuid(), Guid.NewGuid());
        var texts = RandomTexts.Of(500);
        using var index = new SqliteIndexFile(Path.Combine(directory, "search.db"), WordIndex.Version);
        index.Reset(new IndexMarks(0, 0, 0, 0, Guid.Empty));
        index.Write([.. texts.Select((text, seq) => new IndexedMessage(seq, Guid.NewGuid(), conversation, seq, instance, IsOfEncounter: false, text))], [], null);
        foreach (var text in texts.Take(150))
        {
            var query = SearchQuery.Parse(text.Length > 6 ? text[..6] : text);
            if (query.IsEmpty) continue;
            var expected = Enumerable.Range(0, texts.Count).Where(id => HasAll(texts[id], query)).Select(id => (long)id).Reverse();
            foreach (var scope in new[] { SearchScope.Conversation(conversation, texts.Count), SearchScope.Instance(instance, texts.Count) })
                Assert.Equal(expected, index.Find(scope, query, 1000, default));
        }
    }

    public void Dispose() => Directory.Delete(directory, recursive: true);

    private static bool HasAll(string text, SearchQuery query) =>
        query.Readings.Any(terms => terms.All(term => Highlighter.Find(text, new SearchQuery([[term]])).Count > 0));
}
