namespace CareChat.Web.Data;

/// <summary>
/// The one way to change the database. What a piece of work writes commits as a whole or not at all,
/// and is on disk when the task ends. Two implementations: <see cref="SqliteWriteLane"/>, one writer that
/// commits in groups, and <see cref="PostgresWriteLane"/>, a transaction each.
/// </summary>
public abstract class WriteLane
{
    /// <summary>Runs work in a transaction and ends when it is committed.</summary>
    /// <param name="work">
    /// Awaits nothing but the scope's database; throws to undo all it did. It may be done more than once, of which one time
    /// counts: so it changes nothing but the database.
    /// </param>
    /// <param name="cancellationToken">Honoured until the work begins.</param>
    /// <returns>What the work returned.</returns>
    public abstract Task<T> WriteAsync<T>(Func<WriteScope, Task<T>> work, CancellationToken cancellationToken = default);

    /// <summary>Runs work that returns nothing.</summary>
    public Task WriteAsync(Func<WriteScope, Task> work, CancellationToken cancellationToken = default) =>
        WriteAsync(async scope =>
        {
            await work(scope);
            return true;
        }, cancellationToken);

    /// <summary>Saves a context that was opened for reading (Identity's stores do so) with the lane's connection.</summary>
    internal abstract Task<int> SaveAsync(CareChatDb context, Func<Task<int>> save, CancellationToken cancellationToken);

    /// <summary>Publishes what is committed; a listener that fails hurts neither the writer nor the other listeners.</summary>
    internal static void Publish(IReadOnlyList<Action> publications, ILogger log)
    {
        foreach (var publish in publications)
        {
            try
            {
                publish();
            }
            catch (Exception failure)
            {
                log.LogError(failure, "A listener failed after a commit.");
            }
        }
    }
}

/// <summary>What a piece of work in the <see cref="WriteLane"/> may use.</summary>
public abstract class WriteScope : SqlScope
{
    private readonly List<Action> afterCommit = [];

    /// <summary>A context on the lane's connection and transaction; saved by the work itself.</summary>
    public abstract CareChatDb Db { get; }

    /// <summary>What to add to a SELECT that is followed by a change of the same row; empty where one writer needs no lock.</summary>
    public virtual string ForUpdate => "";

    /// <summary>The same for a SELECT of several tables of which only one is changed.</summary>
    public string ForUpdateOf(string alias) => ForUpdate.Length == 0 ? "" : $"{ForUpdate} OF {alias}";

    /// <summary>
    /// Waits until no other transaction holds a row that is to be read and then changed. Waiting holds no thread, so that
    /// a crowd before one row leaves threads for whoever has it.
    /// </summary>
    /// <param name="table">A table whose key is <c>Id</c>.</param>
    /// <param name="id">The row; one that is not there is not waited for.</param>
    public virtual Task LockAsync(string table, Guid id) => Task.CompletedTask;

    /// <summary>
    /// Waits until no other transaction has the turn of this name, and has it to the end of this one: for a question whose
    /// answer is no row yet. Rows are locked after it, the ledger last. Where one writer writes there is nobody to wait for.
    /// </summary>
    /// <param name="name">What is asked about, such as <c>first-administrator</c>.</param>
    public virtual Task TurnAsync(string name) => Task.CompletedTask;

    /// <summary>Waits until no other transaction appends to audit and outbox, so that their order is the order of commits.</summary>
    public virtual void LockLedger()
    {
    }

    /// <summary>The same without holding a thread, for work that knows from its beginning that it will append.</summary>
    public virtual Task LockLedgerAsync() => Task.CompletedTask;

    /// <summary>Runs after the commit, before the caller goes on: publishing, with ids only.</summary>
    public void AfterCommit(Action action) => afterCommit.Add(action);

    /// <summary>Runs one statement; the arguments are <c>@p0</c>, <c>@p1</c>, ...</summary>
    /// <returns>The number of rows it changed.</returns>
    public int Execute(string sql, params ReadOnlySpan<object?> arguments) => Command(sql, arguments).ExecuteNonQuery();

    /// <summary>The same for a statement that may have to wait for another transaction: waiting holds no thread.</summary>
    public Task<int> ExecuteAsync(string sql, params ReadOnlySpan<object?> arguments) => Command(sql, arguments).ExecuteNonQueryAsync();

    /// <summary>Hands the publishing over to the lane.</summary>
    internal IReadOnlyList<Action> Publications => afterCommit;
}
