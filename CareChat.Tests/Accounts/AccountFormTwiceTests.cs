using System.Net;
using CareChat.Tests.App;
using CareChat.Web.Data;
using Xunit;
using static CareChat.Tests.Accounts.VisitorMaking;

namespace CareChat.Tests.Accounts;

/// <summary>The account's forms, sent a second time: the answer is what the first one did.</summary>
public sealed class AccountFormTwiceTests(PortalHost host) : IClassFixture<PortalHost>
{
    private const int Rounds = 4;

    [Fact]
    public async Task A_password_changed_twice_at_once_is_changed_and_both_answers_say_so()
    {
        for (var i = 0; i < Rounds; i++)
        {
            var (visitor, person) = await SignedInAsync();
            using var first = visitor;
            using var second = visitor.Copy();
            var form = await visitor.OpenAsync("/account", "password");

            var answers = await Race.OfAsync(2, n => (n == 0 ? first : second)
                .SendAsync(form, ("Input.Now", Password), ("Input.Next", "another long sentence")));

            Assert.All(answers, a => Assert.Contains(a.LeadsTo()!.Split('?')[0], new[] { "/account", "/sign-in" }));
            Assert.Contains(answers, a => a.LeadsTo() == "/account?done=password");
            using var elsewhere = host.Visit();
            Assert.Equal("/", (await elsewhere.SignInAsync(person.Email!, "another long sentence")).LeadsTo());
        }
    }

    [Fact]
    public async Task Signing_out_elsewhere_a_second_time_says_that_it_is_done()
    {
        var (visitor, person) = await SignedInAsync();
        using var first = visitor;
        using var elsewhere = host.Visit();
        await elsewhere.SignInAsync(person.Email!, Password);
        var form = await visitor.OpenAsync("/account", "sessions");

        Assert.Equal("/account?done=sessions", (await visitor.SendAsync(form)).LeadsTo());
        Assert.Equal("/account?done=sessions", (await visitor.SendAsync(form)).LeadsTo());
    }

    [Fact]
    public async Task Turning_the_second_step_off_a_second_time_says_that_it_is_done()
    {
        var (visitor, person) = await SignedInAsync();
        using var signedIn = visitor;
        await host.TurnOnSecondStepAsync(visitor, person);
        var form = await signedIn.OpenAsync("/account", "two-factor-off");

        Assert.Equal("/account?done=two-factor-off", (await signedIn.SendAsync(form)).LeadsTo());
        Assert.Equal("/account?done=two-factor-off", (await signedIn.SendAsync(form)).LeadsTo());
    }

    [Fact]
    public async Task The_second_step_turned_off_twice_at_once_keeps_its_person_signed_in()
    {
        for (var i = 0; i < Rounds; i++)
        {
            var (visitor, person) = await SignedInAsync();
            await host.TurnOnSecondStepAsync(visitor, person);
            using var first = visitor;
            using var second = visitor.Copy();
            var form = await visitor.OpenAsync("/account", "two-factor-off");

            var answers = await Race.OfAsync(2, n => (n == 0 ? first : second).SendAsync(form));

            for (var n = 0; n < 2; n++)
            {
                if (answers[n].LeadsTo() != "/account?done=two-factor-off") continue; // came in with the cookie of before
                Assert.Equal(HttpStatusCode.OK, (await (n == 0 ? first : second).GetAsync("/account")).StatusCode);
            }
        }
    }

    private async Task<(Visitor Visitor, Person Person)> SignedInAsync() =>
        await host.SignedInAsync((await host.InstanceAsync($"t-{Guid.NewGuid():N}")).Id, Roles.Patient);
}
