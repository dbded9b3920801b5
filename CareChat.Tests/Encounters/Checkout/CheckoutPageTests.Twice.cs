using CareChat.Tests.Accounts;
using CareChat.Tests.App;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CareChat.Tests.Encounters.Checkout;

/// <summary>A form that is sent a second time, by a second click or a slow line: both answers lead to what it did.</summary>
public abstract partial class CheckoutPageTests
{
    private const int Rounds = 6;

    [Fact]
    public async Task A_letter_sent_twice_at_once_leads_to_the_visit_both_times()
    {
        var instance = await InstanceAsync();
        for (var i = 0; i < Rounds; i++)
        {
            var letter = await host.LetterAsync(instance);
            var (visitor, person) = await host.SignedInAsync(instance, Roles.Patient);
            using var signedIn = visitor;
            await visitor.GetAsync(letter.Link);

            var answers = await TwiceAsync(visitor, letter.Page, "checkout",
                ("Input.For", person.PatientId!.Value.ToString("D")), ("Input.Read", "true"), ("Input.Agree", "true"));

            Assert.All(answers, a => Assert.Equal($"/visits/{letter.Id:D}", a.LeadsTo()));
        }
    }

    [Fact]
    public async Task A_person_added_twice_at_once_stands_in_the_list_once_and_another_of_the_name_beside()
    {
        var instance = await InstanceAsync();
        var letter = await host.LetterAsync(instance);
        var (visitor, person) = await host.SignedInAsync(instance, Roles.Patient);
        using var signedIn = visitor;
        await visitor.GetAsync(letter.Link);

        var answers = await TwiceAsync(visitor, letter.Page, "add-person", Child("2020-01-02"));
        var later = await visitor.FillAsync(letter.Page, "add-person", Child("2020-01-02"));
        var other = await visitor.FillAsync(letter.Page, "add-person", Child("2021-01-02"));

        Assert.Single(answers.Append(later).Select(a => a.LeadsTo()).Distinct(), a => a is not null);
        Assert.NotEqual(later.LeadsTo(), other.LeadsTo());
        await using var db = host.Open();
        Assert.Equal(2, await db.Patients.CountAsync(p => p.OwnerId == person.Id && p.Relationship == Relationship.Child));
    }

    [Fact]
    public async Task An_account_made_twice_at_once_is_one_and_both_answers_sign_in()
    {
        var instance = await InstanceAsync();
        for (var i = 0; i < Rounds; i++)
        {
            var letter = await host.LetterAsync(instance);
            using var visitor = host.Visit();
            await visitor.GetAsync(letter.Link);
            var form = await visitor.OpenAsync(letter.Page, "register");
            var newcomer = Newcomer($"{Guid.NewGuid():N}@example.com");

            var copies = new[] { visitor.Copy(), visitor.Copy() };
            var answers = await Race.OfAsync(2, n => copies[n].SendAsync(form, newcomer));
            var late = await visitor.Copy().SendAsync(form, newcomer);

            Assert.All(answers.Append(late), a => Assert.Equal(letter.Page, a.LeadsTo()));
            Assert.All(copies, c => Assert.Contains("carechat", c.Cookies.Keys));
            foreach (var copy in copies) copy.Dispose();
        }
    }

    [Fact]
    public async Task A_form_of_the_door_with_another_password_signs_nobody_in()
    {
        var letter = await host.LetterAsync(await InstanceAsync());
        using var visitor = host.Visit();
        await visitor.GetAsync(letter.Link);
        var form = await visitor.OpenAsync(letter.Page, "register");
        using var stranger = visitor.Copy();
        var email = $"{Guid.NewGuid():N}@example.com";
        await visitor.SendAsync(form, Newcomer(email));

        var answer = await stranger.SendAsync(form, [.. Newcomer(email).SkipLast(1), ("Input.Password", "another long sentence")]);

        Assert.Equal($"{letter.Page}?outdated=gone", answer.LeadsTo());
        Assert.DoesNotContain("carechat", stranger.Cookies.Keys);
    }

    private static async Task<HttpResponseMessage[]> TwiceAsync(Visitor visitor, string page, string name, params (string Name, string Value)[] fields)
    {
        var form = await visitor.OpenAsync(page, name);
        using var again = visitor.Copy();
        return await Race.OfAsync(2, i => (i == 0 ? visitor : again).SendAsync(form, fields));
    }

    private static (string, string)[] Child(string born) =>
        [("Input.Relationship", "Child"), ("Input.FirstName", "Ada"), ("Input.LastName", "Ortiz"), ("Input.Born", born), ("Input.Sex", "F"), ("Input.State", "")];

    private static (string, string)[] Newcomer(string email) =>
        [("Input.FirstName", "Sam"), ("Input.LastName", "Reed"), ("Input.Born", "1990-05-17"), ("Input.Sex", "F"), ("Input.State", "OR"),
            ("Input.Email", email), ("Input.Password", VisitorMaking.Password)];
}
