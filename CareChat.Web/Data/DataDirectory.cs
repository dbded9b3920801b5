namespace CareChat.Web.Data;

/// <summary>
/// Holds the data directory for one writing program at a time. The operating system lets go of the lock
/// when the program ends, however it ends.
/// </summary>
public sealed class DataDirectory(DataOptions options) : IDisposable
{
    private FileStream? held;

    /// <summary>Takes the directory.</summary>
    /// <returns>False where another program (a server, as a rule) holds it.</returns>
    public bool TryHold()
    {
        Directory.CreateDirectory(options.Root);
        try
        {
            held = new FileStream(Path.Combine(options.Root, "carechat.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Lets go of the directory.</summary>
    public void Dispose() => held?.Dispose();
}
