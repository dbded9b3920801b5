using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Messages;

/// <summary>What stands around the patient's messages.</summary>
/// <param name="ConversationId">The one line to the care team.</param>
/// <param name="AnswersWithin">When the team answers, in words; empty says nothing.</param>
/// <param name="Team">Names of the team's first members.</param>
/// <param name="TeamSize">How many there are in all.</param>
public sealed record PatientChatView(Guid ConversationId, string ClinicName, string EmergencyNumber, string AnswersWithin, IReadOnlyList<string> Team, int TeamSize);

/// <summary>Reads what the patient's page shows around the messages.</summary>
public sealed class PatientChat(IDbContextFactory<CareChatDb> databases)
{
    private const int Faces = 3;

    /// <summary>The signed-in patient's chat; null where there is none.</summary>
    public async Task<PatientChatView?> FindAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var chat = await db.Conversations.AsNoTracking().VisibleTo(actor)
            .Where(c => c.PatientId == actor.PatientId && c.Kind == ConversationKind.CareTeam)
            .Select(c => new { c.Id, c.Patient!.Instance!.DisplayName, c.Patient.Instance.EmergencyNumber, c.Patient.Instance.AnswersWithin })
            .SingleOrDefaultAsync(cancellationToken);
        if (chat is null) return null;
        var team = db.Users.AsNoTracking().Where(p => p.InstanceId == actor.InstanceId && p.Role == Roles.Clinician && p.DisabledAt == null);
        var names = await team.OrderBy(p => p.CreatedAt).ThenBy(p => p.Id).Take(Faces).Select(p => p.FirstName + " " + p.LastName).ToListAsync(cancellationToken);
        var size = names.Count < Faces ? names.Count : await team.CountAsync(cancellationToken);
        return new PatientChatView(chat.Id, chat.DisplayName, chat.EmergencyNumber, chat.AnswersWithin, names, size);
    }
}
