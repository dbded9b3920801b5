using CareChat.Shared;
using CareChat.Tests.App;
using CareChat.Web.Assistant;
using CareChat.Web.Assistant.Drafts;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CareChat.Tests.Assistant.Drafts;

/// <summary>On SQLite.</summary>
public sealed class SqliteReplyDraftStoreTests(PortalHost host) : ReplyDraftStoreTests(host), IClassFixture<PortalHost>;

/// <summary>On PostgreSQL.</summary>
[Collection(PostgresServer.Collection)]
public sealed class PostgresReplyDraftStoreTests(PostgresPortalHost host) : ReplyDraftStoreTests(host), IClassFixture<PostgresPortalHost>;

/// <summary>What becomes of a draft, on either database.</summary>
public abstract class ReplyDraftStoreTests(PortalHost host)
{
    private const string Drafted = "Take the tablet with food and drink a glass of water. Call us if the pain is worse tomorrow.";

    [Theory]
    [InlineData($"  {Drafted}\n", DraftOutcome.Accepted)]
    [InlineData("Take the tablet with food, please, and drink plenty of water. See you on Monday!", DraftOutcome.Edited)]
    [InlineData("Take the tablet with food.", DraftOutcome.Edited)]
    [InlineData("Please come in at nine. We will look at your knee together.", DraftOutcome.Discarded)]
    [InlineData("Ok", DraftOutcome.Discarded)]
    public async Task What_the_clinician_sends_next_says_what_became_of_the_draft(string sent, DraftOutcome outcome)
    {
        var room = await DraftRoom.OpenAsync(host);
        await room.Drafts.CreateAsync(room.Nurse, room.Id, Made(Drafted), "embedded", null);

        await room.SayAsync(room.Nurse, sent);
        await room.SayAsync(room.Nurse, Drafted);

        var draft = Assert.Single(await room.RowsAsync());
        Assert.Equal((outcome, ""), (draft.Outcome, draft.Body));
        Assert.NotNull(draft.EndedAt);
        Assert.Null(await room.Drafts.FindOpenAsync(room.Nurse, room.Id));
        Assert.Equal(["draft.made", $"draft.{outcome.ToString().ToLowerInvariant()}"], await AuditAsync(room));
    }

    [Fact]
    public async Task Neither_the_patient_nor_a_colleague_ends_a_draft()
    {
        var room = await DraftRoom.OpenAsync(host);
        var colleague = await host.PersonAsync(room.Nurse.InstanceId, Roles.Clinician);
        await room.Drafts.CreateAsync(room.Nurse, room.Id, Made(Drafted), "embedded", null);

        await room.SayAsync(room.Patient, Drafted);
        await room.SayAsync(colleague, Drafted);

        Assert.Equal(Drafted, (await room.Drafts.FindOpenAsync(room.Nurse, room.Id))?.Text);
        Assert.Null(await room.Drafts.FindOpenAsync(colleague, room.Id));
    }

    [Fact]
    public async Task A_newer_draft_discards_the_older_one_and_one_can_be_put_away()
    {
        var room = await DraftRoom.OpenAsync(host);
        await room.Drafts.CreateAsync(room.Nurse, room.Id, Made("One"), "model", null);
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await room.Drafts.CreateAsync(room.Nurse, room.Id, Made("Two"), "embedded", "timeout");

        Assert.Equal("Two", (await room.Drafts.FindOpenAsync(room.Nurse, room.Id))?.Text);
        await room.Drafts.DiscardAsync(room.Nurse, room.Id);
        await room.Drafts.DiscardAsync(room.Nurse, room.Id);

        Assert.All(await room.RowsAsync(), d => Assert.Equal((DraftOutcome.Discarded, ""), (d.Outcome, d.Body)));
    }

