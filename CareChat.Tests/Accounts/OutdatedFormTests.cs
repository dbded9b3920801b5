using System.Net;
using CareChat.Tests.App;
using CareChat.Web.Data;
using CareChat.Web.Encounters;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CareChat.Tests.Accounts;

/// <summary>In Production.</summary>
public sealed class ProductionOutdatedFormTests(PortalHost host) : OutdatedFormTests(host), IClassFixture<PortalHost>;

/// <summary>In Development, where the framework explains itself.</summary>
public sealed class DevelopmentOutdatedFormTests(DevelopmentHost host) : OutdatedFormTests(host), IClassFixture<DevelopmentHost>;

/// <summary>The program in Development.</summary>
public sealed class DevelopmentHost : PortalHost
{
    public DevelopmentHost() => IsDemo = true;
}

/// <summary>Pages that stood open while the world went on.</summary>
public abstract partial class OutdatedFormTests(PortalHost host)
{
    private const string Unsent = "Nothing was sent from it.";
    private const string Again = "This page was out of date. Nothing was sent from it. Please try again.";

    [Fact]
    public async Task A_letter_that_was_changed_meanwhile_is_not_sent_and_its_link_is_over()
    {
        using var patient = await AtCheckoutAsync();
        var form = await patient.OpenAsync();
        await ChangeAsync(patient, e => e.TokenHash = EncounterTokens.Hash(EncounterTokens.NewEncounterToken()));

        var page = await FollowAsync(patient.Browser, await patient.SendAsync(form));

        Assert.Equal(HttpStatusCode.Gone, page.StatusCode);
        var words = await page.WordsAsync();
        Assert.Contains("This link does not work any more", words);
        Assert.Contains(Unsent, words);
        Assert.DoesNotContain("try again", words);
        await AssertUnsentAsync(patient);
    }

    [Fact]
    public async Task A_checkout_in_two_tabs_leads_from_the_second_to_the_visit_the_first_one_made()
    {
        using var patient = await AtCheckoutAsync();
        var (first, second) = (await patient.OpenAsync(), await patient.OpenAsync());

        Assert.Equal(patient.Visit, (await patient.SendAsync(first)).LeadsTo());
        var answer = await patient.SendAsync(second);

        Assert.Equal((HttpStatusCode.SeeOther, patient.Visit), (answer.StatusCode, answer.LeadsTo()));
        Assert.Equal(EncounterState.Submitted, (await EncounterAsync(patient)).State);
    }

    [Fact]
    public async Task A_visit_that_was_canceled_meanwhile_says_that_it_is_over()
    {
        using var patient = await AtCheckoutAsync();
        var form = await patient.OpenAsync();
        await ChangeAsync(patient, e => e.State = EncounterState.Canceled);

        var words = await (await FollowAsync(patient.Browser, await patient.SendAsync(form))).WordsAsync();

        Assert.Contains("This visit is over", words);
        Assert.Contains(Unsent, words);
        await AssertUnsentAsync(patient);
    }

    [Fact]
    public async Task Whoever_signed_out_in_another_tab_stands_at_the_checkouts_door_and_nothing_was_sent()
    {
        using var patient = await AtCheckoutAsync();
        var form = await patient.OpenAsync();
        await patient.Browser.FillAsync("/account", "/sign-out");

        var answer = await patient.SendAsync(form);

        Assert.Equal($"{patient.Letter.Page}?outdated=again", answer.LeadsTo());
        var words = await (await FollowAsync(patient.Browser, answer)).WordsAsync();
        Assert.Contains("I have an account", words);
        Assert.Contains(Again, words);
        await AssertUnsentAsync(patient);
    }

    [Fact]
    public async Task A_form_that_is_no_more_on_its_page_does_not_repeat_what_the_page_said_before()
    {
        var (visitor, _) = await host.SignedInAsync((await host.InstanceAsync($"done-{Guid.NewGuid():N}")).Id, Roles.Patient);
        using var signedIn = visitor;
        var form = await visitor.OpenAsync("/account?done=writing", "writing");

        var answer = await visitor.SendAsync(form with { Hidden = [.. form.Hidden.Where(h => h.Name != "_handler")] }, ("_handler", "sessions"));

        Assert.Equal("/account?outdated=gone", answer.LeadsTo());
    }

    [Theory]
    [InlineData("")]
    [InlineData("?returnUrl=https%3A%2F%2Fevil.example%2F")]
    public async Task What_another_site_sends_does_nothing_and_leads_nowhere_else(string query)
    {
        using var patient = await AtCheckoutAsync();

        var forged = await patient.SendAsync(new StandingForm(patient.Letter.Page + query, [("_handler", "checkout"), ("Input.Number", "1")]));

        Assert.Equal(patient.Letter.Page, forged.LeadsTo()!.Split('?')[0]);
        Assert.DoesNotContain(patient.Letter.Token, forged.LeadsTo());
        await AssertUnsentAsync(patient);
    }

    private static async Task<HttpResponseMessage> FollowAsync(Visitor visitor, HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return await visitor.GetAsync(answer.LeadsTo()!);
    }

    private async Task<AtCheckout> AtCheckoutAsync()
    {
        var instance = (await host.InstanceAsync($"o-{Guid.NewGuid():N}")).Id;
        var letter = await host.LetterAsync(instance);
        var (visitor, person) = await host.SignedInAsync(instance, Roles.Patient);
        await visitor.GetAsync(letter.Link);
        return new AtCheckout(visitor, letter, person.PatientId!.Value);
    }

    private async Task AssertUnsentAsync(AtCheckout patient)
    {
        var encounter = await EncounterAsync(patient);
        Assert.Null(encounter.ClaimedAt);
        Assert.Null(encounter.OwnerId);
    }

    private async Task<Encounter> EncounterAsync(AtCheckout patient)
    {
        await using var db = host.Open();
        return await db.Encounters.SingleAsync(e => e.Id == patient.Letter.Id);
    }

    private Task<int> ChangeAsync(AtCheckout patient, Action<Encounter> change) => host.WriteAsync(async scope =>
    {
        change(await scope.Db.Encounters.SingleAsync(e => e.Id == patient.Letter.Id));
        return await scope.Db.SaveChangesAsync();
    });

    /// <summary>A patient who has a letter on the screen.</summary>
    private sealed record AtCheckout(Visitor Browser, ReadyLetter Letter, Guid PatientId) : IDisposable
    {
        public string Visit => $"/visits/{Letter.Id:D}";

        public Task<StandingForm> OpenAsync() => Browser.OpenAsync(Letter.Page, "checkout");

        public Task<HttpResponseMessage> SendAsync(StandingForm form) =>
            Browser.SendAsync(form, ("Input.For", PatientId.ToString("D")), ("Input.Read", "true"), ("Input.Agree", "true"));

        public void Dispose() => Browser.Dispose();
    }
}
