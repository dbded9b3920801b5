using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareChat.Tests.App;
using CareChat.Web.Attachments;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Assistant.Talks;

/// <summary>The addresses behind a talk's buttons, tried by strangers first.</summary>
public sealed class TalkDoorTests(TalkHost host) : IClassFixture<TalkHost>
{
    [Theory]
    [InlineData("stop")]
    [InlineData("again")]
    [InlineData("handover")]
    public async Task A_door_is_the_talks_own_patients_alone(string name)
    {
        var room = await TalkRoom.InAsync(host);
        await room.AnswerToAsync("Who may press here?");
        var neighbour = await TalkRoom.InAsync(host);
        var sibling = await host.PersonAsync(room.Patient.InstanceId, Roles.Patient, room.Patient.PatientId);
        var administrator = await host.PersonAsync(room.Patient.InstanceId, Roles.Administrator);
        var own = await PortalBrowser.OfAsync(host, room.Patient);
        using var nobody = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = host.Address };
        using var foreignPage = own.Client(host, withToken: false);
        using var page = own.Client(host);

        Assert.Equal(HttpStatusCode.Unauthorized, await PressAsync(nobody));
        Assert.Equal(HttpStatusCode.BadRequest, await PressAsync(foreignPage));
        foreach (var actor in new[] { neighbour.Patient, sibling, room.Team.Nurse, administrator })
        {
            using var stranger = (await PortalBrowser.OfAsync(host, actor)).Client(host);
            Assert.Equal(HttpStatusCode.NotFound, await PressAsync(stranger));
        }
        Assert.True((int)await PressAsync(page) is 200 or 204);
        await host.WriteAsync(scope => scope.Db.Sessions.Where(s => s.Id == room.Patient.SessionId).ExecuteUpdateAsync(s => s.SetProperty(x => x.RevokedAt, host.Clock.GetUtcNow())));
        Assert.Equal(HttpStatusCode.Unauthorized, await page.EventuallyAsync(HttpStatusCode.Unauthorized, PressAsync));

        async Task<HttpStatusCode> PressAsync(HttpClient client) => (await client.PostAsJsonAsync($"/portal/assistant/{room.Id}/{name}", new { })).StatusCode;
    }

    [Fact]
    public async Task Nobody_else_reads_or_writes_in_a_talk()
    {
        var room = await TalkRoom.InAsync(host);
        await room.AnswerToAsync("Is this private?");
        var sibling = await host.PersonAsync(room.Patient.InstanceId, Roles.Patient, room.Patient.PatientId);
        foreach (var actor in new[] { sibling, room.Team.Nurse })
        {
            using var stranger = (await PortalBrowser.OfAsync(host, actor)).Client(host);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsJsonAsync($"/portal/conversations/{room.Id}/messages", new { body = "hello" })).StatusCode);
        }
        Assert.Equal(2, (await room.MessagesAsync()).Count);
    }

    [Fact]
    public async Task The_buttons_stop_the_answer_and_lead_to_the_care_team()
    {
        var room = await TalkRoom.InAsync(host);
        using var page = (await PortalBrowser.OfAsync(host, room.Patient)).Client(host);
        var held = room.Answerer.Hold(room.Patient.InstanceId);
        var asked = await page.PostAsJsonAsync($"/portal/conversations/{room.Id}/messages", new { id = Guid.NewGuid(), body = "What helps?" });
        Assert.Equal(HttpStatusCode.Created, asked.StatusCode);
        await held.Begun;

        Assert.Equal(HttpStatusCode.NoContent, (await page.PostAsync($"/portal/assistant/{room.Id}/stop", null)).StatusCode);
        await held.GivenUp;
        Assert.Equal("/chat?handed=true", await NextAsync());
        Assert.Equal("/chat", await NextAsync());

        Assert.Equal(["What helps?", "Stopped.", "You gave this talk to your care team."], (await room.MessagesAsync()).Select(m => m.Body));

        async Task<string?> NextAsync() =>
            (await (await page.PostAsync($"/portal/assistant/{room.Id}/handover", null)).Content.ReadFromJsonAsync<JsonElement>()).GetProperty("next").GetString();
    }

    [Fact]
    public async Task A_file_is_not_taken()
    {
        var room = await TalkRoom.InAsync(host);
        using var page = (await PortalBrowser.OfAsync(host, room.Patient)).Client(host);
        using var text = new MemoryStream("my list"u8.ToArray());
        var file = await host.Services.GetRequiredService<AttachmentStore>().UploadAsync(room.Patient, room.Patient.PatientId!.Value, text, "list.txt");

        var answer = await page.PostAsJsonAsync($"/portal/conversations/{room.Id}/messages", new { id = Guid.NewGuid(), body = "Read this", attachmentId = file.Id });

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Empty(await room.MessagesAsync());
    }

    [Fact]
    public async Task A_question_where_the_assistant_is_off_is_refused_by_its_name()
    {
        var room = await TalkRoom.InAsync(host);
        using var page = (await PortalBrowser.OfAsync(host, room.Patient)).Client(host);
        await host.WriteAsync(scope => scope.Db.Instances.Where(i => i.Id == room.Patient.InstanceId).ExecuteUpdateAsync(p => p.SetProperty(x => x.AssistantDisabled, true)));

        var answer = await page.PostAsJsonAsync($"/portal/conversations/{room.Id}/messages", new { id = Guid.NewGuid(), body = "Hello?" });

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal("ASSISTANT_OFF", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
        Assert.Empty(await room.MessagesAsync());
    }
}
