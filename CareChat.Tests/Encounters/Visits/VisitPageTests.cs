using System.Net;
using CareChat.Tests.App;
using CareChat.Web.Data;
using CareChat.Web.Encounters;
using CareChat.Web.Encounters.Visits;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Encounters.Visits;

public abstract class VisitPageTests(PortalHost host)
{
    private static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private EncounterStore Store => host.Services.GetRequiredService<EncounterStore>();

    private VisitList Visits => host.Services.GetRequiredService<VisitList>();

    [Fact]
    public async Task The_owner_sees_the_visit_and_everybody_else_the_page_that_is_not_there()
    {
        var room = await ChatRoom.InAsync(host);
        var neighbour = await ChatRoom.InAsync(host);
        var letter = await host.SubmittedAsync(Store, room.Patient);
        var sibling = await host.PersonAsync(room.Patient.InstanceId, Roles.Patient, room.Patient.PatientId);
        using var owner = (await PortalBrowser.OfAsync(host, room.Patient)).Client(host);

        var page = await owner.GetStringAsync($"/visits/{letter.Id}");
        Assert.Contains("The care team has your letter", page);

        var answers = new HashSet<string>();
        foreach (var actor in new[] { neighbour.Patient, sibling, room.Nurse })
        {
            using var outsider = (await PortalBrowser.OfAsync(host, actor)).Client(host);
            var answer = await outsider.GetAsync($"/visits/{letter.Id}");
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            answers.Add(await Accounts.VisitorMaking.WordsAsync(answer));
            var none = await outsider.GetAsync($"/visits/{Guid.NewGuid()}");
            Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
            answers.Add(await Accounts.VisitorMaking.WordsAsync(none));
        }
        Assert.Contains("This page is not here", Assert.Single(answers));
    }

    [Fact]
    public async Task A_letter_that_was_not_sent_leads_its_owner_to_the_checkout_without_a_token()
    {
        var room = await ChatRoom.InAsync(host);
        var letter = await host.LetterAsync(room.Patient.InstanceId, room.Patient.Id);
        using var owner = (await PortalBrowser.OfAsync(host, room.Patient)).Client(host);

        var visit = await owner.GetAsync($"/visits/{letter.Id}");
        Assert.Equal(letter.Page, visit.Headers.Location?.OriginalString is { } at ? new Uri(host.Address, at).AbsolutePath : null);
        Assert.Contains("itchy", await owner.GetStringAsync(letter.Page));
        Assert.Equal(EncounterState.ReadyForCheckout, Assert.Single((await Visits.PageAsync(room.Patient, null, 10)).Rows).State);
    }

    [Fact]
    public async Task Visits_come_newest_first_in_pages()
    {
        var room = await ChatRoom.InAsync(host);
        var sent = new List<Guid>();
        for (var i = 0; i < 5; i++)
        {
            sent.Insert(0, (await host.SubmittedAsync(Store, room.Patient)).Id);
            host.Clock.Advance(TimeSpan.FromMinutes(1));
        }
        await host.LetterAsync(room.Patient.InstanceId, room.Patient.Id, EncounterState.Open);

        var first = await Visits.PageAsync(room.Patient, null, 2);
        var second = await Visits.PageAsync(room.Patient, first.Next, 2);
        var third = await Visits.PageAsync(room.Patient, second.Next, 2);

        Assert.Equal(sent, first.Rows.Concat(second.Rows).Concat(third.Rows).Select(r => r.Id));
        Assert.Null(third.Next);
        Assert.Empty((await Visits.PageAsync(room.Nurse, null, 10)).Rows);
    }

    [Fact]
    public async Task A_picture_is_for_the_owner_and_the_care_team_alone()
    {
        var room = await ChatRoom.InAsync(host);
        var stranger = await ChatRoom.InAsync(host);
        var admin = await host.PersonAsync(room.Patient.InstanceId, Roles.Administrator);
        var sibling = await host.PersonAsync(room.Patient.InstanceId, Roles.Patient, room.Patient.PatientId);
        var letter = await host.SubmittedAsync(Store, room.Patient);
        var other = await host.SubmittedAsync(Store, room.Patient);
        var picture = await host.PictureAsync(letter.Id, Png);
        var path = $"/portal/encounters/{letter.Id}/images/{picture}";
        using var nurse = (await PortalBrowser.OfAsync(host, room.Nurse)).Client(host);

        foreach (var actor in new[] { room.Patient, room.Nurse })
        {
            using var client = (await PortalBrowser.OfAsync(host, actor)).Client(host);
            var seen = await client.GetAsync(path);
            Assert.Equal(Png, await seen.Content.ReadAsByteArrayAsync());
            Assert.Equal("nosniff", seen.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Contains("sandbox", seen.Headers.GetValues("Content-Security-Policy").Single());
            Assert.Equal("attachment", seen.Content.Headers.ContentDisposition?.DispositionType);
            Assert.Equal("inline", (await client.GetAsync(path + "/picture")).Content.Headers.ContentDisposition?.DispositionType);
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/portal/encounters/{other.Id}/images/{picture}")).StatusCode);
        }
        foreach (var actor in new[] { stranger.Patient, stranger.Nurse, sibling, admin })
        {
            using var client = (await PortalBrowser.OfAsync(host, actor)).Client(host);
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(path)).StatusCode);
        }
        using var nobody = new HttpClient { BaseAddress = host.Address };
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.GetAsync(path)).StatusCode);

        await host.WriteAsync(scope => scope.Db.Sessions.Where(s => s.Id == room.Nurse.SessionId).ExecuteUpdateAsync(s => s.SetProperty(x => x.RevokedAt, host.Clock.GetUtcNow())));
        Assert.Equal(HttpStatusCode.Unauthorized, (await nurse.GetAsync(path)).StatusCode);
    }
}

/// <summary>On SQLite.</summary>
public sealed class SqliteVisitPageTests(PortalHost host) : VisitPageTests(host), IClassFixture<PortalHost>;

/// <summary>On PostgreSQL.</summary>
[Collection(PostgresServer.Collection)]
public sealed class PostgresVisitPageTests(PostgresPortalHost host) : VisitPageTests(host), IClassFixture<PostgresPortalHost>;
