using CareChat.Web.Audit;
using CareChat.Web.Data;
using CareChat.Web.Patients;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Search;

/// <summary>Registers the search over messages.</summary>
public static class SearchRegistration
{
    /// <summary>Adds what this folder offers.</summary>
    public static void AddSearch(this IServiceCollection services)
    {
        services.AddSingleton<WordIndex>(s => s.GetRequiredService<DataOptions>().IsPostgres
            ? ActivatorUtilities.CreateInstance<PostgresSearch>(s)
            : ActivatorUtilities.CreateInstance<SqliteSearch>(s));
        services.AddSingleton(s => new SearchStore(s.GetRequiredService<WordIndex>(), s.GetRequiredService<IDbContextFactory<CareChatDb>>(),
            s.GetRequiredService<ReadLane>(),
            s.GetRequiredService<SearchIndexer>(), s.GetRequiredService<PatientDirectory>(), s.GetRequiredService<ReadAudit>()));
        services.AddScoped<SearchWords>();
        services.AddSingleton<SearchIndexer>();
        services.AddHostedService(s => s.GetRequiredService<SearchIndexer>());
    }
}
