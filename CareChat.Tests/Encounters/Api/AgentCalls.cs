using System.Net.Http.Json;
using System.Text.Json;
using CareChat.Tests.App;
using CareChat.Tests.PatientApi;
using CareChat.Web.Data;
using CareChat.Web.Encounters;
using CareChat.Web.Encounters.Api;
using CareChat.Web.Messages;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Encounters.Api;

/// <summary>What agents ask of contract C, and what moves an encounter on.</summary>
public static class AgentCalls
{
    private const string Query = "/api/v1/agent/query";

    /// <summary>Sends a letter.</summary>
    public static Task<HttpResponseMessage> QueryAsync(this HttpClient http, string query, string? session = null, Guid? patient = null, object[]? images = null) =>
        http.PostAsJsonAsync(Query, new Dictionary<string, object?> { ["query"] = query, ["session_token"] = session, ["patient_id"] = patient, ["images"] = images });

    /// <summary>Sends a letter that is taken.</summary>
    public static async Task<JsonElement> SendAsync(this HttpClient http, string query, string? session = null, Guid? patient = null, object[]? images = null)
    {
        using var answer = await http.QueryAsync(query, session, patient, images);
        return await answer.JsonAsync(200);
    }

    /// <summary>Requires contract C's error shape, and returns it.</summary>
    public static async Task RefusesAsync(this Task<HttpResponseMessage> sent, int status, string error)
    {
        using var answer = await sent;
        var json = await answer.JsonAsync(status);
        Assert.Equal(["error"], json.Keys());
        Assert.Equal(error, json.Text("error"));
    }

    /// <summary>The status the door of the agents' chat has for a credential.</summary>
    public static async Task<int> ChatDoorAsync(this PortalHost host, Guid encounterId, string? bearer)
    {
        var http = new DefaultHttpContext { RequestServices = host.Services };
        http.Request.RouteValues["encounter_id"] = encounterId.ToString("D");
        if (bearer is not null) http.Request.Headers.Authorization = "Bearer " + bearer;
        try
        {
            await host.Services.GetRequiredService<AgentDoor>().ChatAsync(http);
            return 200;
        }
        catch (CareChat.Shared.RefusedException refused)
        {
            return CareChat.Web.Http.Problem.Of(refused.Refusal).Status;
        }
    }

    /// <summary>Leads a submitted encounter to a state, by what people do.</summary>
    public static async Task LeadAsync(this EncounterHost host, Guid encounterId, Actor owner, EncounterState state)
    {
        var store = host.Services.GetRequiredService<EncounterStore>();
        var dana = await host.PersonAsync(host.Instance.Id, Roles.Clinician);
        if (state == EncounterState.Canceled)
        {
            await store.CancelAsync(owner, encounterId);
            return;
        }
        await store.TakeAsync(dana, encounterId);
        if (state == EncounterState.WaitingForPatientReply)
            await host.Services.GetRequiredService<MessageStore>().PostAsync(dana, new PostMessage(encounterId, "Any fever?", Guid.NewGuid()));
        if (state is EncounterState.Completed or EncounterState.Closed)
            await store.CompleteAsync(dana, encounterId, "Use the cream for a week.", Guid.NewGuid());
        if (state == EncounterState.Closed) host.Clock.Advance(TimeSpan.FromHours(72));
    }

    /// <summary>An id out of an answer.</summary>
    public static Guid Id(this JsonElement json, string field) => json.GetProperty(field).GetGuid();
}
