using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace CareChat.Web.Data;

/// <summary>How answers are kept for retries; section <c>CareChat:Idempotency</c>.</summary>
public sealed class IdempotencyOptions
{
    /// <summary>How long an answer is kept (contract part 1: 24 hours).</summary>
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromHours(24);
}

/// <summary>Seals the answers that are kept for retries: they hold texts, names and secrets, and nobody reads them out of the database.</summary>
public sealed class KeptAnswers(IDataProtectionProvider protection, IdempotencyOptions options)
{
    private readonly IDataProtector protector = protection.CreateProtector("CareChat.KeptAnswers.v1");

    /// <summary>Answers from this time or before are no longer kept, in milliseconds since 1970.</summary>
    public long Oldest(DateTimeOffset now) => (now - options.Lifetime).ToUnixTimeMilliseconds();

    /// <summary>The answer as it is stored.</summary>
    public byte[] Seal(Answer answer) => protector.Protect(Encoding.UTF8.GetBytes($"{answer.Location}\n{answer.Body}"));

    /// <summary>A stored answer as it was sent; null where it cannot be read any more.</summary>
    public Answer? Open(int status, byte[] stored)
    {
        try
        {
            var text = Encoding.UTF8.GetString(protector.Unprotect(stored));
            var end = text.IndexOf('\n', StringComparison.Ordinal);
            return new Answer(status, text[(end + 1)..], end == 0 ? null : text[..end], IsReplay: true);
        }
        catch (CryptographicException)
        {
            return null; // the keys are gone, or an earlier version kept it in clear: what was done is not done again
        }
    }
}
