using System.CommandLine;
using System.Globalization;
using CareChat.Shared;
using CareChat.Web.Audit;
using CareChat.Web.Data;
using CareChat.Web.Http;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Operator;

/// <summary><c>tenant create</c>: a clinic with an instance, or one more instance of a clinic.</summary>
internal static class TenantVerb
{
    internal sealed record Created(string Tenant, string Instance);

    /// <summary>The command.</summary>
    public static Command Create(VerbRun run)
    {
        var tenant = new Argument<string>("tenant") { Description = "The clinic's name in addresses: lower-case letters, digits and hyphens." };
        var instance = new Option<string>("--instance") { Description = "Its environment: live, sandbox or a name of your own.", Required = true };
        var command = new Command("create", "Make a clinic, or add an instance to one.") { tenant, instance };
        run.Set(command, async (services, parsed, _) =>
            await CreateAsync(services, parsed.GetRequiredValue(tenant), parsed.GetRequiredValue(instance)));
        return command;
    }

    internal static Task<Created> CreateAsync(IServiceProvider services, string tenantName, string instanceName)
    {
        if (ReservedNames.Contains(tenantName))
            throw new RefusedException(Refusal.Conflict("TENANT_RESERVED", $"The name '{tenantName}' is the portal's own and cannot be a tenant."));
        if (!ReservedNames.IsTenantName(tenantName)) throw Wrong("tenant");
        if (!ReservedNames.IsInstanceName(instanceName)) throw Wrong("instance");
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        return services.GetRequiredService<WriteLane>().WriteAsync(async scope =>
        {
            var tenant = await scope.Db.Tenants.SingleOrDefaultAsync(t => t.Name == tenantName)
                ?? new Tenant { Id = Guid.CreateVersion7(now), Name = tenantName, CreatedAt = now };
            if (await scope.Db.Instances.AnyAsync(i => i.TenantId == tenant.Id && i.Name == instanceName))
                throw new RefusedException(Refusal.Conflict("INSTANCE_EXISTS", $"{tenantName}/{instanceName} exists already."));
            var instance = new Instance { Id = Guid.CreateVersion7(now), Tenant = tenant, Name = instanceName, DisplayName = Spoken(tenantName), CreatedAt = now };
            scope.Db.Instances.Add(instance);
            await scope.Db.SaveChangesAsync();
            scope.Audit(Actor.Operator(instance.Id), "instance.created", now, subject: instance.Id.ToString("D"));
            return new Created(tenantName, instanceName);
        });
    }

    /// <summary>"acme-health" as patients read it: "Acme Health".</summary>
    private static string Spoken(string name) => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(name.Replace('-', ' '));

    private static RefusedException Wrong(string field) => new(Refusal.Invalid(field,
        $"The {field}'s name must be 1 to 63 lower-case letters, digits and hyphens, beginning with a letter or digit."));
}
