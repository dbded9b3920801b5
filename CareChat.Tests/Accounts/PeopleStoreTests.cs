using CareChat.Shared;
using CareChat.Tests.App;
using CareChat.Tests.Encounters;
using CareChat.Web.Accounts;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Accounts;

public sealed class PeopleStoreTests(PortalHost host) : IClassFixture<PortalHost>
{
    private readonly PeopleStore people = host.Services.GetRequiredService<PeopleStore>();
    private readonly PeopleList list = host.Services.GetRequiredService<PeopleList>();

    [Fact]
    public async Task Only_an_administrator_of_the_instance_who_is_signed_in_keeps_accounts()
    {
        var (here, there) = (await host.InstanceAsync("keep-here"), await host.InstanceAsync("keep-there"));
        var person = await host.ResidentAsync(here.Id, Roles.Patient);
        var gone = await host.PersonAsync(here.Id, Roles.Administrator);
        await host.Services.GetRequiredService<SessionStore>().EndAsync(gone);
        Actor[] nobodies = [await host.PersonAsync(here.Id, Roles.Clinician), await host.PersonAsync(there.Id, Roles.Administrator), gone];

        foreach (var actor in nobodies)
        {
            await Assert.ThrowsAsync<RefusedException>(() => people.DisableAsync(actor, person.Id));
            await Assert.ThrowsAsync<RefusedException>(() => people.RenewLinkAsync(actor, person.Id));
            await Assert.ThrowsAsync<RefusedException>(() => people.EndSessionsAsync(actor, person.Id));
            await Assert.ThrowsAsync<RefusedException>(() => people.MarkSeenAsync(actor, person.Id));
            await Assert.ThrowsAsync<RefusedException>(() => people.InviteAsync(actor, New(here.Id, Roles.Administrator)));
        }
        Assert.Equal(0, (await list.PageAsync(nobodies[0], new(), new(20))).Total);
        Assert.DoesNotContain((await list.PageAsync(nobodies[1], new(), new(20))).Rows, p => p.Id == person.Id);
        Assert.Empty(await list.PatientsAsync(nobodies[0], null));
    }

    [Fact]
    public async Task An_identity_is_marked_as_seen_and_nobody_is_signed_out()
    {
        var instance = await host.InstanceAsync("seen");
        var administrator = await host.PersonAsync(instance.Id, Roles.Administrator);
        var (visitor, person) = await host.SignedInAsync(instance.Id, Roles.Patient);
        Assert.False((await list.PageAsync(administrator, new(), new(20))).Rows.Single(p => p.Id == person.Id).IsVerified);

        await people.MarkSeenAsync(administrator, person.Id);

        Assert.True((await list.PageAsync(administrator, new(), new(20))).Rows.Single(p => p.Id == person.Id).IsVerified);
        Assert.Equal("/chat", (await visitor.GetAsync("/")).LeadsTo());
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_the_keys_of_agents_too()
    {
        var instance = await host.InstanceAsync("out");
        var administrator = await host.PersonAsync(instance.Id, Roles.Administrator);
        var (sam, lee) = (await KeyHolder.InAsync(host, instance.Id), await KeyHolder.InAsync(host, instance.Id));
        var keys = host.Services.GetRequiredService<PersonalKeyStore>();
        var second = await keys.CreateAsync(sam.Actor, "Second", null);

        await people.EndSessionsAsync(administrator, sam.Id);

        Assert.Null(await keys.FindAsync(sam.Key));
        Assert.Null(await keys.FindAsync(second.Key));
        Assert.NotNull(await keys.FindAsync(lee.Key));
        await Assert.ThrowsAsync<RefusedException>(() => keys.CreateAsync(sam.Actor, "Third", null));
        await using var db = host.Open();
        Assert.Equal(new[] { $"{sam.KeyId:D}", $"{second.KeyId:D}" }.Order(), await db.AuditEntries
            .Where(a => a.Action == "personal_key.revoked" && a.ActorId == administrator.Id).Select(a => a.Subject).Order().ToListAsync());
    }

    [Fact]
    public async Task Another_record_signs_the_patient_out()
    {
        var instance = await host.InstanceAsync("link");
        var administrator = await host.PersonAsync(instance.Id, Roles.Administrator);
        var (visitor, person) = await host.SignedInAsync(instance.Id, Roles.Patient);
        var other = await host.PatientAsync(instance.Id, "Lupe", "Little");
        var foreign = await host.PatientAsync((await host.InstanceAsync("link-foreign")).Id);

        await Assert.ThrowsAsync<RefusedException>(() => people.LinkAsync(administrator, person.Id, foreign.PatientId!.Value));
        Assert.Equal("/chat", (await visitor.GetAsync("/")).LeadsTo());
        await people.LinkAsync(administrator, person.Id, other.PatientId!.Value);

        Assert.Equal("/sign-in", (await visitor.GetAsync("/")).LeadsTo());
    }

    [Fact]
    public async Task Accounts_are_found_by_the_beginnings_of_their_names()
    {
        var instance = await host.InstanceAsync("find");
        var administrator = await host.PersonAsync(instance.Id, Roles.Administrator);
        await people.InviteAsync(administrator, New(instance.Id, Roles.Clinician) with { FirstName = "Noor", LastName = "Aziz" });

        Assert.Equal("Noor Aziz", Assert.Single((await list.PageAsync(administrator, new("az noo"), new(20))).Rows).Name);
        Assert.Empty((await list.PageAsync(administrator, new("%"), new(20))).Rows);
    }

    [Fact]
    public async Task An_email_has_one_account_and_nobody_closes_their_own()
    {
        var instance = await host.InstanceAsync("one");
        var administrator = await host.PersonAsync(instance.Id, Roles.Administrator);
        var wanted = New(instance.Id, Roles.Clinician);
        await people.InviteAsync(administrator, wanted);

        var taken = await Assert.ThrowsAsync<RefusedException>(() => people.InviteAsync(administrator, wanted with { Email = wanted.Email.ToUpperInvariant() }));
        await Assert.ThrowsAsync<RefusedException>(() => people.DisableAsync(administrator, administrator.Id));

        Assert.Equal(RefusalKind.Conflict, taken.Refusal.Kind);
    }

    private static NewPerson New(Guid instanceId, string role) => new(instanceId, role, $"{Guid.NewGuid():N}@example.com", "Ada", "Berg");
}
