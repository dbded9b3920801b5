using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using CareChat.Web.Data;
using Microsoft.AspNetCore.DataProtection;

namespace CareChat.Web.Accounts;

/// <summary>Somebody who has signed in with a browser.</summary>
/// <param name="Id">The account.</param>
/// <param name="At">When they last did.</param>
/// <param name="Stamp">Of the account's security stamp at that time.</param>
/// <param name="IsTeam">True for one of the care team, whose accounts the clinic makes; patients' anybody can make.</param>
public sealed record KnownPerson(Guid Id, DateTimeOffset At, long Stamp, bool IsTeam);

/// <summary>A browser that has signed in before.</summary>
/// <param name="Id">Its own number, of chance.</param>
/// <param name="People">At whose accounts, the last one first.</param>
public sealed record KnownBrowser(Guid Id, IReadOnlyList<KnownPerson> People)
{
    /// <summary>True where it has signed in at the account as that is now: before a new password, for one, it was another.</summary>
    public bool Knows(Person person) => People.Any(p => p.Id == person.Id && p.Stamp == KnownBrowsers.StampOf(person));
}

/// <summary>
/// Remembers in a browser, signed and encrypted, at which accounts it has signed in. Such a browser opens nothing by
/// itself, but guesses that come from elsewhere do not make it wait. It is known no longer at an account whose security stamp
/// changed: by a new password, a change of the second step, or a sign-out everywhere else.
/// </summary>
public sealed class KnownBrowsers(IDataProtectionProvider protection, SignInOptions options, TimeProvider clock)
{
    private const string Name = "carechat.browser";

    /// <summary>As many as share the computer of a ward.</summary>
    private const int MostPeople = 20;

    private const int IdLength = 16;
    private const int EntryLength = IdLength + 2 * sizeof(long) + 1;

    /// <summary>In characters: twenty people are 676 bytes, which are some 1,040 once they are sealed and written in letters.</summary>
    private const int LongestCookie = 2000;

    private readonly IDataProtector protector = protection.CreateProtector("CareChat.KnownBrowsers.v3");

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
    public void Remember(HttpContext http, Person person)
    {
        var known = Find(http);
        KnownPerson[] people =
        [
            new(person.Id, clock.GetUtcNow(), StampOf(person), person.Role != Roles.Patient),
            .. (known?.People ?? []).Where(p => p.Id != person.Id).Take(MostPeople - 1),
        ];
        var bytes = protector.Protect(Write(known?.Id ?? Guid.NewGuid(), people));
        http.Response.Cookies.Append(Name, Base64Url.EncodeToString(bytes), new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = options.BrowserKnownFor,
            Path = "/",
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
        });
    }

    internal static long StampOf(Person person) =>
        BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(person.SecurityStamp ?? "")));

    private KnownBrowser? Read(byte[] bytes)
    {
        if (bytes.Length < IdLength || (bytes.Length - IdLength) % EntryLength != 0) return null;
        var oldest = clock.GetUtcNow() - options.BrowserKnownFor;
        var people = new List<KnownPerson>();
        for (var at = IdLength; at < bytes.Length; at += EntryLength)
        {
            var entry = bytes.AsSpan(at, EntryLength);
            var when = DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadInt64LittleEndian(entry[IdLength..]));
            var stamp = BinaryPrimitives.ReadInt64LittleEndian(entry[(IdLength + sizeof(long))..]);
            if (when > oldest) people.Add(new KnownPerson(new Guid(entry[..IdLength]), when, stamp, entry[^1] != 0));
        }
        return people.Count == 0 ? null : new KnownBrowser(new Guid(bytes.AsSpan(0, IdLength)), people);
    }

    private static byte[] Write(Guid id, KnownPerson[] people)
    {
        var bytes = new byte[IdLength + people.Length * EntryLength];
        id.TryWriteBytes(bytes);
        for (var i = 0; i < people.Length; i++)
        {
            var entry = bytes.AsSpan(IdLength + i * EntryLength, EntryLength);
            people[i].Id.TryWriteBytes(entry);
            BinaryPrimitives.WriteInt64LittleEndian(entry[IdLength..], people[i].At.ToUnixTimeSeconds());
            BinaryPrimitives.WriteInt64LittleEndian(entry[(IdLength + sizeof(long))..], people[i].Stamp);
            entry[^1] = people[i].IsTeam ? (byte)1 : (byte)0;
        }
        return bytes;
    }
}
