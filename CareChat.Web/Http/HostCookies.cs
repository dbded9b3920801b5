using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace CareChat.Web.Http;

/// <summary>
/// Over https every cookie of the server leaves with a name that binds it: <c>__Host-</c>, which no sibling's subdomain
/// can set or overwrite, and <c>__Secure-</c> where it belongs to one path. The program knows the plain names alone, so
/// they work over plain http as well; over https a plain one counts for nothing, unless the page's scripts set it.
/// </summary>
internal static class HostCookies
{
    /// <summary>The session of somebody signed in.</summary>
    public const string SignIn = "carechat";

    /// <summary>The token of a checkout: the one cookie that belongs to a path.</summary>
    public const string Checkout = "carechat.checkout";

    private const string Host = "__Host-";
    private const string Secure = "__Secure-";
    private static readonly string[] OfScripts = ["lang", "theme", "tz"];

    /// <summary>Those of one path. A sibling can set any <c>__Secure-</c>: no other cookie is taken by that name.</summary>
    private static readonly string[] WithPath = [Checkout];

    /// <summary>Renames what comes in and what goes out.</summary>
    public static Task UseAsync(HttpContext http, RequestDelegate next)
    {
        if (!http.Request.IsHttps) return next(http);
        http.Features.Set<IRequestCookiesFeature>(new RequestCookiesFeature(new Renamed(http.Request.Cookies)));
        http.Response.OnStarting(static state =>
        {
            var headers = ((HttpContext)state).Response.Headers;
            if (headers.SetCookie.Count > 0) headers.SetCookie = new StringValues([.. headers.SetCookie.Select(line => Bound(line ?? ""))]);
            return Task.CompletedTask;
        }, http);
        return next(http);
    }

    private static string Bound(string line)
    {
        if (line.StartsWith(Host, StringComparison.Ordinal) || line.StartsWith(Secure, StringComparison.Ordinal)) return line;
        var parts = line.Split(';', StringSplitOptions.TrimEntries);
        var isWhole = parts.Contains("path=/", StringComparer.OrdinalIgnoreCase) && !parts.Any(p => p.StartsWith("domain=", StringComparison.OrdinalIgnoreCase));
        var mark = parts.Contains("secure", StringComparer.OrdinalIgnoreCase) ? "" : "; secure";
        return (isWhole ? Host : Secure) + line + mark;
    }

    /// <summary>The request's cookies by the names the program knows.</summary>
    private sealed class Renamed : IRequestCookieCollection
    {
        private readonly Dictionary<string, string> cookies = new(StringComparer.Ordinal);

        public Renamed(IRequestCookieCollection sent)
        {
            foreach (var (name, value) in sent)
            {
                if (name.StartsWith(Host, StringComparison.Ordinal)) cookies[name[Host.Length..]] = value;
                else if (name.StartsWith(Secure, StringComparison.Ordinal) && WithPath.Contains(name[Secure.Length..])) cookies.TryAdd(name[Secure.Length..], value);
                else if (OfScripts.Contains(name)) cookies.TryAdd(name, value);
            }
        }

        public int Count => cookies.Count;

        public ICollection<string> Keys => cookies.Keys;

        public string? this[string key] => cookies.GetValueOrDefault(key);

        public bool ContainsKey(string key) => cookies.ContainsKey(key);

        public bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) => cookies.TryGetValue(key, out value);

        public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => cookies.GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
