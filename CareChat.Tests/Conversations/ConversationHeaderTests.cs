using Bunit;
using CareChat.Shared;
using CareChat.Tests.App;
using CareChat.Web.Conversations;
using CareChat.Web.Data;
using CareChat.Web.Messages;
using CareChat.Web.Realtime;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Conversations;

public sealed class ConversationHeaderTests : PageContext, IClassFixture<PortalHost>
{
    private readonly PortalHost host;
    private readonly InboxStore inbox;
    private readonly ConversationStore conversations;
    private Actor mina = null!;
    private Actor nurse = null!;
    private Actor patient = null!;
    private Guid id;

    public ConversationHeaderTests(PortalHost host)
    {
        this.host = host;
        inbox = Use<InboxStore>(host);
        conversations = Use<ConversationStore>(host);
        Use<ConversationFeed>(host);
        BeInteractive();
    }

    [Fact]
    public async Task Taking_what_a_colleague_took_this_moment_asks_first_and_then_takes_over()
    {
        var header = await ShowAsync(follows: false);
        await conversations.TakeAsync(mina, id, null);

        await header.Find("[aria-keyshortcuts=a]").ClickAsync(new());
        await header.WaitForElementAsync(".ask");
        JSInterop.VerifyInvoke("carechatFocus").Arguments[0].ShouldBeElementReferenceTo(header.Find(".ask button:not(.primary)"));
        Assert.Equal(mina.Id, (await inbox.FindAsync(nurse, id))!.AssignedToId);

        await Follow(header);
        await header.Find(".ask .primary").ClickAsync(new());
        Assert.Equal(nurse.Id, (await inbox.FindAsync(nurse, id))!.AssignedToId);
        Assert.Empty(header.FindAll(".ask"));
    }

    [Fact]
    public async Task Who_has_it_is_seen_live_on_the_other_screen()
    {
        var header = await ShowAsync();
        Assert.Equal("Unassigned", header.Find(".who p").TextContent);

        await conversations.AssignAsync(mina, id, mina.Id);
        header.WaitForAssertion(() => Assert.Equal("With Dana Ortiz", header.Find(".who p").TextContent));

        await conversations.AssignAsync(mina, id, nurse.Id);
        header.WaitForAssertion(() => Assert.Equal("With you", header.Find(".who p").TextContent));
        Assert.Empty(header.FindAll("[aria-keyshortcuts=a]"));
    }

    [Fact]
    public async Task A_colleague_who_reads_or_replies_is_named()
    {
        var header = await ShowAsync();
        var presence = Services.GetRequiredService<Presence>();

        using var _ = presence.View(id, mina);
        header.WaitForAssertion(() => Assert.Equal("Unassigned · Dana is reading", header.Find(".who p").TextContent));

        presence.Typing(id, mina);
        header.WaitForAssertion(() => Assert.Equal("Unassigned · Dana is replying", header.Find(".who p").TextContent));
    }

    [Fact]
    public async Task Closing_tells_the_page_and_undoing_restores_the_waiting()
    {
        ConversationSummary? closed = null;
        var header = await ShowAsync(closed: s => closed = s);
        await SayAsync("May I ask something?");
        header.WaitForAssertion(() => Assert.True(header.Instance.Summary.IsWaiting));
        var since = header.Instance.Summary.NeedsReplySince!.Value;

        await header.Find(".acts .primary").ClickAsync(new());

        header.WaitForAssertion(() => Assert.Equal("Closed", header.Find(".who p").TextContent));
        Assert.Equal(id, closed!.Id);
        await conversations.ReopenAsync(nurse, id, closed.ClosedAt);
        var again = await inbox.FindAsync(nurse, id);
        Assert.Equal((null, since), (again!.ClosedAt, again.NeedsReplySince!.Value));
    }

    [Fact]
    public async Task Undoing_a_closing_leaves_a_later_one_of_a_colleague_alone()
    {
        ConversationSummary? closed = null;
        var header = await ShowAsync(closed: s => closed = s);
        await header.Find(".acts .primary").ClickAsync(new());
        header.WaitForAssertion(() => Assert.NotNull(closed?.ClosedAt));
        await conversations.ReopenAsync(mina, id);
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await conversations.CloseAsync(mina, id);

        var refused = await Assert.ThrowsAsync<RefusedException>(() => conversations.ReopenAsync(nurse, id, closedAt: closed!.ClosedAt));

        Assert.Equal("CONVERSATION_CLOSED_SINCE", refused.Refusal.Code);
        Assert.NotNull((await inbox.FindAsync(nurse, id))!.ClosedAt);
        Assert.Null(await conversations.CloseAsync(nurse, id)); // closed already: nothing of it is hers to undo
    }

