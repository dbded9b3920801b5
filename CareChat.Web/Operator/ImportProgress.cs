using System.Globalization;

namespace CareChat.Web.Operator;

/// <summary>Says on standard error how far an import has come: every two seconds, and at its end.</summary>
internal sealed class ImportProgress(TimeProvider clock, string file, string things) : IProgress<int>, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly long started = clock.GetTimestamp();
    private long said = clock.GetTimestamp();
    private int done;

    /// <inheritdoc />
    public void Report(int value)
    {
        done = value;
        if (clock.GetElapsedTime(said) < Pause) return;
        said = clock.GetTimestamp();
        Say();
    }

    /// <summary>Says the last number.</summary>
    public void Dispose() => Say();

    private void Say() => Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{file}: {done:N0} {things} in {clock.GetElapsedTime(started).TotalSeconds:0.0} s"));
}
