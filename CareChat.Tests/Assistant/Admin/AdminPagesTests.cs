using System.Net;
using CareChat.Tests.Accounts;
using CareChat.Tests.App;
using CareChat.Web.Assistant;
using CareChat.Web.Assistant.Admin;
using CareChat.Web.Data;
using CareChat.Web.Escalation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Assistant.Admin;

public sealed class AdminPagesTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Theory]
    [InlineData("/admin/assistant", "The assistant is on")]
    [InlineData("/admin/assistant", "Nobody has asked yet.")]
    [InlineData("/admin/knowledge", "There are no articles yet.")]
    [InlineData("/admin/knowledge/unanswered", "Nothing here: every question so far found an article.")]
    [InlineData("/admin/knowledge/new", "New article")]
    [InlineData("/admin/knowledge/6d0b0000-0000-4000-8000-000000000000", "This article is not here.")]
    [InlineData("/admin/assistant/keys", "No program has a key yet.")]
    public async Task An_empty_clinic_is_told_what_to_do_next(string page, string words)
    {
        var (visitor, _) = await AdministratorAsync();

        Assert.Contains(words, WebUtility.HtmlDecode(await visitor.GetStringAsync(page)));
    }

    [Fact]
    public async Task The_pages_show_what_is_there_and_nothing_of_another_instance()
    {
        var (visitor, own) = await AdministratorAsync();
        var (_, foreign) = await AdministratorAsync();
        var knowledge = host.Services.GetRequiredService<KnowledgeStore>();
        foreach (var (actor, title) in new[] { (own, "Our refills"), (foreign, "Their refills") })
        {
            await knowledge.SaveAsync(actor, null, new ArticleText { Title = title, Topic = "Refills", Question = "How?", Answer = "Write to us." });
            await host.Services.GetRequiredService<UnansweredStore>().NoteAsync(actor.InstanceId, $"Asked about {title}");
            await host.Services.GetRequiredService<AssistantKeyStore>().CreateAsync(actor, $"Key for {title}");
        }

        foreach (var page in new[] { "/admin/knowledge", "/admin/knowledge/unanswered", "/admin/assistant/keys" })
        {
            var html = await visitor.GetStringAsync(page);
            Assert.Contains("Our refills", html);
            Assert.DoesNotContain("Their refills", html);
        }
    }

    [Fact]
    public async Task A_new_article_begins_with_the_question_nobody_answered()
    {
        var (visitor, own) = await AdministratorAsync();
        await host.Services.GetRequiredService<UnansweredStore>().NoteAsync(own.InstanceId, "Do you open on Sundays?");
        var asked = (await host.Services.GetRequiredService<UnansweredList>().PageAsync(own, null, new(1))).Rows.Single();

        Assert.Contains("Do you open on Sundays?", await visitor.GetStringAsync($"/admin/knowledge/new?from={asked.Id}"));
    }

    [Fact]
    public async Task An_administrator_removed_a_moment_ago_is_led_to_the_door()
    {
        var (visitor, own) = await AdministratorAsync();
        await host.WriteAsync(scope => scope.Db.Sessions.Where(s => s.PersonId == own.Id)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.RevokedAt, host.Clock.GetUtcNow())));

        foreach (var page in new[] { "/admin/assistant", "/admin/knowledge", "/admin/knowledge/unanswered", "/admin/assistant/keys" })
            Assert.StartsWith("/sign-in", (await visitor.GetAsync(page)).LeadsTo());
    }

    [Fact]
    public async Task The_overview_counts_answers_fallbacks_and_drafts_of_the_own_instance()
    {
        var (_, own) = await AdministratorAsync();
        var conversation = await host.PatientAsync(own.InstanceId);
        await host.WriteAsync(async scope =>
        {
            var now = host.Clock.GetUtcNow();
            foreach (var (maker, fallback, days) in new[] { ("embedded", null, 1), ("embedded", "timeout", 2), ("safety", null, 3), ("model", (string?)null, 31) })
                scope.Db.AssistantReplies.Add(new AssistantReply { MessageId = Guid.NewGuid(), ConversationId = conversation.Id, Maker = maker, Fallback = fallback, At = now.AddDays(-days) });
            return await scope.Db.SaveChangesAsync();
        });
        var overview = host.Services.GetRequiredService<AssistantOverview>();

        var page = await overview.ReadAsync(own);

        Assert.Equal([new("embedded", 2), new("safety", 1)], page.Makers);
        Assert.Equal([new NamedCount("timeout", 1)], page.Fallbacks);
        Assert.Null(page.Model);
        var (_, foreign) = await AdministratorAsync();
        Assert.Empty((await overview.ReadAsync(foreign)).Makers);
    }

    private async Task<(HttpClient Visitor, Actor Administrator)> AdministratorAsync()
    {
        var instance = await host.InstanceAsync($"pages-{Guid.NewGuid():N}");
        var administrator = await host.PersonAsync(instance.Id, Roles.Administrator);
        var browser = await PortalBrowser.OfAsync(host, administrator);
        return (browser.Client(host), administrator);
    }
}
