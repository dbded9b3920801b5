using System.Collections.Concurrent;
using CareChat.Shared;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Patients;

/// <summary>A patient and the one conversation with the care team.</summary>
public sealed record PatientLine(Guid PatientId, Guid ConversationId, Guid InstanceId);

/// <summary>
/// Finds a patient's conversation. Both stay together and in their instance for good, so what was found once is
/// remembered; who may see it is asked each time.
/// </summary>
public sealed class PatientDirectory(IDbContextFactory<CareChatDb> databases)
{
    private const int MostRemembered = 50_000;
    private readonly ConcurrentDictionary<Guid, PatientLine> known = new();

    /// <summary>The line of a patient the actor may see.</summary>
    /// <exception cref="RefusedException">Not there, or not the actor's.</exception>
    public ValueTask<PatientLine> FindAsync(Actor actor, Guid patientId, CancellationToken cancellationToken = default) =>
        known.TryGetValue(patientId, out var line) && Visibility.Sees(actor, line.InstanceId, line.PatientId) ? new(line) : new(ReadAsync(actor, patientId, cancellationToken));

    private async Task<PatientLine> ReadAsync(Actor actor, Guid patientId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var line = await db.Conversations.VisibleTo(actor).Where(c => c.PatientId == patientId && c.Kind == ConversationKind.CareTeam)
            .Select(c => new PatientLine(c.PatientId!.Value, c.Id, c.InstanceId)).SingleOrDefaultAsync(cancellationToken)
            ?? throw new RefusedException(Refusal.NotFound("Patient", patientId));
        if (known.Count >= MostRemembered) known.Clear();
        return known[patientId] = line;
    }
}
