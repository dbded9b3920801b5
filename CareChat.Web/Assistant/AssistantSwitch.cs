using CareChat.Shared;
using CareChat.Web.Data;
using CareChat.Web.Http;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Assistant;

/// <summary>Whether the assistant may answer: it can be off for an instance and for one patient.</summary>
public sealed class AssistantSwitch(IDbContextFactory<CareChatDb> databases)
{
    /// <summary>Off for everybody here.</summary>
    private static readonly Problem OffHere = new(StatusCodes.Status503ServiceUnavailable, "ASSISTANT_OFF", "Service temporarily unavailable");

    /// <summary>Off for this patient.</summary>
    public static readonly Refusal OffForPatient = Refusal.Conflict("ASSISTANT_OFF", "The assistant is switched off for this patient");

    /// <summary>True where it may answer.</summary>
    /// <param name="patientId">About whom; null for nobody.</param>
    public async Task<bool> IsOnAsync(Guid instanceId, Guid? patientId, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return !await IsOffHereAsync(db, instanceId, cancellationToken) && !await IsOffForAsync(db, patientId, cancellationToken);
    }

    /// <summary>Goes on where it may answer.</summary>
    /// <exception cref="ProblemException">It is off for the instance.</exception>
    /// <exception cref="RefusedException">It is off for the patient.</exception>
    public async Task RequireOnAsync(Guid instanceId, Guid? patientId, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await IsOffHereAsync(db, instanceId, cancellationToken)) throw new ProblemException(OffHere);
        if (await IsOffForAsync(db, patientId, cancellationToken)) throw new RefusedException(OffForPatient);
    }

    private static Task<bool> IsOffHereAsync(CareChatDb db, Guid instanceId, CancellationToken cancellationToken) =>
        db.Instances.AnyAsync(i => i.Id == instanceId && i.AssistantDisabled, cancellationToken);

    private static async Task<bool> IsOffForAsync(CareChatDb db, Guid? patientId, CancellationToken cancellationToken) =>
        patientId is not null && await db.Patients.AnyAsync(p => p.Id == patientId && p.AssistantDisabled, cancellationToken);
}
