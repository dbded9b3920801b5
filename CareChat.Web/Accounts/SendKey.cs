using CareChat.Web.Audit;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Accounts;

/// <summary>
/// Which key sends what somebody writes: Enter, or Ctrl and Enter. Patients write short lines, so Enter sends; the care team
/// writes answers, so Enter is a new line. Everybody may turn it round for themselves.
/// </summary>
public sealed class SendKey(WriteLane lane, IDbContextFactory<CareChatDb> databases, TimeProvider clock)
{
    /// <summary>True where Enter sends.</summary>
    public async Task<bool> IsEnterAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        if (actor.Kind != ActorKind.Person) return true;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Users.Where(p => p.Id == actor.Id).Select(p => p.SendsWithEnter).SingleOrDefaultAsync(cancellationToken) ?? !actor.IsTeam;
    }

    /// <summary>Chooses for the actor alone.</summary>
    /// <exception cref="Shared.RefusedException">No longer signed in.</exception>
    public Task ChooseAsync(Actor actor, bool isEnter) => lane.WriteAsync(async scope =>
    {
        scope.RequireLive(actor);
        await scope.Db.Users.Where(p => p.Id == actor.Id).ExecuteUpdateAsync(p => p
            .SetProperty(x => x.SendsWithEnter, isEnter).SetProperty(x => x.ConcurrencyStamp, Guid.NewGuid().ToString("D")));
        scope.Audit(actor, "person.send_key", clock.GetUtcNow(), subject: actor.Id.ToString("D"));
    });
}
