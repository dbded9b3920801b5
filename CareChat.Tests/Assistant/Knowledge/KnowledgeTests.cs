using CareChat.Tests.App;
using CareChat.Web.Assistant;
using CareChat.Web.Assistant.Knowledge;
using CareChat.Web.Assistant.Knowledge.Import;
using CareChat.Web.Data;
using CareChat.Web.Escalation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Assistant.Knowledge;

/// <summary>On SQLite.</summary>
public sealed class SqliteKnowledgeTests(PortalHost host) : KnowledgeTests(host), IClassFixture<PortalHost>;

/// <summary>On PostgreSQL.</summary>
[Collection(PostgresServer.Collection)]
public sealed class PostgresKnowledgeTests(PostgresPortalHost host) : KnowledgeTests(host), IClassFixture<PostgresPortalHost>;

/// <summary>What import and search promise on either database.</summary>
public abstract class KnowledgeTests(PortalHost host)
{
    private KnowledgeImport Import => host.Services.GetRequiredService<KnowledgeImport>();

    private KnowledgeSearch Search => host.Services.GetRequiredService<KnowledgeSearch>();

    [Theory]
    [InlineData("What are gallstones?", "own/2-1")]
    [InlineData("my wife has stones in the galbladder, do they need surgery??", "own/2-2")]
    [InlineData("Hello. I have a cough that does not go away and the nurse says it is asthma. What medicines treat it? Thank you, Ann", "own/1-2")]
    [InlineData("athsma signs", "own/1-3")]
    [InlineData("is hypertention bad", "own/3-1")]
    [InlineData("tengo la presión alta, ¿qué es?", "own/3-1")]
    [InlineData("mi abuela tiene culebrilla", "own/4-1")]
    public async Task A_question_finds_its_article_through_typos_lay_words_and_languages(string question, string expected)
    {
        var actor = await ImportedAsync();

        var found = await Search.FindAsync(actor.InstanceId, question, [], 3);

        Assert.Equal(expected, found.Articles[0].ExternalId);
        Assert.True(found.IsConfident);
    }

    [Theory]
    [InlineData("how do i send a picture", "en")]
    [InlineData("¿Cómo mando una foto a la doctora?", "es")]
    public async Task An_article_in_the_question_s_language_stands_before_the_other(string question, string language)
    {
        var actor = await ImportedAsync();

        var found = await Search.FindAsync(actor.InstanceId, question, [], 2);

        Assert.Equal(language, found.Articles[0].Language);
    }

    [Theory]
    [InlineData("what is the capital of france")]
    [InlineData("my car is broken")]
    [InlineData("hola")]
    [InlineData("")]
    [InlineData("\"' OR * NEAR(:)")]
    public async Task What_no_article_is_about_is_not_answered(string question)
    {
        var actor = await ImportedAsync();

        Assert.False((await Search.FindAsync(actor.InstanceId, question, [], 3)).IsConfident);
    }

    [Fact]
    public async Task A_question_without_a_subject_takes_the_one_of_the_talk()
    {
        var actor = await ImportedAsync();
        Turn[] talk = [new(true, "what is asthma"), new(false, "Asthma is an illness of the airways."), new(true, "thanks")];

        var treated = await Search.FindAsync(actor.InstanceId, "how is it treated?", talk, 3);
        var children = await Search.FindAsync(actor.InstanceId, "and for children?", talk, 3);
        var other = await Search.FindAsync(actor.InstanceId, "what is shingles", talk, 3);

        Assert.Equal("own/1-2", treated.Articles[0].ExternalId);
        Assert.Equal("own/1-4", children.Articles[0].ExternalId);
        Assert.Equal("own/4-1", other.Articles[0].ExternalId);
    }

    [Fact]
    public async Task A_hidden_article_and_those_of_another_instance_are_never_found()
    {
        var actor = await ImportedAsync();
        var stranger = Actor.Operator((await host.InstanceAsync($"k-{Guid.NewGuid():N}")).Id);
        Assert.Equal("own/4-1", (await Search.FindAsync(actor.InstanceId, "what is shingles?", [], 1)).Articles[0].ExternalId);

        await ChangeAsync(actor, "own/4-1", article => article.IsHidden = true);

        Assert.DoesNotContain((await Search.FindAsync(actor.InstanceId, "what is shingles?", [], 5)).Articles, a => a.ExternalId == "own/4-1");
        Assert.Empty((await Search.FindAsync(stranger.InstanceId, "what is shingles?", [], 5)).Articles);
    }

