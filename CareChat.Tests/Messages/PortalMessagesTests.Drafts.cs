using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareChat.Tests.App;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Messages;

/// <summary>What is begun, and whose words stay where two pages begin it.</summary>
public sealed partial class PortalMessagesTests
{
    [Fact]
    public async Task A_draft_is_kept_for_its_writer_alone_and_goes_when_emptied()
    {
        var room = await ChatRoom.InAsync(host);
        using var page = (await PortalBrowser.OfAsync(host, room.Patient)).Client(host);
        var drafts = host.Services.GetRequiredService<Web.Messages.DraftStore>();

        await page.PutAsJsonAsync($"/portal/conversations/{room.Id}/draft", new { body = "I feel" });
        await page.PutAsJsonAsync($"/portal/conversations/{room.Id}/draft", new { body = "I feel dizzy" });

        Assert.Equal("I feel dizzy", (await drafts.FindAsync(room.Patient, room.Id)).Body);
        Assert.Equal("", (await drafts.FindAsync(room.Nurse, room.Id)).Body);
        await page.PutAsJsonAsync($"/portal/conversations/{room.Id}/draft", new { body = "" });
        Assert.Equal("", (await drafts.FindAsync(room.Patient, room.Id)).Body);
    }

    [Theory]
    [InlineData("I feel ")]
    [InlineData("I feel\n")]
    [InlineData("\n  I feel \t\n\n")]
    public async Task A_draft_keeps_the_blank_and_the_line_break_its_next_word_begins_behind(string begun)
    {
        var room = await ChatRoom.InAsync(host);
        using var page = (await PortalBrowser.OfAsync(host, room.Patient)).Client(host);
        var drafts = host.Services.GetRequiredService<Web.Messages.DraftStore>();
        var path = $"/portal/conversations/{room.Id}/draft";

        await page.PutAsJsonAsync(path, new { body = begun });

        Assert.Equal(begun, (await drafts.FindAsync(room.Patient, room.Id)).Body);
        Assert.Equal(HttpStatusCode.NoContent, (await page.PutAsJsonAsync(path, new { body = begun + "dizzy", was = new[] { begun } })).StatusCode);
        Assert.Equal(begun + "dizzy", (await drafts.FindAsync(room.Patient, room.Id)).Body);
        await page.PutAsJsonAsync(path, new { body = " \n " });
        Assert.Equal("", (await drafts.FindAsync(room.Patient, room.Id)).Body);
    }

    [Fact]
    public async Task An_empty_draft_removes_what_its_page_knew_of_and_nothing_newer()
    {
        var room = await ChatRoom.InAsync(host);
        using var page = (await PortalBrowser.OfAsync(host, room.Patient)).Client(host);
        var drafts = host.Services.GetRequiredService<Web.Messages.DraftStore>();
        var path = $"/portal/conversations/{room.Id}/draft";
        await page.PutAsJsonAsync(path, new { body = "I feel dizzy, on another device" });

        var late = await page.PutAsJsonAsync(path, new { body = "", was = new[] { "I feel", "" } });

        Assert.Equal("DRAFT_NEWER", await CodeAsync(late, HttpStatusCode.Conflict));
        Assert.Equal("I feel dizzy, on another device", (await drafts.FindAsync(room.Patient, room.Id)).Body);
        await page.PutAsJsonAsync(path, new { body = "", was = new[] { "I feel", " I feel dizzy, on another device " } });
        Assert.Equal("", (await drafts.FindAsync(room.Patient, room.Id)).Body);
        Assert.Equal(HttpStatusCode.NoContent, (await page.PutAsJsonAsync(path, new { body = "", was = new[] { "I feel" } })).StatusCode);
    }

