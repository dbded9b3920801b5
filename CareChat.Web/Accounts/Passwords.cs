using CareChat.Shared;
using CareChat.Web.Data;
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

    private readonly SemaphoreSlim places = new(Environment.ProcessorCount);
    private readonly SemaphoreSlim knownPlaces = new(Environment.ProcessorCount);
    private readonly Dictionary<Guid, int> callers = [];
    private readonly Lock gate = new();

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
        return new Place(() => places.Release());
    }

    /// <summary>The same for whoever tries a password.</summary>
    /// <param name="caller">Who: a browser, an address.</param>
    /// <param name="isKnown">True for a browser that is known at the account.</param>
    /// <param name="cancellationToken">Leaves the line.</param>
    /// <returns>The place; null where too many of the caller wait already.</returns>
    internal async Task<IDisposable?> EnterAsync(Guid caller, bool isKnown, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            var own = callers.GetValueOrDefault(caller);
            if (own >= MostOfOne) return null;
            callers[caller] = own + 1;
        }
        var line = isKnown ? knownPlaces : places;
        try
        {
            await line.WaitAsync(cancellationToken);
        }
        catch
        {
            Leave(caller);
            throw;
        }
        return new Place(() =>
        {
            line.Release();
            Leave(caller);
        });
    }

    private void Leave(Guid caller)
    {
        lock (gate)
        {
            if (--callers[caller] == 0) callers.Remove(caller);
        }
    }

    /// <summary>Does for the name of nobody what checking a password does, and takes as long; for whoever has a place.</summary>
    internal static void CheckForNobody(string password) => Hasher.VerifyHashedPassword(Nobody, NobodysHash.Value, password);

    private sealed class Place(Action leave) : IDisposable
    {
        public void Dispose() => leave();
    }
}
