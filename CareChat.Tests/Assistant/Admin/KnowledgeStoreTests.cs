using CareChat.Shared;
using CareChat.Tests.App;
using CareChat.Web.Assistant.Admin;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Assistant.Admin;

/// <summary>On SQLite.</summary>
public sealed class SqliteKnowledgeStoreTests(PortalHost host) : KnowledgeStoreTests(host), IClassFixture<PortalHost>;

/// <summary>On PostgreSQL.</summary>
[Collection(PostgresServer.Collection)]
public sealed class PostgresKnowledgeStoreTests(PostgresPortalHost host) : KnowledgeStoreTests(host), IClassFixture<PostgresPortalHost>;

/// <summary>How administrators keep the articles, on either database.</summary>
public abstract class KnowledgeStoreTests(PortalHost host)
{
    private static readonly ArticleText Refills = new()
    {
        Title = "Refills",
        Topic = "Refills",
        Synonyms = "more pills\n\n more pills \nrenewal",
        Question = "How do I get a refill?",
        Answer = "Write to us three days before.",
    };

    private readonly KnowledgeStore knowledge = host.Services.GetRequiredService<KnowledgeStore>();

    [Fact]
    public async Task What_was_written_is_read_again_and_left_alone_by_imports()
    {
        var administrator = await AdministratorAsync();

        var id = await knowledge.SaveAsync(administrator, null, Refills);
        await knowledge.SaveAsync(administrator, id, Refills with { Answer = "Write to us a week before.", Url = "https://example.com/refills" });

        var article = (await knowledge.FindAsync(administrator, id))!;
        Assert.Equal(("Write to us a week before.", "Acme Health", "more pills\nrenewal"), (article.Answer, article.Source, article.Synonyms));
        await using var db = host.Open();
        Assert.True((await db.KnowledgeArticles.SingleAsync(a => a.Id == id)).IsEdited);
        Assert.Equal(2, await db.AuditEntries.CountAsync(a => a.Action == "article.saved" && a.Subject == id.ToString("D")));
    }

    [Fact]
    public async Task Each_wrong_field_is_named_with_what_is_wrong()
    {
        var administrator = await AdministratorAsync();

        var refused = await Assert.ThrowsAsync<RefusedException>(() => knowledge.SaveAsync(administrator, null,
            new ArticleText { Title = new string('x', 401), Topic = "T", Question = " ", Answer = "half \ud83d", Url = "javascript:alert(1)" }));

        Assert.Equal(["Answer", "Question", "Title", "Url"], refused.Refusals.Select(r => r.Field).Order());
        Assert.Equal("This is too long by 1; 400 characters fit.", refused.Refusals.Single(r => r.Field == "Title").Message);
        Assert.Equal(0, await knowledge.CountAsync(administrator));
    }

    [Fact]
    public async Task Words_source_language_and_hiding_narrow_the_list()
    {
        var administrator = await AdministratorAsync();
        var refills = await knowledge.SaveAsync(administrator, null, Refills);
        var visits = await knowledge.SaveAsync(administrator, null, Refills with { Title = "Visitas", Topic = "100% visitas_", Question = "¿Cómo cambio mi cita?", Language = "es" });
        await knowledge.HideAsync(administrator, visits, true);
        await knowledge.HideAsync(administrator, visits, true);

        Assert.Equal([refills], await IdsAsync(administrator, new("REFILL get")));
        Assert.Equal([visits], await IdsAsync(administrator, new("100% visitas_")));
        Assert.Empty(await IdsAsync(administrator, new("0_%")));
        Assert.Equal([visits], await IdsAsync(administrator, new(Language: "es")));
        Assert.Equal([visits], await IdsAsync(administrator, new(IsHidden: true)));
        Assert.Equal([refills], await IdsAsync(administrator, new(IsHidden: false, Source: "Acme Health")));
        Assert.Empty(await IdsAsync(administrator, new(Source: "GARD")));
        Assert.Equal(["Acme Health"], await knowledge.SourcesAsync(administrator));
        await using var db = host.Open();
        Assert.Equal(1, await db.AuditEntries.CountAsync(a => a.Action == "article.hidden" && a.Subject == visits.ToString("D")));
    }

