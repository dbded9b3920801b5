using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareChat.Tests.App;
using CareChat.Web.Data;
using CareChat.Web.Realtime;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Messages;

public sealed partial class PortalMessagesTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task A_message_is_stored_once_however_often_the_page_sends_it()
    {
        var room = await ChatRoom.InAsync(host);
        using var page = (await PortalBrowser.OfAsync(host, room.Patient)).Client(host);
        var message = new { id = Guid.NewGuid(), body = "Can I take the tablet with food?" };

        var first = await page.PostAsJsonAsync($"/portal/conversations/{room.Id}/messages", message);
        var second = await page.PostAsJsonAsync($"/portal/conversations/{room.Id}/messages", message);

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(HttpStatusCode.Created, second.StatusCode);
        var answer = await first.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(["id", "number", "sentAt"], answer.EnumerateObject().Select(p => p.Name));
        Assert.Equal(message.id, answer.GetProperty("id").GetGuid());
        Assert.Equal(answer.GetRawText(), (await second.Content.ReadFromJsonAsync<JsonElement>()).GetRawText());
        await using var db = host.Open();
        Assert.Equal(1, await db.Messages.CountAsync(m => m.ConversationId == room.Id));
    }

    [Theory]
    [InlineData("POST", "messages")]
    [InlineData("PUT", "draft")]
    [InlineData("POST", "typing")]
    [InlineData("POST", "read")]
    [InlineData("POST", "notes")]
    [InlineData("DELETE", "messages/1")]
    public async Task Each_address_refuses_strangers_the_signed_out_and_foreignPages(string method, string name)
    {
        var room = await ChatRoom.InAsync(host);
        var stranger = await ChatRoom.InAsync(host);
        var path = $"/portal/conversations/{room.Id}/{name}";
        var own = await PortalBrowser.OfAsync(host, room.Nurse);
        using var strangers = (await PortalBrowser.OfAsync(host, stranger.Nurse)).Client(host);
        using var ownPage = own.Client(host);
        using var foreignPage = own.Client(host, withToken: false);
        using var nobody = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = host.Address };

        Assert.Equal(HttpStatusCode.NotFound, await SendAsync(strangers));
        Assert.Equal(HttpStatusCode.Unauthorized, await SendAsync(nobody));
        Assert.Equal(HttpStatusCode.BadRequest, await SendAsync(foreignPage));
        await host.WriteAsync(scope => scope.Db.Sessions.Where(s => s.Id == room.Nurse.SessionId)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.RevokedAt, host.Clock.GetUtcNow())));
        Assert.Equal(HttpStatusCode.Unauthorized, await ownPage.EventuallyAsync(HttpStatusCode.Unauthorized, SendAsync));

        async Task<HttpStatusCode> SendAsync(HttpClient client)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = JsonContent.Create(new { body = "hello", upTo = 1 }) };
            return (await client.SendAsync(request)).StatusCode;
        }
    }

    [Fact]
    public async Task A_token_of_another_person_is_not_taken()
    {
        var room = await ChatRoom.InAsync(host);
        var nurse = await PortalBrowser.OfAsync(host, room.Nurse);
        var patient = await PortalBrowser.OfAsync(host, room.Patient);
        using var page = (patient with { Token = nurse.Token }).Client(host);

        var answer = await page.PostAsJsonAsync($"/portal/conversations/{room.Id}/messages", new { id = Guid.NewGuid(), body = "hello" });

        Assert.Equal("ANTIFORGERY", await CodeAsync(answer, HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task Wrong_input_is_answered_as_a_problem()
    {
        var room = await ChatRoom.InAsync(host);
        using var page = (await PortalBrowser.OfAsync(host, room.Patient)).Client(host);
        var path = $"/portal/conversations/{room.Id}/messages";

        Assert.Equal("VALIDATION_ERROR", await CodeAsync(await page.PostAsJsonAsync(path, new { body = new string('a', 10_001) }), HttpStatusCode.BadRequest));
        Assert.Equal("VALIDATION_ERROR", await CodeAsync(await page.PostAsJsonAsync(path, new { body = "  " }), HttpStatusCode.BadRequest));
        Assert.Equal("VALIDATION_ERROR", await CodeAsync(await page.PostAsync(path, new StringContent("{\"body\":", null, "application/json")), HttpStatusCode.BadRequest));
        Assert.Equal("FILE_NOT_FOUND", await CodeAsync(await page.PostAsJsonAsync(path, new { body = "x", attachmentId = Guid.NewGuid() }), HttpStatusCode.NotFound));
    }

    [Theory]
    [InlineData("messages")]
    [InlineData("notes")]
    public async Task What_was_begun_for_one_conversation_is_written_in_no_other(string name)
    {
        var room = await ChatRoom.InAsync(host);
        var other = await host.PatientAsync(room.Nurse.InstanceId, "Lupe", "Little");
        using var nurse = (await PortalBrowser.OfAsync(host, room.Nurse)).Client(host);
        var path = $"/portal/conversations/{room.Id}/{name}";

        Assert.Equal("OTHER_CONVERSATION", await CodeAsync(await nurse.PostAsJsonAsync(path, new { body = "for Lupe", conversation = other.Id }), HttpStatusCode.Conflict));
        Assert.Equal(HttpStatusCode.Created, (await nurse.PostAsJsonAsync(path, new { body = "for Stephen", conversation = room.Id })).StatusCode);

        await using var db = host.Open();
        Assert.Equal(1, await db.Messages.CountAsync(m => m.ConversationId == room.Id) + await db.InternalNotes.CountAsync(n => n.ConversationId == room.Id));
        Assert.Equal(0, await db.Messages.CountAsync(m => m.ConversationId == other.Id) + await db.InternalNotes.CountAsync(n => n.ConversationId == other.Id));
    }

    [Fact]
    public async Task Typing_is_seen_by_others_until_the_message_is_sent()
    {
        var room = await ChatRoom.InAsync(host);
        using var page = (await PortalBrowser.OfAsync(host, room.Patient)).Client(host);
        var presence = host.Services.GetRequiredService<Presence>();
        using var open = presence.View(room.Id, room.Patient);

        await page.PostAsync($"/portal/conversations/{room.Id}/typing", null);
        Assert.True(presence.Of(room.Id).Single().IsTyping);

        await page.PostAsJsonAsync($"/portal/conversations/{room.Id}/messages", new { id = Guid.NewGuid(), body = "hello" });
        Assert.False(presence.Of(room.Id).Single().IsTyping);
    }

    [Fact]
    public async Task A_note_is_for_the_care_team_and_written_once()
    {
        var room = await ChatRoom.InAsync(host);
        using var nurse = (await PortalBrowser.OfAsync(host, room.Nurse)).Client(host);
        using var patient = (await PortalBrowser.OfAsync(host, room.Patient)).Client(host);
        var note = new { id = Guid.NewGuid(), body = "Dry cough since the 12th" };

        Assert.Equal(HttpStatusCode.NotFound, (await patient.PostAsJsonAsync($"/portal/conversations/{room.Id}/notes", note)).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await nurse.PostAsJsonAsync($"/portal/conversations/{room.Id}/notes", note)).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await nurse.PostAsJsonAsync($"/portal/conversations/{room.Id}/notes", note)).StatusCode);

        await using var db = host.Open();
        Assert.Equal(note.body, (await db.InternalNotes.SingleAsync(n => n.ConversationId == room.Id)).Body);
    }

    private static async Task<string?> CodeAsync(HttpResponseMessage answer, HttpStatusCode status)
    {
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(problem.TryGetProperty("title", out _));
        return problem.GetProperty("code").GetString();
    }
}
