namespace CareChat.Web.Accounts;

/// <summary>Tells somebody who has to wait how long. The same for every name, whether it is anybody's or not.</summary>
internal static class WaitWords
{
    private const int MostSeconds = 120;

    /// <summary>The sentence, with the status and header of a wait on the answer; null where there is none.</summary>
    public static string? Of(TimeSpan wait, ViewerWords words, HttpContext http)
    {
        if (wait <= TimeSpan.Zero) return null;
        var seconds = (int)Math.Ceiling(wait.TotalSeconds);
        http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        http.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return seconds <= MostSeconds ? words["signin.wait-seconds", seconds] : words["signin.wait-minutes", (seconds + 59) / 60];
    }
}