    [Fact]
    public async Task Danger_is_said_until_somebody_has_seen_to_it()
    {
        var header = await ShowAsync();
        Assert.Empty(header.FindAll(".danger"));
        await MarkAsync();

        await (await header.WaitForElementAsync(".danger button")).ClickAsync(new());

        header.WaitForAssertion(() => Assert.Empty(header.FindAll(".danger")));
        Assert.Null((await inbox.FindAsync(nurse, id))!.UrgentSince);
    }

    [Theory]
    [InlineData(true, "told of danger, and nobody has answered.")]
    [InlineData(false, "may have told of danger, and nobody has answered.")]
    public async Task Closing_what_tells_of_danger_asks_first_with_the_harmless_answer_in_focus(bool isCallNow, string words)
    {
        ConversationSummary? closed = null;
        var header = await ShowAsync(closed: s => closed = s);
        await MarkAsync(isCallNow);
        await header.WaitForElementAsync(".danger button");

        await header.Find("[aria-keyshortcuts=e]").ClickAsync(new());

        Assert.Equal($"{header.Instance.Summary.PatientName} {words}", header.Find("#ask-words").TextContent);
        JSInterop.VerifyInvoke("carechatFocus").Arguments[0].ShouldBeElementReferenceTo(header.Find(".ask [aria-keyshortcuts=Escape]"));
        await header.Find("[aria-keyshortcuts=e]").ClickAsync(new()); // the key once more is no answer
        await header.Find(".ask [aria-keyshortcuts=Escape]").ClickAsync(new());
        Assert.Empty(header.FindAll(".ask"));
        Assert.Null((await inbox.FindAsync(nurse, id))!.ClosedAt);

        await header.Find("[aria-keyshortcuts=e]").ClickAsync(new());
        await header.Find(".ask .primary").ClickAsync(new());
        header.WaitForAssertion(() => Assert.NotNull(closed?.ClosedAt));
        Assert.NotNull((await inbox.FindAsync(nurse, id))!.ClosedAt);
    }

    [Fact]
    public async Task The_question_before_a_closing_goes_once_a_colleague_has_seen_to_the_danger()
    {
        var header = await ShowAsync();
        await MarkAsync();
        await header.WaitForElementAsync(".danger button");
        await header.Find("[aria-keyshortcuts=e]").ClickAsync(new());
        Assert.Single(header.FindAll(".ask"));

        await conversations.EndUrgencyAsync(mina, id);

        header.WaitForAssertion(() => Assert.Empty(header.FindAll(".ask")));
        await header.Find("[aria-keyshortcuts=e]").ClickAsync(new());
        header.WaitForAssertion(() => Assert.Equal("Closed", header.Find(".who p").TextContent));
    }

    private async Task SayAsync(string text)
    {
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await host.Services.GetRequiredService<MessageStore>().PostAsync(patient, new PostMessage(id, text));
    }

    /// <summary>The conversation tells of danger, and those who look at it hear of that.</summary>
    private async Task MarkAsync(bool isCallNow = true)
    {
        await host.WriteAsync(scope =>
        {
            ConversationHead.Read(scope, nurse, id).MarkUrgent(scope, host.Clock.GetUtcNow(), isCallNow);
            return Task.FromResult(true);
        });
        await conversations.AssignAsync(mina, id, mina.Id);
    }

    private async Task<IRenderedComponent<ConversationHeader>> ShowAsync(bool follows = true, Action<ConversationSummary>? closed = null)
    {
        var room = await ChatRoom.InAsync(host);
        (id, nurse, patient, mina) = (room.Id, room.Nurse, room.Patient, await host.PersonAsync(room.Nurse.InstanceId, Roles.Clinician));
        var summary = (await inbox.FindAsync(nurse, id))!;
        IRenderedComponent<ConversationHeader> header = null!;
        header = Render<ConversationHeader>(p => p.Add(h => h.Summary, summary).Add(h => h.Viewer, nurse)
            .Add(h => h.Changed, s => { if (follows) header.Render(q => q.Add(h => h.Summary, s)); })
            .Add(h => h.Closed, s => closed?.Invoke(s)));
        return header;
    }

    private async Task Follow(IRenderedComponent<ConversationHeader> header)
    {
        var now = (await inbox.FindAsync(nurse, id))!;
        header.Render(p => p.Add(h => h.Summary, now));
    }
}
