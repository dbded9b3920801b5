using System.Globalization;
using CareChat.Shared;
using CareChat.Web.Http;

namespace CareChat.Web.Encounters.Api;

/// <summary>Which events of a chat are wanted (contract C.3).</summary>
/// <param name="Since">Only events strictly after it; null for all.</param>
/// <param name="Limit">The most recent of them, 1 to 500.</param>
internal sealed record ChatQuery(DateTimeOffset? Since, int Limit)
{
    private const int Usual = 100;
    private const int Most = 500;

    /// <summary>Reads <c>since</c> and <c>limit</c>.</summary>
    /// <exception cref="RefusedException">One of them is wrong.</exception>
    public static ChatQuery Read(HttpRequest request) => new(ReadSince(request), ReadLimit(request));

    /// <summary>Reads <c>limit</c>: a larger wish is cut down to 500.</summary>
    /// <exception cref="RefusedException">It is no positive integer.</exception>
    public static int ReadLimit(HttpRequest request)
    {
        if (!request.Query.TryGetValue("limit", out var values)) return Usual;
        var text = values.ToString();
        if (text.Length > 0 && text.All(char.IsAsciiDigit) && text.Any(c => c != '0'))
            return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) ? Math.Min(limit, Most) : Most;
        throw new RefusedException(Refusal.Invalid("limit", "limit must be a positive integer"));
    }

    private static DateTimeOffset? ReadSince(HttpRequest request)
    {
        if (!request.Query.TryGetValue("since", out var values)) return null;
        if (Timestamp.TryRead(values.ToString(), out var since)) return since;
        throw new RefusedException(Refusal.Invalid("since", "since must be an RFC3339 timestamp"));
    }
}
