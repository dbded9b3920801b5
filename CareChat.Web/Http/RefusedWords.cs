namespace CareChat.Web.Http;

/// <summary>
/// Words that are refused and tell of danger are answered with whom to call, whatever the refusal is about, and so are those the
/// portal fails to keep. A door notes how to find out as soon as it has read them, within its caller's budget;
/// <see cref="ApiErrors"/> asks, and only where it does not take them.
/// </summary>
internal static class RefusedWords
{
    /// <summary>Notes what the request says.</summary>
    /// <param name="http">The request.</param>
    /// <param name="whomToCall">Screens its words: whom to call, or null where they tell of no danger.</param>
    public static void OnRefusal(this HttpContext http, Func<Task<string?>> whomToCall) => http.Features.Set(new Noted(whomToCall));

    /// <summary>Whom to call in the refusal or failure of a request; null where its words tell of no danger, or were not read.</summary>
    /// <param name="http">The request.</param>
    /// <param name="status">The answer's status: who may not call, or called too often, is not screened for.</param>
    public static async Task<string?> WhomToCallAsync(this HttpContext http, int status)
    {
        if (status is < 400 or StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden or StatusCodes.Status429TooManyRequests)
            return null;
        return http.Features.Get<Noted>() is { } noted ? await noted.WhomToCall() : null;
    }

    private sealed record Noted(Func<Task<string?>> WhomToCall);
}
