using CareChat.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CareChat.Web.Accounts;

/// <summary>Identity's accounts without its lock-out, by which anybody could shut out anybody; see <see cref="Guessing"/>.</summary>
public sealed class PortalAccounts(
    IUserStore<Person> store, IOptions<IdentityOptions> options, IPasswordHasher<Person> hasher, IEnumerable<IUserValidator<Person>> users,
    IEnumerable<IPasswordValidator<Person>> passwords, ILookupNormalizer names, IdentityErrorDescriber errors, IServiceProvider services,
    ILogger<UserManager<Person>> log, Passwords hashing)
    : UserManager<Person>(store, options, hasher, users, passwords, names, errors, services, log)
{
    /// <inheritdoc />
    public override bool SupportsUserLockout => false;

    /// <summary>Waits for a place to hash at. Whoever only checks a password takes one before: see <see cref="PortalSignIn"/>.</summary>
    public override async Task<IdentityResult> ChangePasswordAsync(Person user, string currentPassword, string newPassword)
    {
        using (await hashing.EnterAsync(isKnown: true)) return await base.ChangePasswordAsync(user, currentPassword, newPassword);
    }
}
