using CareChat.Shared;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Assistant.Api;

/// <summary>Whom a call is about (contract B.2): the thread's patient, else the one it names by id, else by telephone.</summary>
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
        return PhoneNumber.Digits(phone) is { } digits ? await ByPhoneAsync(patients, digits, cancellationToken) : null;
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

    /// <summary>The patient with a number; of several the one who was there first.</summary>
    public static Task<Guid?> ByPhoneAsync(IQueryable<Patient> patients, string digits, CancellationToken cancellationToken) =>
        patients.Where(p => p.PhoneDigits == digits && p.Status == PatientStatus.Active).OrderBy(p => p.CreatedAt).ThenBy(p => p.Id)
            .Select(p => (Guid?)p.Id).FirstOrDefaultAsync(cancellationToken);
}
