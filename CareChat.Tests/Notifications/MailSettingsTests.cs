using CareChat.Tests.App;
using CareChat.Web.Data;
using CareChat.Web.Messages;
using CareChat.Web.Notifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Notifications;

/// <summary>Mail set up, not set up and set up wrong; a restart; the worker by itself.</summary>
public sealed class MailSettingsTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("carechat-reminders-").FullName;
    private readonly MailSink sink = new();
    private ChatRoom? room;

    [Fact]
    public async Task Without_a_mail_server_nothing_is_kept_and_the_administrator_sees_it()
    {
        await RunAsync([], async host =>
        {
            await SayAsync(host);
            await PassAsync(host, TimeSpan.FromHours(2));
            await using var db = host.Open();
            Assert.False(await db.Reminders.AnyAsync());
            Assert.False(await db.Watermarks.AnyAsync(w => w.Name == "reminders"));
            Assert.Contains("E-mail is not set up: no reminders are sent", await SettingsPageAsync(host));
        });
        await sink.StartAsync();
        await RunAsync(MailClinic.Settings(sink.Port), host => PassAsync(host, TimeSpan.FromHours(3)));

        Assert.Empty(sink.Mails);
    }

    [Fact]
    public async Task The_administrator_sees_how_mail_fares()
    {
        await RunAsync(MailClinic.Settings(sink.Port), async host =>
        {
            await SayAsync(host);
            await PassAsync(host, TimeSpan.FromMinutes(5));
            var failing = await SettingsPageAsync(host);
            Assert.Contains("through 127.0.0.1", failing);
            Assert.Contains("Last sent: none since the start.", failing);
            Assert.Contains("The mail server cannot be reached.", failing);
            Assert.Contains("Waiting: 1", failing);
            await sink.StartAsync();
            await PassAsync(host, TimeSpan.FromMinutes(5));
            Assert.Contains("Last sent: Thursday, April 2, 2:10 pm.", await SettingsPageAsync(host));
        });
    }

    [Fact]
    public async Task A_restart_between_the_steps_and_between_the_tries_loses_none_and_doubles_none()
    {
        var settings = MailClinic.Settings(sink.Port);
        await RunAsync(settings, host => SayAsync(host));
        await RunAsync(settings, host => PassAsync(host, TimeSpan.FromMinutes(5)));
        await sink.StartAsync();
        await RunAsync(settings, host => PassAsync(host, TimeSpan.FromMinutes(7)));
        await RunAsync(settings, host => PassAsync(host, TimeSpan.FromMinutes(50)));
        Assert.Single(sink.Mails);
        await RunAsync(settings, host => PassAsync(host, TimeSpan.FromMinutes(60)));
        await RunAsync(settings, host => PassAsync(host, TimeSpan.FromMinutes(600)));

        Assert.Equal(2, sink.Mails.Count);
    }

    [Fact]
    public async Task A_password_is_not_said_without_encryption()
    {
        await sink.StartAsync();
        await RunAsync(new(MailClinic.Settings(sink.Port)) { ["CareChat:Mail:User"] = "portal", ["CareChat:Mail:Password"] = "secret" }, async host =>
        {
            await SayAsync(host);
            await PassAsync(host, TimeSpan.FromMinutes(5));
            Assert.Equal("The mail server does not offer STARTTLS, so the password was not sent.", host.Services.GetRequiredService<MailHealth>().Reason);
        });

        Assert.Empty(sink.Mails);
    }

    [Theory]
    [InlineData("", 1, "")]
    [InlineData("portal", 0, "The mail server's certificate is not trusted.")]
    public async Task Mail_is_encrypted_where_offered_and_a_password_is_said_to_a_trusted_server_only(string user, int mails, string reason)
    {
        await sink.StartAsync(encrypts: true);
        await RunAsync(new(MailClinic.Settings(sink.Port)) { ["CareChat:Mail:User"] = user, ["CareChat:Mail:Password"] = "secret" }, async host =>
        {
            await SayAsync(host);
            await PassAsync(host, TimeSpan.FromMinutes(5));
            Assert.Equal(reason, host.Services.GetRequiredService<MailHealth>().Reason);
        });

        Assert.Equal(mails, sink.Mails.Count);
    }

    [Fact]
    public async Task An_imported_message_sends_none()
    {
        await sink.StartAsync();
        await RunAsync(MailClinic.Settings(sink.Port), async host =>
        {
            room ??= await ChatRoom.InAsync(host);
            var messages = host.Services.GetRequiredService<MessageStore>();
            await host.WriteAsync(scope => Task.FromResult(messages.Append(scope, room.Nurse, ConversationHead.Read(scope, room.Nurse, room.Id), new NewMessage
            {
                Id = Guid.NewGuid(),
                AuthorKind = AuthorKind.Clinician,
                Source = MessageSource.Import,
                Body = "long ago",
            })));
            await PassAsync(host, TimeSpan.FromHours(2));
        });

        Assert.Empty(sink.Mails);
    }

    [Fact]
    public async Task Mails_go_by_themselves_when_their_time_has_come()
    {
        await sink.StartAsync();
        var quick = new Dictionary<string, string>(MailClinic.Settings(sink.Port))
        {
            ["CareChat:Reminders:FirstAfter"] = "00:00:00.5",
            ["CareChat:Reminders:SecondAfter"] = "00:00:02",
        };
        await RunAsync(quick, async host =>
        {
            await SayAsync(host);
            for (var until = DateTime.UtcNow.AddSeconds(15); sink.Mails.Count < 2 && DateTime.UtcNow < until;) await Task.Delay(50);
        }, runsInRealTime: true);

        Assert.Equal(2, sink.Mails.Count);
    }

    public void Dispose()
    {
        sink.Dispose();
        Directory.Delete(directory, recursive: true);
    }

    private async Task RunAsync(Dictionary<string, string> settings, Func<PortalHost, Task> work, bool runsInRealTime = false)
    {
        var host = new PortalHost { Settings = { ["CareChat:DataDirectory"] = directory }, RunsInRealTime = runsInRealTime };
        foreach (var (key, value) in settings) host.Settings[key] = value;
        await host.InitializeAsync();
        try
        {
            await work(host);
        }
        finally
        {
            await ((IAsyncLifetime)host).DisposeAsync();
        }
    }

    private async Task SayAsync(PortalHost host)
    {
        room ??= await ChatRoom.InAsync(host);
        await host.Services.GetRequiredService<MessageStore>().PostAsync(room.Nurse, new PostMessage(room.Id, "Please call us."));
    }

    private static Task PassAsync(PortalHost host, TimeSpan later)
    {
        host.Clock.Advance(later);
        return host.Services.GetRequiredService<ReminderWorker>().PassAsync();
    }

    private async Task<string> SettingsPageAsync(PortalHost host)
    {
        var administrator = await host.PersonAsync(room!.Nurse.InstanceId, Roles.Administrator);
        using var client = (await PortalBrowser.OfAsync(host, administrator)).Client(host);
        var page = await client.GetStringAsync("/admin/settings");
        return System.Net.WebUtility.HtmlDecode(page);
    }
}
