using System.CommandLine;
using CareChat.Shared;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Operator;

/// <summary>The options that say which instance a verb is about.</summary>
internal sealed class InstanceOptions
{
    private readonly Option<string> tenant = new("--tenant") { Description = "The clinic's name in addresses.", Required = true };
    private readonly Option<string> instance = new("--instance") { Description = "Its environment: live, sandbox, ...", Required = true };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(tenant);
        command.Options.Add(instance);
    }

    /// <summary>The operator, acting in the instance that was named.</summary>
    /// <exception cref="RefusedException">There is no such instance.</exception>
    public async Task<Actor> OperatorAsync(IServiceProvider services, ParseResult parsed)
    {
        var (tenantName, instanceName) = (parsed.GetRequiredValue(tenant), parsed.GetRequiredValue(instance));
        await using var db = await services.GetRequiredService<IDbContextFactory<CareChatDb>>().CreateDbContextAsync();
        var id = await db.Instances.Where(i => i.Name == instanceName && i.Tenant!.Name == tenantName).Select(i => i.Id).SingleOrDefaultAsync();
        return id != Guid.Empty ? Actor.Operator(id) : throw new RefusedException(Refusal.NotFound("Instance", $"{tenantName}/{instanceName}"));
    }
}
