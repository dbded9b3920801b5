using CareChat.Shared;
using CareChat.Web.Accounts;
using CareChat.Web.Audit;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Assistant;

/// <summary>Whether the assistant answers here: administrators switch it off for everybody, the care team for one patient.</summary>
public sealed class AssistantSwitch(WriteLane lane, IDbContextFactory<CareChatDb> databases, TimeProvider clock)
{
    /// <summary>What is said where it is off.</summary>
    internal static readonly Refusal IsOff = Refusal.Conflict("ASSISTANT_OFF", "The assistant is switched off here");

    /// <summary>True where it is on in the actor's instance.</summary>
    public async Task<bool> IsOnAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Instances.AnyAsync(i => i.Id == actor.InstanceId && !i.AssistantDisabled, cancellationToken);
    }

    /// <summary>True where it is on in the actor's instance and for a patient the actor may see.</summary>
    public async Task<bool> IsOnForAsync(Actor actor, Guid patientId, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Patients.VisibleTo(actor).AnyAsync(p => p.Id == patientId && !p.AssistantDisabled && !p.Instance!.AssistantDisabled, cancellationToken);
    }

    /// <summary>Switches it for the whole instance, as an administrator. The same again changes nothing.</summary>
    /// <exception cref="RefusedException">No administrator, or no longer signed in.</exception>
    public Task SetAsync(Actor actor, bool isOn, CancellationToken cancellationToken = default) => lane.WriteAsync(async scope =>
    {
        scope.RequireLive(actor);
        if (!actor.IsAdministrator()) throw new RefusedException(Refusal.NotFound("Instance"));
        var instance = await scope.Db.Instances.SingleAsync(i => i.Id == actor.InstanceId, cancellationToken);
        if (instance.AssistantDisabled == !isOn) return;
        instance.AssistantDisabled = !isOn;
        await scope.Db.SaveChangesAsync(cancellationToken);
        scope.Audit(actor, isOn ? "instance.assistant_on" : "instance.assistant_off", clock.GetUtcNow(), subject: instance.Id.ToString("D"));
    }, cancellationToken);
}
