using CareChat.Shared;

namespace CareChat.Web.Data;

/// <summary>Asks, inside the transaction of a change, whether its caller may still act at all.</summary>
public static class LiveActor
{
    /// <summary>Refuses a caller whose session, account, API client or chat token has ended meanwhile.</summary>
    /// <exception cref="RefusedException">The credential no longer holds.</exception>
    public static void RequireLive(this WriteScope scope, Actor actor)
    {
        var isLive = actor.Kind switch
        {
            ActorKind.Person => scope.Scalar(
                """
                SELECT 1 FROM "Sessions" s JOIN "AspNetUsers" p ON p."Id" = s."PersonId"
                WHERE s."Id" = @p0 AND s."PersonId" = @p1 AND s."RevokedAt" IS NULL AND p."DisabledAt" IS NULL
                """, actor.SessionId, actor.Id) is not null,
            ActorKind.ApiClient => scope.Scalar(
                """SELECT 1 FROM "ApiClients" WHERE "Id" = @p0 AND "RevokedAt" IS NULL""", actor.Id) is not null,
            ActorKind.AssistantKey => actor.IsConfigured || scope.Scalar(
                """SELECT 1 FROM "AssistantKeys" WHERE "Id" = @p0 AND "RevokedAt" IS NULL""", actor.Id) is not null,
            ActorKind.Agent => scope.Scalar(
                """
                SELECT 1 FROM "PersonalKeys" k JOIN "AspNetUsers" p ON p."Id" = k."PersonId"
                WHERE k."Id" = @p0 AND k."PersonId" = @p1 AND k."RevokedAt" IS NULL AND p."DisabledAt" IS NULL
                UNION ALL SELECT 1 FROM "Encounters" e JOIN "AspNetUsers" p ON p."Id" = e."OwnerId"
                WHERE e."Id" = @p0 AND e."OwnerId" = @p1 AND p."DisabledAt" IS NULL
                """, actor.Id, actor.OwnerId) is not null,
            ActorKind.ChatToken => false,
            _ => true,
        };
        if (!isLive) throw new RefusedException(new Refusal(RefusalKind.Unauthorized, "UNAUTHORIZED", "Token is missing, invalid or expired"));
    }
}
