using CareChat.Shared;
using CareChat.Web.Accounts;
using CareChat.Web.Data;
using CareChat.Web.Http;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Encounters.Api;

/// <summary>A caller of one encounter's chat, and the encounter as it was at the door.</summary>
/// <param name="Actor">With an encounter token it reaches as far as its owner: ask it about this encounter alone.</param>
/// <param name="Encounter">Untracked; its state now is <c>Encounter.At(now)</c>.</param>
public sealed record AgentChatCall(Actor Actor, Encounter Encounter);

/// <summary>
/// Contract C's door: who is calling (C.0). A credential in a header counts before a cookie, and one that opens
/// nothing is refused, never passed over. Changes by cookie must prove that the portal's page sent them.
/// </summary>
public sealed class AgentDoor(PersonalKeyStore keys, IDbContextFactory<CareChatDb> databases, RateLimits limits, TimeProvider clock)
{
    /// <summary>No credential, or one that opens nothing here.</summary>
    public static readonly Refusal NoToken = new(RefusalKind.Unauthorized, "UNAUTHORIZED", "missing or invalid token");

    /// <summary>Not there, or not the caller's.</summary>
    public static readonly Refusal NotFound = new(RefusalKind.NotFound, "ENCOUNTER_NOT_FOUND", "encounter not found");

    /// <summary>Its 72 hours are over.</summary>
    public static readonly Refusal Expired = new(RefusalKind.Gone, "ENCOUNTER_EXPIRED", "encounter expired");

    private const string Scheme = "Bearer ";
    private const int TokenDigits = 64;

    /// <summary>Anybody: the account's actor by key or session, null for a caller without a credential (contract C.1).</summary>
    /// <exception cref="RefusedException">A credential that opens nothing, or a cookie without proof.</exception>
    public async Task<Actor?> AnyoneAsync(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (Credential(http) is { } credential)
            return await keys.FindAsync(credential, http.RequestAborted) ?? throw new RefusedException(NoToken);
        if (http.User.ToActor() is not { Account: not null } actor) return null;
        await RequireProofAsync(http);
        return actor;
    }

    /// <summary>A patient's account, by key or session (contract C.7 to C.9), and within its budget where it changes something.</summary>
    /// <exception cref="RefusedException">None, or a cookie without proof.</exception>
    /// <exception cref="LimitedException">There were too many changes.</exception>
    public async Task<Actor> AccountAsync(HttpContext http)
    {
        var actor = await AnyoneAsync(http) ?? throw new RefusedException(NoToken);
        if (!IsReading(http)) http.Admit(limits.PerAccount.Take(actor.Account!.Value));
        return actor;
    }

    /// <summary>A caller of the chat of the encounter in the address, by its token or its owner's key; sessions are refused.</summary>
    /// <exception cref="RefusedException">In the order of contract C.6: 401, 404, 410.</exception>
    public async Task<AgentChatCall> ChatAsync(HttpContext http)
    {
        var call = await CallerAsync(http);
        return IsExpired(call) ? throw new RefusedException(Expired) : call;
    }

    /// <summary>The same, of an encounter whose time is over too.</summary>
    /// <exception cref="RefusedException">In the order of contract C.6: 401, 404.</exception>
    public async Task<AgentChatCall> CallerAsync(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        var credential = Credential(http) ?? throw new RefusedException(NoToken);
        var id = Guid.TryParseExact((string?)http.Request.RouteValues["encounter_id"], "D", out var parsed) ? parsed : Guid.Empty;
        return IsEncounterToken(credential) ? await ByTokenAsync(credential, id, http.RequestAborted) : await ByKeyAsync(credential, id, http.RequestAborted);
    }

    /// <summary>True where its 72 hours are over.</summary>
    public bool IsExpired(AgentChatCall call) => call.Encounter.ExpiresAt <= clock.GetUtcNow();

    private async Task<AgentChatCall> ByTokenAsync(string token, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var encounter = await db.Encounters.AsNoTracking().Include(e => e.Owner).SingleOrDefaultAsync(e => e.Id == id, cancellationToken);
        if (encounter is null || encounter.Owner?.DisabledAt is not null
            || !await db.OpensAsync(encounter, token, clock.GetUtcNow(), cancellationToken)) throw new RefusedException(NoToken);
        return new AgentChatCall(new Actor
        {
            Kind = ActorKind.Agent,
            Id = encounter.Id,
            OwnerId = encounter.OwnerId,
            InstanceId = encounter.InstanceId,
            PatientId = encounter.PatientId,
            Role = Roles.Patient,
            Name = encounter.Owner?.DisplayName ?? "",
        }, encounter);
    }

    private async Task<AgentChatCall> ByKeyAsync(string key, Guid id, CancellationToken cancellationToken)
    {
        var actor = await keys.FindAsync(key, cancellationToken) ?? throw new RefusedException(NoToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var account = actor.Account;
        var encounter = await db.Encounters.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id && e.OwnerId == account, cancellationToken);
        return new AgentChatCall(actor, encounter ?? throw new RefusedException(NotFound));
    }

    private static bool IsReading(HttpContext http) => HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);

    private static async Task RequireProofAsync(HttpContext http)
    {
        if (!IsReading(http) && !await http.IsProvenAsync())
            throw new RefusedException(new Refusal(RefusalKind.Invalid, "ANTIFORGERY", "this page is out of date, reload it"));
    }

    /// <summary>What stands in <c>Authorization</c>, else in <c>X-API-Key</c>; null where neither is there.</summary>
    private static string? Credential(HttpContext http)
    {
        var header = http.Request.Headers.Authorization.ToString();
        if (header.Length > 0) return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim() : "";
        return http.Request.Headers.TryGetValue("X-API-Key", out var key) ? key.ToString() : null;
    }

    private static bool IsEncounterToken(string credential) => credential.Length == TokenDigits && credential.All(char.IsAsciiHexDigit);
}
