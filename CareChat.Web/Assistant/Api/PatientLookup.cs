using CareChat.Shared;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Assistant.Api;

/// <summary>Whom a call is about (contract B.2): the thread's patient, else the one it names by id, else the only one with the telephone.</summary>
internal sealed class PatientLookup(IDbContextFactory<CareChatDb> databases)
{
    private static readonly Refusal OtherPatient = Refusal.Invalid("patientId", "patientId does not match thread");

    /// <summary>The patient by id or telephone; null where neither finds one, which is no error.</summary>
    public async Task<Guid?> FindAsync(Actor actor, Guid? patientId, string? phone, CancellationToken cancellationToken)
    {
        if (patientId is null && phone is null) return null;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var patients = db.Patients.AsNoTracking().VisibleTo(actor);
        if (patientId is { } id) return await patients.AnyAsync(p => p.Id == id, cancellationToken) ? id : null;
        if (PhoneNumber.Digits(phone, await CountryAsync(db, actor, cancellationToken)) is not { } digits) return null;
        return await WithPhoneAsync(patients, digits, cancellationToken) is [var only] ? only : null;
    }

    /// <summary>The patient of a call on a thread.</summary>
    /// <exception cref="RefusedException">The thread is about one patient and the call about another: two records never mix.</exception>
    public async Task<Guid?> FindAsync(Actor actor, Guid? ofThread, Guid? patientId, string? phone, CancellationToken cancellationToken)
    {
        var named = await FindAsync(actor, patientId, phone, cancellationToken);
        if (ofThread is null) return named;
        var isOther = named is { } other ? other != ofThread : patientId is not null && patientId != ofThread;
        return isOther ? throw new RefusedException(OtherPatient) : ofThread;
    }

    /// <summary>Whose telephone numbers the actor's clinic writes, in two letters.</summary>
    public static Task<string> CountryAsync(CareChatDb db, Actor actor, CancellationToken cancellationToken) =>
        db.Instances.Where(i => i.Id == actor.InstanceId).Select(i => i.Country).SingleAsync(cancellationToken);

    /// <summary>Who has a number: two are enough to know that it tells nobody apart (contract B.1).</summary>
    public static Task<List<Guid>> WithPhoneAsync(IQueryable<Patient> patients, string digits, CancellationToken cancellationToken) =>
        patients.Where(p => p.PhoneDigits == digits && p.Status == PatientStatus.Active).OrderBy(p => p.CreatedAt).ThenBy(p => p.Id)
            .Select(p => p.Id).Take(2).ToListAsync(cancellationToken);
}
