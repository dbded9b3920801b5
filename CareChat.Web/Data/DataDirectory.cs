namespace CareChat.Web.Data;

/// <summary>
/// Holds the data directory for one writing program at a time. The operating system lets go of the lock
/// when the program ends, however it ends.
/// </summary>
public sealed class DataDirectory(DataOptions options) : IDisposable
{
    /// <summary>What Linux, macOS and Windows say of a file that another program holds.</summary>
    private static readonly int[] HeldByAnother = [11, 35, unchecked((int)0x80070020)];

    private FileStream? held;

    /// <summary>Takes the directory.</summary>
    /// <exception cref="StartRefusedException">Another program holds it, it cannot be written, or no such database is known.</exception>
    public void Hold()
    {
        options.Require();
        try
        {
            options.MakeRoot();
            held = new FileStream(Path.Combine(options.Root, "carechat.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException failure) when (HeldByAnother.Contains(failure.HResult))
        {
            throw new StartRefusedException("Another CareChat program (a server, or a verb) holds the data directory. Stop it first.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"The data directory {options.Root} cannot be used: {failure.Message}");
        }
    }

    /// <summary>Lets go of the directory.</summary>
    public void Dispose() => held?.Dispose();
}
