using CareChat.Shared;
using CareChat.Tests.App;
using CareChat.Web.Accounts;
using CareChat.Web.Data;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Encounters;

/// <summary>What the store of personal keys promises, on every database.</summary>
public abstract class PersonalKeyStoreTests(PortalHost host)
{
    private PersonalKeyStore Keys => host.Services.GetRequiredService<PersonalKeyStore>();

    [Fact]
    public async Task A_key_speaks_for_its_account_and_its_record()
    {
        var sam = await HolderAsync();

        var actor = await Keys.FindAsync(sam.Key);

        Assert.Equal((ActorKind.Agent, sam.KeyId, sam.Id, sam.PatientId, Roles.Patient),
            (actor!.Kind, actor.Id, actor.OwnerId, actor.PatientId, actor.Role));
        Assert.Equal(sam.Actor.InstanceId, actor.InstanceId);
    }

    [Fact]
    public async Task Of_many_keys_made_at_once_no_more_than_twenty_live()
    {
        var sam = await HolderAsync();

        var tries = await Task.WhenAll(Enumerable.Range(0, 25).Select(i => TryAsync(() => Keys.CreateAsync(sam.Actor, $"key {i}", null))));

        Assert.Equal(PersonalKeyStore.MostKeys, (await Keys.ListAsync(sam.Actor)).Count);
        Assert.Equal(6, tries.Count(code => code == "TOO_MANY_KEYS"));
    }

    [Fact]
    public async Task A_key_is_revoked_by_its_owner_alone_and_only_once()
    {
        var (sam, other) = (await HolderAsync(), await HolderAsync());

        Assert.Equal("KEY_NOT_FOUND", await TryAsync(() => Keys.RevokeAsync(other.Actor, sam.KeyId)));
        Assert.Null(await TryAsync(() => Keys.RevokeAsync(sam.Actor, sam.KeyId)));
        Assert.Equal("KEY_NOT_FOUND", await TryAsync(() => Keys.RevokeAsync(sam.Actor, sam.KeyId)));
        Assert.Empty(await Keys.ListAsync(sam.Actor));
        Assert.Null(await Keys.FindAsync(sam.Key));
    }

    [Fact]
    public async Task A_label_and_a_time_to_come_are_wanted()
    {
        var sam = await HolderAsync();

        Assert.Equal("VALIDATION_ERROR", await TryAsync(() => Keys.CreateAsync(sam.Actor, " ", null)));
        Assert.Equal("VALIDATION_ERROR", await TryAsync(() => Keys.CreateAsync(sam.Actor, new string('a', 101), null)));
        Assert.Equal("VALIDATION_ERROR", await TryAsync(() => Keys.CreateAsync(sam.Actor, "late", host.Clock.GetUtcNow())));
    }

    [Fact]
    public async Task A_revoked_key_makes_no_new_one()
    {
        var sam = await HolderAsync();
        var agent = await Keys.FindAsync(sam.Key);
        await Keys.RevokeAsync(sam.Actor, sam.KeyId);

        Assert.Equal("UNAUTHORIZED", await TryAsync(() => Keys.CreateAsync(agent!, "again", null)));
    }

    private async Task<KeyHolder> HolderAsync()
    {
        var instance = await host.InstanceAsync($"t-{Guid.NewGuid():N}");
        return await KeyHolder.InAsync(host, instance.Id);
    }

    private static async Task<string?> TryAsync(Func<Task> work)
    {
        try
        {
            await work();
            return null;
        }
        catch (RefusedException refused)
        {
            return refused.Refusal.Code;
        }
    }
}

public sealed class SqlitePersonalKeyStoreTests(PortalHost host) : PersonalKeyStoreTests(host), IClassFixture<PortalHost>;

[Collection(PostgresServer.Collection)]
public sealed class PostgresPersonalKeyStoreTests(PostgresPortalHost host) : PersonalKeyStoreTests(host), IClassFixture<PostgresPortalHost>;
