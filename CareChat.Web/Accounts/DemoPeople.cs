using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Accounts;

/// <summary>One of the demo's people, as the sign-in page offers them.</summary>
public sealed record DemoPerson(Guid Id, string Role, string FirstName, string LastName, string Credentials)
{
    /// <summary>The name as everybody sees it.</summary>
    public string Name => Person.NameOf(FirstName, LastName, Credentials);

    /// <summary>Two letters for the face.</summary>
    public string Initials => $"{FirstName.FirstOrDefault()}{LastName.FirstOrDefault()}";
}

/// <summary>Lists who can be signed in with one click; nobody outside the demo.</summary>
public sealed class DemoPeople(DemoMode demo, IDbContextFactory<CareChatDb> databases)
{
    /// <summary>The demo's people by role, patients first.</summary>
    public async Task<IReadOnlyList<DemoPerson>> ListAsync()
    {
        if (!demo.IsOn) return [];
        await using var db = await databases.CreateDbContextAsync();
        return await db.Users.Where(p => p.IsDemo && p.DisabledAt == null).OrderBy(p => p.CreatedAt).ThenBy(p => p.Id)
            .Select(p => new DemoPerson(p.Id, p.Role, p.FirstName, p.LastName, p.Credentials)).Take(60).ToListAsync();
    }
}
