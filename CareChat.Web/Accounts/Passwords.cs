using CareChat.Shared;
using CareChat.Web.Data;
using CareChat.Web.Http;
using Microsoft.AspNetCore.Identity;

namespace CareChat.Web.Accounts;

/// <summary>A password as an account keeps it, made before the change that keeps it.</summary>
/// <param name="Hash">In Identity's form.</param>
public sealed record HashedPassword(string Hash);

/// <summary>
/// Hashes passwords: as many at once as the machine has processors, and whoever comes meanwhile waits in turn, holding no
/// thread. Browsers known at the account have a line of their own, and of one caller few wait: so a crowd of tries holds up
/// nobody else. A hash takes longer than hundreds of writes, so none is made within the write lane.
/// </summary>
public sealed class Passwords
{
    /// <summary>The shortest password.</summary>
    public const int Shortest = 10;

    private const int Longest = 200;
    private static readonly PasswordHasher<Person> Hasher = new();
    private static readonly Person Nobody = new();
    private static readonly Lazy<string> NobodysHash = new(() => Hasher.HashPassword(Nobody, "nobody has this password"));

    /// <summary>How many of one caller hash or wait: as many as sign in at once behind a clinic's address.</summary>
    private const int MostOfOne = 8;

    private readonly SemaphoreSlim strangers = new(Environment.ProcessorCount);
    private readonly SemaphoreSlim known = new(Environment.ProcessorCount);
    private readonly CallersAtOnce callers = new(MostOfOne);

    /// <summary>Hashes a new password: ten characters or more, of any kind.</summary>
    /// <exception cref="RefusedException">Too short or too long.</exception>
    public async Task<HashedPassword> HashAsync(string password, CancellationToken cancellationToken = default)
    {
        if (password.Length < Shortest) throw new RefusedException(Refusal.Invalid("password", $"Use at least {Shortest} characters"));
        if (password.Length > Longest) throw new RefusedException(Refusal.Invalid("password", $"Use at most {Longest} characters"));
        using (await EnterAsync(cancellationToken: cancellationToken)) return new HashedPassword(Hasher.HashPassword(Nobody, password));
    }

    /// <summary>Waits for a place to hash at; disposing gives it back.</summary>
    /// <param name="isKnown">True for who is signed in, or known at the account: they do not wait behind strangers.</param>
    /// <param name="cancellationToken">Leaves the line.</param>
    internal async Task<IDisposable> EnterAsync(bool isKnown = false, CancellationToken cancellationToken = default)
    {
        var line = isKnown ? known : strangers;
        await line.WaitAsync(cancellationToken);
        return new Place(() => line.Release());
    }

    /// <summary>The same for one of a caller's tries.</summary>
    /// <returns>The place; null where too many of the caller wait already.</returns>
    internal async Task<IDisposable?> EnterAsync(Guid caller, bool isKnown, CancellationToken cancellationToken)
    {
        if (!callers.TryBegin(caller)) return null;
        try
        {
            var place = await EnterAsync(isKnown, cancellationToken);
            return new Place(() =>
            {
                place.Dispose();
                callers.End(caller);
            });
        }
        catch
        {
            callers.End(caller);
            throw;
        }
    }

    /// <summary>Does for the name of nobody what checking a password does, and takes as long; for whoever has a place.</summary>
    internal static void CheckForNobody(string password) => Hasher.VerifyHashedPassword(Nobody, NobodysHash.Value, password);

    private sealed class Place(Action leave) : IDisposable
    {
        public void Dispose() => leave();
    }
}
