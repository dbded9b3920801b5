using CareChat.Web.Search;
using Xunit;

namespace CareChat.Tests.Search;

public class SearchQueryTests
{
    [Theory]
    [InlineData("fever", "\"fever\"*", "('fever':*)")]
    [InlineData("Chest PAIN", "\"chest\" AND \"pain\"*", "('chest') & ('pain':*)")]
    [InlineData("fièvre ", "\"fievre\"*", "('fievre':*)")]
    [InlineData("\"chest pain\"", "\"chest pain\"", "('chest' <-> 'pain')")]
    [InlineData("bad \"chest pain", "\"bad\"* AND \"chest pain\"", "('bad':*) & ('chest' <-> 'pain')")]
    [InlineData("\"chest pain\" sin", "\"chest pain\" AND \"sin\"*", "('chest' <-> 'pain') & ('sin':*)")]
    [InlineData("“chest pain” «à gauche»", "\"chest pain\" AND \"a gauche\"", "('chest' <-> 'pain') & ('a' <-> 'gauche')")]
    [InlineData("don't", "\"don t\"*", "('don' <-> 't':*)")]
    [InlineData("follow-up visit", "\"follow up\" AND \"visit\"*", "('follow' <-> 'up') & ('visit':*)")]
    [InlineData("120/80 7,5", "\"120 80\" AND \"7 5\"*", "('120' <-> '80') & ('7' <-> '5':*)")]
    [InlineData("fever,cough.Then/and", "\"fever\" AND \"cough\" AND \"then\" AND \"and\"*", "('fever') & ('cough') & ('then') & ('and':*)")]
    [InlineData("a OR b* NEAR(c) body:x", "\"a\" AND \"or\" AND \"b\" AND \"near\" AND \"c\" AND \"body\" AND \"x\"*", "('a') & ('or') & ('b') & ('near') & ('c') & ('body') & ('x':*)")]
    [InlineData("发烧", "\"发烧\"*", "('发烧':*)")]
    public void A_query_becomes_an_expression_for_each_database(string query, string fts5, string tsQuery)
    {
        var parsed = SearchQuery.Parse(query);
        Assert.Equal(fts5, parsed.ToFts5());
        Assert.Equal(tsQuery, parsed.ToTsQuery());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\"")]
    [InlineData("\"\"\"")]
    [InlineData("?! ... '")]
    [InlineData("\u0301")]
    [InlineData("*")]
    public void A_query_without_words_is_empty_and_finds_nothing(string? query)
    {
        var parsed = SearchQuery.Parse(query);
        Assert.True(parsed.IsEmpty);
        Assert.Equal("", parsed.ToTsQuery());
        using var table = new FullTextTable();
        table.Add(1, "anything at all");
        Assert.Empty(table.Match(parsed.ToFts5()));
    }

    [Theory]
    [InlineData("fievre", new long[] { 1, 2 })]
    [InlineData("FIÈV", new long[] { 1, 2 })]
    [InlineData("fievre toux", new long[] { 2 })]
    [InlineData("toux fievre", new long[] { 2 })]
    [InlineData("tou fievre", new long[] { })]
    [InlineData("\"chest pain\"", new long[] { 3 })]
    [InlineData("\"pain chest\"", new long[] { })]
    [InlineData("\"chest pai", new long[] { })]
    [InlineData("chest pai", new long[] { 3, 4 })]
    [InlineData("don't", new long[] { 3 })]
    [InlineData("120/80", new long[] { 4 })]
    [InlineData("OR", new long[] { })]
    public void A_real_index_finds_what_the_query_means(string query, long[] found)
    {
        using var table = new FullTextTable();
        table.Add(1, "Fièvre depuis lundi");
        table.Add(2, "De la fie\u0300vre et une toux");
        table.Add(3, "I don't have chest pain");
        table.Add(4, "Pain in the chest, pressure 120/80");
        Assert.Equal(found, table.Match(SearchQuery.Parse(query).ToFts5()));
    }

    [Fact]
    public void Random_queries_are_valid_and_agree_with_the_highlights()
    {
        using var table = new FullTextTable();
        var texts = RandomTexts.Of(500);
        for (var id = 0; id < texts.Count; id++) table.Add(id, texts[id]);
        foreach (var text in texts.Take(150))
        {
            var query = SearchQuery.Parse(text.Length > 6 ? text[..6] : text);
            var expected = Enumerable.Range(0, texts.Count).Where(id => HasAll(texts[id], query)).Select(id => (long)id);
            Assert.Equal(query.IsEmpty ? [] : expected, table.Match(query.ToFts5()));
        }
    }

    private static bool HasAll(string text, SearchQuery query) =>
        query.Terms.All(term => Highlighter.Find(text, new SearchQuery([term])).Count > 0);
}
