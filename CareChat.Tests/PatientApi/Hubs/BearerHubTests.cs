using System.Net.WebSockets;
using CareChat.Shared;
using CareChat.Tests.App;
using CareChat.Web.Accounts;
using CareChat.Web.Data;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.PatientApi.Hubs;

/// <summary>The hub for API clients with contract A's bearer token.</summary>
public sealed class BearerHubTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task A_client_follows_the_patients_of_its_instances_and_types_as_the_patient()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        var foreign = await ApiClinic.OpenAsync(host);
        var nurse = await host.PersonAsync(clinic.Instance.Id, Roles.Clinician);
        var presence = host.Services.GetRequiredService<CareChat.Web.Realtime.Presence>();
        await using var client = await HubClient.ConnectAsync(host, clinic.Bearer());

        Assert.Contains("NOT_FOUND", (await Assert.ThrowsAsync<HubException>(() => client.JoinAsync(foreign.PatientId))).Message);
        await client.JoinAsync(clinic.PatientId);
        using var viewing = presence.View(clinic.Conversation.Id, nurse);
        await client.TypingAsync(clinic.Conversation.Id);

        Assert.Equal([new HubPerson(nurse.Name, "team", false)], (await client.PresenceAsync(clinic.Conversation.Id)).People);
        Assert.Contains(presence.Of(clinic.Conversation.Id), p => p is { Side: Side.Patient, Name: "Stephen McLaughlin", IsTyping: true });
    }

    [Fact]
    public async Task What_is_fetched_is_the_message_as_the_rest_door_answers_it_and_its_number()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        await using var client = await HubClient.ConnectAsync(host, clinic.Bearer());
        await client.JoinAsync(clinic.PatientId);
        var sent = await (await clinic.SendAsync("Can I take the tablet with food? <b>ü</b>")).JsonAsync(201);

        var fetched = Assert.Single(await client.FetchAsync(clinic.Conversation.Id, (await client.EventAsync()).Number - 1));

        Assert.Equal(sent.EnumerateObject().Select(p => (p.Name, p.Value.ToString())).Append(("number", "1")),
            fetched.EnumerateObject().Select(p => (p.Name, p.Value.ToString())));
    }

    [Fact]
    public async Task A_client_reads_with_its_scopes_only()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        await using var reader = await HubClient.ConnectAsync(host, (await clinic.WithScopesAsync("chat:read")).Bearer());
        await using var writer = await HubClient.ConnectAsync(host, (await clinic.WithScopesAsync("chat:write")).Bearer());

        await reader.JoinAsync(clinic.PatientId);

        Assert.Contains("ACCESS_DENIED", (await Assert.ThrowsAsync<HubException>(() => reader.TypingAsync(clinic.Conversation.Id))).Message);
        Assert.Contains("ACCESS_DENIED", (await Assert.ThrowsAsync<HubException>(() => writer.JoinAsync(clinic.PatientId))).Message);
    }

    [Fact]
    public async Task A_revoked_client_is_cut_off_and_its_chat_tokens_with_it()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        var token = (await clinic.MintAsync()).Text("token");
        await using var client = await HubClient.ConnectAsync(host, clinic.Bearer());
        await using var patient = await HubClient.ConnectAsync(host, token);
        await client.JoinAsync(clinic.PatientId);
        await patient.JoinAsync(clinic.PatientId);

        await host.WriteAsync(async scope =>
        {
            await host.Services.GetRequiredService<ApiClientStore>().RevokeAsync(scope, Actor.Operator(clinic.Instance.Id), clinic.Pair.Id);
            return true;
        });
        await client.Closed;
        await patient.Closed;

        await Assert.ThrowsAnyAsync<WebSocketException>(() => HubClient.ConnectAsync(host, clinic.Bearer()));
        await Assert.ThrowsAnyAsync<WebSocketException>(() => HubClient.ConnectAsync(host, token));
    }

    [Fact]
    public async Task A_bearer_token_ends_with_its_hour_and_the_connection_with_it()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        await using var client = await HubClient.ConnectAsync(host, clinic.Bearer());
        await client.JoinAsync(clinic.PatientId);

        host.Clock.Advance(TimeSpan.FromHours(1));

        await client.Closed;
    }
}
