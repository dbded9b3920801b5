using CareChat.Tests.App;
using CareChat.Web.Data;
using CareChat.Web.Encounters;
using CareChat.Web.Encounters.Letters;
using CareChat.Web.Messages;
using CareChat.Web.Safety;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Encounters.Letters;

/// <summary>On SQLite.</summary>
public sealed class SqliteLetterDangerTests(PortalHost host) : LetterDangerTests(host), IClassFixture<PortalHost>;

/// <summary>On PostgreSQL.</summary>
[Collection(PostgresServer.Collection)]
public sealed class PostgresLetterDangerTests(PostgresPortalHost host) : LetterDangerTests(host), IClassFixture<PostgresPortalHost>;

/// <summary>Danger in a letter to a visit that is with the clinic reaches people, taken or refused.</summary>
public abstract class LetterDangerTests(PortalHost host)
{
    private const string InDanger = "He can't breathe and his lips are blue.";
    private const string MayBe = "She has been a bit breathless this week.";

    [Fact]
    public async Task A_visit_that_waits_becomes_urgent_and_the_words_lie_in_its_chat()
    {
        var (sam, first) = await SubmittedAsync();

        var outcome = await SendAsync(sam, first, InDanger);

        Assert.Null(outcome.Refused);
        Assert.Contains("911", outcome.Emergency);
        Assert.True(await ReadAsync(first) is { UrgentSince: not null, IsForNurse: false, NeedsReplySince: not null });
        var said = await SaidAsync(first);
        Assert.StartsWith("Urgent, from a new letter:\n\n## Chief Complaint", said[0].Body);
        Assert.Contains(InDanger, said[0].Body);
        Assert.Equal((2, outcome.Emergency), (said.Count, said[1].Body));
        Assert.Equal([true, false], (await host.TurnsOfAsync(first.Encounter.Id)).Select(t => t is { SubmittedAt: not null, ReplacedAt: null }));
        Assert.Equal(["danger.found"], await AuditedAsync(first));
    }

    [Fact]
    public async Task A_letter_that_is_refused_calls_people_and_changes_nothing_else()
    {
        var (sam, first) = await SubmittedAsync();
        var nurse = await host.PersonAsync(sam.Actor.InstanceId, Roles.Clinician);
        await host.Services.GetRequiredService<EncounterStore>().TakeAsync(nurse, first.Encounter.Id);
        var before = await EncounterAsync(first);

        var outcome = await SendAsync(sam, first, InDanger);

        Assert.Equal(EncounterState.Reviewing, Assert.IsType<LockedEncounterException>(outcome.Refused).State);
        Assert.True(await ReadAsync(first) is { UrgentSince: not null, IsForNurse: false });
        Assert.Equal((1, 2), ((await host.TurnsOfAsync(first.Encounter.Id)).Count, (await SaidAsync(first)).Count));
        var after = await EncounterAsync(first);
        Assert.Equal((before.State, before.UpdatedAt, before.TurnCount), (after.State, after.UpdatedAt, after.TurnCount));
        Assert.True(after.TokenHash.AsSpan().SequenceEqual(before.TokenHash));
        Assert.Equal(["danger.found"], await AuditedAsync(first));
    }

    [Fact]
    public async Task What_may_be_danger_is_an_item_for_a_nurse_and_nobody_is_told_to_call()
    {
        var (sam, first) = await SubmittedAsync();

        var taken = await SendAsync(sam, first, MayBe);

        Assert.Null(taken.Emergency);
        Assert.True(await ReadAsync(first) is { UrgentSince: not null, IsForNurse: true });
        Assert.Empty(await SaidAsync(first)); // the care team works with this letter
        Assert.Equal(["danger.supposed"], await AuditedAsync(first));
        var nurse = await host.PersonAsync(sam.Actor.InstanceId, Roles.Clinician);
        await host.Services.GetRequiredService<EncounterStore>().TakeAsync(nurse, first.Encounter.Id);
        var refused = await SendAsync(sam, first, MayBe);
        Assert.True(refused is { Refused: LockedEncounterException, Emergency: null });
        Assert.StartsWith("From a new letter:", Assert.Single(await SaidAsync(first)).Body);
    }

