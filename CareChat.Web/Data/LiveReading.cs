using CareChat.Shared;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Data;

/// <summary>Asks before a person's reading what <see cref="LiveActor"/> asks before a change.</summary>
public static class LiveReading
{
    /// <summary>Refuses a person whose session or account has ended meanwhile.</summary>
    /// <exception cref="RefusedException">The sign-in no longer holds.</exception>
    public static async Task RequireLiveAsync(this CareChatDb db, Actor actor, CancellationToken cancellationToken = default)
    {
        if (actor.Kind != ActorKind.Person) return;
        if (!await db.Sessions.AnyAsync(s => s.Id == actor.SessionId && s.PersonId == actor.Id && s.RevokedAt == null
            && s.Person!.DisabledAt == null, cancellationToken))
            throw new RefusedException(new Refusal(RefusalKind.Unauthorized, "UNAUTHORIZED", "Please sign in again"));
    }
}
