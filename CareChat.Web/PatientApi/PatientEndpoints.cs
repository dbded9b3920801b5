using System.Text.Json;
using CareChat.Shared;
using CareChat.Web.Audit;
using CareChat.Web.Data;
using CareChat.Web.Http;
using CareChat.Web.PatientApi.Wire;
using CareChat.Web.Patients;
using CareChat.Web.Text;

namespace CareChat.Web.PatientApi;

/// <summary>Enters, lists, shows and changes patients (contract A.7).</summary>
internal sealed class PatientEndpoints(PatientStore store, PatientPages pages, WriteLane lane, ReadAudit audit, TimeProvider clock)
{
    /// <summary>Enters a patient.</summary>
    public async Task CreateAsync(ApiCall call)
    {
        var input = await JsonInput.ReadAsync(call.Http);
        var patient = PatientInput.ReadNew(input, Today());
        var claim = IdempotencyKey.Of(call.Http, call.Client.Id, input.Hash);
        var answer = await lane.WriteAsync(scope =>
        {
            scope.RequireLive(call.Actor);
            return scope.OnceAsync(claim, clock.GetUtcNow(), async () =>
            {
                var entered = await store.CreateAsync(scope, call.Actor, patient);
                return new Answer(StatusCodes.Status201Created, JsonSerializer.Serialize(PatientJson.Of(entered), WireJson.Plain.PatientJson),
                    $"{call.Http.Request.Path.Value?.TrimEnd('/')}/{entered.Id:D}", entered.Id);
            });
        }, call.Cancelled);
        await call.Http.Response.WriteAnswerAsync(answer);
    }

    /// <summary>Lists patients.</summary>
    public async Task ListAsync(ApiCall call)
    {
        var request = call.Http.Request;
        var query = PageQuery.Read(request, 20);
        var filter = new PatientFilter(Given(request, "firstName"), Given(request, "lastName"), Given(request, "mrn") is { } mrn ? IdentifierText.Of(mrn) : null, Status(request));
        var (patients, total) = await pages.PageAsync(call.Actor, filter, query.Page, query.Size, call.Cancelled);
        foreach (var patient in patients) audit.Note(call.Actor, "patient.read", patient.Id, patient.Id.ToString("D"));
        await call.Http.Response.WriteJsonAsync(
            PageJson<PatientJson>.Of(patients.Select(PatientJson.Of).ToList(), query.Page, query.Size, total), WireJson.Plain.PageJsonPatientJson);
    }

    /// <summary>Shows a patient.</summary>
    public async Task GetAsync(ApiCall call)
    {
        var patient = await pages.GetAsync(call.Actor, call.PathId("patientId", "Patient"), call.Cancelled);
        audit.Note(call.Actor, "patient.read", patient.Id, patient.Id.ToString("D"));
        await call.Http.Response.WriteJsonAsync(PatientJson.Of(patient), WireJson.Plain.PatientJson);
    }

    /// <summary>Changes the fields that are sent, and no others.</summary>
    public async Task ChangeAsync(ApiCall call)
    {
        var id = call.PathId("patientId", "Patient");
        await pages.GetAsync(call.Actor, id, call.Cancelled);
        var change = PatientInput.ReadChange(await JsonInput.ReadAsync(call.Http), Today());
        var patient = await store.ChangeAsync(call.Actor, id, change, call.Cancelled);
        await call.Http.Response.WriteJsonAsync(PatientJson.Of(patient), WireJson.Plain.PatientJson);
    }

    private DateOnly Today() => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    private static string? Given(HttpRequest request, string name)
    {
        var text = TextRules.Accept(request.Query[name].ToString(), name, 200, mayBeEmpty: true);
        return text.Length == 0 ? null : text;
    }

    private static PatientStatus? Status(HttpRequest request) => Given(request, "status") switch
    {
        null => null,
        "ACTIVE" => PatientStatus.Active,
        "INACTIVE" => PatientStatus.Inactive,
        _ => throw new RefusedException(Refusal.Invalid("status", "status must be ACTIVE or INACTIVE")),
    };
}
