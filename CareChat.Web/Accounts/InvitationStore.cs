using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using CareChat.Shared;
using CareChat.Web.Audit;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Accounts;

/// <summary>Whose password a one-time address sets.</summary>
public sealed record InvitedView(string Name, string Email, bool IsNew);

/// <summary>One-time addresses: at which a person sets a password, and the first administrator an account. Only hashes are kept.</summary>
public sealed class InvitationStore(
    WriteLane lane, IDbContextFactory<CareChatDb> databases, SessionStore sessions, Passwords passwords, TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>Makes a new address for a person and voids the ones before.</summary>
    /// <param name="person">Null for the first administrator.</param>
    /// <returns>The secret in the address; it is shown once.</returns>
    public async Task<string> InviteAsync(WriteScope scope, Person? person)
    {
        var now = clock.GetUtcNow();
        var personId = person?.Id;
        await scope.TurnAsync(personId is { } id ? $"invitation/{id:N}" : FirstAdministrator.Turn); // of two new addresses one holds
        await scope.Db.Invitations.Where(i => i.PersonId == personId && i.UsedAt == null)
            .ExecuteUpdateAsync(i => i.SetProperty(x => x.UsedAt, now));
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        scope.Db.Invitations.Add(new Invitation
        {
            Id = Guid.CreateVersion7(now),
            TokenHash = Hash(token),
            InstanceId = person?.InstanceId ?? Guid.Empty,
            PersonId = personId,
            Role = person?.Role ?? Roles.Administrator,
            CreatedAt = now,
            ExpiresAt = now + Lifetime,
        });
        await scope.Db.SaveChangesAsync();
        return token;
    }

    /// <summary>Whose password the address sets; null where it is unknown, used or too old.</summary>
    public async Task<InvitedView?> FindAsync(string token)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await Open(db, token).Join(db.Users, i => i.PersonId, p => p.Id, (_, p) => p)
            .Where(p => p.DisabledAt == null)
            .Select(p => new InvitedView(p.FirstName, p.Email!, p.PasswordHash == null)).SingleOrDefaultAsync();
    }

    /// <summary>The e-mail of whose address was used today; null where it was not.</summary>
    public async Task<string?> UsedByAsync(string token)
    {
        var (hash, now) = (Hash(token), clock.GetUtcNow());
        await using var db = await databases.CreateDbContextAsync();
        return await db.Invitations.Where(i => i.TokenHash == hash && i.UsedAt != null && i.ExpiresAt > now)
            .Join(db.Users, i => i.PersonId, p => p.Id, (_, p) => p.Email).SingleOrDefaultAsync();
    }

    /// <summary>True where the address still makes the first administrator.</summary>
    public async Task<bool> IsWelcomeAsync(string token)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await Open(db, token).AnyAsync(i => i.PersonId == null);
    }

    /// <summary>Sets the password by the address, once, and ends the sessions before it.</summary>
    /// <returns>Whose it is.</returns>
    /// <exception cref="RefusedException">The address holds no longer, or the password is too short.</exception>
    public async Task<Person> SetPasswordAsync(string token, string password)
    {
        var hashed = await passwords.HashAsync(password);
        return await lane.WriteAsync(scope => SetPasswordAsync(scope, token, hashed));
    }

    private async Task<Person> SetPasswordAsync(WriteScope scope, string token, HashedPassword password)
    {
        var invitation = await UseAsync(scope, token);
        var person = await scope.Db.Users.SingleOrDefaultAsync(p => p.Id == invitation.PersonId && p.DisabledAt == null)
            ?? throw new RefusedException(Refusal.NotFound("Invitation"));
        person.SetPassword(password);
        await sessions.EndAllAsync(scope, person.Id);
        var actor = new Actor { Kind = ActorKind.Person, Id = person.Id, InstanceId = person.InstanceId };
        scope.Audit(actor, "person.password_set", clock.GetUtcNow(), subject: person.Id.ToString("D"));
        return person;
    }

    /// <summary>Marks the address as used.</summary>
    /// <exception cref="RefusedException">Unknown, used or too old: the same answer.</exception>
    public async Task<Invitation> UseAsync(WriteScope scope, string token)
    {
        var (hash, now) = (Hash(token), clock.GetUtcNow());
        var used = await Open(scope.Db, token).ExecuteUpdateAsync(i => i.SetProperty(x => x.UsedAt, now));
        if (used == 0) throw new RefusedException(Refusal.NotFound("Invitation"));
        return await scope.Db.Invitations.SingleAsync(i => i.TokenHash == hash);
    }

    private IQueryable<Invitation> Open(CareChatDb db, string token)
    {
        var (hash, now) = (Hash(token), clock.GetUtcNow());
        return db.Invitations.Where(i => i.TokenHash == hash && i.UsedAt == null && i.ExpiresAt > now);
    }

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
