using System.Net.WebSockets;
using CareChat.Shared;
using CareChat.Tests.App;
using CareChat.Web.Conversations;
using CareChat.Web.Data;
using CareChat.Web.Messages;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.PatientApi.Hubs;

/// <summary>On SQLite.</summary>
public sealed class SqliteChatHubTests(PortalHost host) : ChatHubTests(host), IClassFixture<PortalHost>;

/// <summary>On PostgreSQL.</summary>
[Collection(PostgresServer.Collection)]
public sealed class PostgresChatHubTests(PostgresPortalHost host) : ChatHubTests(host), IClassFixture<PostgresPortalHost>;

/// <summary>What the hub promises outside clients, on either database.</summary>
public abstract class ChatHubTests(PortalHost host)
{
    private readonly MessageStore messages = host.Services.GetRequiredService<MessageStore>();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ct_not-a-token")]
    public async Task Nobody_connects_without_a_credential(string? token) =>
        await Assert.ThrowsAnyAsync<WebSocketException>(() => HubClient.ConnectAsync(host, token));

    [Fact]
    public async Task A_foreign_patient_and_an_unknown_one_get_the_same_answer()
    {
        var (own, token, _) = await RoomAsync();
        var (foreign, _, _) = await RoomAsync();
        await using var client = await HubClient.ConnectAsync(host, token);

        var answers = new List<string>();
        foreach (var patient in new object[] { foreign.PatientId!.Value, Guid.NewGuid(), "no id at all" })
            answers.Add((await Assert.ThrowsAsync<HubException>(() => client.JoinAsync(patient))).Message);
        var notJoined = await Assert.ThrowsAsync<HubException>(() => client.FetchAsync(foreign.Id, 0));

        Assert.Contains("NOT_FOUND", Assert.Single(answers.Distinct()));
        Assert.Contains("NOT_FOUND", notJoined.Message);
        Assert.Equal(own.Id, (await client.JoinAsync(own.PatientId!.Value)).Conversation);
    }

    [Fact]
    public async Task A_revoked_token_is_cut_off_and_an_expired_one_too()
    {
        var (conversation, token, clinic) = await RoomAsync();
        var (expired, brief, _) = await RoomAsync(minutes: 5);
        await using var first = await HubClient.ConnectAsync(host, token);
        await using var second = await HubClient.ConnectAsync(host, brief);
        await first.JoinAsync(conversation.PatientId!.Value);
        await second.JoinAsync(expired.PatientId!.Value);

        var listed = await (await clinic.Http.GetAsync(clinic.Chat + "/tokens")).JsonAsync(200);
        await clinic.Http.DeleteAsync($"{clinic.Chat}/tokens/{listed.GetProperty("data")[0].Text("id")}");
        await Assert.ThrowsAnyAsync<Exception>(() => first.FetchAsync(conversation.Id, 0));
        await first.Closed;
        host.Clock.Advance(TimeSpan.FromMinutes(6));
        await second.Closed;

        await Assert.ThrowsAnyAsync<WebSocketException>(() => HubClient.ConnectAsync(host, token));
        await Assert.ThrowsAnyAsync<WebSocketException>(() => HubClient.ConnectAsync(host, brief));
    }

    [Fact]
    public async Task A_client_hears_ids_only_and_fetches_the_rest_by_number()
    {
        var (conversation, token, _) = await RoomAsync();
        var nurse = await host.PersonAsync(conversation.InstanceId, Roles.Clinician);
        await using var client = await HubClient.ConnectAsync(host, token);
        var joined = await client.JoinAsync(conversation.PatientId!.Value);

        await messages.PostAsync(nurse, new PostMessage(conversation.Id, "one"));
        await messages.PostAsync(nurse, new PostMessage(conversation.Id, "two"));
        await messages.RetractAsync(nurse, conversation.Id, 1);

        Assert.Equal(new HubJoined(conversation.Id, 0), joined);
        Assert.Equal(new HubEvent(conversation.Id, 1, HubEventKinds.MessageCreated), await client.EventAsync());
        Assert.Equal(new HubEvent(conversation.Id, 2, HubEventKinds.MessageCreated), await client.EventAsync());
        Assert.Equal(new HubEvent(conversation.Id, 1, HubEventKinds.MessageRetracted), await client.EventAsync());
        var fetched = await client.FetchAsync(conversation.Id, 0);
        Assert.Equal(["", "two"], fetched.Select(m => m.GetProperty("body").GetString()));
        Assert.Equal([1, 2], fetched.Select(m => m.GetProperty("number").GetInt32()));
        Assert.Equal([2], (await client.FetchAsync(conversation.Id, 1, 1)).Select(m => m.GetProperty("number").GetInt32()));
    }

