using CareChat.Shared;
using CareChat.Web.Audit;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Accounts;

/// <summary>What administrators do with the accounts of their instance. To everybody else these accounts are not there.</summary>
public sealed class PeopleStore(
    WriteLane lane, InvitationStore invitations, SessionStore sessions, PersonalKeyStore keys, IEnumerable<IAccountRule> rules,
    TimeProvider clock)
{
    /// <summary>Makes an account and the one-time address at which its owner sets a password.</summary>
    /// <returns>The secret of the address, shown once.</returns>
    /// <exception cref="RefusedException">A field is wrong, the e-mail is taken, the patient is not there.</exception>
    public Task<string> InviteAsync(Actor actor, NewPerson wanted) => lane.WriteAsync(async scope =>
    {
        Require(scope, actor);
        if (wanted.InstanceId != actor.InstanceId || wanted.Password is not null) throw new RefusedException(Refusal.NotFound("Instance"));
        var now = clock.GetUtcNow();
        var person = await scope.AddPersonAsync(wanted, now);
        var token = await invitations.InviteAsync(scope, person);
        scope.Audit(actor, "person.invited", now, person.PatientId, person.Id.ToString("D"));
        return token;
    });

    /// <summary>Makes a new one-time address for somebody who has lost the password. The old password holds until it is used.</summary>
    public Task<string> RenewLinkAsync(Actor actor, Guid personId) => lane.WriteAsync(async scope =>
    {
        var person = await FindAsync(scope, actor, personId);
        var token = await invitations.InviteAsync(scope, person);
        scope.Audit(actor, "person.link_renewed", clock.GetUtcNow(), person.PatientId, person.Id.ToString("D"));
        return token;
    });

    /// <summary>Closes an account: its sessions end within a second, and what was with it goes back to the others.</summary>
    /// <exception cref="RefusedException">Not there, or the actor's own.</exception>
    public Task DisableAsync(Actor actor, Guid personId) => lane.WriteAsync(async scope =>
    {
        foreach (var id in new[] { actor.Id, personId }.Order()) await scope.LockAsync("AspNetUsers", id); // of two who close each other one stays
        var person = await FindAsync(scope, actor, personId);
        if (person.Id == actor.Id) throw new RefusedException(Refusal.Conflict("OWN_ACCOUNT", "Ask another administrator to close your account"));
        person.DisabledAt ??= clock.GetUtcNow();
        person.Restamp();
        await scope.Db.SaveChangesAsync();
        await sessions.EndAllAsync(scope, personId);
        scope.Audit(actor, "person.disabled", clock.GetUtcNow(), person.PatientId, personId.ToString("D"));
        foreach (var rule in rules) await rule.AfterCloseAsync(scope, actor, person);
    });

    /// <summary>Opens a closed account again; its owner signs in anew.</summary>
    public Task EnableAsync(Actor actor, Guid personId) => lane.WriteAsync(async scope =>
    {
        var person = await FindAsync(scope, actor, personId);
        person.DisabledAt = null;
        await scope.Db.SaveChangesAsync();
        await sessions.EndAllAsync(scope, personId);
        scope.Audit(actor, "person.enabled", clock.GetUtcNow(), person.PatientId, personId.ToString("D"));
    });

    /// <summary>Signs somebody out everywhere; their personal keys end too, and no browser is known at the account any more.</summary>
    public Task EndSessionsAsync(Actor actor, Guid personId) => lane.WriteAsync(async scope =>
    {
        var person = await FindAsync(scope, actor, personId);
        person.Restamp();
        await scope.Db.SaveChangesAsync();
        await sessions.EndAllAsync(scope, personId);
        await keys.EndAllAsync(scope, actor, personId);
        scope.Audit(actor, "person.signed_out", clock.GetUtcNow(), person.PatientId, personId.ToString("D"));
    });

    /// <summary>Points a patient's account at another record. Whoever is signed in with it is signed out.</summary>
    public Task LinkAsync(Actor actor, Guid personId, Guid patientId) => lane.WriteAsync(async scope =>
    {
        var person = await FindAsync(scope, actor, personId);
        await scope.LinkAsync(person, patientId);
        person.Restamp(); // a sign-in that is under way read the record from before
        await scope.Db.SaveChangesAsync();
        await sessions.EndAllAsync(scope, personId);
        scope.Audit(actor, "person.linked", clock.GetUtcNow(), patientId, personId.ToString("D"));
    });

    /// <summary>Records that the clinic has seen whose account it is (contract C.8). A repeat changes nothing; nobody is signed out.</summary>
    public Task MarkSeenAsync(Actor actor, Guid personId) => lane.WriteAsync(async scope =>
    {
        var person = await FindAsync(scope, actor, personId);
        if (person.VerifiedAt is not null) return;
        person.VerifiedAt = clock.GetUtcNow();
        await scope.Db.SaveChangesAsync();
        scope.Audit(actor, "identity.seen", person.VerifiedAt.Value, person.PatientId, personId.ToString("D"));
    });

    private static async Task<Person> FindAsync(WriteScope scope, Actor actor, Guid personId)
    {
        Require(scope, actor);
        await scope.LockAsync("AspNetUsers", personId);
        return await scope.Db.Users.SingleOrDefaultAsync(p => p.Id == personId && p.InstanceId == actor.InstanceId)
            ?? throw new RefusedException(Refusal.NotFound("Person", personId));
    }

    private static void Require(WriteScope scope, Actor actor)
    {
        scope.RequireLive(actor);
        if (!actor.IsAdministrator()) throw new RefusedException(Refusal.NotFound("Person"));
    }
}
