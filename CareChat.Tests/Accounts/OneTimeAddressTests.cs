using System.Net;
using CareChat.Shared;
using CareChat.Tests.App;
using CareChat.Web.Accounts;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static CareChat.Tests.Accounts.VisitorMaking;

namespace CareChat.Tests.Accounts;

public sealed class OneTimeAddressTests : IAsyncLifetime
{
    private readonly PortalHost host = new();

    public Task InitializeAsync() => host.InitializeAsync();

    public Task DisposeAsync() => ((IAsyncLifetime)host).DisposeAsync();

    [Fact]
    public async Task The_first_administrator_is_made_once()
    {
        var token = await WelcomeAsync();
        using var visitor = host.Visit();
        var made = await visitor.FillAsync($"/welcome/{token}", "welcome", ("Input.Clinic", "River Clinic"), ("Input.Tenant", "river"), ("Input.Instance", "live"),
            ("Input.FirstName", "Ada"), ("Input.LastName", "Berg"), ("Input.Email", "ada@example.com"), ("Input.Password", Password));

        Assert.Equal("/sign-in", made.LeadsTo());
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/welcome/{token}")).StatusCode);
        await visitor.SignInAsync("ada@example.com", Password);
        Assert.Equal("/admin/people", (await visitor.GetAsync("/")).LeadsTo());
        await using var db = host.Open();
        Assert.Equal("river", (await db.Tenants.SingleAsync()).Name);
    }

    [Fact]
    public async Task A_newer_address_voids_the_one_before_and_a_day_voids_both()
    {
        var (older, newer) = (await WelcomeAsync(), await WelcomeAsync());
        using var visitor = host.Visit();

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/welcome/{older}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync($"/welcome/{newer}")).StatusCode);
        host.Clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/welcome/{newer}")).StatusCode);
    }

    [Fact]
    public async Task A_word_the_program_needs_is_no_clinics_name()
    {
        var token = await WelcomeAsync();
        var first = host.Services.GetRequiredService<FirstAdministrator>();
        var steps = new FirstSteps("Ada", "Berg", "ada@example.com", Hashed, "River Clinic", "admin");

        await Assert.ThrowsAsync<RefusedException>(() => first.MakeAsync(token, steps));
        await first.MakeAsync(token, steps with { Tenant = "river" });
    }

    [Fact]
    public async Task An_invited_person_sets_a_password_once()
    {
        var instance = await host.InstanceAsync();
        var administrator = await host.PersonAsync(instance.Id, Roles.Administrator);
        var people = host.Services.GetRequiredService<PeopleStore>();
        var token = await people.InviteAsync(administrator, new NewPerson(instance.Id, Roles.Clinician, "noor@example.com", "Noor", "Aziz", "RN"));
        using var visitor = host.Visit();

        var tooShort = await visitor.FillAsync($"/invitation/{token}", "set-password", ("Password", "short"));
        var set = await visitor.FillAsync($"/invitation/{token}", "set-password", ("Password", Password));

        Assert.Contains("at least 10", await tooShort.WordsAsync());
        Assert.Equal("/sign-in", set.LeadsTo());
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/invitation/{token}")).StatusCode);
        await visitor.SignInAsync("noor@example.com", Password);
        Assert.Equal("/inbox", (await visitor.GetAsync("/")).LeadsTo());
    }

    [Fact]
    public async Task A_password_set_twice_by_one_form_signs_its_person_in_and_another_one_is_not_tried()
    {
        var instance = await host.InstanceAsync();
        var administrator = await host.PersonAsync(instance.Id, Roles.Administrator);
        var token = await host.Services.GetRequiredService<PeopleStore>()
            .InviteAsync(administrator, new NewPerson(instance.Id, Roles.Clinician, "noor@example.com", "Noor", "Aziz", "RN"));
        using var visitor = host.Visit();
        var form = await visitor.OpenAsync($"/invitation/{token}", "set-password");
        using var again = visitor.Copy();
        using var third = visitor.Copy();

        var answers = await Race.OfAsync(2, i => (i == 0 ? visitor : again).SendAsync(form, ("Password", Password)));
        var later = await third.SendAsync(form, ("Password", Password));
        var other = await host.Visit().SendAsync(form, ("Password", "another long sentence"));

        Assert.All(answers, a => Assert.Contains(a.LeadsTo(), new[] { "/sign-in", "/" }));
        Assert.Equal("/", later.LeadsTo());
        Assert.NotEqual("/", other.LeadsTo());
    }

    [Fact]
    public async Task The_first_form_sent_twice_signs_the_administrator_in()
    {
        var token = await WelcomeAsync();
        using var visitor = host.Visit();
        var form = await visitor.OpenAsync($"/welcome/{token}", "welcome");
        (string, string)[] fields = [("Input.Clinic", "River Clinic"), ("Input.Tenant", "river"), ("Input.Instance", "live"),
            ("Input.FirstName", "Ada"), ("Input.LastName", "Berg"), ("Input.Email", "ada@example.com"), ("Input.Password", Password)];
        Assert.Equal("/sign-in", (await visitor.SendAsync(form, fields)).LeadsTo());

        var again = await visitor.SendAsync(form, fields);

        Assert.Equal("/", again.LeadsTo());
        Assert.Equal("/admin/people", (await visitor.GetAsync("/")).LeadsTo());
    }

    private Task<string> WelcomeAsync() =>
        host.WriteAsync(scope => host.Services.GetRequiredService<InvitationStore>().InviteAsync(scope, person: null));
}
