using CareChat.Web.Assistant.Answers;
using CareChat.Web.Assistant.Knowledge.Import;
using CareChat.Web.Assistant.Knowledge.Starter;
using CareChat.Web.Data;

namespace CareChat.Web.Assistant.Knowledge;

/// <summary>Registers the clinic's articles, the search over them and the answers cut from them.</summary>
public static class KnowledgeRegistration
{
    /// <summary>Adds what this folder and the answers offer.</summary>
    public static void AddKnowledge(this IServiceCollection services)
    {
        services.AddSingleton<KnowledgeChanges>();
        services.AddSingleton<KnowledgeWords>(s => s.GetRequiredService<DataOptions>().IsPostgres
            ? ActivatorUtilities.CreateInstance<PostgresKnowledgeWords>(s)
            : ActivatorUtilities.CreateInstance<SqliteKnowledgeWords>(s));
        services.AddSingleton<KnowledgeSnapshots>();
        services.AddSingleton<KnowledgeSearch>();
        services.AddSingleton<KnowledgeImport>();
        services.AddSingleton<StarterSeed>();
        services.AddSingleton<IInstanceRule>(s => s.GetRequiredService<StarterSeed>());
        services.AddHostedService(s => s.GetRequiredService<StarterSeed>());
        services.AddSingleton<EmbeddedAnswerer>();
    }
}
