using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using CareChat.Tests.App;
using CareChat.Web.Attachments;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CareChat.Tests.Attachments;

public sealed class PortalFilesTests(PortalHost host) : IClassFixture<PortalHost>
{
    /// <summary>A picture of one pixel.</summary>
    private static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    [Fact]
    public async Task A_picture_goes_onto_a_message_and_both_sides_see_it()
    {
        var room = await ChatRoom.InAsync(host);
        using var patient = (await PortalBrowser.OfAsync(host, room.Patient)).Client(host);
        using var nurse = (await PortalBrowser.OfAsync(host, room.Nurse)).Client(host);

        var uploaded = await patient.PostAsync($"/portal/conversations/{room.Id}/files", Form(Png, "../rash.png"));
        Assert.Equal(HttpStatusCode.Created, uploaded.StatusCode);
        var file = await uploaded.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(["id", "fileName", "fileSize", "mimeType", "width", "height", "hasThumbnail"], file.EnumerateObject().Select(p => p.Name));
        var path = $"/portal/files/{file.GetProperty("id").GetGuid()}";

        Assert.Equal(HttpStatusCode.NotFound, (await nurse.GetAsync(path)).StatusCode);
        await patient.PostAsJsonAsync($"/portal/conversations/{room.Id}/messages", new { id = Guid.NewGuid(), body = "", attachmentId = file.GetProperty("id").GetGuid() });
        var seen = await nurse.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, seen.StatusCode);
        Assert.Equal(Png, await seen.Content.ReadAsByteArrayAsync());
        Assert.Equal("image/png", seen.Content.Headers.ContentType?.MediaType);
        Assert.Equal("nosniff", seen.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Contains("sandbox", seen.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("attachment", seen.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("rash.png", seen.Content.Headers.ContentDisposition?.FileName?.Trim('"'));
    }

    [Fact]
    public async Task A_message_taken_back_takes_its_file_from_the_other_side()
    {
        var room = await ChatRoom.InAsync(host);
        using var patient = (await PortalBrowser.OfAsync(host, room.Patient)).Client(host);
        using var nurse = (await PortalBrowser.OfAsync(host, room.Nurse)).Client(host);
        var path = await UploadAsync(patient, room);
        await patient.PostAsJsonAsync($"/portal/conversations/{room.Id}/messages", new { id = Guid.NewGuid(), body = "", attachmentId = path.Split('/')[^1] });
        Assert.Equal(HttpStatusCode.OK, (await nurse.GetAsync(path)).StatusCode);

        Assert.Equal(HttpStatusCode.NotFound, (await nurse.DeleteAsync($"/portal/conversations/{room.Id}/messages/1")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await patient.DeleteAsync($"/portal/conversations/{room.Id}/messages/1")).StatusCode);

        Assert.Equal(HttpStatusCode.NotFound, (await nurse.GetAsync(path)).StatusCode);
        await using var db = host.Open();
        Assert.Null((await db.Messages.SingleAsync(m => m.ConversationId == room.Id)).AttachmentId);
    }

    [Fact]
    public async Task A_file_can_be_had_in_parts()
    {
        var room = await ChatRoom.InAsync(host);
        using var patient = (await PortalBrowser.OfAsync(host, room.Patient)).Client(host);
        var path = await UploadAsync(patient, room);
        patient.DefaultRequestHeaders.Range = new RangeHeaderValue(4, 7);

        var part = await patient.GetAsync(path);

        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal(Png[4..8], await part.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Text_is_saved_and_never_shown_as_a_page()
    {
        var room = await ChatRoom.InAsync(host);
        using var patient = (await PortalBrowser.OfAsync(host, room.Patient)).Client(host);

        var file = await patient.GetAsync(await UploadAsync(patient, room, "My notes, plain."u8.ToArray(), "notes.txt"));

        Assert.Equal("attachment", file.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("notes.txt", file.Content.Headers.ContentDisposition?.FileName?.Trim('"'));
    }

    [Fact]
    public async Task Text_of_an_older_program_is_taken_as_it_is_and_told_by_its_charset()
    {
        var room = await ChatRoom.InAsync(host);
        using var patient = (await PortalBrowser.OfAsync(host, room.Patient)).Client(host);
        byte[] dose = [0x35, 0x20, 0xB5, 0x67]; // 5 µg

        var file = await patient.GetAsync(await UploadAsync(patient, room, dose, "dose.txt"));

        Assert.Equal(dose, await file.Content.ReadAsByteArrayAsync());
        Assert.Equal("text/plain; charset=windows-1252", file.Content.Headers.ContentType?.ToString());
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition?.DispositionType);
    }

    [Fact]
    public async Task Strangers_and_someone_signed_out_a_moment_ago_get_nothing()
    {
        var room = await ChatRoom.InAsync(host);
        var stranger = await ChatRoom.InAsync(host);
        using var patient = (await PortalBrowser.OfAsync(host, room.Patient)).Client(host);
        using var strangers = (await PortalBrowser.OfAsync(host, stranger.Patient)).Client(host);
        var path = await UploadAsync(patient, room);

        Assert.Equal(HttpStatusCode.NotFound, (await strangers.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await strangers.PostAsync($"/portal/conversations/{room.Id}/files", Form(Png, "a.png"))).StatusCode);
        await host.WriteAsync(scope => scope.Db.Sessions.Where(s => s.Id == room.Patient.SessionId)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.RevokedAt, host.Clock.GetUtcNow())));
        Assert.Equal(HttpStatusCode.Unauthorized, await patient.EventuallyAsync(HttpStatusCode.Unauthorized, async c => (await c.GetAsync(path)).StatusCode));
    }

    [Fact]
    public async Task What_is_no_file_or_too_large_or_another_kind_is_refused_in_words()
    {
        var room = await ChatRoom.InAsync(host);
        using var patient = (await PortalBrowser.OfAsync(host, room.Patient)).Client(host);
        var path = $"/portal/conversations/{room.Id}/files";

        Assert.Equal(HttpStatusCode.BadRequest, (await patient.PostAsJsonAsync(path, new { })).StatusCode);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await patient.PostAsync(path, Form("<svg onload=alert(1)>"u8.ToArray(), "a.svg"))).StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await patient.PostAsync(path, Form(new byte[AttachmentStore.LargestFile + 1], "a.png"))).StatusCode);
        using var two = Form(Png, "a.png");
        two.Add(new ByteArrayContent(Png), "file", "b.png");
        Assert.Equal(HttpStatusCode.BadRequest, (await patient.PostAsync(path, two)).StatusCode);
    }

    private static async Task<string> UploadAsync(HttpClient client, ChatRoom room, byte[]? content = null, string name = "rash.png")
    {
        var uploaded = await client.PostAsync($"/portal/conversations/{room.Id}/files", Form(content ?? Png, name));
        return $"/portal/files/{(await uploaded.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid()}";
    }

    private static MultipartFormDataContent Form(byte[] content, string name) => new() { { new ByteArrayContent(content), "file", name } };
}
