using CareChat.Web.Data;
using Microsoft.Data.Sqlite;

namespace CareChat.Web.Search;

/// <summary>
/// The index on SQLite: files of their own beside the database. Indexing so never holds up the write lane, and the files
/// may be deleted while the program is stopped: they are filled again.
/// </summary>
internal sealed class SqliteSearch(DataOptions options) : WordIndex, IDisposable
{
    private readonly SqliteIndexFile index = new(Path.Combine(options.Root, $"search-{Version}.db"), Version);
    private readonly SqliteIndexFile former = new(Path.Combine(options.Root, "search.db"), FormerVersion);
    private volatile bool isFilling;

    /// <inheritdoc />
    public override Task<IndexMarks?> MarksAsync(CancellationToken cancellationToken)
    {
        var marks = index.Marks();
        isFilling = marks is { IsFilling: true };
        return Task.FromResult(marks);
    }

    /// <inheritdoc />
    public override Task<IndexMarks?> FormerMarksAsync(CancellationToken cancellationToken) => Task.FromResult(former.Marks());

    /// <inheritdoc />
    public override Task ResetAsync(IndexMarks marks, CancellationToken cancellationToken)
    {
        index.Reset(marks);
        isFilling = marks.IsFilling;
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public override Task WriteAsync(IReadOnlyList<IndexedMessage> added, IReadOnlyList<long> removed, IndexMarks from, IndexMarks to, CancellationToken cancellationToken)
    {
        if (isFilling && removed.Count > 0 && former.Exists) former.Write([], removed, null);
        index.Write(added, removed, to);
        isFilling = to.IsFilling;
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public override Task<IReadOnlyList<long>> FindAsync(SearchScope scope, SearchQuery query, int most, CancellationToken cancellationToken)
    {
        // The former one first: if it is thrown away meanwhile, the other is whole.
        var before = isFilling ? FindFormer(scope, query, most, cancellationToken) : [];
        return Task.FromResult(Merge(index.Find(scope, query, most, cancellationToken), before, most));
    }

    /// <inheritdoc />
    public override Task DropFormerAsync(CancellationToken cancellationToken)
    {
        former.Delete();
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        index.Dispose();
        former.Dispose();
    }

    private IReadOnlyList<long> FindFormer(SearchScope scope, SearchQuery query, int most, CancellationToken cancellationToken)
    {
        try
        {
            return former.Exists ? former.Find(scope, query.ForFormer(), most, cancellationToken) : [];
        }
        catch (SqliteException)
        {
            return []; // broken, or thrown away this moment: the new one has what it has
        }
    }
}
