using System.Globalization;
using CareChat.Shared;
using CareChat.Web.Audit;
using CareChat.Web.Data;
using CareChat.Web.Encounters.Api.Wire;
using CareChat.Web.Http;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Encounters.Api;

/// <summary>The account's encounters and their letters (contract C.7).</summary>
internal sealed class EncounterEndpoints(AgentDoor door, EncounterStore encounters, ReadAudit audit, IDbContextFactory<CareChatDb> databases, TimeProvider clock)
{
    private const int UsualPage = 100;
    private const int LargestPage = 500;
    private static readonly Refusal NoTurns = new(RefusalKind.NotFound, "TURN_NOT_FOUND", "no turns");

    /// <summary>Lists them, newest first.</summary>
    public async Task ListAsync(HttpContext http)
    {
        var actor = await door.AccountAsync(http);
        var limit = Math.Min(Positive(http, "limit") ?? UsualPage, LargestPage);
        var before = Before(http);
        await using var db = await databases.CreateDbContextAsync(http.RequestAborted);
        var found = await Submitted(Own(db, actor).Where(e => e.CreatedAt < before)).OrderByDescending(e => e.CreatedAt).ThenByDescending(e => e.Id)
            .Take(limit).ToListAsync(http.RequestAborted);
        audit.Note(actor, "encounter.listed", null, found.Count.ToString(CultureInfo.InvariantCulture));
        await http.Response.WriteJsonAsync<IReadOnlyList<EncounterJson>>([.. found.Select(Json)], EncounterWire.Plain.IReadOnlyListEncounterJson);
    }

    /// <summary>Shows one.</summary>
    public async Task GetAsync(HttpContext http) => await WriteAsync(http, await door.AccountAsync(http));

    /// <summary>Its letters, oldest first; <c>last</c> says how many of the newest.</summary>
    public async Task ListTurnsAsync(HttpContext http)
    {
        var actor = await door.AccountAsync(http);
        var last = Positive(http, "last") ?? LargestPage;
        await http.Response.WriteJsonAsync(new TurnsJson(await TurnsAsync(http, actor, last)), EncounterWire.Plain.TurnsJson);
    }

    /// <summary>Its newest letter.</summary>
    public async Task GetLatestTurnAsync(HttpContext http)
    {
        var actor = await door.AccountAsync(http);
        var turns = await TurnsAsync(http, actor, 1);
        await http.Response.WriteJsonAsync(turns.Count > 0 ? turns[0] : throw new RefusedException(NoTurns), EncounterWire.Plain.TurnJson);
    }

    /// <summary>Gives it up; the answer is the encounter as it is then.</summary>
    public async Task CancelAsync(HttpContext http)
    {
        var actor = await door.AccountAsync(http);
        var id = Id(http);
        await using (var db = await databases.CreateDbContextAsync(http.RequestAborted))
            if (!await Own(db, actor).AnyAsync(e => e.Id == id, http.RequestAborted)) throw new RefusedException(AgentDoor.NotFound);
        await encounters.CancelAsync(actor, id, http.RequestAborted);
        await WriteAsync(http, actor);
    }

    private async Task WriteAsync(HttpContext http, Actor actor)
    {
        var id = Id(http);
        await using var db = await databases.CreateDbContextAsync(http.RequestAborted);
        var found = await Submitted(Own(db, actor)).SingleOrDefaultAsync(e => e.Id == id, http.RequestAborted) ?? throw new RefusedException(AgentDoor.NotFound);
        audit.Note(actor, "encounter.read", found.PatientId, id.ToString("D"));
        await http.Response.WriteJsonAsync(Json(found), EncounterWire.Plain.EncounterJson);
    }

    private async Task<List<TurnJson>> TurnsAsync(HttpContext http, Actor actor, int last)
    {
        var id = Id(http);
        await using var db = await databases.CreateDbContextAsync(http.RequestAborted);
        var found = await Own(db, actor).SingleOrDefaultAsync(e => e.Id == id, http.RequestAborted) ?? throw new RefusedException(AgentDoor.NotFound);
        var first = found.TurnCount - Math.Min(last, LargestPage);
        var turns = await db.EncounterTurns.AsNoTracking().Where(t => t.EncounterId == id && t.Number > first)
            .OrderBy(t => t.Number).ToListAsync(http.RequestAborted);
        audit.Note(actor, "encounter.turns_read", found.PatientId, id.ToString("D"));
        return [.. turns.Select(TurnJson.Of)];
    }

    private static IQueryable<Encounter> Own(CareChatDb db, Actor actor) =>
        db.Encounters.AsNoTracking().Where(e => e.OwnerId == actor.Account && e.InstanceId == actor.InstanceId);

    private static IQueryable<Encounter> Submitted(IQueryable<Encounter> encounters) =>
        encounters.Include(e => e.Turns.Where(t => t.SubmittedAt != null && t.ReplacedAt == null)).AsSplitQuery();

    private EncounterJson Json(Encounter encounter) => EncounterJson.Of(encounter, encounter.Turns.SingleOrDefault(), clock.GetUtcNow());

    private static Guid Id(HttpContext http) =>
        Guid.TryParseExact((string?)http.Request.RouteValues["id"], "D", out var id) ? id : throw new RefusedException(AgentDoor.NotFound);

    private static int? Positive(HttpContext http, string name)
    {
        if (!http.Request.Query.TryGetValue(name, out var text)) return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number : throw new RefusedException(Refusal.Invalid(name, $"{name} must be a positive integer"));
    }

    private static DateTimeOffset Before(HttpContext http)
    {
        if (!http.Request.Query.TryGetValue("before", out var text)) return DateTimeOffset.MaxValue;
        return Timestamp.TryRead(text.ToString(), out var at) ? at : throw new RefusedException(Refusal.Invalid("before", "before must be an RFC3339 timestamp"));
    }
}
