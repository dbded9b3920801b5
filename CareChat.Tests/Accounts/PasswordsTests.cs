using CareChat.Shared;
using CareChat.Tests.App;
using CareChat.Tests.Architecture;
using CareChat.Web.Accounts;
using CareChat.Web.Data;
using CareChat.Web.Encounters.Checkout;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static CareChat.Tests.Accounts.VisitorMaking;

namespace CareChat.Tests.Accounts;

/// <summary>Hashing passwords takes no more than its share of the machine, and holds up nobody who writes.</summary>
public sealed class PasswordsTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task Whoever_writes_does_not_wait_for_a_password_that_is_hashed()
    {
        var instance = await host.InstanceAsync("hashing");
        var administrator = await host.PersonAsync(instance.Id, Roles.Administrator);
        var nurse = await host.ResidentAsync(instance.Id, Roles.Clinician);
        var token = await host.Services.GetRequiredService<PeopleStore>().RenewLinkAsync(administrator, nurse.Id);
        var taken = await TakeAllAsync(host.Services.GetRequiredService<Passwords>());
        var set = host.Services.GetRequiredService<InvitationStore>().SetPasswordAsync(token, Password);
        var registered = host.Services.GetRequiredService<Newcomers>().RegisterAsync(Guid.NewGuid(), "no token",
            new Newcomer("Sam", "Reed", "sam@example.com", Password, new(1990, 5, 17), Gender.Male, null));

        await host.PatientAsync(instance.Id);

        Assert.False(set.IsCompleted || registered.IsCompleted);
        taken.ForEach(place => place.Dispose());
        await set;
        await Assert.ThrowsAsync<RefusedException>(() => registered);
    }

    [Fact]
    public async Task Of_those_who_wait_the_next_one_hashes_when_a_place_is_free()
    {
        var passwords = new Passwords();
        var taken = await TakeAllAsync(passwords);
        var (first, second) = (passwords.HashAsync(Password), passwords.HashAsync(Password));
        Assert.False(first.IsCompleted || second.IsCompleted);

        taken[0].Dispose();

        Assert.NotEqual((await first).Hash, (await second).Hash);
    }

    [Fact]
    public async Task Of_one_address_eight_wait_and_a_known_browser_waits_behind_none_of_them()
    {
        var passwords = new Passwords();
        var taken = await TakeAllAsync(passwords);
        var script = Guid.NewGuid();
        var waiting = Enumerable.Range(0, 8).Select(_ => passwords.EnterAsync(script, isKnown: false, default)).ToList();

        Assert.Null(await passwords.EnterAsync(script, isKnown: false, default));
        Assert.NotNull(await passwords.EnterAsync(Guid.NewGuid(), isKnown: true, default));

        taken.ForEach(place => place.Dispose());
        foreach (var place in waiting) (await place)!.Dispose();
        Assert.NotNull(await passwords.EnterAsync(script, isKnown: false, default));
    }

    [Fact]
    public async Task Whoever_goes_away_leaves_the_line()
    {
        var passwords = new Passwords();
        var taken = await TakeAllAsync(passwords);
        using var gone = new CancellationTokenSource();
        var waiting = passwords.HashAsync(Password, gone.Token);

        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        taken[0].Dispose();
        Assert.NotEmpty((await passwords.HashAsync(Password)).Hash);
    }

    [Theory]
    [InlineData(9)]
    [InlineData(201)]
    public async Task A_password_that_is_too_short_or_too_long_is_refused_before_it_is_hashed(int length)
    {
        var passwords = new Passwords();
        await TakeAllAsync(passwords);

        var refused = await Assert.ThrowsAsync<RefusedException>(() => passwords.HashAsync(new string('x', length)));

        Assert.Equal("password", refused.Refusal.Field);
    }

    [Fact]
    public void A_password_is_hashed_in_one_file_alone()
    {
        var makers = SourceFiles.Of("CareChat.Web")
            .Where(f => f.Lines.Any(line => line.Contains("PasswordHasher<", StringComparison.Ordinal))).Select(f => f.Path);

        Assert.Equal(["Accounts/Passwords.cs", "Accounts/PortalAccounts.cs"], makers); // the second only hands Identity's own on
    }

    private static async Task<List<IDisposable>> TakeAllAsync(Passwords passwords)
    {
        var taken = new List<IDisposable>();
        for (var i = 0; i < Environment.ProcessorCount; i++) taken.Add(await passwords.EnterAsync());
        return taken;
    }
}
