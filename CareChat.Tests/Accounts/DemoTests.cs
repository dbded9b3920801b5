using System.Net;
using CareChat.Tests.App;
using CareChat.Web.Data;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CareChat.Tests.Accounts;

/// <summary>The program as a developer starts it.</summary>
public sealed class DemoHost : PortalHost
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseEnvironment("Development");
        builder.UseSetting("CareChat:Demo", "true");
    }
}

public sealed class DemoTests(DemoHost host) : IClassFixture<DemoHost>
{
    [Fact]
    public async Task The_demo_clinic_lives()
    {
        await using var db = host.Open();
        var conversations = await db.Conversations.ToListAsync();

        Assert.Equal(8, conversations.Count(c => c.Kind == ConversationKind.CareTeam));
        Assert.Equal([EncounterState.Submitted, EncounterState.Reviewing], await db.Encounters.OrderBy(e => e.State).Select(e => e.State).ToListAsync());
        Assert.Equal(3, conversations.Single(c => c.Kind == ConversationKind.Encounter && c.AssignedToId != null).LastNumber);
        Assert.Equal((3, 1, 8), (await CountAsync(db, Roles.Clinician), await CountAsync(db, Roles.Administrator), await CountAsync(db, Roles.Patient)));
        Assert.Contains(conversations, c => c.ClosedAt is not null);
        Assert.Contains(conversations, c => c.AssignedToId is not null);
        Assert.Contains(conversations, c => c.NeedsReplySince is not null && c.TeamUnread > 0);
        Assert.Contains(conversations, c => c.PatientUnread > 0);
        Assert.True(await db.Messages.AnyAsync(m => m.Source == MessageSource.Api));
        Assert.True(await db.Messages.AnyAsync(m => m.AttachmentId != null));
        Assert.True(await db.InternalNotes.AnyAsync());
        Assert.True(await db.Messages.AllAsync(m => m.SentAt <= host.Clock.GetUtcNow()));
        var told = host.Clock.GetUtcNow().AddDays(-1);
        Assert.False(await db.Sessions.AnyAsync(s => s.RevokedAt == null && s.CreatedAt < told));
    }

    [Fact]
    public async Task One_click_signs_a_demo_person_in()
    {
        await using var db = host.Open();
        var nurse = await db.Users.SingleAsync(p => p.FirstName == "Dana");
        using var visitor = host.Visit();

        await visitor.FillAsync("/sign-in", "/sign-in/demo", ("person", nurse.Id.ToString()));

        Assert.Equal("/inbox", (await visitor.GetAsync("/")).LeadsTo());
    }

    [Fact]
    public async Task One_click_opens_nobody_outside_the_demo()
    {
        var instance = await host.InstanceAsync("real");
        var person = await host.ResidentAsync(instance.Id, Roles.Administrator);
        using var visitor = host.Visit();

        var answer = await visitor.FillAsync("/sign-in", "/sign-in/demo", ("person", person.Id.ToString()));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("/sign-in", (await visitor.GetAsync("/")).LeadsTo());
    }

    private static Task<int> CountAsync(CareChatDb db, string role) => db.Users.CountAsync(p => p.IsDemo && p.Role == role);
}
