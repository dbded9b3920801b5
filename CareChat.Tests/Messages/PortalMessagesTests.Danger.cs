using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareChat.Tests.App;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CareChat.Tests.Messages;

/// <summary>Words that are not stored, or not stored as they are: nobody is told that they are, and whom to call is said.</summary>
public sealed partial class PortalMessagesTests
{
    [Fact]
    public async Task Another_text_under_the_id_of_a_message_is_refused_and_not_said_to_be_stored()
    {
        var room = await ChatRoom.InAsync(host);
        using var page = (await PortalBrowser.OfAsync(host, room.Patient)).Client(host);
        var id = Guid.NewGuid();
        var path = $"/portal/conversations/{room.Id}/messages";

        Assert.Equal(HttpStatusCode.Created, (await page.PostAsJsonAsync(path, new { id, body = "Can I take it with food?" })).StatusCode);
        var other = await page.PostAsJsonAsync(path, new { id, body = "I can't breathe" });

        Assert.Equal(HttpStatusCode.Conflict, other.StatusCode);
        var problem = await other.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("MESSAGE_ID_TAKEN", problem.GetProperty("code").GetString());
        Assert.Contains("Call 911 now", problem.GetProperty("emergency").GetString());
        Assert.Equal(HttpStatusCode.Created, (await page.PostAsJsonAsync(path, new { id, body = "  Can I take it with food? " })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await page.DeleteAsync($"{path}/1")).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await page.PostAsJsonAsync(path, new { id, body = "Can I take it with food?" })).StatusCode);
    }

    [Fact]
    public async Task Words_that_are_not_through_are_answered_with_whom_to_call_and_nothing_is_kept_of_them()
    {
        var room = await ChatRoom.InAsync(host);
        var own = await PortalBrowser.OfAsync(host, room.Patient);
        using var page = own.Client(host);
        using var nurse = (await PortalBrowser.OfAsync(host, room.Nurse)).Client(host);
        using var foreignPage = own.Client(host, withToken: false);
        using var nobody = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = host.Address };

        Assert.Contains("Call 911 now", await AskAsync(page, "I can't breathe"));
        Assert.Contains("Call 911 now", await AskAsync(page, new string('a', 30_000) + " I can't breathe"));
        Assert.Null(await AskAsync(page, "Can I take it with food?"));
        Assert.Null(await AskAsync(page, null));
        Assert.Null(await AskAsync(nurse, "She says that she can't breathe"));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(nobody));
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(foreignPage));
        await using var db = host.Open();
        Assert.Equal(0, await db.Messages.CountAsync(m => m.ConversationId == room.Id));
        await host.WriteAsync(scope => scope.Db.Sessions.Where(s => s.Id == room.Patient.SessionId)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.RevokedAt, host.Clock.GetUtcNow())));
        Assert.Equal(HttpStatusCode.Unauthorized, await page.EventuallyAsync(HttpStatusCode.Unauthorized, StatusAsync));

        static async Task<string?> AskAsync(HttpClient client, string? body)
        {
            using var answer = await client.PostAsJsonAsync("/portal/danger", new { body });
            return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("emergency").GetString();
        }

        static async Task<HttpStatusCode> StatusAsync(HttpClient client) => (await client.PostAsJsonAsync("/portal/danger", new { body = "I can't breathe" })).StatusCode;
    }
}
