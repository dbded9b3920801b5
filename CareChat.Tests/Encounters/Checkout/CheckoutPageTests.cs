using System.Net;
using CareChat.Tests.Accounts;
using CareChat.Tests.App;
using CareChat.Web.Data;
using CareChat.Web.Encounters;
using CareChat.Web.Encounters.Checkout;
using CareChat.Web.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Encounters.Checkout;

public abstract partial class CheckoutPageTests(PortalHost host)
{
    [Fact]
    public async Task The_token_leaves_the_address_at_once_and_goes_nowhere_else()
    {
        var letter = await host.LetterAsync(await InstanceAsync());
        using var visitor = host.Visit();

        var first = await visitor.GetAsync(letter.Link);
        Assert.Equal(letter.Page, first.LeadsTo());
        Assert.Equal("no-referrer", first.Headers.GetValues("Referrer-Policy").Single());
        var cookie = Assert.Single(visitor.SetCookies, c => c.Contains(letter.Token, StringComparison.Ordinal)).ToLowerInvariant();
        Assert.Contains($"path={letter.Page}", cookie);
        Assert.Contains("httponly", cookie);

        var page = await visitor.GetAsync(letter.Page);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal("no-referrer", page.Headers.GetValues("Referrer-Policy").Single());
        Assert.DoesNotContain(letter.Token, await page.Content.ReadAsStringAsync());
        Assert.DoesNotContain("itchy", await page.WordsAsync());
    }

    [Fact]
    public async Task A_newcomer_makes_an_account_reads_agrees_and_sends()
    {
        var instance = await InstanceAsync();
        var letter = await host.LetterAsync(instance);
        using var visitor = host.Visit();
        await visitor.GetAsync(letter.Link);
        var email = $"{Guid.NewGuid():N}@example.com";

        Assert.Equal(letter.Page, (await RegisterAsync(visitor, letter, email)).LeadsTo());
        var page = await (await visitor.GetAsync(letter.Page)).WordsAsync();
        Assert.Contains("itchy rash", page);
        Assert.Contains(Consent.Text[0], page);
        await using var db = host.Open();
        var person = await db.Users.Include(p => p.Patient).SingleAsync(p => p.Email == email);
        Assert.Equal((instance, Roles.Patient, person.Id, new DateOnly(1990, 5, 17), Gender.Female, "OR"),
            (person.InstanceId, person.Role, person.Patient!.OwnerId!.Value, person.Patient.BirthDate!.Value, person.Patient.Gender, person.Patient.StateOfResidence));
        Assert.Null(person.Patient.ConsentedAt);

        Assert.Null((await SendAsync(visitor, letter, person.PatientId!.Value, agree: false)).LeadsTo());
        Assert.Equal($"/visits/{letter.Id:D}", (await SendAsync(visitor, letter, person.PatientId!.Value)).LeadsTo());

        await using var after = host.Open();
        var patient = await after.Patients.SingleAsync(p => p.Id == person.PatientId);
        Assert.Equal((host.Clock.GetUtcNow(), Consent.Version), (patient.ConsentedAt!.Value, patient.ConsentVersion));
        var encounter = await after.Encounters.SingleAsync(e => e.Id == letter.Id);
        Assert.Equal((EncounterState.Submitted, person.Id), (encounter.State, encounter.OwnerId!.Value));
        Assert.Equal($"/visits/{letter.Id:D}", (await visitor.GetAsync(letter.Link)).LeadsTo() is { } clean ? (await visitor.GetAsync(clean)).LeadsTo() : null);
    }

    [Fact]
    public async Task One_letter_makes_one_account()
    {
        var letter = await host.LetterAsync(await InstanceAsync());
        using var first = host.Visit();
        await first.GetAsync(letter.Link);
        await RegisterAsync(first, letter, $"{Guid.NewGuid():N}@example.com");
        var newcomers = host.Services.GetRequiredService<Newcomers>();

        await Assert.ThrowsAsync<CareChat.Shared.RefusedException>(() => newcomers.RegisterAsync(letter.Id, letter.Token,
            new Newcomer("Sam", "Reed", $"{Guid.NewGuid():N}@example.com", VisitorMaking.Password, new(1990, 5, 17), Gender.Male, null)));

        using var second = host.Visit();
        await second.GetAsync(letter.Link);
        var page = await (await second.GetAsync(letter.Page)).WordsAsync();
        Assert.Contains("I have an account", page);
        Assert.DoesNotContain("I am new here", page);
    }

    [Fact]
    public async Task A_visit_can_be_for_a_child_that_is_added_here()
    {
        var instance = await InstanceAsync();
        var letter = await host.LetterAsync(instance);
        var (visitor, person) = await host.SignedInAsync(instance, Roles.Patient);
        using var signedIn = visitor;
        await visitor.GetAsync(letter.Link);

        var added = (await visitor.FillAsync(letter.Page, "add-person", ("Input.Relationship", "Child"), ("Input.FirstName", "Ada"), ("Input.LastName", "Ortiz"),
            ("Input.Born", "2020-01-02"), ("Input.Sex", "F"), ("Input.State", ""))).LeadsTo();
        var child = Guid.Parse(added!.Split('=')[1]);
        Assert.Equal($"/visits/{letter.Id:D}", (await SendAsync(visitor, letter, child)).LeadsTo());

        await using var db = host.Open();
        var patient = await db.Patients.SingleAsync(p => p.Id == child);
        Assert.Equal((person.Id, Relationship.Child), (patient.OwnerId!.Value, patient.Relationship));
        Assert.Equal(child, (await db.Encounters.SingleAsync(e => e.Id == letter.Id)).PatientId);
    }

    private async Task<Guid> InstanceAsync() => (await host.InstanceAsync($"c-{Guid.NewGuid():N}")).Id;

    private static Task<HttpResponseMessage> RegisterAsync(Visitor visitor, ReadyLetter letter, string email) =>
        visitor.FillAsync(letter.Page, "register", Newcomer(email));

    private static Task<HttpResponseMessage> SendAsync(Visitor visitor, ReadyLetter letter, Guid patient, bool agree = true) =>
        visitor.FillAsync(letter.Page, "checkout", [("Input.For", patient.ToString("D")), ("Input.Read", "true"), .. agree ? new[] { ("Input.Agree", "true") } : []]);
}

/// <summary>On SQLite.</summary>
public sealed class SqliteCheckoutPageTests(PortalHost host) : CheckoutPageTests(host), IClassFixture<PortalHost>;

/// <summary>On PostgreSQL.</summary>
[Collection(PostgresServer.Collection)]
public sealed class PostgresCheckoutPageTests(PostgresPortalHost host) : CheckoutPageTests(host), IClassFixture<PostgresPortalHost>;
