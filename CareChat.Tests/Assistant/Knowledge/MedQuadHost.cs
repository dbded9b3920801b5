using CareChat.Tests.App;
using CareChat.Tests.Infrastructure;
using CareChat.Web.Assistant.Knowledge;
using CareChat.Web.Assistant.Knowledge.Import;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Assistant.Knowledge;

/// <summary>A program with all of MedQuAD in it.</summary>
public sealed class MedQuadHost : PortalHost
{
    private Guid instance;

    /// <summary>Imports the file at the first call.</summary>
    public async Task ImportedAsync()
    {
        if (instance == Guid.Empty) instance = await ImportAsync(this);
    }

    /// <summary>All articles.</summary>
    internal async Task<List<KnowledgeArticle>> ArticlesAsync()
    {
        await using var db = Open();
        return await db.KnowledgeArticles.AsNoTracking().Where(a => a.InstanceId == instance).OrderBy(a => a.Seq).ToListAsync();
    }

    /// <summary>The first article found for a question.</summary>
    public Task<FoundArticle?> FirstAsync(string text) => FirstAsync(this, instance, text);

    /// <summary>Imports MedQuAD into a new instance of a program.</summary>
    public static async Task<Guid> ImportAsync(PortalHost host)
    {
        var instance = (await host.InstanceAsync()).Id;
        await using var file = File.OpenRead(SharedData.At("medquad.jsonl.gz"));
        var result = await host.Services.GetRequiredService<KnowledgeImport>().RunAsync(Actor.Operator(instance), file, "medquad.jsonl.gz", new Progress<int>());
        Assert.Equal(new KnowledgeImportResult(16_407, 0, 0), result);
        return instance;
    }

    /// <summary>The first article found for a question in an instance.</summary>
    public static async Task<FoundArticle?> FirstAsync(PortalHost host, Guid instance, string text) =>
        (await host.Services.GetRequiredService<KnowledgeSearch>().FindAsync(instance, text, [], 1)).Articles.FirstOrDefault();
}
