using CareChat.Shared;
using CareChat.Web.Data;

namespace CareChat.Web.Http;

/// <summary>Reads <c>Idempotency-Key</c> and answers as the first time (contract part 1).</summary>
internal static class IdempotencyKey
{
    private const string Header = "Idempotency-Key";
    private const int Longest = 128;

    /// <summary>The claim a request makes; null where it makes none.</summary>
    /// <exception cref="RefusedException">The key is empty or too long.</exception>
    public static IdempotencyClaim? Of(HttpContext http, Guid credentialId, Func<byte[]> requestHash)
    {
        if (!http.Request.Headers.TryGetValue(Header, out var values)) return null;
        var key = values.ToString();
        if (key.Length is 0 or > Longest) throw new RefusedException(Refusal.Invalid(Header, $"{Header} must be 1 to {Longest} characters"));
        return new IdempotencyClaim(credentialId, http.Request.Path.Value ?? "", key, requestHash(), http.RequestServices.GetRequiredService<KeptAnswers>());
    }

    /// <summary>Writes an answer, new or repeated.</summary>
    public static Task WriteAnswerAsync(this HttpResponse response, Answer answer)
    {
        response.StatusCode = answer.Status;
        if (answer.Location is not null) response.Headers.Location = answer.Location;
        if (answer.IsReplay) response.Headers["Idempotency-Replayed"] = "true";
        return response.WriteJsonTextAsync(answer.Body);
    }
}
