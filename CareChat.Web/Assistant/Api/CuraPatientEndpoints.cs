using System.Text.Json;
using CareChat.Shared;
using CareChat.Web.Assistant.Api.Wire;
using CareChat.Web.Audit;
using CareChat.Web.Data;
using CareChat.Web.Http;

namespace CareChat.Web.Assistant.Api;

/// <summary>Contract B.7: patients are entered and shown. Shapes and status codes only.</summary>
internal sealed class CuraPatientEndpoints(CuraDoor door, CuraPatients patients, WriteLane lane, ReadAudit audit, TimeProvider clock)
{
    private static readonly Refusal NotFound = new(RefusalKind.NotFound, "PATIENT_NOT_FOUND", "Patient not found");

    /// <summary>Enters one; a number that is there already is answered with whom it belongs to.</summary>
    public async Task CreateAsync(HttpContext http)
    {
        var actor = await door.EnterAsync(http);
        var body = await JsonInput.ReadAsync(http);
        var input = CuraPatientInput.Of(body, await patients.CountryAsync(actor, http.RequestAborted));
        var claim = IdempotencyKey.Of(http, actor.Id, body.Hash);
        await http.Response.WriteAnswerAsync(await lane.WriteAsync(scope => scope.OnceAsync(claim, clock.GetUtcNow(), async () =>
        {
            var (patient, isNew) = await patients.CreateAsync(scope, actor, input);
            return isNew ? new Answer(StatusCodes.Status201Created, Json(patient, null), SubjectId: patient?.Id)
                : new Answer(StatusCodes.Status409Conflict, Json(patient, "Patient with this phone number already exists"), SubjectId: patient?.Id);
        }), http.RequestAborted));
    }

    /// <summary>Shows one.</summary>
    public async Task GetAsync(HttpContext http)
    {
        var actor = await door.EnterAsync(http);
        var id = Guid.TryParseExact((string?)http.Request.RouteValues["id"], "D", out var parsed) ? parsed : Guid.Empty;
        var patient = await patients.FindAsync(actor, id, http.RequestAborted) ?? throw new RefusedException(NotFound);
        audit.Note(actor, "patient.read", id, id.ToString("D"));
        await http.Response.WriteJsonAsync(new CuraPatientEnvelopeJson(true, null, patient), CuraWire.Plain.CuraPatientEnvelopeJson);
    }

    private static string Json(CuraPatientJson? patient, string? error) =>
        JsonSerializer.Serialize(new CuraPatientEnvelopeJson(error is null, error, patient), CuraWire.Plain.CuraPatientEnvelopeJson);
}
