using CareChat.Web.Conversations;
using Xunit;

namespace CareChat.Tests.Conversations;

public sealed class InboxPileTests
{
    private static readonly DateTimeOffset Noon = new(2026, 4, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly ConversationSummary ada = Row("Ada", waiting: true);
    private readonly ConversationSummary ben = Row("Ben", waiting: true);
    private readonly ConversationSummary cleo = Row("Cleo", waiting: false);
    private readonly InboxPile pile = new();

    public InboxPileTests() => pile.Take([ada, ben, cleo], isWhole: true);

    [Fact]
    public void While_held_rows_change_their_words_and_not_their_places()
    {
        pile.Hold(true);
        pile.Take([ben, cleo, ada with { NeedsReplySince = null, Unread = 3 }], isWhole: true);

        Assert.Equal([ada.Id, ben.Id, cleo.Id], pile.Rows.Select(r => r.Row.Id));
        Assert.Equal(3, pile.Rows[0].Row.Unread);
        Assert.Equal(InboxGroup.Waiting, pile.Rows[0].Group);

        pile.Hold(false);
        Assert.Equal([ben.Id, cleo.Id, ada.Id], pile.Rows.Select(r => r.Row.Id));
        Assert.Equal(InboxGroup.Answered, pile.Rows[2].Group);
    }

    [Fact]
    public void What_arrives_while_held_is_counted_and_shown_when_let_go()
    {
        var dov = Row("Dov", waiting: true);
        pile.Hold(true);
        pile.Take([ada, dov, cleo], isWhole: true);

        Assert.Equal(1, pile.Arrived);
        Assert.Equal([false, true, false], pile.Rows.Select(r => r.IsGone));

        pile.Settle();
        Assert.Equal(0, pile.Arrived);
        Assert.Equal([ada.Id, dov.Id, cleo.Id], pile.Rows.Select(r => r.Row.Id));
    }

    [Fact]
    public void Danger_that_arrives_while_held_is_said_at_once()
    {
        pile.Hold(true);
        pile.Take([ada with { UrgentSince = Noon }, ben, cleo], isWhole: true);

        Assert.True(pile.HoldsUrgent);
        Assert.Equal(InboxGroup.Waiting, pile.Rows[0].Group);

        pile.Settle();
        Assert.False(pile.HoldsUrgent);
        Assert.Equal(InboxGroup.Urgent, pile.Rows[0].Group);
    }

    [Fact]
    public void A_row_that_moved_up_from_a_later_page_stands_once()
    {
        var dov = Row("Dov", waiting: false);
        pile.Add([dov]);
        pile.Take([ada, ben, dov with { NeedsReplySince = Noon }], isWhole: false);

        Assert.Equal(1, pile.Rows.Count(r => r.Row.Id == dov.Id));
    }

    [Fact]
    public void A_row_that_left_the_loaded_pages_while_held_stands_once_when_its_page_comes()
    {
        pile.Hold(true);
        pile.Take([ben, cleo], isWhole: false);
        Assert.True(pile.Rows.Single(r => r.Row.Id == ada.Id).IsGone);

        var dov = Row("Dov", waiting: false);
        pile.Add([ada with { NeedsReplySince = null }, dov]);

        Assert.Equal([ada.Id, ben.Id, cleo.Id, dov.Id], pile.Rows.Select(r => r.Row.Id));
        Assert.False(pile.Rows[0].IsGone);
        pile.Hold(false);
        Assert.Equal([ben.Id, cleo.Id, ada.Id, dov.Id], pile.Rows.Select(r => r.Row.Id));
    }

    [Fact]
    public void After_one_is_done_the_next_below_is_up_and_at_the_end_the_one_above()
    {
        Assert.Equal(ben.Id, pile.After(ada.Id));
        Assert.Equal(ben.Id, pile.After(cleo.Id));
        Assert.Equal(ada.Id, pile.After(Guid.NewGuid()));

        pile.Hold(true);
        pile.Take([ada, cleo], isWhole: true);
        Assert.Equal(cleo.Id, pile.After(ada.Id));
    }

    private static ConversationSummary Row(string name, bool waiting) => new()
    {
        Id = Guid.NewGuid(),
        PatientId = Guid.NewGuid(),
        PatientName = name,
        NeedsReplySince = waiting ? Noon : null,
        LastSentAt = Noon,
    };
}
