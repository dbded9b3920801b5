namespace CareChat.Web.Conversations;

/// <summary>A row on the screen.</summary>
/// <param name="Row">What it says.</param>
/// <param name="Group">In which group it stands; may lag behind the row while the order is held.</param>
/// <param name="IsGone">True where it left this view while the order was held.</param>
public sealed record PileRow(ConversationSummary Row, InboxGroup Group, bool IsGone = false);

/// <summary>
/// The rows on the screen. While somebody points at them their order is held: they change their words, not their
/// place, and what else arrived is counted until the order is let go.
/// </summary>
public sealed class InboxPile
{
    private IReadOnlyList<ConversationSummary> newest = [];

    /// <summary>The rows as they stand.</summary>
    public IReadOnlyList<PileRow> Rows { get; private set; } = [];

    /// <summary>True while rows keep their places.</summary>
    public bool IsHeld { get; private set; }

    /// <summary>How many conversations arrived while the order was held.</summary>
    public int Arrived { get; private set; }

    /// <summary>True where one of those, or a row that moves to the front once the order is let go, tells of danger.</summary>
    public bool HoldsUrgent { get; private set; }

    /// <summary>Takes what the store says now; rows that were loaded further down stay below it.</summary>
    /// <param name="rows">The beginning of the view, in order.</param>
    /// <param name="isWhole">True where the view holds nothing beyond them.</param>
    public void Take(IReadOnlyList<ConversationSummary> rows, bool isWhole)
    {
        newest = isWhole ? rows : [.. rows, .. Below(rows)];
        if (IsHeld) Hold();
        else Settle();
    }

    /// <summary>Adds the next page; a row of it that is held further up keeps that place.</summary>
    public void Add(IReadOnlyList<ConversationSummary> rows)
    {
        var known = newest.Select(r => r.Id).ToHashSet();
        var more = rows.Where(r => known.Add(r.Id)).ToDictionary(r => r.Id);
        newest = [.. newest, .. more.Values];
        Rows = [.. Rows.Select(r => more.Remove(r.Row.Id, out var row) ? r with { Row = row, IsGone = false } : r), .. more.Values.Select(r => new PileRow(r, r.Group))];
    }

    /// <summary>Keeps or lets go of the places; letting go puts everything in order.</summary>
    public void Hold(bool isHeld)
    {
        IsHeld = isHeld;
        if (!isHeld) Settle();
    }

    /// <summary>Puts everything in order now, held or not.</summary>
    public void Settle()
    {
        Rows = [.. newest.Select(r => new PileRow(r, r.Group))];
        (Arrived, HoldsUrgent) = (0, false);
    }

    /// <summary>The conversation that is up once this one is done: the next below, or else the one above.</summary>
    public Guid? After(Guid conversationId)
    {
        var at = -1;
        for (var i = 0; i < Rows.Count; i++)
            if (Rows[i].Row.Id == conversationId) at = i;
        if (at < 0) return Rows.FirstOrDefault(r => !r.IsGone)?.Row.Id;
        var next = Rows.Skip(at + 1).FirstOrDefault(r => !r.IsGone) ?? Rows.Take(at).LastOrDefault(r => !r.IsGone);
        return next?.Row.Id;
    }

    private void Hold()
    {
        var now = newest.ToDictionary(r => r.Id);
        Rows = [.. Rows.Select(r => now.TryGetValue(r.Row.Id, out var row) ? r with { Row = row, IsGone = false } : r with { IsGone = true })];
        var arrived = now.Keys.Except(Rows.Select(r => r.Row.Id)).ToHashSet();
        Arrived = arrived.Count;
        HoldsUrgent = newest.Any(r => r.IsUrgent && arrived.Contains(r.Id))
            || Rows.Any(r => r.Row.Group <= InboxGroup.Look && r.Row.Group < r.Group);
    }

    /// <summary>Loaded rows beyond the newly read beginning, unless the beginning holds them now.</summary>
    private IEnumerable<ConversationSummary> Below(IReadOnlyList<ConversationSummary> rows)
    {
        var read = rows.Select(r => r.Id).ToHashSet();
        return newest.Skip(rows.Count).Where(r => !read.Contains(r.Id));
    }
}