    [Fact]
    public async Task A_changed_article_is_found_by_its_new_words()
    {
        var actor = await ImportedAsync();
        await Search.FindAsync(actor.InstanceId, "what is shingles?", [], 1);

        await ChangeAsync(actor, "own/5-1", article => (article.Topic, article.Question) = ("Sleepwalking", "Why do people sleepwalk?"));

        Assert.Equal("own/5-1", (await Search.FindAsync(actor.InstanceId, "my son has sleepwalking", [], 1)).Articles[0].ExternalId);
    }

    [Fact]
    public async Task An_import_that_brings_nothing_new_changes_nothing_and_edited_articles_stay()
    {
        var actor = await ImportedAsync();
        var again = await RunAsync(actor, OwnArticles.Packed());
        await ChangeAsync(actor, "own/5-1", article => (article.Answer, article.IsEdited) = ("Our own words about coughs, which nobody overwrites.", true));

        var changed = await RunAsync(actor, OwnArticles.Plain(OwnArticles.Text.Replace("three weeks", "two weeks").Replace("golf ball", "plum")));

        Assert.Equal(new KnowledgeImportResult(0, 0, 11), again);
        Assert.Equal(new KnowledgeImportResult(0, 1, 10), changed);
        await using var db = host.Open();
        Assert.StartsWith("Our own", (await db.KnowledgeArticles.SingleAsync(a => a.InstanceId == actor.InstanceId && a.ExternalId == "own/5-1")).Answer);
        Assert.Equal(2, await db.AuditEntries.CountAsync(e => e.InstanceId == actor.InstanceId && e.Action == "knowledge.imported"));
    }

    [Fact]
    public async Task One_id_for_several_articles_keeps_them_apart_by_their_questions()
    {
        var actor = await ImportedAsync();
        await using var db = host.Open();

        var ids = await db.KnowledgeArticles.Where(a => a.InstanceId == actor.InstanceId && a.ExternalId.StartsWith("own/6-1")).Select(a => a.ExternalId).ToListAsync();

        Assert.Equal(2, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Matches("^own/6-1#[0-9a-f]{8}$", id));
    }

    [Fact]
    public async Task The_starter_articles_come_in_once_and_answer_questions_about_the_portal()
    {
        var actor = Actor.Operator((await host.InstanceAsync($"k-{Guid.NewGuid():N}")).Id);
        var first = await TakeStarterAsync(actor);
        var second = await TakeStarterAsync(actor);

        Assert.True(first.Added >= 80);
        Assert.Equal(new KnowledgeImportResult(0, 0, first.Added), second);
        Assert.StartsWith("starter/send-a-photo", (await Search.FindAsync(actor.InstanceId, "how can I send a photo of my rash", [], 1)).Articles[0].ExternalId);
    }

    [Theory]
    [InlineData("Do I have angina?", false)]
    [InlineData("What is angina and how is it treated", false)]
    [InlineData("tengo dolor de garganta, ¿qué puedo hacer?", true)]
    [InlineData("anginas", true)]
    [InlineData("What helps against a sore throat?", true)]
    public async Task A_word_that_means_something_else_in_the_other_language_finds_no_answer(string question, bool isAnswered)
    {
        var actor = Actor.Operator((await host.InstanceAsync($"k-{Guid.NewGuid():N}")).Id);
        await TakeStarterAsync(actor);

        Assert.Equal(isAnswered, (await Search.FindAsync(actor.InstanceId, question, [], 1)).IsConfident);
    }

    private Task<KnowledgeImportResult> TakeStarterAsync(Actor actor) => host.WriteAsync(scope => Task.FromResult(Import.TakeStarter(scope, actor)));

    private async Task<Actor> ImportedAsync()
    {
        var actor = Actor.Operator((await host.InstanceAsync($"k-{Guid.NewGuid():N}")).Id);
        Assert.Equal(new KnowledgeImportResult(11, 0, 0), await RunAsync(actor, OwnArticles.Plain()));
        return actor;
    }

    private Task<KnowledgeImportResult> RunAsync(Actor actor, Stream file) => Import.RunAsync(actor, file, "own.jsonl", new Progress<int>());

    /// <summary>Changes an article as administration does.</summary>
    private Task ChangeAsync(Actor actor, string externalId, Action<KnowledgeArticle> change) => host.WriteAsync(async scope =>
    {
        var article = await scope.Db.KnowledgeArticles.SingleAsync(a => a.InstanceId == actor.InstanceId && a.ExternalId == externalId);
        change(article);
        await scope.Db.SaveChangesAsync();
        host.Services.GetRequiredService<KnowledgeWords>().Put(scope, article);
        return true;
    });
}
