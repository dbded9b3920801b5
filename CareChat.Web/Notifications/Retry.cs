namespace CareChat.Web.Notifications;

/// <summary>How long a failed mail waits: a minute, then twice as long each time, half an hour at most.</summary>
internal static class Retry
{
    private const int Longest = 30;

    /// <summary>The time from one try to the next; longer than a try can take.</summary>
    /// <param name="attempts">How often it has been tried, from 1.</param>
    public static TimeSpan After(int attempts) => TimeSpan.FromMinutes(Math.Min(Longest, 1 << Math.Min(attempts - 1, 5)));
}
