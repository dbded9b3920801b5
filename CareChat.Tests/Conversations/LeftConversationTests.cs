using CareChat.Shared;
using CareChat.Tests.App;
using CareChat.Web.Accounts;
using CareChat.Web.Conversations;
using CareChat.Web.Data;
using CareChat.Web.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Conversations;

/// <summary>On SQLite.</summary>
public sealed class SqliteLeftConversationTests(PortalHost host) : LeftConversationTests(host), IClassFixture<PortalHost>;

/// <summary>On PostgreSQL.</summary>
[Collection(PostgresServer.Collection)]
public sealed class PostgresLeftConversationTests(PostgresPortalHost host) : LeftConversationTests(host), IClassFixture<PostgresPortalHost>;

/// <summary>What was with a clinician whose account ends, on either database.</summary>
public abstract class LeftConversationTests(PortalHost host)
{
    [Fact]
    public async Task What_was_with_a_closed_account_is_with_nobody_and_list_and_thread_say_so()
    {
        var room = await ChatRoom.InAsync(host);
        var (administrator, colleague) = (await AdministratorAsync(room), await host.PersonAsync(room.Nurse.InstanceId, Roles.Clinician));
        await Messages.PostAsync(room.Patient, new PostMessage(room.Id, "May I eat?"));
        await Conversations.AssignAsync(room.Nurse, room.Id, room.Nurse.Id);

        await People.DisableAsync(administrator, room.Nurse.Id);
        await Messages.PostAsync(room.Patient, new PostMessage(room.Id, "Hello?"));

        var row = Assert.Single((await Inbox.PageAsync(colleague, InboxView.Unassigned, null, 10)).Rows);
        Assert.Equal((null, null, "Dana Ortiz, RN"), (row.AssignedToId, row.AssignedToName, row.LeftByName));
        await using var db = host.Open();
        Assert.Equal("The account of Dana Ortiz, RN is closed. This conversation is with nobody now.", (await db.InternalNotes.SingleAsync(n => n.ConversationId == room.Id)).Body);
        Assert.Empty(await db.NotesAsync(room.Patient, room.Id, 0, 9, default));
        await Conversations.TakeAsync(colleague, room.Id, null);
        Assert.Null((await Inbox.FindAsync(colleague, room.Id))!.LeftByName);
    }

    [Fact]
    public async Task A_closed_conversation_too_comes_back_to_all_when_the_patient_writes()
    {
        var room = await ChatRoom.InAsync(host);
        var (administrator, colleague) = (await AdministratorAsync(room), await host.PersonAsync(room.Nurse.InstanceId, Roles.Clinician));
        await Messages.PostAsync(room.Patient, new PostMessage(room.Id, "May I eat?"));
        await Conversations.AssignAsync(room.Nurse, room.Id, room.Nurse.Id);
        await Conversations.CloseAsync(room.Nurse, room.Id);

        await People.DisableAsync(administrator, room.Nurse.Id);
        await Messages.PostAsync(room.Patient, new PostMessage(room.Id, "Hello?"));

        Assert.Equal(room.Id, Assert.Single((await Inbox.PageAsync(colleague, InboxView.Unassigned, null, 10)).Rows).Id);
    }

    [Fact]
    public async Task Twenty_assignments_and_a_closing_at_once_leave_nothing_with_the_closed_account()
    {
        var room = await ChatRoom.InAsync(host);
        var (administrator, colleague) = (await AdministratorAsync(room), await host.PersonAsync(room.Nurse.InstanceId, Roles.Clinician));
        var patients = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => host.PatientAsync(room.Nurse.InstanceId, "Patient", $"{i}")));

        var given = patients.Select(p => Record.ExceptionAsync(() => Conversations.AssignAsync(colleague, p.Id, room.Nurse.Id)));
        var taken = patients.Select(p => Record.ExceptionAsync(() => Conversations.TakeAsync(room.Nurse, p.Id, null)));
        var failures = await Task.WhenAll([.. given.Take(10), Record.ExceptionAsync(() => People.DisableAsync(administrator, room.Nurse.Id)), .. taken, .. given.Skip(10)]);

        Assert.All(failures.Where(f => f is not null), f => Assert.IsType<RefusedException>(f));
        await using var db = host.Open();
        Assert.Equal(0, await db.Conversations.CountAsync(c => c.AssignedToId == room.Nurse.Id));
    }

    [Fact]
    public async Task Nobody_who_never_signed_in_is_offered_for_a_conversation()
    {
        var room = await ChatRoom.InAsync(host);
        var administrator = await AdministratorAsync(room);
        await People.InviteAsync(administrator, new NewPerson(room.Nurse.InstanceId, Roles.Clinician, $"{Guid.NewGuid():N}@example.com", "Nora", "New"));
        await using var db = host.Open();
        var invited = await db.Users.SingleAsync(p => p.InstanceId == room.Nurse.InstanceId && p.FirstName == "Nora");

        Assert.Equal([room.Nurse.Id], (await Inbox.ColleaguesAsync(room.Nurse)).Select(c => c.Id));
        await host.Services.GetRequiredService<SessionStore>().OpenAsync(invited, "Firefox");
        Assert.Contains(await Inbox.ColleaguesAsync(room.Nurse), c => c.Id == invited.Id);
    }

    [Fact]
    public async Task A_stranger_and_somebody_removed_a_moment_ago_return_nothing()
    {
        var room = await ChatRoom.InAsync(host);
        var stranger = await AdministratorAsync(await ChatRoom.InAsync(host));
        var gone = await AdministratorAsync(room);
        await host.Services.GetRequiredService<SessionStore>().EndAsync(gone);
        await Conversations.AssignAsync(room.Nurse, room.Id, room.Nurse.Id);

        foreach (var actor in new[] { stranger, gone, room.Patient }) await Assert.ThrowsAsync<RefusedException>(() => People.DisableAsync(actor, room.Nurse.Id));

        await using var db = host.Open();
        Assert.Equal(room.Nurse.Id, (await db.Conversations.SingleAsync(c => c.Id == room.Id)).AssignedToId);
    }

    private ConversationStore Conversations => host.Services.GetRequiredService<ConversationStore>();

    private MessageStore Messages => host.Services.GetRequiredService<MessageStore>();

    private InboxStore Inbox => host.Services.GetRequiredService<InboxStore>();

    private PeopleStore People => host.Services.GetRequiredService<PeopleStore>();

    private Task<Actor> AdministratorAsync(ChatRoom room) => host.PersonAsync(room.Nurse.InstanceId, Roles.Administrator);
}
