using CareChat.Shared;
using CareChat.Web.Accounts;
using CareChat.Web.Audit;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Assistant.Admin;

/// <summary>The administrators' switch of the assistant for everybody.</summary>
public sealed class InstanceAssistant(WriteLane lane, TimeProvider clock)
{
    /// <summary>Switches it for the actor's instance. The same again changes nothing.</summary>
    /// <exception cref="RefusedException">No administrator, or no longer signed in.</exception>
    public Task SetAsync(Actor actor, bool isOn, CancellationToken cancellationToken = default) => lane.WriteAsync(async scope =>
    {
        scope.RequireLive(actor);
        if (!actor.IsAdministrator()) throw new RefusedException(Refusal.NotFound("Instance"));
        await scope.LockAsync("Instances", actor.InstanceId);
        var instance = await scope.Db.Instances.SingleAsync(i => i.Id == actor.InstanceId, cancellationToken);
        if (instance.AssistantDisabled == !isOn) return;
        instance.AssistantDisabled = !isOn;
        await scope.Db.SaveChangesAsync(cancellationToken);
        scope.Audit(actor, isOn ? "instance.assistant_on" : "instance.assistant_off", clock.GetUtcNow(), subject: instance.Id.ToString("D"));
    }, cancellationToken);
}
