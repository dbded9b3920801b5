using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace CareChat.Web.Data;

/// <summary>Says failures of what is done over and over: a full disk must not fill the log too.</summary>
internal static class TroubleLog
{
    private static readonly TimeSpan Rhythm = TimeSpan.FromMinutes(1);
    private static readonly ConditionalWeakTable<ILogger, Told> Last = [];

    /// <summary>Trouble of the storage is one line, and that once a minute of each log; any other failure is told with its whole story.</summary>
    /// <param name="what">What could not be done, a sentence without text of patients.</param>
    public static void LogTrouble(this ILogger log, Exception failure, string what)
    {
        if (StorageTroubles.Of(failure) is not { } trouble) log.LogError(failure, "{What}", what);
        else if (Last.GetOrCreateValue(log).IsDue()) log.LogError("{What} The storage: {Why}.", what, trouble.Words());
    }

    private sealed class Told
    {
        private readonly Lock gate = new();
        private long at;

        public bool IsDue()
        {
            lock (gate)
            {
                if (at != 0 && Stopwatch.GetElapsedTime(at) < Rhythm) return false;
                at = Stopwatch.GetTimestamp();
                return true;
            }
        }
    }
}
