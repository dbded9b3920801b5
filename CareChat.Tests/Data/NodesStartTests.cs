using CareChat.Tests.App;
using CareChat.Web.Accounts;
using CareChat.Web.Assistant.Knowledge.Import;
using CareChat.Web.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Data;

/// <summary>Nodes that are started together on one database, as a cluster starts them.</summary>
[Collection(PostgresServer.Collection)]
public sealed class NodesStartTests(PostgresServer server)
{
    [Fact]
    public async Task Three_nodes_started_together_on_an_empty_database_all_live_and_make_one_of_each()
    {
        await using var nodes = new Nodes(server.CreateDatabase(), 3);
        await nodes.StartTogetherAsync();

        var signing = await Task.WhenAll(nodes.All.Select(n => n.Services.GetRequiredService<BearerTokensKey>().ReadAsync().AsTask()));
        var sealedBy = nodes.All.Select(n => Protector(n).Protect("a cookie")).ToList();

        Assert.Single(signing.Select(key => Convert.ToHexString(key.Key)).Distinct());
        foreach (var node in nodes.All) Assert.All(sealedBy, cookie => Assert.Equal("a cookie", Protector(node).Unprotect(cookie)));
        await using var db = nodes.First.Open();
        Assert.Single(await db.DataProtectionKeys.ToListAsync());
        Assert.Equal(db.Database.GetMigrations(), await db.Database.GetAppliedMigrationsAsync());
    }

    [Fact]
    public async Task Of_two_nodes_that_fill_the_demo_clinic_together_one_does()
    {
        await using var nodes = new Nodes(server.CreateDatabase(), 2, isDemo: true);
        await nodes.StartTogetherAsync();

        await using var db = nodes.First.Open();
        Assert.Single(await db.Tenants.ToListAsync());
        Assert.Equal(8, await db.Conversations.CountAsync(c => c.Kind == ConversationKind.CareTeam));
        Assert.Equal(2, await db.Encounters.CountAsync());
    }

    [Fact]
    public async Task The_starter_articles_come_once_when_two_nodes_find_a_clinic_without_them()
    {
        await using var nodes = new Nodes(server.CreateDatabase(), 2);
        await nodes.StartTogetherAsync();
        var instance = await nodes.First.InstanceAsync();

        await Race.OfAsync(4, i => nodes.Of(i).Services.GetRequiredService<KnowledgeImport>()
            .TakeStarterAsync(Actor.Operator(instance.Id)));

        await using var db = nodes.First.Open();
        var titles = await db.KnowledgeArticles.Select(a => a.ExternalId).ToListAsync();
        Assert.NotEmpty(titles);
        Assert.Equal(titles.Count, titles.Distinct().Count());
    }

    private static IDataProtector Protector(PortalHost node) => node.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");
}
