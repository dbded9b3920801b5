using CareChat.Web.Audit;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Notifications;

/// <summary>A step whose time has come.</summary>
/// <param name="At">When it was to be tried; whoever moves this on has claimed the step.</param>
public sealed record DueReminder(Guid ConversationId, Guid Id, int Step, int Attempts, int FirstNumber, DateTimeOffset At);

/// <summary>A step this node may send now, and nobody else before its next try.</summary>
/// <param name="Since">When the first unread message was sent.</param>
public sealed record ClaimedReminder(ReminderMail Mail, DueReminder Due, Guid InstanceId, Guid PatientId, DateTimeOffset Since);

/// <summary>Says which steps are due, claims them and notes what became of them.</summary>
public sealed class ReminderStore(WriteLane lane, IDbContextFactory<CareChatDb> databases, MailSettings settings, TimeProvider clock)
{
    private const int AtOnce = 50;

    /// <summary>The steps that are due, oldest first and some at a time.</summary>
    public async Task<IReadOnlyList<DueReminder>> DueAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Reminders.Where(r => r.NextAttemptAt <= now).OrderBy(r => r.NextAttemptAt).Take(AtOnce)
            .Select(r => new DueReminder(r.ConversationId, r.Id, r.Step, r.Attempts, r.FirstNumber, r.NextAttemptAt!.Value)).ToListAsync(cancellationToken);
    }

    /// <summary>When the next step is due; null for never.</summary>
    public async Task<DateTimeOffset?> NextAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Reminders.Where(r => r.NextAttemptAt != null).OrderBy(r => r.NextAttemptAt).Select(r => r.NextAttemptAt).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>How many of an instance's patients have a mail to come.</summary>
    public async Task<int> WaitingAsync(Guid instanceId)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await db.Reminders.CountAsync(r => r.NextAttemptAt != null && r.Conversation!.InstanceId == instanceId);
    }

    /// <summary>Claims a step until its next try, if the message is unread still and there is somebody to write to.</summary>
    /// <returns>Null where there is nothing to send.</returns>
    public Task<ClaimedReminder?> ClaimAsync(DueReminder due, CancellationToken cancellationToken) => lane.WriteAsync(async scope =>
    {
        var now = clock.GetUtcNow();
        var row = scope.Db.Reminders.Where(r => r.ConversationId == due.ConversationId && r.Id == due.Id);
        var claimed = await row.Where(r => r.Step == due.Step && r.NextAttemptAt == due.At)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.Attempts, due.Attempts + 1).SetProperty(r => r.NextAttemptAt, now + Retry.After(due.Attempts + 1)));
        if (claimed == 0) return null;
        if (await FindUnreadAsync(scope, due) is not { } unread)
        {
            await row.ExecuteDeleteAsync();
            return null;
        }
        if (unread.Number > due.FirstNumber && unread.SentAt + settings.After(due.Step) is var later && later > now)
        {
            await row.ExecuteUpdateAsync(set => set.SetProperty(r => r.FirstNumber, unread.Number).SetProperty(r => r.Attempts, 0).SetProperty(r => r.NextAttemptAt, later));
            return null;
        }
        var claim = await AddressAsync(scope, due, unread);
        if (claim.Mail.To.Length > 0) return claim;
        await AdvanceAsync(scope, claim, now);
        return null;
    }, cancellationToken);

    /// <summary>The first care-team message of the run that the patient has not read by now; null for none.</summary>
    private static Task<UnreadMessage?> FindUnreadAsync(WriteScope scope, DueReminder due) => scope.Db.Messages
        .Where(m => m.ConversationId == due.ConversationId && m.AuthorKind == AuthorKind.Clinician && m.Source != MessageSource.Import
            && m.RetractedAt == null && m.Number >= due.FirstNumber && m.Number > m.Conversation!.PatientReadNumber)
        .OrderBy(m => m.Number)
        .Select(m => new UnreadMessage(m.Number, m.SentAt, m.PatientId!.Value, m.Conversation!.InstanceId, m.Conversation.Kind, m.Conversation.OwnerId)).FirstOrDefaultAsync();

    /// <summary>The mail to the patient's account, an encounter's to its owner; to nobody where it has none, is closed or belongs to the demo.</summary>
    private async Task<ClaimedReminder> AddressAsync(WriteScope scope, DueReminder due, UnreadMessage unread)
    {
        var account = await scope.Db.Users
            .Where(p => unread.OwnerId == null ? p.PatientId == unread.PatientId : p.Id == unread.OwnerId)
            .Where(p => p.Role == Roles.Patient && p.DisabledAt == null && !p.IsDemo && p.Email != null)
            .OrderBy(p => p.CreatedAt).Select(p => new { p.Email, p.Patient!.Language }).FirstOrDefaultAsync();
        var mail = new ReminderMail(due.Id, due.Step, account?.Email ?? "", account?.Language,
            settings.PublicAddress + ReminderMail.PathOf(unread.Kind, due.ConversationId));
        return new ClaimedReminder(mail, due, unread.InstanceId, unread.PatientId, unread.SentAt);
    }

    /// <summary>Notes that a step is done: sent, or refused for good.</summary>
    public Task FinishAsync(ClaimedReminder claim, bool isSent) => lane.WriteAsync(async scope =>
    {
        var now = clock.GetUtcNow();
        if (!await AdvanceAsync(scope, claim, now)) return;
        var system = new Actor { Kind = ActorKind.System, InstanceId = claim.InstanceId };
        scope.Audit(system, isSent ? "reminder.sent" : "reminder.refused", now, claim.PatientId, $"{claim.Due.Id:D}/{claim.Due.Step}");
    });

    /// <summary>Goes on to the second step, which keeps its distance from a first one that was late; or to none.</summary>
    private async Task<bool> AdvanceAsync(WriteScope scope, ClaimedReminder claim, DateTimeOffset now)
    {
        var (second, distance) = (claim.Since + settings.After(step: 2), now + settings.After(step: 1));
        DateTimeOffset? next = claim.Due.Step > 1 ? null : second > distance ? second : distance;
        return await scope.Db.Reminders.Where(r => r.ConversationId == claim.Due.ConversationId && r.Id == claim.Due.Id && r.Step == claim.Due.Step)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.Step, claim.Due.Step + 1).SetProperty(r => r.Attempts, 0).SetProperty(r => r.NextAttemptAt, next)) > 0;
    }

    private sealed record UnreadMessage(int Number, DateTimeOffset SentAt, Guid PatientId, Guid InstanceId, ConversationKind Kind, Guid? OwnerId);
}