    [Fact]
    public async Task The_same_words_sent_again_at_once_lie_in_the_chat_once_and_an_answer_that_has_not_seen_them_ends_nothing()
    {
        var (sam, first) = await SubmittedAsync();
        var nurse = await host.PersonAsync(sam.Actor.InstanceId, Roles.Clinician);
        await host.Services.GetRequiredService<EncounterStore>().TakeAsync(nurse, first.Encounter.Id);
        await SendAsync(sam, first, InDanger);
        await SendAsync(sam, first, InDanger);
        Assert.Single(await SaidAsync(first), m => m.Body.Contains(InDanger));

        await host.Services.GetRequiredService<MessageStore>().PostAsync(nurse, new PostMessage(first.Encounter.Id, "Any fever?") { Seen = 0 });

        Assert.NotNull((await ReadAsync(first)).UrgentSince);
        await host.Services.GetRequiredService<MessageStore>().PostAsync(nurse, new PostMessage(first.Encounter.Id, "Call 911.") { Seen = 4 });
        Assert.Null((await ReadAsync(first)).UrgentSince);
    }

    [Fact]
    public async Task Before_the_checkout_a_letter_of_danger_is_nobodys_and_a_calm_one_afterwards_calls_nobody()
    {
        var sam = await KeyHolder.InAsync(host, await host.InstanceOfLettersAsync());
        var open = await SendAsync(sam, null, InDanger);
        Assert.True(open is { Refused: null, Emergency: null });
        await using var db = host.Open();
        Assert.False(await db.Conversations.AnyAsync(c => c.Id == open.Encounter.Id));

        var (lee, first) = await SubmittedAsync();
        await SendAsync(lee, first, "Photographs can be sent, and nothing else has changed.");

        Assert.Null((await ReadAsync(first)).UrgentSince);
    }

    private async Task<(KeyHolder Holder, LetterOutcome First)> SubmittedAsync()
    {
        var sam = await KeyHolder.InAsync(host, await host.InstanceOfLettersAsync(), verified: true, consented: true);
        var first = await SendAsync(sam, null, "The rash began five days ago.");
        Assert.True(first.Submission!.IsNew);
        return (sam, first);
    }

    private Task<LetterOutcome> SendAsync(KeyHolder sender, LetterOutcome? before, string illness)
    {
        var text = AgentLetters.With(2, illness);
        var finding = LetterScreen.Find(EmergencyDetector.Shipped, text);
        var letter = new SentLetter(text, before?.SessionToken, sender.PatientId, HeadingEvaluator.Evaluate(text, finding)!, new ReceivedImages(), finding);
        return host.WriteAsync(scope => host.Services.GetRequiredService<LetterStore>().SendAsync(scope, sender.Actor, letter));
    }

    private async Task<Conversation> ReadAsync(LetterOutcome letter)
    {
        await using var db = host.Open();
        return await db.Conversations.SingleAsync(c => c.Id == letter.Encounter.Id);
    }

    private async Task<Encounter> EncounterAsync(LetterOutcome letter)
    {
        await using var db = host.Open();
        return await db.Encounters.SingleAsync(e => e.Id == letter.Encounter.Id);
    }

    private async Task<List<Message>> SaidAsync(LetterOutcome letter)
    {
        await using var db = host.Open();
        return await db.Messages.Where(m => m.ConversationId == letter.Encounter.Id).OrderBy(m => m.Number).ToListAsync();
    }

    private async Task<List<string>> AuditedAsync(LetterOutcome letter)
    {
        await using var db = host.Open();
        return await db.AuditEntries.Where(a => a.Subject == letter.Encounter.Id.ToString() && a.Action.StartsWith("danger"))
            .OrderBy(a => a.Seq).Select(a => a.Action).ToListAsync();
    }
}
