namespace CareChat.Web.Conversations;

/// <summary>The piles of the inbox. All but the last hold open conversations.</summary>
public enum InboxView
{
    All,
    Mine,
    Unassigned,
    Closed,
}

/// <summary>Where a page ended: its last row's place in the order, not a count of rows before it.</summary>
/// <param name="IsWaiting">True where that row waited for an answer.</param>
/// <param name="At">The time it was sorted by.</param>
/// <param name="Id">The conversation.</param>
public sealed record InboxCursor(bool IsWaiting, DateTimeOffset At, Guid Id);

/// <summary>One page of the inbox.</summary>
/// <param name="Rows">Who has waited longest first, then the newest activity.</param>
/// <param name="Next">Where the next page begins; null at the end.</param>
public sealed record InboxPage(IReadOnlyList<ConversationSummary> Rows, InboxCursor? Next);

/// <summary>How many patients wait for an answer in each pile, counted no further than <see cref="Most"/>.</summary>
public sealed record InboxCounts(int All, int Mine, int Unassigned)
{
    /// <summary>Where counting stops.</summary>
    public const int Most = 100;

    /// <summary>The count of one pile; closed conversations wait for nothing.</summary>
    public int Of(InboxView view) => view switch
    {
        InboxView.All => All,
        InboxView.Mine => Mine,
        InboxView.Unassigned => Unassigned,
        _ => 0,
    };
}
