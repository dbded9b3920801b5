using CareChat.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CareChat.Web.Accounts;

/// <summary>Identity's accounts without its lock-out, by which anybody could shut out anybody; see <see cref="Guessing"/>.</summary>
public sealed class PortalAccounts(
    IUserStore<Person> store, IOptions<IdentityOptions> options, IPasswordHasher<Person> hasher, IEnumerable<IUserValidator<Person>> users,
    IEnumerable<IPasswordValidator<Person>> passwords, ILookupNormalizer names, IdentityErrorDescriber errors, IServiceProvider services,
    ILogger<UserManager<Person>> log) : UserManager<Person>(store, options, hasher, users, passwords, names, errors, services, log)
{
    /// <inheritdoc />
    public override bool SupportsUserLockout => false;
}
