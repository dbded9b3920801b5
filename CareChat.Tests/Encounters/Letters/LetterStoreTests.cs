using CareChat.Tests.App;
using CareChat.Web.Data;
using CareChat.Web.Encounters;
using CareChat.Web.Encounters.Letters;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Encounters.Letters;

/// <summary>What the store of letters promises when calls meet, on every database.</summary>
public abstract class LetterStoreTests(PortalHost host)
{
    private EncounterStore Encounters => host.Services.GetRequiredService<EncounterStore>();

    [Fact]
    public async Task Of_letters_sent_at_once_one_comes_after_the_other_and_the_last_token_holds()
    {
        var sam = await HolderAsync();
        var first = await SendAsync(sam.Actor, null);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => SendAsync(sam.Actor, first.SessionToken))));

        var turns = await host.TurnsOfAsync(first.Encounter.Id);
        Assert.Equal(Enumerable.Range(1, 9), turns.Select(t => t.Number));
        await using var db = host.Open();
        var encounter = await db.Encounters.SingleAsync(e => e.Id == first.Encounter.Id);
        var last = Assert.Single(outcomes, o => encounter.IsToken(o.Token));
        Assert.Equal(9, last.Encounter.TurnCount);
    }

    [Fact]
    public async Task Of_complete_letters_sent_at_once_one_is_submitted_and_the_others_are_replaced()
    {
        var sam = await HolderAsync(verified: true);
        var first = await SendAsync(sam.Actor, null, sam.PatientId);
        Assert.True(first.Submission!.IsNew);

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => SendAsync(sam.Actor, first.SessionToken))));

        var turns = await host.TurnsOfAsync(first.Encounter.Id);
        Assert.All(turns, t => Assert.NotNull(t.SubmittedAt));
        Assert.Equal(6, Assert.Single(turns, t => t.ReplacedAt is null).Number);
    }

    [Fact]
    public async Task A_letter_and_a_clinician_who_takes_the_visit_do_not_pass_each_other()
    {
        for (var round = 0; round < 5; round++)
        {
            var sam = await HolderAsync(verified: true);
            var dana = await host.PersonAsync(sam.Actor.InstanceId, Roles.Clinician);
            var first = await SendAsync(sam.Actor, null, sam.PatientId);

            var sending = Task.Run(() => TryAsync(() => SendAsync(sam.Actor, first.SessionToken)));
            await Task.WhenAll(sending, Task.Run(() => Encounters.TakeAsync(dana, first.Encounter.Id)));

            var turns = await host.TurnsOfAsync(first.Encounter.Id);
            Assert.Equal(await sending ? 2 : 1, turns.Count);
            await using var db = host.Open();
            Assert.Equal(EncounterState.Reviewing, (await db.Encounters.SingleAsync(e => e.Id == first.Encounter.Id)).State);
        }
    }

    [Fact]
    public async Task A_letter_and_the_checkout_do_not_pass_each_other()
    {
        for (var round = 0; round < 5; round++)
        {
            var sam = await HolderAsync(verified: false);
            var first = await SendAsync(null, null);

            var sending = Task.Run(() => TryAsync(() => SendAsync(null, first.SessionToken)));
            var checkout = Task.Run(() => TryAsync(() => Encounters.CheckoutAsync(sam.Actor, first.Encounter.Id, first.Token, sam.PatientId)));

            Assert.True(await sending);
            var isOut = await checkout;
            var turns = await host.TurnsOfAsync(first.Encounter.Id);
            Assert.Equal(2, turns.Count);
            Assert.Equal(isOut ? 1 : 0, turns.Count(t => t is { SubmittedAt: not null, ReplacedAt: null }));
            await using var db = host.Open();
            var expected = isOut ? EncounterState.Submitted : EncounterState.ReadyForCheckout;
            Assert.Equal(expected, (await db.Encounters.SingleAsync(e => e.Id == first.Encounter.Id)).State);
        }
    }

    private async Task<KeyHolder> HolderAsync(bool verified = false)
    {
        var tenant = await host.InstanceOfLettersAsync();
        return await KeyHolder.InAsync(host, tenant, verified, consented: true);
    }

    private Task<LetterOutcome> SendAsync(Actor? actor, string? session, Guid? patient = null)
    {
        var letter = new SentLetter(AgentLetters.Complete, session, patient, HeadingEvaluator.Evaluate(AgentLetters.Complete, finding: null)!, new ReceivedImages());
        return host.WriteAsync(scope => host.Services.GetRequiredService<LetterStore>().SendAsync(scope, actor, letter));
    }

    private static async Task<bool> TryAsync(Func<Task> work)
    {
        try
        {
            await work();
            return true;
        }
        catch (Shared.RefusedException)
        {
            return false;
        }
    }
}

public sealed class SqliteLetterStoreTests(PortalHost host) : LetterStoreTests(host), IClassFixture<PortalHost>;

[Collection(PostgresServer.Collection)]
public sealed class PostgresLetterStoreTests(PostgresPortalHost host) : LetterStoreTests(host), IClassFixture<PostgresPortalHost>;

/// <summary>What the tests of letters ask the host for.</summary>
public static class LetterHost
{
    /// <summary>The instance that letters without a key go to.</summary>
    public static async Task<Guid> InstanceOfLettersAsync(this PortalHost host)
    {
        await using var db = host.Open();
        return await db.Instances.Where(i => i.Tenant!.Name == "acme-health").Select(i => (Guid?)i.Id).SingleOrDefaultAsync()
            ?? (await host.InstanceAsync()).Id;
    }

    /// <summary>The encounter's letters, oldest first.</summary>
    public static async Task<List<EncounterTurn>> TurnsOfAsync(this PortalHost host, Guid encounterId)
    {
        await using var db = host.Open();
        return await db.EncounterTurns.AsNoTracking().Where(t => t.EncounterId == encounterId).OrderBy(t => t.Number).ToListAsync();
    }
}
