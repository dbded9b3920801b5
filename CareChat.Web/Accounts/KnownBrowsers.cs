using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace CareChat.Web.Accounts;

/// <summary>A browser that has signed in before.</summary>
/// <param name="Id">Its own number, of chance.</param>
/// <param name="People">At whose accounts, and when last.</param>
public sealed record KnownBrowser(Guid Id, IReadOnlyDictionary<Guid, DateTimeOffset> People);

/// <summary>
/// Remembers in a browser, signed and encrypted, at which accounts it has signed in. Such a browser opens nothing by
/// itself, but guesses that come from elsewhere do not make it wait.
/// </summary>
public sealed class KnownBrowsers(IDataProtectionProvider protection, SignInOptions options, TimeProvider clock)
{
    private const string Name = "carechat.browser";
    private const int MostPeople = 5;
    private const int IdLength = 16;
    private const int EntryLength = IdLength + sizeof(long);
    private const int LongestCookie = 1000;

    private readonly IDataProtector protector = protection.CreateProtector("CareChat.KnownBrowsers.v1");

    /// <summary>The browser of a request; null for one that never signed in here.</summary>
    public KnownBrowser? Find(HttpContext http)
    {
        if (http.Request.Cookies[Name] is not { Length: > 0 and < LongestCookie } cookie) return null;
        try
        {
            return Read(protector.Unprotect(Base64Url.DecodeFromChars(cookie)));
        }
        catch (Exception failure) when (failure is CryptographicException or FormatException)
        {
            return null; // not ours, or of keys that are gone
        }
    }

    /// <summary>Remembers that the person has just signed in with the browser of this request.</summary>
    public void Remember(HttpContext http, Guid personId)
    {
        var known = Find(http);
        var people = (known?.People ?? new Dictionary<Guid, DateTimeOffset>()).Where(p => p.Key != personId)
            .OrderByDescending(p => p.Value).Take(MostPeople - 1).Prepend(new(personId, clock.GetUtcNow()));
        http.Response.Cookies.Append(Name, Base64Url.EncodeToString(protector.Protect(Write(known?.Id ?? Guid.NewGuid(), [.. people]))), new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = options.BrowserKnownFor,
            Path = "/",
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
        });
    }

    private KnownBrowser? Read(byte[] bytes)
    {
        if (bytes.Length < IdLength || (bytes.Length - IdLength) % EntryLength != 0) return null;
        var oldest = clock.GetUtcNow() - options.BrowserKnownFor;
        var people = new Dictionary<Guid, DateTimeOffset>();
        for (var at = IdLength; at < bytes.Length; at += EntryLength)
        {
            var when = DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(at + IdLength)));
            if (when > oldest) people[new Guid(bytes.AsSpan(at, IdLength))] = when;
        }
        return people.Count == 0 ? null : new KnownBrowser(new Guid(bytes.AsSpan(0, IdLength)), people);
    }

    private static byte[] Write(Guid id, KeyValuePair<Guid, DateTimeOffset>[] people)
    {
        var bytes = new byte[IdLength + people.Length * EntryLength];
        id.TryWriteBytes(bytes);
        for (var i = 0; i < people.Length; i++)
        {
            var entry = bytes.AsSpan(IdLength + i * EntryLength);
            people[i].Key.TryWriteBytes(entry);
            BinaryPrimitives.WriteInt64LittleEndian(entry[IdLength..], people[i].Value.ToUnixTimeSeconds());
        }
        return bytes;
    }
}
