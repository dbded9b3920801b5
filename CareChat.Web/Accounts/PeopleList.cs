using System.Globalization;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Accounts;

/// <summary>One account in the list.</summary>
/// <param name="IsVerified">True where somebody of the clinic saw whose account it is (contract C.8).</param>
public sealed record PersonSummary(
    Guid Id, string FirstName, string LastName, string Credentials, string Email, string Role, bool IsDisabled, bool HasPassword,
    string? PatientName, int Sessions, bool IsVerified)
{
    /// <summary>The name as everybody sees it.</summary>
    public string Name => Person.NameOf(FirstName, LastName, Credentials);
}

/// <summary>Which accounts are listed.</summary>
/// <param name="Words">Each of them begins a name or the e-mail; empty for all.</param>
/// <param name="Role">Of one role only; null for all.</param>
public sealed record PeopleFilter(string? Words = null, string? Role = null);

/// <summary>A record an account can be linked to.</summary>
public sealed record PatientChoice(Guid Id, string Label);

/// <summary>Reads the accounts of an administrator's instance; nobody else's list has anything in it.</summary>
public sealed class PeopleList(IDbContextFactory<CareChatDb> databases)
{
    /// <summary>A page of accounts, by name unless a column is named.</summary>
    public async Task<ListPage<PersonSummary>> PageAsync(Actor actor, PeopleFilter filter, ListAsk ask)
    {
        await using var db = await databases.CreateDbContextAsync();
        var people = Listed(db, actor);
        if (filter.Role is { } role) people = people.Where(p => p.Role == role);
        foreach (var word in Beginnings(filter.Words))
            people = people.Where(p => EF.Functions.Like(p.FirstName.ToLower(), word, "\\") || EF.Functions.Like(p.LastName.ToLower(), word, "\\")
                || EF.Functions.Like(p.Email!.ToLower(), word, "\\"));
        var sorted = ask.Sort switch
        {
            nameof(PersonSummary.Role) => people.By(ask, p => p.Role),
            nameof(PersonSummary.IsDisabled) => people.By(ask, p => p.DisabledAt != null).ThenBy(p => p.PasswordHash != null || p.IsDemo),
            _ => people.By(ask, p => p.LastName),
        };
        return await Summaries(db, sorted.ThenBy(p => p.LastName).ThenBy(p => p.FirstName).ThenBy(p => p.Id)).PageAsync(ask);
    }

    /// <summary>One account as it stands now; null where it is not in the list.</summary>
    public async Task<PersonSummary?> FindAsync(Actor actor, Guid id)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await Summaries(db, Listed(db, actor).Where(p => p.Id == id)).SingleOrDefaultAsync();
    }

    /// <summary>Records by name, birth date beside them: enough to link the right one, and no more.</summary>
    public async Task<IReadOnlyList<PatientChoice>> PatientsAsync(Actor actor, string? search)
    {
        await using var db = await databases.CreateDbContextAsync();
        var patients = db.Patients.AsNoTracking().Where(p => actor.IsAdministrator() && p.InstanceId == actor.InstanceId);
        foreach (var word in Beginnings(search))
            patients = patients.Where(p => EF.Functions.Like(p.FirstName.ToLower(), word, "\\") || EF.Functions.Like(p.LastName.ToLower(), word, "\\"));
        var rows = await patients.OrderBy(p => p.LastName).ThenBy(p => p.FirstName).Take(20)
            .Select(p => new { p.Id, p.FirstName, p.LastName, p.BirthDate, p.PartialBirthDate }).ToListAsync();
        return rows.ConvertAll(p => new PatientChoice(p.Id, $"{p.FirstName} {p.LastName}{Born(p.BirthDate, p.PartialBirthDate)}"));
    }

    private static IQueryable<Person> Listed(CareChatDb db, Actor actor) =>
        db.Users.AsNoTracking().Where(p => actor.IsAdministrator() && p.InstanceId == actor.InstanceId);

    private static IQueryable<PersonSummary> Summaries(CareChatDb db, IQueryable<Person> people) =>
        people.Select(p => new PersonSummary(p.Id, p.FirstName, p.LastName, p.Credentials, p.Email!, p.Role, p.DisabledAt != null, p.PasswordHash != null || p.IsDemo,
            p.Patient == null ? null : p.Patient.FirstName + " " + p.Patient.LastName,
            db.Sessions.Count(s => s.PersonId == p.Id && s.RevokedAt == null), p.VerifiedAt != null));

    private static string Born(DateOnly? whole, string? part) => (whole?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? part) is { } date ? $", born {date}" : "";

    private static IEnumerable<string> Beginnings(string? search) => Listing.Words(search).Select(w => w + "%");
}
