using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;
using CareChat.Tests.App;
using CareChat.Web.Accounts;
using CareChat.Web.Assistant.Knowledge.Starter;
using Xunit;

namespace CareChat.Tests.Assistant.Knowledge;

public sealed partial class StarterArticleTests
{
    private static readonly string[] Types = ["information", "treatment", "symptoms", "prevention", "considerations", "how to"];

    public static TheoryData<string> Ids => [.. StarterArticles.All.Select(a => a.ExternalId)];

    [Fact]
    public void Both_languages_have_the_same_articles_in_the_same_order()
    {
        Assert.True(In("en").Count >= 50);
        Assert.Equal(In("en").Select(a => (a.Id, a.Type)), In("es").Select(a => (a.Id, a.Type)));
        Assert.Equal(StarterArticles.All.Length, In("en").Count + In("es").Count);
        Assert.Distinct(StarterArticles.All.Select(a => a.ExternalId));
    }

    [Fact]
    public void No_two_articles_of_a_language_answer_the_same_question()
    {
        Assert.Distinct(StarterArticles.All.Select(a => (a.Language, a.Question)));
        Assert.Distinct(StarterArticles.All.Select(a => (a.Language, a.Title)));
        Assert.Distinct(StarterArticles.All.Select(a => (a.Language, a.Focus)));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void An_article_has_all_it_needs_to_be_found_and_named(string id)
    {
        var article = Of(id);

        Assert.Matches("^starter/[a-z0-9-]+$", article.Id);
        Assert.Equal(article.Language == "es" ? "Artículos iniciales de CareChat" : "CareChat starter articles", article.Source);
        Assert.Equal("", article.Url);
        Assert.Contains(article.Type, Types);
        Assert.InRange(article.Title.Length, 5, 60);
        Assert.InRange(article.Focus.Length, 4, 60);
        Assert.Contains("?", article.Question);
        Assert.InRange(article.Synonyms.Count, 4, 10);
        Assert.Distinct(article.Synonyms.Append(article.Focus.ToLowerInvariant()));
        Assert.All(article.Synonyms, s => Assert.Equal(s.Trim(), s));
        Assert.DoesNotContain("", article.Synonyms);
    }

    [Fact]
    public void A_Spanish_article_calls_what_stands_in_the_chat_and_its_menu_by_its_Spanish_name()
    {
        string[] places = ["menu.", "composer.", "chat.", "assistant.", "js.take", "js.waiting"];
        var (english, spanish) = (TextsOf("en"), TextsOf("es"));
        var names = english.Keys.Where(k => places.Any(k.StartsWith) && english[k] != spanish[k]).Select(k => english[k]).ToHashSet();

        Assert.Contains("Account", names);
        Assert.All(In("es"), a => Assert.DoesNotContain(Quoted().Matches(a.Answer), m => names.Contains(m.Groups[1].Value)));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void An_article_is_short_and_plain(string id)
    {
        var answer = Of(id).Answer;

        Assert.InRange(Words(answer), 40, 220);
        Assert.True(Words(answer) <= 15 * Sentences(answer).Length);
        Assert.All(Sentences(answer), s => Assert.InRange(Words(s), 1, 40));
        Assert.All(Sentences(answer), s => Assert.Matches("[.!?]\"?$", s));
    }

    /// <summary>Which number to call is the clinic's to say; it stands at the top of the chat.</summary>
    [Theory]
    [MemberData(nameof(Ids))]
    public void An_article_names_no_emergency_number_and_no_address(string id)
    {
        var article = Of(id);

        Assert.DoesNotMatch(@"\b911\b|://|\bwww\.|@", $"{article.Title} {article.Question} {article.Answer}");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Home_care_says_whom_to_call_and_when(string id)
    {
        var article = Of(id);
        if (article.Type is "how to" or "information") return;

        Assert.Matches(article.Language == "es" ? "Llame a su equipo de atención (enseguida )?si " : "Call your care team (right away )?if ", article.Answer);
        Assert.Contains(article.Language == "es" ? "Llame al número de emergencia que está arriba en su chat si " : "Call the emergency number at the top of your chat if ", article.Answer);
    }

    /// <summary>A temperature or a time that changed in translation would harm somebody.</summary>
    [Fact]
    public void The_numbers_are_the_same_in_both_languages()
    {
        foreach (var (english, spanish) in In("en").Zip(In("es")))
            Assert.Empty(Numbers(english).Except(Numbers(spanish)).Select(n => $"{english.Id}: {n}"));
    }

    [Fact]
    public void What_an_article_quotes_stands_on_a_screen()
    {
        string[] kinds = [".razor", ".js", ".cs", ".resx"];
        var sources = Directory.EnumerateFiles(Path.Combine(Repository.Root, "CareChat.Web"), "*", SearchOption.AllDirectories)
            .Where(f => kinds.Contains(Path.GetExtension(f)) && !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal));
        var screens = string.Join('\n', sources.Select(File.ReadAllText));

        var missing =
            from article in StarterArticles.All
            from Match quoted in Quoted().Matches(article.Answer)
            where !screens.Contains(quoted.Groups[1].Value, StringComparison.Ordinal)
            select $"{article.ExternalId}: {quoted.Groups[1].Value}";

        Assert.Equal("", string.Join(Environment.NewLine, missing));
    }

    [Fact]
    public void The_version_is_a_short_hash() => Assert.Matches("^[0-9a-f]{16}$", StarterArticles.Version);

    private static StarterArticle Of(string externalId) => StarterArticles.All.Single(a => a.ExternalId == externalId);

    private static List<StarterArticle> In(string language) => [.. StarterArticles.All.Where(a => a.Language == language)];

    private static Dictionary<string, string> TextsOf(string language) => ViewerWords.Texts
        .GetResourceSet(language == "en" ? CultureInfo.InvariantCulture : new CultureInfo(language), createIfNotExists: true, tryParents: false)!
        .Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!);

    private static string[] Sentences(string text) => SentenceEnd().Split(text);

    private static int Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    private static IEnumerable<string> Numbers(StarterArticle article) => Number().Matches(article.Answer).Select(m => m.Value);

    [GeneratedRegex("""(?<=[.!?]"?)\s+""")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"\d+(\.\d+)?")]
    private static partial Regex Number();

    [GeneratedRegex("\"([^\"]+)\"")]
    private static partial Regex Quoted();
}
