using CareChat.Shared;
using CareChat.Web.Accounts;
using CareChat.Web.Audit;
using CareChat.Web.Data;
using CareChat.Web.Http;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Encounters.Checkout;

/// <summary>What somebody says of themselves who makes an account.</summary>
public sealed record Newcomer(string FirstName, string LastName, string Email, string Password, DateOnly? BirthDate, Gender Sex, string? State);

/// <summary>Lets somebody make an account who holds the token of a letter nobody has claimed: one account for each letter.</summary>
public sealed class Newcomers(WriteLane lane, Household household, Passwords passwords, TimeProvider clock)
{
    private const int TriesPerHour = 10;
    private static readonly Refusal TooMany = new(RefusalKind.TooMany, "RATE_LIMITED", "Too many tries. Wait an hour, then try again");

    /// <summary>An e-mail that is taken is told so: not too often with one letter.</summary>
    private readonly SlidingWindow tries = new(clock, TimeSpan.FromHours(1), TriesPerHour);

    /// <summary>Makes the account with the person's own record, in the encounter's instance, and gives it the encounter.</summary>
    /// <returns>The account, to be signed in.</returns>
    /// <exception cref="RefusedException">The token opens nothing, a field is wrong, the e-mail is taken, too many tries.</exception>
    public async Task<Guid> RegisterAsync(Guid encounterId, string? token, Newcomer newcomer, CancellationToken cancellationToken = default)
    {
        if (!tries.Take(encounterId).IsAllowed) throw new RefusedException(TooMany);
        var password = await passwords.HashAsync(newcomer.Password, cancellationToken);
        return await lane.WriteAsync(async scope =>
        {
            var encounter = await FindAsync(scope, encounterId, token, cancellationToken);
            var patient = await household.AddAsync(scope, encounter.InstanceId, new NewMember(
                Relationship.Self, newcomer.FirstName, newcomer.LastName, newcomer.BirthDate, newcomer.Sex, newcomer.State), newcomer.Email.Trim());
            var now = clock.GetUtcNow();
            var person = await scope.AddPersonAsync(new NewPerson(encounter.InstanceId, Roles.Patient, newcomer.Email,
                newcomer.FirstName, newcomer.LastName, PatientId: patient.Id, Password: password), now);
            (patient.OwnerId, encounter.OwnerId) = (person.Id, person.Id);
            await scope.Db.SaveChangesAsync();
            var self = new Actor { Kind = ActorKind.Person, Id = person.Id, InstanceId = person.InstanceId, Role = person.Role, PatientId = patient.Id };
            scope.Audit(self, "person.registered", now, patient.Id, encounterId.ToString("D"));
            return person.Id;
        }, cancellationToken);
    }

    private async Task<Encounter> FindAsync(WriteScope scope, Guid encounterId, string? token, CancellationToken cancellationToken)
    {
        await scope.LockEncounterAsync(encounterId);
        var encounter = await scope.Db.Encounters.SingleOrDefaultAsync(e => e.Id == encounterId, cancellationToken);
        var now = clock.GetUtcNow();
        return encounter is { OwnerId: null } && encounter.At(now).IsUnclaimed()
            && await scope.Db.OpensAsync(encounter, token, now, cancellationToken)
            ? encounter : throw new RefusedException(EncounterStore.NotFound);
    }
}
