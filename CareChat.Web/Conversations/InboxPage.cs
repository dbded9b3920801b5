namespace CareChat.Web.Conversations;

/// <summary>The piles of the inbox. All but the last hold open conversations.</summary>
public enum InboxView
{
    All,
    Mine,
    Unassigned,
    Closed,
}

/// <summary>In which part of a view a conversation stands; the parts follow one another in this order.</summary>
public enum InboxGroup
{
    /// <summary>A message told of danger; the longest known first.</summary>
    Urgent,

    /// <summary>A message may tell of danger, and a nurse should look; the longest known first.</summary>
    Look,

    /// <summary>A patient waits for an answer; who has waited longest first.</summary>
    Waiting,

    /// <summary>Nobody waits; the newest activity first.</summary>
    Answered,
}

/// <summary>Where a page ended: its last row's place in the order, not a count of rows before it.</summary>
/// <param name="Group">In which part that row stood.</param>
/// <param name="At">The time it was sorted by.</param>
/// <param name="Id">The conversation.</param>
public sealed record InboxCursor(InboxGroup Group, DateTimeOffset At, Guid Id);

/// <summary>One page of the inbox.</summary>
/// <param name="Rows">Urgent ones first, then who has waited longest, then the newest activity.</param>
/// <param name="Next">Where the next page begins; null at the end.</param>
public sealed record InboxPage(IReadOnlyList<ConversationSummary> Rows, InboxCursor? Next);

/// <summary>How many patients wait for an answer in each pile, counted no further than <see cref="Most"/>.</summary>
/// <param name="Urgent">How many of all conversations tell of danger.</param>
public sealed record InboxCounts(int All, int Mine, int Unassigned, int Urgent = 0)
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
