using CareChat.Shared;
using CareChat.Web.Audit;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Accounts;

/// <summary>What patients read about the clinic.</summary>
public sealed record ClinicView(string DisplayName, string EmergencyNumber, string AnswersWithin);

/// <summary>Reads and changes what an instance says of itself.</summary>
public sealed class ClinicSettings(WriteLane lane, IDbContextFactory<CareChatDb> databases, TimeProvider clock)
{
    /// <summary>The settings of the actor's instance.</summary>
    public async Task<ClinicView> FindAsync(Actor actor)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await db.Instances.Where(i => i.Id == actor.InstanceId)
            .Select(i => new ClinicView(i.DisplayName, i.EmergencyNumber, i.AnswersWithin)).SingleAsync();
    }

    /// <summary>Changes them, as an administrator.</summary>
    /// <exception cref="RefusedException">A field is wrong, or the actor is no administrator.</exception>
    public Task SaveAsync(Actor actor, ClinicView settings) => lane.WriteAsync(async scope =>
    {
        scope.RequireLive(actor);
        if (!actor.IsAdministrator()) throw new RefusedException(Refusal.NotFound("Instance"));
        var instance = await scope.Db.Instances.SingleAsync(i => i.Id == actor.InstanceId);
        instance.DisplayName = TextRules.Accept(settings.DisplayName, "displayName", 100);
        instance.EmergencyNumber = TextRules.Accept(settings.EmergencyNumber, "emergencyNumber", 30);
        instance.AnswersWithin = TextRules.Accept(settings.AnswersWithin, "answersWithin", 120, mayBeEmpty: true);
        await scope.Db.SaveChangesAsync();
        scope.Audit(actor, "instance.changed", clock.GetUtcNow(), subject: instance.Id.ToString("D"));
    });
}
