using CareChat.Web.Assistant.Knowledge;
using CareChat.Web.Assistant.Knowledge.Import;
using CareChat.Web.Data;
using CareChat.Web.Text;
using Xunit;

namespace CareChat.Tests.Assistant.Knowledge;

/// <summary>How files, words and questions are read.</summary>
public sealed class ReadingTests
{
    private const string Good = """{"question":"What is it?","answer":"It is this."}""";

    [Theory]
    [InlineData("{\"question\":\"What is it?\"}", "line 2: answer is required")]
    [InlineData("{\"answer\":\"It is this.\"}", "line 2: question is required")]
    [InlineData("{broken", "line 2: no JSON object stands here")]
    [InlineData("[]", "line 2: article must be an object")]
    [InlineData("{\"question\":7,\"answer\":\"x\"}", "line 2: question must be a text")]
    [InlineData("{\"question\":\"a\",\"answer\":\"b\",\"url\":\"javascript:alert(1)\"}", "line 2: url must begin with http:// or https://")]
    [InlineData("{\"question\":\"a\",\"answer\":\"b\",\"language\":\"fr\"}", "line 2: language must be en or es")]
    [InlineData("{\"question\":\"a\",\"answer\":\"b\",\"synonyms\":\"x\"}", "line 2: synonyms must be a list of texts")]
    public async Task A_line_that_is_no_article_is_named(string line, string problem)
    {
        var wrong = await Assert.ThrowsAsync<ImportException>(() => ReadAsync($"{Good}\n{line}\n"));

        Assert.Equal($"own.jsonl, {problem}", wrong.Message);
    }

    [Fact]
    public async Task An_answer_may_be_long_and_not_longer()
    {
        Assert.Single(await ReadAsync($$"""{"question":"a","answer":"{{new string('x', 60_000)}}"}"""));
        await Assert.ThrowsAsync<ImportException>(() => ReadAsync($$"""{"question":"a","answer":"{{new string('x', 60_001)}}"}"""));
    }

    [Fact]
    public async Task A_bare_question_and_answer_are_an_article()
    {
        var item = Assert.Single(await ReadAsync("\uFEFF" + Good + "\n\n"));

        Assert.Equal(("", "en", "What is it?", ""), (item.Id, item.Language, item.Title, item.Url));
        Assert.Matches("^#[0-9a-f]{8}$", (await ArticleIds.ReadAsync(OwnArticles.Plain(Good), "own.jsonl", default)).Of(item));
    }

    [Theory]
    [InlineData("stones", "stone")]
    [InlineData("biopsies", "biopsy")]
    [InlineData("swelling", "swelled")]
    [InlineData("anaemia", "anemia")]
    [InlineData("tumour", "tumors")]
    [InlineData("riñones", "riñón")]
    [InlineData("alérgica", "alérgico")]
    public void Forms_of_a_word_meet(string one, string other) =>
        Assert.Equal(Tokens.Stems(one).Single(), Tokens.Stems(other).Single());

    [Theory]
    [InlineData("feocromositoma", "pheochromocytoma")]
    [InlineData("siatica", "sciatica")]
    [InlineData("hemroids", "hemorrhoids")]
    [InlineData("diarea", "diarrhea")]
    [InlineData("excema", "eczema")]
    [InlineData("gillian", "guillain")]
    [InlineData("catarct", "cataract")]
    public void A_misspelled_word_is_taken_for_the_nearest(string written, string meant)
    {
        var spelling = new SpellingIndex(new[] { "pheochromocytoma", "sciatica", "hemorrhoids", "diarrhea", "eczema", "guillain", "cataract", "kidney", "heart" }
            .Select(word => (Stemmer.Stem(word), 1)));

        Assert.Equal(Stemmer.Stem(meant), spelling.Find(Stemmer.Stem(written))?.Stem);
    }

    [Theory]
    [InlineData("chair")]
    [InlineData("xyz")]
    [InlineData("birthday")]
    public void A_word_far_from_all_is_taken_for_none(string written) =>
        Assert.Null(new SpellingIndex([("heart", 1), ("kidney", 1)]).Find(Stemmer.Stem(written)));

    private static async Task<List<ArticleItem>> ReadAsync(string text)
    {
        var items = new List<ArticleItem>();
        await foreach (var item in ArticleReader.ReadAsync(OwnArticles.Plain(text), "own.jsonl", CancellationToken.None)) items.Add(item);
        return items;
    }
}