    [Fact]
    public async Task A_draft_takes_the_place_of_what_its_page_knew_of_and_tells_what_is_newer()
    {
        var room = await ChatRoom.InAsync(host);
        using var page = (await PortalBrowser.OfAsync(host, room.Patient)).Client(host);
        var drafts = host.Services.GetRequiredService<Web.Messages.DraftStore>();
        var path = $"/portal/conversations/{room.Id}/draft";
        Assert.Equal(HttpStatusCode.NoContent, (await page.PutAsJsonAsync(path, new { body = "I feel", was = new[] { "" } })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await page.PutAsJsonAsync(path, new { body = "I feel dizzy", was = new[] { " I feel " } })).StatusCode);

        var late = await page.PutAsJsonAsync(path, new { body = "I feel well", was = new[] { "", "I feel" } });

        var said = await late.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((HttpStatusCode.Conflict, "DRAFT_NEWER", "I feel dizzy"),
            (late.StatusCode, said.GetProperty("code").GetString(), said.GetProperty("draft").GetString()));
        Assert.Equal("I feel dizzy", (await drafts.FindAsync(room.Patient, room.Id)).Body);
        Assert.Equal(HttpStatusCode.NoContent, (await page.PutAsJsonAsync(path, new { body = "I feel dizzy", was = new[] { "I feel" } })).StatusCode);
        await page.PutAsJsonAsync(path, new { body = "I feel dizzy. I feel well", was = new[] { "I feel dizzy" } });
        Assert.Equal("I feel dizzy. I feel well", (await drafts.FindAsync(room.Patient, room.Id)).Body);
    }

    [Fact]
    public async Task Two_windows_that_send_one_draft_post_one_message_and_the_same_words_written_anew_another()
    {
        var room = await ChatRoom.InAsync(host);
        using var page = (await PortalBrowser.OfAsync(host, room.Nurse)).Client(host);
        var path = $"/portal/conversations/{room.Id}";
        var first = await WriteAsync();
        Assert.Equal(first, await WriteAsync()); // the other window, which saves what it was shown
        Assert.Equal(first, Key(await page.GetAsync($"{path}/draft")));

        await SendAsync(first);
        await SendAsync(first);
        Assert.Equal("", (await (await page.GetAsync($"{path}/draft")).Content.ReadFromJsonAsync<JsonElement>()).GetProperty("draft").GetString());
        host.Clock.Advance(TimeSpan.FromMilliseconds(1));
        var second = await WriteAsync();
        Assert.NotEqual(first, second);
        await SendAsync(second);

        await using var db = host.Open();
        Assert.Equal([first, second], await db.Messages.Where(m => m.ConversationId == room.Id).OrderBy(m => m.Number).Select(m => m.Id).ToListAsync());

        async Task<Guid> WriteAsync() => Key(await page.PutAsJsonAsync($"{path}/draft", new { body = "ok " }));

        async Task SendAsync(Guid key) =>
            Assert.Equal(HttpStatusCode.Created, (await page.PostAsJsonAsync($"{path}/messages", new { id = key, body = "ok", draft = key })).StatusCode);
    }

    [Fact]
    public async Task A_message_takes_the_draft_it_was_with_it_and_none_that_was_written_since()
    {
        var room = await ChatRoom.InAsync(host);
        using var page = (await PortalBrowser.OfAsync(host, room.Nurse)).Client(host);
        var drafts = host.Services.GetRequiredService<Web.Messages.DraftStore>();
        var path = $"/portal/conversations/{room.Id}";
        var began = Key(await page.PutAsJsonAsync($"{path}/draft", new { body = "Take it" }));
        var later = Key(await page.PutAsJsonAsync($"{path}/draft", new { body = "Take it with food" }));

        await page.PostAsJsonAsync($"{path}/messages", new { id = Guid.NewGuid(), body = "Take it!", draft = began });
        Assert.Equal("Take it with food", (await drafts.FindAsync(room.Nurse, room.Id)).Body);

        await page.PostAsJsonAsync($"{path}/messages", new { id = Guid.NewGuid(), body = "Take it with food, please.", draft = later });
        Assert.Equal("", (await drafts.FindAsync(room.Nurse, room.Id)).Body);
    }

    private static Guid Key(HttpResponseMessage answer) => Guid.Parse(answer.Headers.ETag!.Tag.Trim('"'));
}
