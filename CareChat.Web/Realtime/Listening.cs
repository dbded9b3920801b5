namespace CareChat.Web.Realtime;

/// <summary>Listeners within this node: told outside of every lock, one after the other, whatever one of them does.</summary>
internal static class Listening
{
    /// <summary>Tells listeners that something changed.</summary>
    /// <param name="failed">Told of a listener that failed; the others are told all the same.</param>
    public static void Tell(IEnumerable<Action> hearing, Action<Exception> failed)
    {
        foreach (var changed in hearing)
        {
            try
            {
                changed();
            }
            catch (Exception failure)
            {
                failed(failure);
            }
        }
    }

    /// <summary>What ends something when it is disposed, once.</summary>
    public static IDisposable Until(Action end) => new Ending(end);

    private sealed class Ending(Action end) : IDisposable
    {
        private Action? end = end;

        public void Dispose() => Interlocked.Exchange(ref end, null)?.Invoke();
    }
}
