using System.Net;
using CareChat.Tests.Accounts;
using CareChat.Tests.App;
using CareChat.Web.Data;
using CareChat.Web.Encounters;
using CareChat.Web.Encounters.Checkout;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Encounters.Checkout;

/// <summary>Wrong links, wrong accounts, somebody else's patients.</summary>
public abstract partial class CheckoutPageTests
{
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
    public async Task The_link_of_an_agent_whose_key_has_ended_opens_for_its_owner_alone()
    {
        var instance = await InstanceAsync();
        var (owner, person) = await host.SignedInAsync(instance, Roles.Patient);
        using var signedIn = owner;
        var letter = await host.LetterAsync(instance, person.Id);
        var (keyId, now) = (Guid.NewGuid(), host.Clock.GetUtcNow());
        var key = new PersonalKey { Id = keyId, PersonId = person.Id, KeyHash = keyId.ToByteArray(), CreatedAt = now };
        await host.WriteAsync(scope =>
        {
            scope.Db.PersonalKeys.Add(key);
            return scope.Db.SaveChangesAsync();
        });
        await ChangeAsync(letter.Id, e => e.KeyId = keyId);
        using var stranger = host.Visit();
        await stranger.GetAsync(letter.Link);
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync(letter.Page)).StatusCode);

        await host.WriteAsync(scope => scope.Db.PersonalKeys.Where(k => k.Id == keyId)
            .ExecuteUpdateAsync(k => k.SetProperty(x => x.RevokedAt, now)));

        using var late = host.Visit();
        foreach (var visitor in new[] { stranger, late })
        {
            Assert.Equal(letter.Page, (await visitor.GetAsync(letter.Link)).LeadsTo());
            var answer = await visitor.GetAsync(letter.Page);
            Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
            Assert.Contains("This link does not work any more", await answer.WordsAsync());
        }
        await owner.GetAsync(letter.Link);
        Assert.Contains("itchy", await (await owner.GetAsync(letter.Page)).WordsAsync());
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

    private Task<bool> ChangeAsync(Guid encounterId, Action<Encounter> change) => host.WriteAsync(async scope =>
    {
        change(await scope.Db.Encounters.SingleAsync(e => e.Id == encounterId));
        await scope.Db.SaveChangesAsync();
        return true;
    });
}
