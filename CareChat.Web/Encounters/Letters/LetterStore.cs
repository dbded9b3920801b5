using CareChat.Shared;
using CareChat.Web.Attachments;
using CareChat.Web.Audit;
using CareChat.Web.Data;
using CareChat.Web.Realtime;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Encounters.Letters;

/// <summary>
/// Takes letters in (contract C.1). Encounter, turn, pictures, the new token, a submission without checkout, audit and
/// outbox commit together; of two letters sent at once one comes after the other. Danger in a letter to a visit that is with the
/// clinic reaches the care team, whether the letter is taken or refused.
/// </summary>
public sealed class LetterStore(
    EncounterStore encounters, EncounterDanger danger, EncounterOptions options, FileFolder folder, Outbox outbox, TimeProvider clock)
{
    /// <summary>A session token that is nobody's.</summary>
    public static readonly Refusal NoSession = new(RefusalKind.NotFound, "SESSION_NOT_FOUND", "unknown session_token");

    private static readonly Refusal NoPatient = new(RefusalKind.NotFound, "PATIENT_NOT_FOUND", "patient not found");
    private static readonly Refusal OtherPatient = Refusal.Conflict("PATIENT_BOUND", "patient_id differs from the encounter's patient");
    private static readonly Refusal NoClinic = new(RefusalKind.NotFound, "INSTANCE_NOT_FOUND", "no clinic takes letters without a key here");
    private static readonly Refusal Expired = new(RefusalKind.Gone, "ENCOUNTER_EXPIRED", "encounter expired");
    private static readonly Refusal TooManyImages =
        Refusal.Invalid("images", $"an encounter can have at most {LetterImages.MostPerEncounter} images");

    /// <summary>Takes one letter.</summary>
    /// <param name="scope">The transaction.</param>
    /// <param name="actor">The account's actor; null for a caller without a credential.</param>
    /// <param name="letter">The letter; its pictures are settled by the caller after the commit.</param>
    /// <exception cref="LockedEncounterException">No letter is taken any more.</exception>
    /// <exception cref="RefusedException">
    /// Unknown session or patient, another patient, run out, too many pictures. Where the letter's danger went to the care team, none
    /// of these is thrown: see <see cref="LetterOutcome.Refused"/>.
    /// </exception>
    public async Task<LetterOutcome> SendAsync(WriteScope scope, Actor? actor, SentLetter letter)
    {
        if (actor is not null) scope.RequireLive(actor);
        var now = DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
        var session = letter.SessionToken ?? EncounterTokens.NewSessionToken();
        var encounter = letter.SessionToken is null
            ? await OpenAsync(scope, actor, session, now) : await FindAsync(scope, actor, session, now);
        var isDanger = letter.Finding is not null && encounter.ClaimedAt is not null;
        try
        {
            var taken = await TakeAsync(scope, actor, encounter, letter, session, now);
            if (!isDanger) return taken;
            var text = danger.CallForLetter(scope, SenderOf(actor, encounter), encounter, letter, isRead: letter.Evaluation.IsComplete);
            return taken with { Emergency = text };
        }
        catch (RefusedException refused) when (isDanger)
        {
            scope.Db.ChangeTracker.Clear(); // nothing of the letter is written
            var text = danger.CallForLetter(scope, SenderOf(actor, encounter), encounter, letter, isRead: false);
            return new LetterOutcome(encounter, session, "", Submission: null) { Refused = refused, Emergency = text };
        }
    }

    private async Task<LetterOutcome> TakeAsync(
        WriteScope scope, Actor? actor, Encounter encounter, SentLetter letter, string session, DateTimeOffset now)
    {
        if (letter.Refusal is { } wrong) throw new RefusedException(wrong);
        await RequireUnlockedAsync(scope, encounter, now);
        await BindAsync(scope, actor, encounter, letter.PatientId);
        var token = EncounterTokens.NewEncounterToken();
        encounter.TokenHash = EncounterTokens.Hash(token);
        encounter.NoteKey(actor);
        var replaced = await AddTurnAsync(scope, encounter, letter, now);
        await AddImagesAsync(scope, encounter, letter.Images, now);
        await scope.Db.SaveChangesAsync();
        var submission = await SubmitAsync(scope, actor, encounter, letter.Evaluation, now);
        Record(scope, actor, encounter, replaced, now);
        return new LetterOutcome(encounter, session, token, submission);
    }

    private async Task<Encounter> OpenAsync(WriteScope scope, Actor? actor, string session, DateTimeOffset now)
    {
        var encounter = new Encounter
        {
            Id = Guid.CreateVersion7(now),
            InstanceId = actor?.InstanceId ?? await InstanceAsync(scope.Db, options) ?? throw new RefusedException(NoClinic),
            State = EncounterState.Open,
            SessionTokenHash = EncounterTokens.Hash(session),
            CreatedAt = now,
            ExpiresAt = now + options.Lifetime,
        };
        scope.Db.Encounters.Add(encounter);
        return encounter;
    }

    private static async Task<Encounter> FindAsync(WriteScope scope, Actor? actor, string session, DateTimeOffset now)
    {
        var hash = EncounterTokens.Hash(session);
        if (scope.ForUpdate.Length > 0)
            await scope.LockEncounterAsync(await scope.Db.Encounters.Where(e => e.SessionTokenHash == hash).Select(e => e.Id).SingleOrDefaultAsync());
        var encounter = await scope.Db.Encounters.Include(e => e.Owner).SingleOrDefaultAsync(e => e.SessionTokenHash == hash);
        var isTheirs = encounter is not null && encounter.Owner?.DisabledAt is null
            && (actor is null ? await scope.Db.TakesAnyoneAsync(encounter, now)
                : encounter.InstanceId == actor.InstanceId && (encounter.OwnerId ?? actor.Account) == actor.Account);
        return isTheirs ? encounter! : throw new RefusedException(NoSession);
    }

    /// <summary>The clinic that takes letters without a key; null for none.</summary>
    internal static async Task<Guid?> InstanceAsync(CareChatDb db, EncounterOptions options, CancellationToken cancellationToken = default)
    {
        var name = options.Instance.Split('/', 2);
        var (tenant, instance) = (name[0], name.Length > 1 ? name[1] : "");
        return await db.Instances.Where(i => i.Name == instance && i.Tenant!.Name == tenant).Select(i => (Guid?)i.Id).SingleOrDefaultAsync(cancellationToken);
    }

    private static async Task RequireUnlockedAsync(WriteScope scope, Encounter encounter, DateTimeOffset now)
    {
        var isExpired = encounter.ExpiresAt <= now;
        var state = encounter.At(now);
        if (state.IsLocked() && !(isExpired && encounter.State.IsUnclaimed()))
        {
            var submitted = await scope.Db.EncounterTurns.Where(t => t.EncounterId == encounter.Id && t.SubmittedAt != null && t.ReplacedAt == null)
                .Select(t => (Guid?)t.Id).SingleOrDefaultAsync();
            throw new LockedEncounterException(encounter.Id, state, submitted);
        }
        if (isExpired) throw new RefusedException(Expired);
    }

    /// <summary>The account of the first call that has one owns the encounter; the first patient named is its patient.</summary>
    private static async Task BindAsync(WriteScope scope, Actor? actor, Encounter encounter, Guid? patientId)
    {
        if (actor is null) return;
        encounter.OwnerId ??= actor.Account;
        if (patientId is not { } wanted) return;
        if (!await scope.Db.Patients.VisibleTo(actor).AnyAsync(p => p.Id == wanted && p.Status == PatientStatus.Active))
            throw new RefusedException(NoPatient);
        if (encounter.PatientId is { } bound && bound != wanted) throw new RefusedException(OtherPatient);
        encounter.PatientId = wanted;
    }

    /// <returns>The submitted letter whose place this one takes; null where it takes none's.</returns>
    private static async Task<EncounterTurn?> AddTurnAsync(WriteScope scope, Encounter encounter, SentLetter letter, DateTimeOffset now)
    {
        var found = letter.Evaluation;
        var asked = encounter.State.After(EncounterStep.Ask) ?? encounter.State;
        encounter.State = asked.After(found.IsComplete ? EncounterStep.FindComplete : EncounterStep.FindIncomplete) ?? asked;
        encounter.UpdatedAt = now;
        var replaces = found.IsComplete && encounter.State == EncounterState.Submitted;
        var before = replaces ? await scope.Db.EncounterTurns.SingleAsync(
            t => t.EncounterId == encounter.Id && t.SubmittedAt != null && t.ReplacedAt == null) : null;
        if (before is not null) before.ReplacedAt = now;
        scope.Db.EncounterTurns.Add(new EncounterTurn
        {
            Id = Guid.CreateVersion7(now),
            EncounterId = encounter.Id,
            Number = ++encounter.TurnCount,
            Letter = letter.Text,
            Criteria = found.Met,
            Commentary = found.Commentary,
            CreatedAt = now,
            SubmittedAt = replaces ? now : null,
        });
        return before;
    }

    private async Task AddImagesAsync(WriteScope scope, Encounter encounter, ReceivedImages images, DateTimeOffset now)
    {
        if (images.Uploads.Count == 0) return;
        var there = await scope.Db.EncounterImages.CountAsync(i => i.EncounterId == encounter.Id);
        if (there + images.Uploads.Count > LetterImages.MostPerEncounter) throw new RefusedException(TooManyImages);
        foreach (var image in images.Uploads)
        {
            image.KeepIn(folder);
            scope.Db.EncounterImages.Add(LetterImages.RowOf(image, encounter, now));
        }
    }

    private async Task<AutoSubmission?> SubmitAsync(WriteScope scope, Actor? actor, Encounter encounter, Evaluation found, DateTimeOffset now)
    {
        if (actor?.Account is not { } account || !found.IsComplete) return null;
        if (encounter.State != EncounterState.ReadyForCheckout) return new AutoSubmission([]);
        var pending = await AutoSubmission.PendingAsync(scope, account, encounter.PatientId, DateOnly.FromDateTime(now.UtcDateTime));
        if (pending.Count > 0) return new AutoSubmission(pending);
        await encounters.SubmitAsync(scope, actor, encounter);
        return new AutoSubmission([], IsNew: true);
    }

    private void Record(WriteScope scope, Actor? actor, Encounter encounter, EncounterTurn? replaced, DateTimeOffset now)
    {
        var who = SenderOf(actor, encounter);
        scope.Audit(who, "encounter.letter", now, encounter.PatientId, $"{encounter.Id:D}/{encounter.TurnCount}");
        if (replaced is not null) scope.Audit(who, "encounter.submission_replaced", now, encounter.PatientId, replaced.Id.ToString("D"));
        if (encounter.ClaimedAt is not null)
            outbox.Add(scope, new ConversationEvent(encounter.InstanceId, encounter.Id, 0, ChangeKind.Changed), now);
    }

    /// <summary>Who sends; without a credential it is whoever has the session.</summary>
    private static Actor SenderOf(Actor? actor, Encounter encounter) =>
        actor ?? new Actor { Kind = ActorKind.Agent, Id = encounter.Id, InstanceId = encounter.InstanceId, OwnerId = encounter.OwnerId };
}