    [Fact]
    public async Task What_was_put_away_and_put_back_is_held_as_before()
    {
        var room = await DraftRoom.OpenAsync(host);
        await room.SayAsync(room.Patient, "What shall I do?");
        await room.Drafts.CreateAsync(room.Nurse, room.Id, Made(Drafted) with { AfterNumber = 1 }, "embedded", null);
        var draft = (await room.Drafts.FindOpenAsync(room.Nurse, room.Id))!;
        await room.Drafts.DiscardAsync(room.Nurse, room.Id);

        await room.Drafts.PutBackAsync(room.Nurse, room.Id, draft);

        var open = (await room.Drafts.FindOpenAsync(room.Nurse, room.Id))!;
        Assert.Equal((Drafted, 1, true), (open.Text, open.AfterNumber, open.IsKnown));
        Assert.Equal("DRAFT_UNREAD", await CodeAsync(() => room.SayAsync(room.Nurse, Drafted, isConfirmed: false)));
        await room.SayAsync(room.Patient, "I am allergic to aspirin");
        Assert.Equal("DRAFT_OVERTAKEN", await CodeAsync(() => room.SayAsync(room.Nurse, Drafted, isConfirmed: false)));
        Assert.Equal(["draft.made", "draft.discarded", "draft.put_back"], await AuditAsync(room));
    }

    [Fact]
    public async Task Administrators_of_the_instance_see_counts_of_the_time_and_nobody_else_does()
    {
        var room = await DraftRoom.OpenAsync(host);
        var administrator = await host.PersonAsync(room.Nurse.InstanceId, Roles.Administrator);
        var since = host.Clock.GetUtcNow();
        await room.Drafts.CreateAsync(room.Nurse, room.Id, Made(Drafted), "embedded", null);
        await room.SayAsync(room.Nurse, Drafted);
        await room.Drafts.CreateAsync(room.Nurse, room.Id, Made(Drafted), "embedded", null);
        await room.Drafts.CreateAsync(room.Nurse, room.Id, Made(Drafted), "embedded", null);

        Assert.Equal(new DraftCounts(Accepted: 1, Edited: 0, Discarded: 1, Open: 1), await room.Drafts.CountAsync(administrator, since));
        Assert.Equal(new DraftCounts(0, 0, 0, 0), await room.Drafts.CountAsync(administrator, host.Clock.GetUtcNow().AddDays(1)));
        var stranger = (await DraftRoom.OpenAsync(host)).Nurse;
        foreach (var other in new[] { room.Nurse, room.Patient, stranger })
            Assert.Equal(new DraftCounts(0, 0, 0, 0), await room.Drafts.CountAsync(other, since));
    }

    [Fact]
    public async Task A_stranger_the_patient_an_administrator_and_someone_removed_a_moment_ago_keep_no_draft()
    {
        var room = await DraftRoom.OpenAsync(host);
        var stranger = (await DraftRoom.OpenAsync(host)).Nurse;
        var administrator = await host.PersonAsync(room.Nurse.InstanceId, Roles.Administrator);
        await room.RemoveAsync(room.Nurse);

        foreach (var (actor, kind) in new[]
        {
            (stranger, RefusalKind.NotFound), (room.Patient, RefusalKind.NotFound), (administrator, RefusalKind.NotFound), (room.Nurse, RefusalKind.Unauthorized),
        })
        {
            await RefusedAsync(kind, () => room.Drafts.CreateAsync(actor, room.Id, Made(Drafted), "embedded", null));
            await RefusedAsync(kind, () => room.Drafts.DiscardAsync(actor, room.Id));
            await RefusedAsync(kind, () => room.Drafts.PutBackAsync(actor, room.Id, Made(Drafted)));
        }
        await RefusedAsync(RefusalKind.Unauthorized, () => room.Drafts.FindOpenAsync(room.Nurse, room.Id));
        Assert.Null(await room.Drafts.FindOpenAsync(stranger, room.Id));
        Assert.Empty(await room.RowsAsync());
    }

