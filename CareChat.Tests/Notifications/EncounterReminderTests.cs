using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CareChat.Tests.App;
using CareChat.Web.Data;
using CareChat.Web.Encounters;
using CareChat.Web.Messages;
using CareChat.Web.Notifications;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Notifications;

/// <summary>A clinician's question in an encounter's chat reminds its owner, unless an agent says that it was read (contract C.5).</summary>
public sealed class EncounterReminderTests : IAsyncLifetime
{
    private readonly PortalHost host = new();
    private readonly MailSink sink = new();
    private ChatRoom room = null!;
    private ReadyLetter letter = null!;

    [Fact]
    public async Task An_unread_question_sends_a_mail_that_links_to_the_visit()
    {
        await PassAsync();

        Assert.Contains($"https://care.example.org/visits/{letter.Id:D}", Assert.Single(sink.Mails).Words);
    }

    [Fact]
    public async Task A_question_an_agent_has_marked_as_read_sends_none()
    {
        using var agent = new HttpClient { BaseAddress = host.Address };
        agent.DefaultRequestHeaders.Authorization = new("Bearer", letter.Token);
        var chat = $"/api/v1/agent/encounters/{letter.Id}/events";
        var asked = (await agent.GetFromJsonAsync<JsonObject>(chat))!["events"]![0]!;

        using var read = await agent.PostAsJsonAsync($"{chat}/read", new { eventIds = new[] { (string)asked["eventId"]! } });
        read.EnsureSuccessStatusCode();
        await PassAsync();

        Assert.Empty(sink.Mails);
    }

    public async Task InitializeAsync()
    {
        await sink.StartAsync();
        foreach (var (key, value) in MailClinic.Settings(sink.Port)) host.Settings[key] = value;
        await host.InitializeAsync();
        room = await ChatRoom.InAsync(host);
        var store = host.Services.GetRequiredService<EncounterStore>();
        letter = await host.SubmittedAsync(store, room.Patient);
        await store.TakeAsync(room.Nurse, letter.Id);
        await host.Services.GetRequiredService<MessageStore>().PostAsync(room.Nurse, new PostMessage(letter.Id, "Any fever since Monday?"));
    }

    public async Task DisposeAsync()
    {
        await ((IAsyncLifetime)host).DisposeAsync();
        sink.Dispose();
    }

    private Task PassAsync()
    {
        host.Clock.Advance(TimeSpan.FromMinutes(5));
        return host.Services.GetRequiredService<ReminderWorker>().PassAsync();
    }
}
