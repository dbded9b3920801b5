using System.CommandLine;
using CareChat.Shared;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Operator;

/// <summary>The options that say which instance a verb is about.</summary>
/// <param name="isRequired">False where the only instance is meant when none is named, or the one that letters without a key go to.</param>
internal sealed class InstanceOptions(bool isRequired = true)
{
    private const string UsualInstance = "acme-health/live";

    private readonly Option<string> tenant = new("--tenant") { Description = "The clinic's name in addresses.", Required = isRequired };
    private readonly Option<string> instance = new("--instance") { Description = "Its environment: live, sandbox, ...", Required = isRequired };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(tenant);
        command.Options.Add(instance);
    }

    /// <summary>The operator, acting in the instance that was named.</summary>
    /// <exception cref="RefusedException">There is no such instance, or half of its name is missing.</exception>
    public async Task<Actor> OperatorAsync(IServiceProvider services, ParseResult parsed)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<CareChatDb>>().CreateDbContextAsync();
        var (tenantName, instanceName) = (parsed.GetValue(tenant), parsed.GetValue(instance));
        if (tenantName is null && instanceName is null)
        {
            if (await db.Instances.Select(i => i.Id).Take(2).ToListAsync() is [var only]) return Actor.Operator(only);
            var usual = (services.GetRequiredService<IConfiguration>()["CareChat:Encounters:Instance"] ?? UsualInstance).Split('/', 2);
            (tenantName, instanceName) = (usual[0], usual[^1]);
        }
        if (tenantName is null || instanceName is null)
            throw new RefusedException(Refusal.Invalid("instance", "--tenant and --instance name an instance together"));
        var id = await db.Instances.Where(i => i.Name == instanceName && i.Tenant!.Name == tenantName).Select(i => i.Id).SingleOrDefaultAsync();
        return id != Guid.Empty ? Actor.Operator(id) : throw new RefusedException(Refusal.NotFound("Instance", $"{tenantName}/{instanceName}"));
    }
}