    [Theory]
    [InlineData(Drafted, "DRAFT_UNREAD")]
    [InlineData($"  {Drafted}\n", "DRAFT_UNREAD")]
    [InlineData("Take the tablet  with food and drink a glass of water.\nCall us if the pain is worse tomorrow.", "DRAFT_UNREAD")]
    [InlineData($"Good morning!\n\n{Drafted}", "DRAFT_UNREAD")]
    [InlineData($"{Drafted} See you at nine.", null)]
    [InlineData("Take the tablet with food, please.", null)]
    [InlineData("Ok", null)]
    public async Task A_draft_that_nobody_changed_goes_out_only_once_its_sender_was_asked(string sent, string? refusal)
    {
        var room = await DraftRoom.OpenAsync(host);
        await room.SayAsync(room.Patient, "What shall I do?");
        await room.Drafts.CreateAsync(room.Nurse, room.Id, Made(Drafted) with { AfterNumber = 1 }, "embedded", null);

        Assert.Equal(refusal, await CodeAsync(() => room.SayAsync(room.Nurse, sent, isConfirmed: false)));
        if (refusal is not null) await room.SayAsync(room.Nurse, sent);

        Assert.NotEqual(DraftOutcome.Open, Assert.Single(await room.RowsAsync()).Outcome);
    }

    [Theory]
    [InlineData(Drafted, "DRAFT_OVERTAKEN")]
    [InlineData($"{Drafted} See you at nine.", "DRAFT_OVERTAKEN")]
    [InlineData("Take the tablet with food, please, and drink plenty of water. See you on Monday!", "DRAFT_OVERTAKEN")]
    [InlineData("Please come in at nine. We will look at your knee together.", null)]
    public async Task What_the_patient_wrote_since_holds_a_draft_and_what_was_made_of_it(string sent, string? refusal)
    {
        var room = await DraftRoom.OpenAsync(host);
        await room.SayAsync(room.Patient, "What shall I do?");
        await room.Drafts.CreateAsync(room.Nurse, room.Id, Made(Drafted) with { AfterNumber = 1 }, "embedded", null);
        await room.SayAsync(room.Patient, "I am allergic to aspirin");

        Assert.Equal(refusal, await CodeAsync(() => room.SayAsync(room.Nurse, sent, isConfirmed: false)));
        Assert.Null(await CodeAsync(() => room.SayAsync(room.Nurse, sent)));
    }

    [Fact]
    public async Task A_draft_comes_back_with_its_sources_until_it_is_known_what_became_of_it()
    {
        var room = await DraftRoom.OpenAsync(host);
        var source = new Citation(Guid.NewGuid(), "own/1", "Resting", "Acme Health", "https://example.com/rest");
        await room.Drafts.CreateAsync(room.Nurse, room.Id, new OpenDraft(Drafted, 7, [source], false), "embedded", null);

        var open = await room.Drafts.FindOpenAsync(room.Nurse, room.Id);

        Assert.Equal((Drafted, 7, false), (open!.Text, open.AfterNumber, open.IsKnown));
        Assert.Equal([source], open.Sources);
        await room.Drafts.DiscardAsync(room.Nurse, room.Id);
        Assert.Equal("", Assert.Single(await room.RowsAsync()).Sources);
    }

    private static OpenDraft Made(string text) => new(text, 0, [], true);

    private static async Task<string?> CodeAsync(Func<Task> act) => ((RefusedException?)await Record.ExceptionAsync(act))?.Refusal.Code;

    private static async Task RefusedAsync(RefusalKind kind, Func<Task> act) =>
        Assert.Equal(kind, (await Assert.ThrowsAsync<RefusedException>(act)).Refusal.Kind);

    private async Task<List<string>> AuditAsync(DraftRoom room)
    {
        await using var db = host.Open();
        return await db.AuditEntries.Where(a => a.PatientId == room.Conversation.PatientId && a.Action.StartsWith("draft.")).OrderBy(a => a.Seq).Select(a => a.Action).ToListAsync();
    }
}
