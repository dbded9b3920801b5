using CareChat.Shared;
using CareChat.Tests.App;
using CareChat.Web.Accounts;
using CareChat.Web.Data;
using CareChat.Web.Safety;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Safety;

/// <summary>An instance's own list.</summary>
public abstract class EmergencyScreenTests(PortalHost host)
{
    private const string Text = "The purple haze is back";
    private const string Phrase = "purple haze";

    private PhraseStore Store => host.Services.GetRequiredService<PhraseStore>();
    private EmergencyScreen Screen => host.Services.GetRequiredService<EmergencyScreen>();

    [Fact]
    public async Task A_phrase_of_the_clinic_counts_there_and_nowhere_else_until_it_is_removed()
    {
        var (here, there) = (await AdministratorAsync(), await AdministratorAsync());
        await Store.AddAsync(here, EmergencyKind.Poisoning, " purple  haze ");

        Assert.Equal(new EmergencyFinding(EmergencyKind.Poisoning, EmergencyLevel.CallNow, Phrase), Screen.Find(here.InstanceId, Text));
        Assert.Null(Screen.Find(there.InstanceId, Text));
        await Store.RemoveAsync(here, Phrase);
        Assert.Null(Screen.Find(here.InstanceId, Text));
        Assert.NotNull(Screen.Find(here.InstanceId, "I can't breathe"));
    }

    [Fact]
    public async Task A_shipped_phrase_can_be_removed_and_restored()
    {
        var administrator = await AdministratorAsync();
        const string text = "tourniquet";
        var phrase = Screen.Find(administrator.InstanceId, text)!.Phrase;

        await Store.RemoveAsync(administrator, phrase);
        await Store.RemoveAsync(administrator, EmergencyDetector.Weighed);
        Assert.Null(Screen.Find(administrator.InstanceId, text));
        Assert.True((await Store.ListAsync(administrator)).Single(p => p.Pattern == phrase).IsRemoved);

        await Store.RestoreAsync(administrator, phrase);
        Assert.Equal(phrase, (Screen.Find(administrator.InstanceId, text))?.Phrase);
    }

    [Fact]
    public async Task Another_node_knows_of_a_change_with_the_next_message()
    {
        var administrator = await AdministratorAsync();
        var other = new EmergencyScreen(host.Services.GetRequiredService<ReadLane>());
        Assert.Null(other.Find(administrator.InstanceId, Text));

        await Store.AddAsync(administrator, EmergencyKind.Other, Phrase);

        Assert.NotNull(other.Find(administrator.InstanceId, Text));
        host.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await Store.RemoveAsync(administrator, Phrase);
        Assert.Null(other.Find(administrator.InstanceId, Text));
    }

    [Fact]
    public async Task Each_change_is_in_the_audit_log_without_the_phrase()
    {
        var administrator = await AdministratorAsync();
        await Store.AddAsync(administrator, EmergencyKind.Other, Phrase);
        await Store.RemoveAsync(administrator, Phrase);

        await using var db = host.Open();
        var entries = await db.AuditEntries.Where(e => e.InstanceId == administrator.InstanceId).OrderBy(e => e.Seq).ToListAsync();
        Assert.Equal(["safety_phrase.added", "safety_phrase.removed"], entries.Select(e => e.Action));
        Assert.All(entries, e => Assert.True(Guid.TryParse(e.Subject, out _)));
    }

    [Fact]
    public async Task Nobody_else_sees_or_changes_the_list()
    {
        var administrator = await AdministratorAsync();
        foreach (var role in new[] { Roles.Clinician, Roles.Patient })
        {
            var other = await host.PersonAsync(administrator.InstanceId, role);
            Assert.Empty(await Store.ListAsync(other));
            Assert.Equal(RefusalKind.NotFound, (await RefusalAsync(() => Store.AddAsync(other, EmergencyKind.Other, Phrase))).Kind);
            Assert.Equal(RefusalKind.NotFound, (await RefusalAsync(() => Store.RemoveAsync(other, EmergencyDetector.Weighed))).Kind);
        }
    }

    [Fact]
    public async Task An_administrator_removed_a_moment_ago_changes_nothing()
    {
        var administrator = await AdministratorAsync();
        await host.Services.GetRequiredService<SessionStore>().EndAsync(administrator);

        Assert.Equal(RefusalKind.Unauthorized, (await RefusalAsync(() => Store.AddAsync(administrator, EmergencyKind.Other, Phrase))).Kind);
        Assert.Null(Screen.Find(administrator.InstanceId, Text));
    }

    [Fact]
    public async Task What_cannot_be_added_is_explained()
    {
        var administrator = await AdministratorAsync();
        await Store.AddAsync(administrator, EmergencyKind.Other, Phrase);

        Assert.Equal("pattern", (await RefusalAsync(() => Store.AddAsync(administrator, EmergencyKind.Other, "[purple"))).Field);
        Assert.Equal("kind", (await RefusalAsync(() => Store.AddAsync(administrator, (EmergencyKind)99, "green haze"))).Field);
        Assert.Equal(RefusalKind.Conflict, (await RefusalAsync(() => Store.AddAsync(administrator, EmergencyKind.Heart, Phrase))).Kind);
        Assert.Equal(RefusalKind.Conflict, (await RefusalAsync(() => Store.AddAsync(administrator, EmergencyKind.Heart, "out of breath"))).Kind);
        Assert.Equal(RefusalKind.NotFound, (await RefusalAsync(() => Store.RemoveAsync(administrator, "green haze"))).Kind);
        Assert.Equal(RefusalKind.NotFound, (await RefusalAsync(() => Store.RestoreAsync(administrator, "out of breath"))).Kind);
    }

    private static async Task<Refusal> RefusalAsync(Func<Task> change) => (await Assert.ThrowsAsync<RefusedException>(change)).Refusal;

    private async Task<Actor> AdministratorAsync() =>
        await host.PersonAsync((await host.InstanceAsync(tenant: $"t{Guid.NewGuid():N}"[..20])).Id, Roles.Administrator);
}

/// <summary>On SQLite.</summary>
public sealed class SqliteEmergencyScreenTests(PortalHost host) : EmergencyScreenTests(host), IClassFixture<PortalHost>;

/// <summary>On PostgreSQL.</summary>
[Collection(PostgresServer.Collection)]
public sealed class PostgresEmergencyScreenTests(PostgresPortalHost host) : EmergencyScreenTests(host), IClassFixture<PostgresPortalHost>;
