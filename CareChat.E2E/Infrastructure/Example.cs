using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace CareChat.E2E.Infrastructure;

/// <summary>The scripts of <c>examples</c>, as an outside program runs them.</summary>
public static class Example
{
    /// <summary>Runs it against a portal, with what it takes from its environment.</summary>
    /// <returns>All it printed.</returns>
    /// <exception cref="InvalidOperationException">It ended with an error; the text is what it said.</exception>
    public static async Task<string> RunAsync(string script, Uri portal, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("bash") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(Root(), "examples", script));
        start.ArgumentList.Add(portal.ToString().TrimEnd('/'));
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var running = Process.Start(start)!;
        var errors = running.StandardError.ReadToEndAsync();
        var printed = await running.StandardOutput.ReadToEndAsync();
        await running.WaitForExitAsync();
        return running.ExitCode == 0 ? printed : throw new InvalidOperationException(printed + await errors);
    }

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
