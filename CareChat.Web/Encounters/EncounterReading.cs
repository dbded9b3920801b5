using CareChat.Shared;
using CareChat.Web.Attachments;
using CareChat.Web.Data;
using CareChat.Web.Patients;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Encounters;

/// <summary>Reads one encounter and its pictures, for its owner and for the care team alike.</summary>
public sealed class EncounterReading(IDbContextFactory<CareChatDb> databases, FileFolder folder, PictureMaker pictures, TimeProvider clock)
{
    /// <summary>The encounter with its letters; null where it is not there, or not the reader's.</summary>
    /// <exception cref="RefusedException">The reader's sign-in has ended.</exception>
    public async Task<EncounterView?> FindAsync(Actor actor, Guid encounterId, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await db.RequireLiveAsync(actor, cancellationToken);
        var found = await db.Encounters.AsNoTracking().VisibleTo(actor).Include(e => e.Owner).Include(e => e.Patient)
            .Include(e => e.Turns).Include(e => e.Images).AsSplitQuery().SingleOrDefaultAsync(e => e.Id == encounterId, cancellationToken);
        if (found is null || found.TurnCount == 0) return null;
        var talk = await db.Conversations.AsNoTracking().VisibleTo(actor).Where(c => c.Id == encounterId)
            .Select(c => new { Taker = c.AssignedTo, c.UrgentSince, c.IsForNurse }).SingleOrDefaultAsync(cancellationToken);
        var emergency = await db.Instances.Where(i => i.Id == found.InstanceId).Select(i => i.EmergencyNumber).SingleAsync(cancellationToken);
        return View(found, talk?.Taker, clock.GetUtcNow()) with { EmergencyNumber = emergency, UrgentSince = talk?.UrgentSince, IsForNurse = talk?.IsForNurse == true };
    }

    /// <summary>Opens a picture of an encounter the actor may see.</summary>
    /// <param name="size">The JPEG made of it in this size; null for the picture as it came.</param>
    /// <exception cref="RefusedException">Not there, not the actor's, or the sign-in has ended.</exception>
    public async Task<StoredFile> OpenImageAsync(
        Actor actor, Guid encounterId, Guid imageId, PictureSize? size, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await db.RequireLiveAsync(actor, cancellationToken);
        var image = await db.Encounters.AsNoTracking().VisibleTo(actor).Where(e => e.Id == encounterId)
            .SelectMany(e => e.Images).SingleOrDefaultAsync(i => i.Id == imageId, cancellationToken);
        var path = image is null || size is not { } edge ? folder.PathOf(imageId) : await pictures.PathOfAsync(imageId, image.MimeType, edge, cancellationToken);
        if (image is null || !File.Exists(path)) throw new RefusedException(Refusal.NotFound("File", imageId));
        var content = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 * 1024, useAsync: false);
        return new StoredFile(image.FileName, size is null ? image.MimeType : FileType.Jpeg.MimeType, content.Length, content)
        {
            IsMadeHere = size is not null,
            UploadedAt = image.AddedAt,
        };
    }

    private static EncounterView View(Encounter encounter, Person? taker, DateTimeOffset now)
    {
        var turns = encounter.Turns.OrderByDescending(t => t.Number).ToList();
        var current = turns.Find(t => t.SubmittedAt is not null && t.ReplacedAt is null) ?? turns[0];
        return new EncounterView
        {
            Id = encounter.Id,
            State = encounter.At(now),
            PatientId = encounter.PatientId,
            PatientName = encounter.Patient?.DisplayName ?? "",
            OwnerName = encounter.Owner?.DisplayName ?? "",
            Relationship = encounter.Patient?.Relationship ?? Relationship.Self,
            IsVerified = encounter is { Patient: { } patient, Owner: { } owner } && Verification.IsVerified(patient, owner, DateOnly.FromDateTime(now.UtcDateTime)),
            CreatedAt = encounter.CreatedAt,
            ClaimedAt = encounter.ClaimedAt,
            FollowUpUntil = encounter.FollowUpUntil,
            Decision = encounter.Decision,
            TakenById = taker?.Id,
            TakenBy = taker?.DisplayName,
            Letter = View(current),
            Earlier = [.. turns.Where(t => t.SubmittedAt is not null && t != current).Select(View)],
            Images = [.. encounter.Images.OrderBy(i => i.AddedAt).ThenBy(i => i.Id).Select(i => new ImageView(i.Id, encounter.Id, i.FileName, IsSafe(i)))],
        };
    }

    /// <summary>False for a picture of too many pixels, which an earlier program took.</summary>
    private static bool IsSafe(EncounterImage image) =>
        image.Width is not { } width || image.Height is not { } height || new ImageSize(width, height).IsSafe;

    private static LetterView View(EncounterTurn turn) =>
        new(turn.Number, turn.Letter, turn.Criteria, turn.Commentary, turn.CreatedAt, turn.SubmittedAt);
}
