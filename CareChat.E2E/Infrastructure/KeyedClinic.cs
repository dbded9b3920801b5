using CareChat.Web.Assistant.Knowledge.Import;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareChat.E2E.Infrastructure;

/// <summary>The demo clinic with the assistant that comes with the program, and a key of contract B in its settings.</summary>
public sealed class KeyedClinic : DemoClinic
{
    /// <summary>The key.</summary>
    public const string Key = "a-key-of-our-own";

    public override async Task InitializeAsync()
    {
        Portal.Settings["CURA_API_KEY"] = Key;
        await base.InitializeAsync();
        var import = Portal.Services.GetRequiredService<KnowledgeImport>(); // the program brings the articles a moment after its start; twice changes nothing
        await Portal.WriteAsync(async scope => import.TakeStarter(scope, Actor.Operator(await scope.Db.Instances.Select(i => i.Id).SingleAsync())));
    }
}
