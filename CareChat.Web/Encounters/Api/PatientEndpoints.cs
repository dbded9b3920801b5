using System.Text.Json;
using CareChat.Shared;
using CareChat.Web.Data;
using CareChat.Web.Encounters.Api.Wire;
using CareChat.Web.Encounters.Checkout;
using CareChat.Web.Http;

namespace CareChat.Web.Encounters.Api;

/// <summary>The people of the caller's account (contract C.8).</summary>
internal sealed class PatientEndpoints(AgentDoor door, AccountReading reading, Household household, WriteLane lane, TimeProvider clock)
{
    /// <summary>Lists the active ones.</summary>
    public async Task ListAsync(HttpContext http) =>
        await http.Response.WriteJsonAsync(await reading.PatientsAsync(await door.AccountAsync(http), http.RequestAborted), AgentWire.Plain.IReadOnlyListAccountPatientJson);

    /// <summary>Shows one with allergies and medications.</summary>
    public async Task GetAsync(HttpContext http)
    {
        var actor = await door.AccountAsync(http);
        await http.Response.WriteJsonAsync(await reading.PatientAsync(actor, PathId(http), http.RequestAborted), AgentWire.Plain.AccountPatientJson);
    }

    /// <summary>Adds one.</summary>
    public async Task CreateAsync(HttpContext http)
    {
        var actor = await door.AccountAsync(http);
        var input = await JsonInput.ReadAsync(http);
        var member = PatientFields.ReadNew(input, reading.Today);
        var claim = IdempotencyKey.Of(http, actor.Id, input.Hash);
        var answer = await lane.WriteAsync(scope =>
        {
            scope.RequireLive(actor);
            return scope.OnceAsync(claim, clock.GetUtcNow(), async () =>
            {
                var patient = await household.AddAsync(scope, actor, member);
                var json = AccountPatientJson.Of(patient, await AccountReading.OwnerAsync(scope.Db, actor), reading.Today);
                return new Answer(StatusCodes.Status201Created, JsonSerializer.Serialize(json, AgentWire.Plain.AccountPatientJson),
                    $"{http.Request.Path.Value?.TrimEnd('/')}/{patient.Id:D}", patient.Id);
            });
        }, http.RequestAborted);
        await http.Response.WriteAnswerAsync(answer);
    }

    /// <summary>Changes the fields that are sent, and no others.</summary>
    public async Task ChangeAsync(HttpContext http)
    {
        var actor = await door.AccountAsync(http);
        var id = PathId(http);
        await reading.PatientAsync(actor, id, http.RequestAborted);
        var input = await JsonInput.ReadAsync(http);
        var (change, consent) = (PatientFields.ReadChange(input, reading.Today), input.Flag("consentedToTelehealth"));
        input.Require();
        var changed = await lane.WriteAsync(async scope =>
        {
            var patient = await household.ChangeAsync(scope, actor, id, change);
            if (consent is { } isGiven) await household.ConsentAsync(scope, actor, id, isGiven);
            return AccountPatientJson.Of(patient, await AccountReading.OwnerAsync(scope.Db, actor), reading.Today);
        }, http.RequestAborted);
        await http.Response.WriteJsonAsync(changed, AgentWire.Plain.AccountPatientJson);
    }

    /// <summary>Would start a check of identity elsewhere: the care team does it here.</summary>
    public async Task StartIdentityCheckAsync(HttpContext http)
    {
        var actor = await door.AccountAsync(http);
        await reading.PatientAsync(actor, PathId(http), http.RequestAborted);
        http.Response.StatusCode = StatusCodes.Status501NotImplemented;
        await http.Response.WriteJsonTextAsync("""{"error":"identity provider not configured"}""");
    }

    private static Guid PathId(HttpContext http) =>
        Guid.TryParseExact((string?)http.Request.RouteValues["patient_id"], "D", out var id) ? id : throw new RefusedException(AccountReading.NoPatient);
}
