using CareChat.Tests.App;
using CareChat.Web.Conversations;
using CareChat.Web.Data;
using CareChat.Web.Messages;
using CareChat.Web.Notifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Notifications;

/// <summary>On SQLite.</summary>
public sealed class SqliteReminderTests() : ReminderTests(new PortalHost());

/// <summary>On PostgreSQL.</summary>
[Collection(PostgresServer.Collection)]
public sealed class PostgresReminderTests(PostgresServer server) : ReminderTests(new PostgresPortalHost(server));

/// <summary>The clock stands still, so that each mail goes when the test lets the time pass.</summary>
public abstract class ReminderTests(PortalHost host) : IAsyncLifetime
{
    private const string Secret = "Your potassium is 3.1, take two tablets";
    private readonly MailSink sink = new();
    private ChatRoom room = null!;

    [Fact]
    public async Task An_unread_message_sends_one_mail_a_step_with_no_word_of_it()
    {
        await SayAsync();
        await PassAsync(TimeSpan.FromMinutes(4.99));
        Assert.Empty(sink.Mails);
        await PassAsync(TimeSpan.FromMinutes(0.01));
        var first = Assert.Single(sink.Mails);
        await PassAsync(TimeSpan.FromMinutes(54.99));
        Assert.Single(sink.Mails);
        for (var i = 0; i < 5; i++) await PassAsync(TimeSpan.FromMinutes(30));

        Assert.Equal(2, sink.Mails.Count);
        Assert.NotEqual(first.Header("Message-ID"), sink.Mails[1].Header("Message-ID"));
        foreach (var mail in sink.Mails)
        {
            Assert.Equal("You have a new message", mail.Header("Subject"));
            Assert.Equal($"{room.Patient.Id:N}@example.com", mail.Header("To"));
            Assert.Contains("https://care.example.org/chat", mail.Words);
            foreach (var word in (string[])["potassium", "tablets", "Dana", "Ortiz", "Stephen", "McLaughlin", "Acme"])
                Assert.DoesNotContain(word, mail.Raw + mail.Words, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task Reading_in_the_portal_stops_it_and_a_later_message_begins_anew()
    {
        await SayAsync();
        await PassAsync(TimeSpan.FromMinutes(4));
        await ReadAsync();
        await PassAsync(TimeSpan.FromMinutes(120));
        Assert.Empty(sink.Mails);

        await SayAsync();
        await PassAsync(TimeSpan.FromMinutes(5));
        Assert.Single(sink.Mails);
        await ReadAsync();
        await PassAsync(TimeSpan.FromMinutes(120));
        Assert.Single(sink.Mails);
    }

    [Fact]
    public async Task A_run_of_messages_sends_one_mail_a_step()
    {
        await SayAsync();
        await PassAsync(TimeSpan.FromMinutes(3));
        await SayAsync();
        await PassAsync(TimeSpan.FromMinutes(2));
        Assert.Single(sink.Mails);
        await PassAsync(TimeSpan.FromMinutes(10));
        await SayAsync();
        await PassAsync(TimeSpan.FromMinutes(45));
        Assert.Equal(2, sink.Mails.Count);
        await SayAsync();
        for (var i = 0; i < 5; i++) await PassAsync(TimeSpan.FromMinutes(30));

        Assert.Equal(2, sink.Mails.Count);
    }

    [Fact]
    public async Task A_message_after_a_part_that_was_read_has_its_five_minutes()
    {
        await SayAsync();
        await PassAsync(TimeSpan.FromMinutes(4));
        await SayAsync();
        await ReadAsync(upTo: 1);
        await PassAsync(TimeSpan.FromMinutes(4));
        Assert.Empty(sink.Mails);

        await PassAsync(TimeSpan.FromMinutes(1));

        Assert.Single(sink.Mails);
    }

    [Fact]
    public async Task A_server_that_is_down_for_an_hour_loses_none_and_doubles_none()
    {
        sink.Stop();
        await SayAsync();
        for (var i = 0; i < 61; i++) await PassAsync(TimeSpan.FromMinutes(1));
        Assert.InRange(Health.Failures, 2, 7);
        Assert.Equal("The mail server cannot be reached.", Health.Reason);

        await sink.StartAsync();
        for (var i = 0; i < 30; i++) await PassAsync(TimeSpan.FromMinutes(1));
        Assert.NotEmpty(sink.Mails);
        for (var i = 0; i < 5; i++) await PassAsync(TimeSpan.FromMinutes(30));

        Assert.Equal(2, sink.Mails.Select(m => m.Header("Message-ID")).Distinct().Count());
        Assert.Equal(2, sink.Mails.Count);
    }

    [Fact]
    public async Task Nodes_that_claim_at_once_send_one_mail()
    {
        await SayAsync();
        var reminders = host.Services.GetRequiredService<ReminderStore>();
        await host.Services.GetRequiredService<ReminderFollower>().FollowAsync(default);
        await using var db = host.Open();
        var due = await db.Reminders.Select(r => new DueReminder(r.ConversationId, r.Id, r.Step, r.Attempts, r.FirstNumber, r.NextAttemptAt!.Value)).SingleAsync();

        var claims = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => reminders.ClaimAsync(due, default)));

        Assert.Single(claims, c => c is not null);
    }

    [Fact]
    public async Task A_closed_account_gets_none()
    {
        await SayAsync();
        await host.WriteAsync(scope => scope.Db.Users.Where(p => p.Id == room.Patient.Id).ExecuteUpdateAsync(s => s.SetProperty(p => p.DisabledAt, host.Clock.GetUtcNow())));

        for (var i = 0; i < 5; i++) await PassAsync(TimeSpan.FromMinutes(30));

        Assert.Empty(sink.Mails);
    }

    [Fact]
    public async Task A_patient_who_speaks_Spanish_reads_Spanish()
    {
        await host.WriteAsync(scope => scope.Db.Patients.Where(p => p.Id == room.Patient.PatientId).ExecuteUpdateAsync(s => s.SetProperty(p => p.Language, "es-MX")));
        await SayAsync();

        await PassAsync(TimeSpan.FromMinutes(5));

        var mail = Assert.Single(sink.Mails);
        Assert.Equal("Tiene un mensaje nuevo", mail.Header("Subject"));
        Assert.Contains("Inicie sesión", mail.Words);
    }

    [Fact]
    public async Task An_address_that_is_refused_for_good_keeps_nobody_else_waiting()
    {
        var other = await ChatRoom.InAsync(host);
        await host.WriteAsync(scope => scope.Db.Users.Where(p => p.Id == room.Patient.Id).ExecuteUpdateAsync(s => s.SetProperty(p => p.Email, "refused@example.com")));
        await SayAsync();
        await host.Services.GetRequiredService<MessageStore>().PostAsync(other.Nurse, new PostMessage(other.Id, Secret));

        await PassAsync(TimeSpan.FromMinutes(5));

        Assert.Equal($"{other.Patient.Id:N}@example.com", Assert.Single(sink.Mails).Header("To"));
        Assert.Equal("The mail server refused a patient's address (550).", Health.Reason);
    }

    public async Task InitializeAsync()
    {
        await sink.StartAsync();
        foreach (var (key, value) in MailClinic.Settings(sink.Port)) host.Settings[key] = value;
        await host.InitializeAsync();
        room = await ChatRoom.InAsync(host);
    }

    public async Task DisposeAsync()
    {
        await ((IAsyncLifetime)host).DisposeAsync();
        sink.Dispose();
    }

    private MailHealth Health => host.Services.GetRequiredService<MailHealth>();

    private Task SayAsync() => host.Services.GetRequiredService<MessageStore>().PostAsync(room.Nurse, new PostMessage(room.Id, Secret));

    private Task ReadAsync(int upTo = int.MaxValue) => host.Services.GetRequiredService<ConversationStore>().MarkReadAsync(room.Patient, room.Id, upTo);

    private Task PassAsync(TimeSpan later)
    {
        host.Clock.Advance(later);
        return host.Services.GetRequiredService<ReminderWorker>().PassAsync();
    }
}
