using System.Diagnostics;

namespace CareChat.Tests.App;

/// <summary>A file or folder that nobody may change until this is disposed, the machine's administrator included.</summary>
public sealed class Unwritable : IAsyncDisposable
{
    private readonly string path;
    private readonly UnixFileMode mode;

    private Unwritable(string path, UnixFileMode mode) => (this.path, this.mode) = (path, mode);

    /// <summary>Makes it so.</summary>
    /// <returns>Null where this machine cannot.</returns>
    public static async Task<Unwritable?> MakeAsync(string path)
    {
        if (OperatingSystem.IsWindows()) return null;
        var made = new Unwritable(path, File.GetUnixFileMode(path));
        File.SetUnixFileMode(path, made.mode & ~(UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite));
        if (!Environment.IsPrivilegedProcess || await ChangeAsync("+i", path)) return made;
        File.SetUnixFileMode(path, made.mode);
        return null;
    }

    public async ValueTask DisposeAsync()
    {
        if (OperatingSystem.IsWindows()) return;
        if (Environment.IsPrivilegedProcess) await ChangeAsync("-i", path);
        File.SetUnixFileMode(path, mode);
    }

    private static async Task<bool> ChangeAsync(string what, string path)
    {
        using var chattr = Process.Start(new ProcessStartInfo("chattr", [what, path]) { RedirectStandardError = true })!;
        await chattr.WaitForExitAsync();
        return chattr.ExitCode == 0;
    }
}