    [Fact]
    public async Task An_internal_note_is_never_told()
    {
        var (conversation, token, _) = await RoomAsync();
        var nurse = await host.PersonAsync(conversation.InstanceId, Roles.Clinician);
        await using var client = await HubClient.ConnectAsync(host, token);
        await client.JoinAsync(conversation.PatientId!.Value);

        await host.Services.GetRequiredService<NoteStore>().PostAsync(nurse, new PostNote(conversation.Id, "for the team only"));
        await messages.PostAsync(nurse, new PostMessage(conversation.Id, "for the patient"));

        Assert.Equal(HubEventKinds.MessageCreated, (await client.EventAsync()).Kind);
        Assert.Equal(0, client.EventsWaiting);
    }

    [Fact]
    public async Task Who_left_hears_nothing_more()
    {
        var (conversation, token, _) = await RoomAsync();
        var nurse = await host.PersonAsync(conversation.InstanceId, Roles.Clinician);
        await using var client = await HubClient.ConnectAsync(host, token);
        await client.JoinAsync(conversation.PatientId!.Value);
        await client.LeaveAsync(conversation.PatientId!.Value);

        await messages.PostAsync(nurse, new PostMessage(conversation.Id, "unheard"));
        Assert.Equal(1, (await client.JoinAsync(conversation.PatientId!.Value)).LastNumber);
        await messages.PostAsync(nurse, new PostMessage(conversation.Id, "heard"));

        Assert.Equal(2, (await client.EventAsync()).Number);
    }

    [Fact]
    public async Task A_chat_token_reads_thirty_times_a_minute_here_and_by_REST_together()
    {
        var (conversation, token, clinic) = await RoomAsync();
        await using var client = await HubClient.ConnectAsync(host, token);
        await client.JoinAsync(conversation.PatientId!.Value);
        using var http = new HttpClient { BaseAddress = host.Address };
        Assert.True((await http.GetAsync($"{clinic.Root}/chat/messages?token={token}")).IsSuccessStatusCode);
        for (var i = 0; i < 29; i++) await client.FetchAsync(conversation.Id, 0);

        var limited = await Assert.ThrowsAsync<HubException>(() => client.FetchAsync(conversation.Id, 0));

        Assert.Contains("RATE_LIMITED", limited.Message);
        Assert.Equal(429, (int)(await http.GetAsync($"{clinic.Root}/chat/messages?token={token}")).StatusCode);
    }

    [Fact]
    public async Task A_chat_token_sees_who_is_there_and_cannot_type()
    {
        var (conversation, token, _) = await RoomAsync();
        var nurse = await host.PersonAsync(conversation.InstanceId, Roles.Clinician);
        var presence = host.Services.GetRequiredService<CareChat.Web.Realtime.Presence>();
        await using var client = await HubClient.ConnectAsync(host, token);
        await client.JoinAsync(conversation.PatientId!.Value);

        presence.Typing(conversation.Id, nurse);

        var told = (await client.PresenceChangeAsync()).People;
        if (told.Count == 0) told = (await client.PresenceChangeAsync()).People;
        Assert.Equal([new HubPerson(nurse.Name, "team", true)], told);
        Assert.Equal(told, (await client.PresenceAsync(conversation.Id)).People);
        Assert.Contains(presence.Of(conversation.Id), p => p is { Side: Side.Patient, Name: "Stephen McLaughlin" });
        Assert.Contains("ACCESS_DENIED", (await Assert.ThrowsAsync<HubException>(() => client.TypingAsync(conversation.Id))).Message);
    }

    [Fact]
    public async Task A_call_that_does_not_fit_is_refused_with_a_code_and_the_connection_goes_on()
    {
        var (conversation, token, _) = await RoomAsync();
        await using var client = await HubClient.ConnectAsync(host, token);
        await client.JoinAsync(conversation.PatientId!.Value);
        (string Method, object?[] Arguments)[] calls =
        [
            (HubNames.Join, [5]), (HubNames.Join, []), (HubNames.Join, [conversation.PatientId, 1]), (HubNames.Leave, [true]),
            (HubNames.Fetch, [conversation.Id, 0.5, 10]), (HubNames.Fetch, [conversation.Id, "0", 10]), (HubNames.Fetch, [conversation.Id, 0, null]),
            (HubNames.Fetch, [conversation.Id, 0, 201]), (HubNames.Fetch, [conversation.Id, 0, 0]), (HubNames.Fetch, [conversation.Id, -1, 10]), ("Reread", []),
        ];

        foreach (var (method, arguments) in calls)
            Assert.Contains("HubException: VALIDATION_ERROR: ", (await Assert.ThrowsAsync<HubException>(() => client.CallAsync(method, arguments))).Message);

        Assert.Empty(await client.FetchAsync(conversation.Id, 0, 200));
        Assert.Empty(await client.FetchAsync(conversation.Id, int.MaxValue, 200));
    }

    private async Task<(Conversation Conversation, string Token, ApiClinic Clinic)> RoomAsync(int minutes = 60)
    {
        var clinic = await ApiClinic.OpenAsync(host);
        var minted = await clinic.MintAsync(new { ttlMinutes = minutes });
        return (clinic.Conversation, minted.Text("token")!, clinic);
    }
}
