using CareChat.Shared;
using CareChat.Web.Audit;
using CareChat.Web.Data;
using CareChat.Web.Escalation;
using CareChat.Web.Messages;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Assistant.Talks;

/// <summary>What stands around a talk with the assistant.</summary>
/// <param name="IsOff">True where the assistant is switched off for the clinic or the patient.</param>
/// <param name="HasBegun">True where something was said in it.</param>
public sealed record TalkView(Guid ConversationId, string ClinicName, string EmergencyNumber, bool IsOff, bool HasBegun);

/// <summary>Keeps the talk of each patient's account with the assistant.</summary>
public sealed class TalkStore(WriteLane lane, IDbContextFactory<CareChatDb> databases, MessageStore messages, TimeProvider clock)
{
    /// <summary>The signed-in patient's talk, made where there is none; null for whoever has no patient of their own.</summary>
    /// <exception cref="RefusedException">No longer signed in.</exception>
    public async Task<TalkView?> OpenAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        if (actor is not { Kind: ActorKind.Person, Account: { } account, PatientId: { } patient }) return null;
        var id = TalkId.Of(account);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await db.Patients.AsNoTracking().VisibleTo(actor).Where(p => p.Id == patient)
            .Select(p => new
            {
                p.Instance!.DisplayName,
                p.Instance.EmergencyNumber,
                IsOff = p.AssistantDisabled || p.Instance.AssistantDisabled,
                LastNumber = db.Conversations.Where(c => c.Id == id).Select(c => (int?)c.LastNumber).FirstOrDefault(),
            })
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null) return null;
        if (found.LastNumber is null && !found.IsOff) await lane.WriteAsync(scope => MakeAsync(scope, actor, id, patient), cancellationToken);
        return new TalkView(id, found.DisplayName, found.EmergencyNumber, found.IsOff, found.LastNumber > 0);
    }

    /// <summary>True where the actor is a patient to whom the assistant is offered.</summary>
    public async Task<bool> IsOfferedAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        if (actor.Account is null || actor.PatientId is null) return false;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Patients.VisibleTo(actor)
            .AnyAsync(p => p.Id == actor.PatientId && !p.AssistantDisabled && !p.Instance!.AssistantDisabled, cancellationToken);
    }

    /// <summary>Ends the waiting for an answer: the question stays, and the talk says that its answer was stopped.</summary>
    /// <param name="actor">Whose talk it is.</param>
    /// <param name="conversationId">The talk.</param>
    /// <param name="words">What the talk says then.</param>
    /// <param name="cancellationToken">Honoured until the work begins.</param>
    /// <exception cref="RefusedException">Somebody else's talk, or no longer signed in.</exception>
    public Task StopAsync(Actor actor, Guid conversationId, string words, CancellationToken cancellationToken = default)
    {
        TalkId.RequireOwn(actor, conversationId);
        return lane.WriteAsync(scope =>
        {
            scope.RequireLive(actor);
            var head = ConversationHead.Read(scope, actor, conversationId);
            if (!IsOpen(scope, conversationId, MessagePages.LastNumber(scope, conversationId))) return Task.CompletedTask;
            var id = Guid.CreateVersion7(clock.GetUtcNow());
            messages.Append(scope, actor, head, new NewMessage { Id = id, AuthorKind = AuthorKind.System, Source = MessageSource.Auto, Body = words });
            return Task.CompletedTask;
        }, cancellationToken);
    }

    /// <summary>Writes the answer down, unless the question was taken back, stopped, or followed by anything else.</summary>
    /// <returns>Its number; null where it came too late.</returns>
    /// <exception cref="RefusedException">No longer signed in, or a text that cannot be stored.</exception>
    internal Task<int?> AnswerAsync(AskedQuestion asked, AssistantAnswer answer, CancellationToken cancellationToken) =>
        lane.WriteAsync(scope =>
        {
            var body = TextRules.Accept(answer.Text, "answer", MessageStore.LongestBody);
            scope.RequireLive(asked.Actor);
            var head = ConversationHead.Read(scope, asked.Actor, asked.ConversationId);
            if (!IsOpen(scope, asked.ConversationId, asked.Number)) return Task.FromResult<int?>(null);
            var said = messages.AppendReply(scope, asked.Actor, head, body, answer.Maker, clock.GetUtcNow(), answer.Fallback, answer.ArticleIds);
            return Task.FromResult<int?>(said.Number);
        }, cancellationToken);

    /// <summary>True where the assistant is switched off for the clinic or the patient of a talk.</summary>
    internal static bool IsOff(WriteScope scope, ConversationHead head) => scope.Scalar(
        """
        SELECT 1 FROM "Patients" p JOIN "Instances" i ON i."Id" = p."InstanceId"
        WHERE p."Id" = @p0 AND (p."AssistantDisabled" OR i."AssistantDisabled")
        """, head.PatientId) is not null;

    /// <summary>True where the message is the talk's last, the patient's, and still there: whatever follows it is its answer or makes one needless.</summary>
    private static bool IsOpen(SqlScope scope, Guid conversationId, int number) => scope.Scalar(
        """
        SELECT 1 FROM "Messages" m JOIN "Conversations" c ON c."Id" = m."ConversationId"
        WHERE c."Id" = @p0 AND m."Number" = @p1 AND c."LastNumber" = @p1 AND m."AuthorKind" = @p2 AND m."RetractedAt" IS NULL
        """, conversationId, number, (int)AuthorKind.Patient) is not null;

    private async Task MakeAsync(WriteScope scope, Actor actor, Guid id, Guid patient)
    {
        scope.RequireLive(actor);
        await scope.LockAsync("Patients", patient); // two windows make one talk
        if (await scope.Db.Conversations.AnyAsync(c => c.Id == id)) return;
        var now = clock.GetUtcNow();
        scope.Db.Conversations.Add(new Conversation
        {
            Id = id,
            InstanceId = actor.InstanceId,
            PatientId = patient,
            OwnerId = actor.Id,
            Kind = ConversationKind.Assistant,
            CreatedAt = now,
        });
        await scope.Db.SaveChangesAsync();
        scope.Audit(actor, "talk.opened", now, patient, id.ToString("D"));
    }
}
