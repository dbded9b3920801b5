using CareChat.Web.Assistant.Knowledge.Import;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareChat.E2E.Infrastructure;

/// <summary>The demo clinic with the assistant and the articles that come with the program, and a key of contract B in its settings.</summary>
public sealed class AssistantClinic : DemoClinic
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

    /// <summary>Switches the assistant off or on for the patient of a name.</summary>
    public Task SwitchAsync(string firstName, bool isOff) => Portal.WriteAsync(scope =>
        scope.Db.Patients.Where(p => p.FirstName == firstName).ExecuteUpdateAsync(p => p.SetProperty(x => x.AssistantDisabled, isOff)));
}
