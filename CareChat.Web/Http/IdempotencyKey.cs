using System.Security.Cryptography;
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
        if (Find(http) is not { } key) return null;
        if (key.Length is 0 or > Longest) throw new RefusedException(Refusal.Invalid(Header, $"{Header} must be 1 to {Longest} characters"));
        return new IdempotencyClaim(credentialId, http.Request.Path.Value ?? "", key, requestHash(), http.RequestServices.GetRequiredService<KeptAnswers>());
    }

    /// <summary>
    /// The claim of a caller without a credential. It is known by its address and by what it says: whoever shares the address,
    /// and chose the same key, neither gets its answer nor is in its way.
    /// </summary>
    /// <exception cref="RefusedException">The key is empty or too long.</exception>
    public static IdempotencyClaim? OfStranger(HttpContext http, Guid address, Func<byte[]> requestHash)
    {
        if (Of(http, address, requestHash) is not { } claim) return null;
        var caller = SHA256.HashData([.. address.ToByteArray(), .. claim.RequestHash]);
        return claim with { CredentialId = new Guid(caller.AsSpan(0, 16)) };
    }

    /// <summary>The key of a request as it was sent; null where there is none.</summary>
    public static string? Find(HttpContext http) => http.Request.Headers.TryGetValue(Header, out var values) ? values.ToString() : null;

    /// <summary>Writes an answer, new or repeated.</summary>
    public static Task WriteAnswerAsync(this HttpResponse response, Answer answer)
    {
        response.StatusCode = answer.Status;
        if (answer.Location is not null) response.Headers.Location = answer.Location;
        if (answer.IsReplay) response.Headers["Idempotency-Replayed"] = "true";
        return response.WriteJsonTextAsync(answer.Body);
    }
}
