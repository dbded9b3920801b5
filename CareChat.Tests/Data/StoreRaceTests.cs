using CareChat.Tests.App;
using CareChat.Web.Attachments;
using CareChat.Web.Conversations;
using CareChat.Web.Data;
using CareChat.Web.Messages;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CareChat.Tests.Data;

/// <summary>On SQLite.</summary>
public sealed class SqliteStoreRaceTests(SqliteRaceHosts hosts) : StoreRaceTests(hosts), IClassFixture<SqliteRaceHosts>;

/// <summary>On two nodes of one PostgreSQL.</summary>
[Collection(PostgresServer.Collection)]
public sealed class PostgresStoreRaceTests(PostgresRaceHosts hosts) : StoreRaceTests(hosts), IClassFixture<PostgresRaceHosts>;

/// <summary>What the stores ask before they write holds however many ask at once: here of conversations.</summary>
public abstract partial class StoreRaceTests(RaceHosts hosts)
{
    [Theory, InlineData(2), InlineData(20)]
    public async Task One_message_id_is_one_message_and_each_of_many_has_its_own_number(int runners)
    {
        var room = await ChatRoom.InAsync(hosts.First);
        var id = Guid.NewGuid();

        var same = await Race.OfAsync(runners, i => hosts.The<MessageStore>(i).PostAsync(room.Patient, new PostMessage(room.Id, "once", id)));
        var others = await Race.OfAsync(runners, i => hosts.The<MessageStore>(i).PostAsync(room.Patient, new PostMessage(room.Id, $"{i}", Guid.NewGuid())));

        Assert.All(same, message => Assert.Equal((id, 1), (message.Id, message.Number)));
        Assert.Equal(Enumerable.Range(2, runners), others.Select(m => m.Number).Order());
        await using var db = hosts.First.Open();
        var conversation = await db.Conversations.SingleAsync(c => c.Id == room.Id);
        Assert.Equal((runners + 1, runners + 1), (conversation.LastNumber, conversation.TeamUnread));
    }

    [Theory, InlineData(2), InlineData(20)]
    public async Task One_message_id_in_many_conversations_is_taken_once(int runners)
    {
        var instance = await hosts.First.InstanceAsync($"t-{Guid.NewGuid():N}");
        var nurse = await hosts.First.PersonAsync(instance.Id, Roles.Clinician);
        var rooms = new List<Conversation>();
        for (var i = 0; i < runners; i++) rooms.Add(await hosts.First.PatientAsync(instance.Id));
        var id = Guid.NewGuid();

        var ends = await Race.CountAsync(runners, i => hosts.The<MessageStore>(i).PostAsync(nurse, new PostMessage(rooms[i].Id, "hello", id)));

        RaceHosts.RequireOne(ends, runners, "MESSAGE_ID_TAKEN");
    }

    [Theory, InlineData(2), InlineData(20)]
    public async Task A_file_stands_on_one_message(int runners)
    {
        var room = await ChatRoom.InAsync(hosts.First);
        using var content = new MemoryStream("notes"u8.ToArray());
        var file = await hosts.The<AttachmentStore>().UploadAsync(room.Patient, room.Conversation.PatientId!.Value, content, "notes.txt");

        var ends = await Race.CountAsync(runners, i =>
            hosts.The<MessageStore>(i).PostAsync(room.Patient, new PostMessage(room.Id, "see file", Guid.NewGuid(), file.Id)));

        RaceHosts.RequireOne(ends, runners, "ATTACHMENT_ALREADY_USED");
    }

    [Theory, InlineData(2), InlineData(20)]
    public async Task Notes_have_numbers_of_their_own_and_one_id_is_one_note(int runners)
    {
        var room = await ChatRoom.InAsync(hosts.First);
        var id = Guid.NewGuid();

        await Race.OfAsync(runners, i => hosts.The<NoteStore>(i).PostAsync(room.Nurse, new PostNote(room.Id, "once", id)));
        await Race.OfAsync(runners, i => hosts.The<NoteStore>(i).PostAsync(room.Nurse, new PostNote(room.Id, $"{i}", Guid.NewGuid())));

        await using var db = hosts.First.Open();
        Assert.Equal(Enumerable.Range(1, runners + 1), await db.InternalNotes.Where(n => n.ConversationId == room.Id).Select(n => n.Number).Order().ToListAsync());
    }

    [Theory, InlineData(2), InlineData(20)]
    public async Task Reading_together_is_one_step(int runners)
    {
        var room = await ChatRoom.InAsync(hosts.First);
        for (var i = 0; i < 3; i++) await hosts.The<MessageStore>().PostAsync(room.Patient, new PostMessage(room.Id, $"{i}"));

        await Race.OfAsync(runners, i => hosts.The<ConversationStore>(i).MarkReadAsync(room.Nurse, room.Id, 3));

        await using var db = hosts.First.Open();
        Assert.Single(await db.ReadMarks.Where(r => r.ConversationId == room.Id).ToListAsync());
        Assert.Equal(0, (await db.Conversations.SingleAsync(c => c.Id == room.Id)).TeamUnread);
    }

    [Theory, InlineData(2), InlineData(20)]
    public async Task Reading_and_writing_together_lose_no_count(int runners)
    {
        var room = await ChatRoom.InAsync(hosts.First);

        await Race.OfAsync(2 * runners, i => i % 2 == 0
            ? hosts.The<MessageStore>(i).PostAsync(room.Patient, new PostMessage(room.Id, $"{i}"))
            : hosts.The<ConversationStore>(i).MarkReadAsync(room.Nurse, room.Id, i / 2));

        await using var db = hosts.First.Open();
        var conversation = await db.Conversations.SingleAsync(c => c.Id == room.Id);
        Assert.Equal((runners, runners - conversation.TeamReadNumber), (conversation.LastNumber, conversation.TeamUnread));
    }

    [Theory, InlineData(2), InlineData(20)]
    public async Task A_conversation_is_taken_by_one(int runners)
    {
        var room = await ChatRoom.InAsync(hosts.First);
        var nurses = new List<Actor>();
        for (var i = 0; i < runners; i++) nurses.Add(await hosts.First.PersonAsync(room.Conversation.InstanceId, Roles.Clinician));

        var ends = await Race.CountAsync(runners, i => hosts.The<ConversationStore>(i).TakeAsync(nurses[i], room.Id, seenOwner: null));

        RaceHosts.RequireOne(ends, runners, "CONVERSATION_TAKEN");
    }

    [Theory, InlineData(2), InlineData(20)]
    public async Task Closing_together_is_told_once(int runners)
    {
        var room = await ChatRoom.InAsync(hosts.First);

        await Race.OfAsync(runners, i => hosts.The<ConversationStore>(i).CloseAsync(room.Nurse, room.Id));

        await using var db = hosts.First.Open();
        Assert.Equal(1, await db.AuditEntries.CountAsync(a => a.Action == "conversation.closed" && a.PatientId == room.Conversation.PatientId));
    }
}
