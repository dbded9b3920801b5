using CareChat.Shared;
using CareChat.Web.Data;
using Microsoft.AspNetCore.Identity;

namespace CareChat.Web.Accounts;

/// <summary>A password as an account keeps it, made before the change that keeps it.</summary>
/// <param name="Hash">In Identity's form.</param>
public sealed record HashedPassword(string Hash);

/// <summary>
/// Hashes passwords: as many at once as the machine has processors, and whoever comes meanwhile waits in turn, holding no
/// thread. A hash takes longer than hundreds of writes, so none is made within the write lane.
/// </summary>
public sealed class Passwords
{
    /// <summary>The shortest password.</summary>
    public const int Shortest = 10;

    private const int Longest = 200;
    private static readonly PasswordHasher<Person> Hasher = new();
    private static readonly Person Nobody = new();
    private static readonly Lazy<string> NobodysHash = new(() => Hasher.HashPassword(Nobody, "nobody has this password"));

    private readonly SemaphoreSlim places = new(Environment.ProcessorCount);

    /// <summary>Hashes a new password: ten characters or more, of any kind.</summary>
    /// <exception cref="RefusedException">Too short or too long.</exception>
    public async Task<HashedPassword> HashAsync(string password, CancellationToken cancellationToken = default)
    {
        if (password.Length < Shortest) throw new RefusedException(Refusal.Invalid("password", $"Use at least {Shortest} characters"));
        if (password.Length > Longest) throw new RefusedException(Refusal.Invalid("password", $"Use at most {Longest} characters"));
        using (await EnterAsync(cancellationToken)) return new HashedPassword(Hasher.HashPassword(Nobody, password));
    }

    /// <summary>Waits for a place to hash at; disposing gives it back.</summary>
    internal async Task<IDisposable> EnterAsync(CancellationToken cancellationToken = default)
    {
        await places.WaitAsync(cancellationToken);
        return new Place(places);
    }

    /// <summary>Does for the name of nobody what checking a password does, and takes as long; for whoever has a place.</summary>
    internal static void CheckForNobody(string password) => Hasher.VerifyHashedPassword(Nobody, NobodysHash.Value, password);

    private sealed class Place(SemaphoreSlim places) : IDisposable
    {
        public void Dispose() => places.Release();
    }
}
