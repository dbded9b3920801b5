namespace CareChat.Web.Data;

/// <summary>One piece of work in a group of the <see cref="SqliteWriteLane"/>.</summary>
internal abstract class SqliteWork
{
    /// <summary>False for what would not do the same a second time: a context that has saved has nothing left to save.</summary>
    public abstract bool MayRepeat { get; }

    public bool HasFailed => Failure is not null;

    public Exception? Failure { get; private set; }

    public void Fail(Exception failure) => Failure ??= failure;

    /// <summary>Forgets what came of it.</summary>
    public virtual void Reset() => Failure = null;

    public abstract void Run(SqliteLaneConnection connection, bool ownSavepoint);

    public abstract void Finish(ILogger log);
}

/// <summary>The same with what comes of it.</summary>
internal sealed class SqliteWork<T>(Func<WriteScope, Task<T>> work, bool mayRepeat, CancellationToken cancellationToken) : SqliteWork
{
    private readonly TaskCompletionSource<T> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IReadOnlyList<Action> publications = [];
    private T? result;

    public Task<T> Task => done.Task;

    public override bool MayRepeat => mayRepeat;

    public override void Reset()
    {
        base.Reset();
        (publications, result) = ([], default);
    }

    public override void Run(SqliteLaneConnection connection, bool ownSavepoint)
    {
        var scope = connection.OpenScope(ownSavepoint);
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            result = work(scope).GetAwaiter().GetResult();
            scope.Keep();
            publications = scope.Publications;
        }
        catch (Exception failure)
        {
            Fail(failure);
            scope.Undo();
        }
        finally
        {
            scope.Close();
        }
    }

    public override void Finish(ILogger log)
    {
        if (Failure is OperationCanceledException) done.TrySetCanceled(cancellationToken);
        else if (Failure is not null) done.TrySetException(Failure);
        else
        {
            WriteLane.Publish(publications, log);
            done.TrySetResult(result!);
        }
    }
}
