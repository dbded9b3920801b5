namespace CareChat.Web.Search;

/// <summary>A message on its way into the index.</summary>
/// <param name="IsOfEncounter">True where its conversation is an encounter's: those are found by fewer (contract part D).</param>
internal sealed record IndexedMessage(long Seq, Guid Id, Guid ConversationId, int Number, Guid InstanceId, bool IsOfEncounter, string Body)
{
    /// <summary>The blocks the message belongs to: one of its conversation, one of its instance's lines or encounters.</summary>
    public string[] Blocks()
    {
        var instance = IsOfEncounter ? SearchScope.Encounters(InstanceId, Seq) : SearchScope.Lines(InstanceId, Seq);
        return [SearchScope.Conversation(ConversationId, Number).Newest, instance.Newest];
    }
}

/// <summary>How far the index has come.</summary>
/// <param name="Outbox">The outbox entry up to which changes are in it.</param>
/// <param name="Filled">The message up to which those are in it that were there when the index was made.</param>
/// <param name="FillTo">The last of those messages.</param>
/// <param name="Newest">The newest message that is or will be in it.</param>
/// <param name="NewestId">Its id, by which an index of another database is known.</param>
internal sealed record IndexMarks(long Outbox, long Filled, long FillTo, long Newest, Guid NewestId);

/// <summary>
/// Words and where they occur. It is derived: whatever is in it can be made again from the messages, so it may be
/// thrown away at any time. What is written commits together with the marks, so nothing is lost or doubled.
/// </summary>
internal abstract class WordIndex
{
    /// <summary>The marks; null where there is no index yet, or none that can be read.</summary>
    public abstract Task<IndexMarks?> MarksAsync(CancellationToken cancellationToken);

    /// <summary>Makes an empty index, in place of one that may be there.</summary>
    public abstract Task ResetAsync(IndexMarks marks, CancellationToken cancellationToken);

    /// <summary>Adds messages, removes others, and moves the marks. Does nothing where another node has moved them meanwhile.</summary>
    public abstract Task WriteAsync(IReadOnlyList<IndexedMessage> added, IReadOnlyList<long> removed, IndexMarks from, IndexMarks to, CancellationToken cancellationToken);

    /// <summary>The newest messages of a scope that contain all of a query, by <c>Seq</c>, newest first.</summary>
    public abstract Task<IReadOnlyList<long>> FindAsync(SearchScope scope, SearchQuery query, int most, CancellationToken cancellationToken);
}
