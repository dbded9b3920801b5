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

public abstract class CheckoutPageTests(PortalHost host)
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
    public async Task An_invalid_a_replaced_an_expired_and_a_missing_token_get_the_same_page()
    {
        var instance = await InstanceAsync();
        var (wrong, replaced, expired, missing) = (await host.LetterAsync(instance), await host.LetterAsync(instance), await host.LetterAsync(instance), await host.LetterAsync(instance));
        await ChangeAsync(replaced.Id, e => e.TokenHash = EncounterTokens.Hash(EncounterTokens.NewEncounterToken()));
        await ChangeAsync(expired.Id, e => e.ExpiresAt = host.Clock.GetUtcNow());
        string[] links = [$"{wrong.Page}?token={missing.Token}", $"{wrong.Page}?token=x", replaced.Link, expired.Link, missing.Page, $"/checkout/{Guid.NewGuid():D}?token={wrong.Token}"];

        var words = new HashSet<string>();
        foreach (var link in links)
        {
            using var visitor = host.Visit();
            var answer = await visitor.GetAsync(link);
            if (answer.LeadsTo() is { } clean) answer = await visitor.GetAsync(clean);
            Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
            words.Add(await answer.WordsAsync());
        }

        Assert.Contains("This link does not work any more", Assert.Single(words));
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

    [Fact]
    public async Task Nobody_sends_for_somebody_elses_patient()
    {
        var instance = await InstanceAsync();
        var letter = await host.LetterAsync(instance);
        var foreign = await host.PatientAsync(instance);
        var (visitor, _) = await host.SignedInAsync(instance, Roles.Patient);
        using var signedIn = visitor;
        await visitor.GetAsync(letter.Link);

        Assert.Null((await SendAsync(visitor, letter, foreign.PatientId!.Value)).LeadsTo());

        await using var db = host.Open();
        Assert.Null((await db.Patients.SingleAsync(p => p.Id == foreign.PatientId)).ConsentedAt);
        Assert.Null((await db.Encounters.SingleAsync(e => e.Id == letter.Id)).ClaimedAt);
    }

    [Theory]
    [InlineData(Roles.Clinician, true)]
    [InlineData(Roles.Administrator, true)]
    [InlineData(Roles.Patient, false)]
    public async Task The_wrong_account_is_told_so_and_sees_no_letter(string role, bool sameClinic)
    {
        var instance = await InstanceAsync();
        var letter = await host.LetterAsync(instance);
        var (visitor, _) = await host.SignedInAsync(sameClinic ? instance : await InstanceAsync(), role);
        using var signedIn = visitor;
        await visitor.GetAsync(letter.Link);

        var words = await (await visitor.GetAsync(letter.Page)).WordsAsync();

        Assert.Contains("This letter is not for this account", words);
        Assert.DoesNotContain("itchy", words);
    }

    [Fact]
    public async Task Somebody_removed_a_moment_ago_stands_at_the_door_again()
    {
        var instance = await InstanceAsync();
        var letter = await host.LetterAsync(instance);
        var (visitor, person) = await host.SignedInAsync(instance, Roles.Patient);
        using var signedIn = visitor;
        await visitor.GetAsync(letter.Link);
        var page = await visitor.GetAsync(letter.Page);
        Assert.Contains("itchy", await page.WordsAsync());

        await host.WriteAsync(scope => scope.Db.Users.Where(p => p.Id == person.Id).ExecuteUpdateAsync(p => p.SetProperty(x => x.DisabledAt, host.Clock.GetUtcNow())));

        var household = host.Services.GetRequiredService<Household>();
        await using var db = host.Open();
        var session = await db.Sessions.SingleAsync(s => s.PersonId == person.Id);
        var actor = new Actor { Kind = ActorKind.Person, Id = person.Id, InstanceId = instance, Role = Roles.Patient, PatientId = person.PatientId, SessionId = session.Id };
        var refusals = new List<Exception>
        {
            await Assert.ThrowsAsync<CareChat.Shared.RefusedException>(() => household.ConsentAsync(actor, person.PatientId!.Value)),
            await Assert.ThrowsAsync<CareChat.Shared.RefusedException>(() => household.ListAsync(actor)),
            await Assert.ThrowsAsync<CareChat.Shared.RefusedException>(() => household.AddAsync(actor, new NewMember(Relationship.Child, "A", "B", new(2020, 1, 1), Gender.Male, null))),
        };
        Assert.All(refusals, r => Assert.Equal(CareChat.Shared.RefusalKind.Unauthorized, ((CareChat.Shared.RefusedException)r).Refusal.Kind));
    }

    private async Task<Guid> InstanceAsync() => (await host.InstanceAsync($"c-{Guid.NewGuid():N}")).Id;

    private Task<bool> ChangeAsync(Guid encounterId, Action<Encounter> change) => host.WriteAsync(async scope =>
    {
        change(await scope.Db.Encounters.SingleAsync(e => e.Id == encounterId));
        await scope.Db.SaveChangesAsync();
        return true;
    });

    private static Task<HttpResponseMessage> RegisterAsync(Visitor visitor, ReadyLetter letter, string email) =>
        visitor.FillAsync(letter.Page, "register", ("Input.FirstName", "Sam"), ("Input.LastName", "Reed"), ("Input.Born", "1990-05-17"), ("Input.Sex", "F"),
            ("Input.State", "OR"), ("Input.Email", email), ("Input.Password", VisitorMaking.Password));

    private static Task<HttpResponseMessage> SendAsync(Visitor visitor, ReadyLetter letter, Guid patient, bool agree = true) =>
        visitor.FillAsync(letter.Page, "checkout", [("Input.For", patient.ToString("D")), ("Input.Read", "true"), .. agree ? new[] { ("Input.Agree", "true") } : []]);
}

/// <summary>On SQLite.</summary>
public sealed class SqliteCheckoutPageTests(PortalHost host) : CheckoutPageTests(host), IClassFixture<PortalHost>;

/// <summary>On PostgreSQL.</summary>
[Collection(PostgresServer.Collection)]
public sealed class PostgresCheckoutPageTests(PostgresPortalHost host) : CheckoutPageTests(host), IClassFixture<PostgresPortalHost>;
