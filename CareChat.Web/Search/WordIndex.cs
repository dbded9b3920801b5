using CareChat.Web.Text;

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

    /// <summary>The words in the order of the text; then an empty one, over which no phrase reaches, and what words with hyphens are without.</summary>
    public List<string> Words()
    {
        var pieces = Tokenizer.Pieces(Body);
        var words = pieces.ConvertAll(piece => piece.Folded);
        foreach (var compound in Tokenizer.Compounds(Body, pieces))
        {
            if (words.Count == pieces.Count) words.Add("");
            words.Add(compound.Folded);
        }
        return words;
    }
}

/// <summary>How far the index has come.</summary>
/// <param name="Outbox">The outbox entry up to which changes are in it.</param>
/// <param name="Filled">The message up to which those are in it that were there when the index was made.</param>
/// <param name="FillTo">The last of those messages.</param>
/// <param name="Newest">The newest message that is or will be in it.</param>
/// <param name="NewestId">Its id, by which an index of another database is known.</param>
internal sealed record IndexMarks(long Outbox, long Filled, long FillTo, long Newest, Guid NewestId)
{
    /// <summary>True while messages that were there before the index are still to come.</summary>
    public bool IsFilling => Filled < FillTo;
}

/// <summary>
/// Words and where they occur. It is derived: whatever is in it can be made again from the messages, so it may be
/// thrown away at any time. What is written commits together with the marks, so nothing is lost or doubled.
/// <para>
/// Where words are cut or folded in a new way, <see cref="Version"/> is raised: the new index is filled beside that of the
/// version before, whose words are found meanwhile, and which is thrown away at the end.
/// </para>
/// </summary>
internal abstract class WordIndex
{
    /// <summary>What the words in the index are like. 1: as SQLite's own tokenizer cuts them. 2: as <see cref="Tokenizer"/> does.</summary>
    public const int Version = 2;

    /// <summary>The version whose index may lie beside a new one.</summary>
    public const int FormerVersion = 1;

    /// <summary>The marks; null where there is no index of this version yet, or none that can be read.</summary>
    public abstract Task<IndexMarks?> MarksAsync(CancellationToken cancellationToken);

    /// <summary>The marks of the former version's index; null where there is none that can be read.</summary>
    public abstract Task<IndexMarks?> FormerMarksAsync(CancellationToken cancellationToken);

    /// <summary>Makes an empty index, in place of one of this version that may be there.</summary>
    public abstract Task ResetAsync(IndexMarks marks, CancellationToken cancellationToken);

    /// <summary>Adds messages, removes others, and moves the marks. Does nothing where another node has moved them meanwhile.</summary>
    public abstract Task WriteAsync(IReadOnlyList<IndexedMessage> added, IReadOnlyList<long> removed, IndexMarks from, IndexMarks to, CancellationToken cancellationToken);

    /// <summary>
    /// The newest messages of a scope that contain all of a query, by <c>Seq</c>, newest first; while the index is being
    /// filled also those that the former one finds.
    /// </summary>
    public abstract Task<IReadOnlyList<long>> FindAsync(SearchScope scope, SearchQuery query, int most, CancellationToken cancellationToken);

    /// <summary>Throws the former version's index away, where there is one.</summary>
    public abstract Task DropFormerAsync(CancellationToken cancellationToken);

    /// <summary>What two indexes found, as one.</summary>
    protected static IReadOnlyList<long> Merge(IReadOnlyList<long> found, IReadOnlyList<long> former, int most) =>
        former.Count == 0 ? found : [.. found.Union(former).OrderDescending().Take(most)];
}