    [Fact]
    public async Task Pages_go_on_where_the_last_one_ended_also_among_those_of_one_moment()
    {
        var administrator = await AdministratorAsync();
        var all = new List<Guid>();
        for (var i = 0; i < 7; i++)
        {
            if (i % 3 == 0) host.Clock.Advance(TimeSpan.FromSeconds(1));
            all.Add(await knowledge.SaveAsync(administrator, null, Refills with { Title = $"No {i}" }));
        }

        var seen = new List<Guid>();
        for (var skip = 0; skip < all.Count; skip += 2)
        {
            var page = await knowledge.PageAsync(administrator, new(), new(2, skip));
            Assert.Equal(all.Count, page.Total);
            seen.AddRange(page.Rows.Select(r => r.Id));
        }

        Assert.Equal(all.AsEnumerable().Reverse(), seen);
    }

    [Fact]
    public async Task The_care_team_reads_what_is_not_hidden_and_keeps_nothing()
    {
        var administrator = await AdministratorAsync();
        var nurse = await host.PersonAsync(administrator.InstanceId, Roles.Clinician);
        var stranger = await AdministratorAsync();
        var id = await knowledge.SaveAsync(administrator, null, Refills);

        Assert.Equal("Refills", (await knowledge.FindAsync(nurse, id))!.Title);
        await knowledge.HideAsync(administrator, id, true);
        Assert.Null(await knowledge.FindAsync(nurse, id));
        Assert.Null(await knowledge.FindAsync(stranger, id));
        Assert.True((await knowledge.FindAsync(administrator, id))!.IsHidden);
        foreach (var other in new[] { nurse, stranger })
        {
            Assert.Empty(await IdsAsync(other, new()));
            Assert.Empty(await knowledge.SourcesAsync(other));
            await RefusedAsync(RefusalKind.NotFound, () => knowledge.SaveAsync(other, id, Refills));
            await RefusedAsync(RefusalKind.NotFound, () => knowledge.HideAsync(other, id, false));
        }
        await RefusedAsync(RefusalKind.NotFound, () => knowledge.SaveAsync(nurse, null, Refills));
    }

    [Fact]
    public async Task An_administrator_removed_a_moment_ago_keeps_nothing_any_more()
    {
        var administrator = await AdministratorAsync();
        var id = await knowledge.SaveAsync(administrator, null, Refills);
        await host.WriteAsync(scope => scope.Db.Sessions.Where(s => s.Id == administrator.SessionId)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.RevokedAt, host.Clock.GetUtcNow())));

        await RefusedAsync(RefusalKind.Unauthorized, () => knowledge.SaveAsync(administrator, id, Refills));
        await RefusedAsync(RefusalKind.Unauthorized, () => knowledge.HideAsync(administrator, id, true));
        await RefusedAsync(RefusalKind.Unauthorized, () => knowledge.FindAsync(administrator, id));
        await RefusedAsync(RefusalKind.Unauthorized, () => IdsAsync(administrator, new()));
    }

    private static async Task RefusedAsync(RefusalKind kind, Func<Task> act) =>
        Assert.Equal(kind, (await Assert.ThrowsAsync<RefusedException>(act)).Refusal.Kind);

    private async Task<IEnumerable<Guid>> IdsAsync(Actor actor, KnowledgeFilter filter) =>
        (await knowledge.PageAsync(actor, filter, new(50))).Rows.Select(r => r.Id);

    private async Task<Actor> AdministratorAsync() =>
        await host.PersonAsync((await host.InstanceAsync($"knowledge-{Guid.NewGuid():N}")).Id, Roles.Administrator);
}
