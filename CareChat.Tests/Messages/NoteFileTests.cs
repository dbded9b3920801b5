using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareChat.Shared;
using CareChat.Tests.App;
using CareChat.Web.Attachments;
using CareChat.Web.Data;
using CareChat.Web.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Messages;

/// <summary>On SQLite.</summary>
public sealed class SqliteNoteFileTests(PortalHost host) : NoteFileTests(host), IClassFixture<PortalHost>;

/// <summary>On PostgreSQL.</summary>
[Collection(PostgresServer.Collection)]
public sealed class PostgresNoteFileTests(PostgresPortalHost host) : NoteFileTests(host), IClassFixture<PostgresPortalHost>;

/// <summary>A file on an internal note is as far from the patient as the note itself, on either database.</summary>
public abstract class NoteFileTests(PortalHost host)
{
    private static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    [Fact]
    public async Task A_stranger_gets_no_file_of_a_note_and_puts_none_onto_one()
    {
        var room = await ChatRoom.InAsync(host);
        var stranger = await ChatRoom.InAsync(host);
        var file = await OnNoteAsync(room);
        using var strangers = (await PortalBrowser.OfAsync(host, stranger.Nurse)).Client(host);

        Assert.Equal(HttpStatusCode.NotFound, (await strangers.GetAsync($"/portal/files/{file}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await strangers.PostAsJsonAsync($"/portal/conversations/{room.Id}/notes", new { body = "x", attachmentId = file })).StatusCode);
        var own = await UploadAsync(room.Nurse, room);
        Assert.Equal(HttpStatusCode.NotFound, (await strangers.PostAsJsonAsync($"/portal/conversations/{stranger.Id}/notes", new { body = "x", attachmentId = own })).StatusCode);
    }

    [Fact]
    public async Task Somebody_removed_a_moment_ago_gets_no_file_of_a_note_and_puts_none_onto_one()
    {
        var room = await ChatRoom.InAsync(host);
        var file = await OnNoteAsync(room);
        var second = await UploadAsync(room.Nurse, room);
        await host.WriteAsync(scope => scope.Db.Sessions.Where(s => s.Id == room.Nurse.SessionId)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.RevokedAt, host.Clock.GetUtcNow())));

        var refused = await Assert.ThrowsAsync<RefusedException>(() => Notes.PostAsync(room.Nurse, new PostNote(room.Id, "x", AttachmentId: second)));
        using var page = (await PortalBrowser.OfAsync(host, room.Nurse)).Client(host);

        Assert.Equal(RefusalKind.Unauthorized, refused.Refusal.Kind);
        Assert.Equal(HttpStatusCode.Unauthorized, await page.EventuallyAsync(HttpStatusCode.Unauthorized, async c => (await c.GetAsync($"/portal/files/{file}")).StatusCode));
    }

    [Fact]
    public async Task The_care_team_sees_it_and_no_door_hands_it_to_the_patients_side()
    {
        var room = await ChatRoom.InAsync(host);
        var file = await OnNoteAsync(room);
        var colleague = await host.PersonAsync(room.Nurse.InstanceId, Roles.Clinician);
        var (instance, patientId) = (room.Nurse.InstanceId, room.Conversation.PatientId);
        Actor[] outside =
        [
            room.Patient,
            new() { Kind = ActorKind.ChatToken, Id = Guid.NewGuid(), InstanceId = instance, PatientId = patientId },
            new() { Kind = ActorKind.ApiClient, Id = Guid.NewGuid(), InstanceId = instance, Name = "client" },
            new() { Kind = ActorKind.Agent, Id = Guid.NewGuid(), InstanceId = instance, OwnerId = room.Patient.Id, PatientId = patientId },
            new() { Kind = ActorKind.AssistantKey, Id = Guid.NewGuid(), InstanceId = instance },
        ];

        foreach (var actor in outside)
        {
            await Assert.ThrowsAsync<RefusedException>(() => Files.OpenAsync(actor, file));
            await Assert.ThrowsAsync<RefusedException>(() => Files.OpenPictureAsync(actor, file, PictureSize.Small));
        }
        await using (await OpenAsync(colleague, file))
        await using (await OpenAsync(room.Nurse, file))
        {
        }
        await using var db = host.Open();
        var note = Assert.Single(await db.NotesAsync(colleague, room.Id, 0, 0, default));
        Assert.Equal((file, "x-ray.png"), (note.Attachment!.Id, note.Attachment.FileName));
        Assert.Empty(await db.NotesAsync(room.Patient, room.Id, 0, 0, default));
    }

    [Fact]
    public async Task It_goes_onto_no_message_and_the_patients_side_does_not_learn_that_it_is_there()
    {
        var room = await ChatRoom.InAsync(host);
        var file = await OnNoteAsync(room);
        var messages = host.Services.GetRequiredService<MessageStore>();

        var team = await Assert.ThrowsAsync<RefusedException>(() => messages.PostAsync(room.Nurse, new PostMessage(room.Id, "", AttachmentId: file)));
        var patient = await Assert.ThrowsAsync<RefusedException>(() => messages.PostAsync(room.Patient, new PostMessage(room.Id, "", AttachmentId: file)));
        var unknown = await Assert.ThrowsAsync<RefusedException>(() => messages.PostAsync(room.Patient, new PostMessage(room.Id, "", AttachmentId: Guid.NewGuid())));

        Assert.Equal("ATTACHMENT_ALREADY_USED", team.Refusal.Code);
        Assert.Equal(unknown.Refusal.Code, patient.Refusal.Code);
    }

    [Fact]
    public async Task The_sweep_of_unused_files_leaves_it_and_a_file_without_a_note_goes()
    {
        var room = await ChatRoom.InAsync(host);
        var file = await OnNoteAsync(room);
        var unused = await UploadAsync(room.Nurse, room);
        host.Clock.Advance(TimeSpan.FromDays(2));

        await Files.RemoveUnusedAsync();

        await using var db = host.Open();
        Assert.True(await db.Attachments.AnyAsync(a => a.Id == file && a.IsInternal));
        Assert.False(await db.Attachments.AnyAsync(a => a.Id == unused));
    }

    [Fact]
    public async Task A_picture_alone_is_a_note_written_once()
    {
        var room = await ChatRoom.InAsync(host);
        var file = await UploadAsync(room.Nurse, room);
        var id = Guid.NewGuid();
        using var nurse = (await PortalBrowser.OfAsync(host, room.Nurse)).Client(host);

        for (var i = 0; i < 2; i++)
            Assert.Equal(HttpStatusCode.Created, (await nurse.PostAsJsonAsync($"/portal/conversations/{room.Id}/notes", new { id, body = "", attachmentId = file })).StatusCode);
        var empty = await nurse.PostAsJsonAsync($"/portal/conversations/{room.Id}/notes", new { id = Guid.NewGuid(), body = "" });

        Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);
        await using var db = host.Open();
        Assert.Equal(file, (await db.InternalNotes.SingleAsync(n => n.ConversationId == room.Id)).AttachmentId);
    }

    private NoteStore Notes => host.Services.GetRequiredService<NoteStore>();

    private AttachmentStore Files => host.Services.GetRequiredService<AttachmentStore>();

    private async Task<Guid> OnNoteAsync(ChatRoom room)
    {
        var file = await UploadAsync(room.Nurse, room);
        await Notes.PostAsync(room.Nurse, new PostNote(room.Id, "An old x-ray", AttachmentId: file));
        return file;
    }

    private async Task<Guid> UploadAsync(Actor actor, ChatRoom room)
    {
        using var page = (await PortalBrowser.OfAsync(host, actor)).Client(host);
        var form = new MultipartFormDataContent { { new ByteArrayContent(Png), "file", "x-ray.png" } };
        var answer = await page.PostAsync($"/portal/conversations/{room.Id}/files", form);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
    }

    private async Task<Stream> OpenAsync(Actor actor, Guid file) => (await Files.OpenAsync(actor, file)).Content;
}
