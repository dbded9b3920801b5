using CareChat.Shared;
using CareChat.Web.Audit;
using CareChat.Web.Data;
using CareChat.Web.Patients;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Encounters.Checkout;

/// <summary>A person to be added to an account.</summary>
/// <param name="State">Two letters; null where it is not told.</param>
/// <param name="Phone">E.164; null where it is not told.</param>
public sealed record NewMember(
    Relationship Relationship, string FirstName, string LastName, DateOnly? BirthDate, Gender Sex, string? State, string? Phone = null);

/// <summary>One of an account's people.</summary>
public sealed record Member(Guid Id, string Name, Relationship Relationship, DateOnly? BirthDate);

/// <summary>The people an account keeps: its own patient and those it added (contract C.8).</summary>
public sealed class Household(WriteLane lane, IDbContextFactory<CareChatDb> databases, PatientStore patients, TimeProvider clock)
{
    private const int MostMembers = 20;

    /// <summary>The earliest date of birth that is believed.</summary>
    internal static readonly DateOnly Earliest = new(1900, 1, 1);

    /// <summary>The account's active people, the account's own first.</summary>
    public async Task<IReadOnlyList<Member>> ListAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await db.RequireLiveAsync(actor, cancellationToken);
        if (actor.Account is null) return [];
        var people = await db.Patients.AsNoTracking().VisibleTo(actor).Where(p => p.Status == PatientStatus.Active)
            .OrderByDescending(p => p.Id == actor.PatientId).ThenBy(p => p.CreatedAt).Take(MostMembers + 1).ToListAsync(cancellationToken);
        return people.ConvertAll(p => new Member(p.Id, p.DisplayName, p.Relationship, p.BirthDate));
    }

    /// <summary>Adds a person.</summary>
    /// <returns>The new patient's id.</returns>
    /// <exception cref="RefusedException">A field is wrong, a second self (409), too many, or no patient's account.</exception>
    public Task<Guid> AddAsync(Actor actor, NewMember member, CancellationToken cancellationToken = default) =>
        lane.WriteAsync(async scope => (await AddAsync(scope, actor, member)).Id, cancellationToken);

    /// <summary>Adds a person by a form: sent twice, it adds one.</summary>
    /// <returns>The patient's id, of the first time or of this one.</returns>
    /// <exception cref="RefusedException">As <see cref="AddAsync(Actor, NewMember, CancellationToken)"/>.</exception>
    public Task<Guid> AddOnceAsync(Actor actor, NewMember member, CancellationToken cancellationToken = default) =>
        lane.WriteAsync(async scope =>
        {
            await LockAsync(scope, actor);
            var (first, last) = (member.FirstName.Trim(), member.LastName.Trim());
            return await scope.Db.Patients.VisibleTo(actor).Where(p => p.Status == PatientStatus.Active && p.Relationship == member.Relationship
                    && p.FirstName == first && p.LastName == last && p.BirthDate == member.BirthDate && p.Gender == member.Sex && p.StateOfResidence == member.State)
                .Select(p => (Guid?)p.Id).FirstOrDefaultAsync(cancellationToken) ?? (await AddAsync(scope, actor, member)).Id;
        }, cancellationToken);

    /// <summary>The same inside a transaction that does more.</summary>
    public async Task<Patient> AddAsync(WriteScope scope, Actor actor, NewMember member)
    {
        var account = await LockAsync(scope, actor);
        if (await scope.Db.Patients.VisibleTo(actor).CountAsync() >= MostMembers)
            throw new RefusedException(Refusal.Conflict("TOO_MANY_PEOPLE", $"An account can have {MostMembers} people"));
        var owner = await scope.Db.Users.SingleAsync(p => p.Id == account);
        var isSelf = member.Relationship == Relationship.Self;
        if (isSelf && (owner.PatientId is not null || await scope.Db.Patients.AnyAsync(p => p.OwnerId == account && p.Relationship == Relationship.Self)))
            throw new RefusedException(Refusal.Conflict("SELF_EXISTS", "You are in your list already"));
        var patient = await AddAsync(scope, actor.InstanceId, member);
        patient.OwnerId = account;
        if (isSelf) owner.PatientId = patient.Id;
        await scope.Db.SaveChangesAsync();
        scope.Audit(actor, "patient.added", patient.CreatedAt, patient.Id, patient.Id.ToString("D"));
        return patient;
    }

    /// <summary>Changes one of the account's people. Whose name or date of birth changes is to be seen again by the care team.</summary>
    /// <exception cref="RefusedException">Not one of the account's people.</exception>
    public async Task<Patient> ChangeAsync(WriteScope scope, Actor actor, Guid patientId, Action<Patient> change)
    {
        var patient = await FindAsync(scope, actor, patientId);
        var before = (patient.FirstName, patient.LastName, patient.BirthDate);
        await patients.ChangeAsync(scope, actor, patient, row =>
        {
            change(row);
            if (before != (row.FirstName, row.LastName, row.BirthDate)) row.VerifiedAt = null;
        });
        return patient;
    }

    /// <summary>Records that telehealth was consented to for one of the account's people, in the text of today.</summary>
    /// <exception cref="RefusedException">Not one of the account's people.</exception>
    public Task ConsentAsync(Actor actor, Guid patientId, CancellationToken cancellationToken = default) =>
        lane.WriteAsync(scope => ConsentAsync(scope, actor, patientId, isGiven: true), cancellationToken);

    /// <summary>Records that it was given, or taken back, inside a transaction that does more.</summary>
    public async Task ConsentAsync(WriteScope scope, Actor actor, Guid patientId, bool isGiven)
    {
        var patient = await FindAsync(scope, actor, patientId);
        if (isGiven ? patient is { ConsentedAt: not null, ConsentVersion: Consent.Version } : patient.ConsentedAt is null) return;
        var now = clock.GetUtcNow();
        (patient.ConsentedAt, patient.ConsentVersion, patient.UpdatedAt) = (isGiven ? now : null, isGiven ? Consent.Version : null, now);
        await scope.Db.SaveChangesAsync();
        scope.Audit(actor, isGiven ? "patient.consented" : "patient.consent_withdrawn", now, patientId, Consent.Version);
    }

    /// <summary>Waits until nobody else changes the account's people.</summary>
    private static async Task<Guid> LockAsync(WriteScope scope, Actor actor)
    {
        scope.RequireLive(actor);
        if (actor.Account is not { } account) throw new RefusedException(Refusal.NotFound("Person"));
        await scope.LockAsync("AspNetUsers", account);
        return account;
    }

    private static async Task<Patient> FindAsync(WriteScope scope, Actor actor, Guid patientId)
    {
        scope.RequireLive(actor);
        await scope.LockAsync("Patients", patientId);
        var patient = actor.Account is null ? null : await scope.Db.Patients.VisibleTo(actor).SingleOrDefaultAsync(p => p.Id == patientId);
        return patient ?? throw new RefusedException(Refusal.NotFound("Patient"));
    }

    /// <summary>Enters the patient inside a transaction that does more; whose they are is the caller's to say.</summary>
    internal async Task<Patient> AddAsync(WriteScope scope, Guid instanceId, NewMember member, string? email = null)
    {
        if (!Enum.IsDefined(member.Relationship)) throw new RefusedException(Refusal.Invalid("relationship", "Say what this person is to you"));
        if (member.BirthDate is not { } born || born < Earliest || born > DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime))
            throw new RefusedException(Refusal.Invalid("birthDate", "Check the date of birth"));
        if (member.Sex is not (Gender.Female or Gender.Male)) throw new RefusedException(Refusal.Invalid("sex", "Choose female or male"));
        if (member.State is not null && !UnitedStates.Codes.ContainsKey(member.State)) throw new RefusedException(Refusal.Invalid("state", "Choose a state from the list"));
        var patient = await patients.CreateAsync(scope, new Actor { Kind = ActorKind.System, InstanceId = instanceId },
            new NewPatient { FirstName = member.FirstName, LastName = member.LastName, BirthDate = born, Gender = member.Sex, Email = email });
        (patient.Relationship, patient.StateOfResidence, patient.Phone) = (member.Relationship, member.State, member.Phone);
        patient.ReadPhone(await PatientStore.CountryAsync(scope, instanceId));
        return patient;
    }
}
