using CareChat.Web.Accounts;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Encounters;

/// <summary>What was handed out with a personal key ends with it: the tokens of the encounters it sent letters of (contract C.0).</summary>
internal static class EncounterKeys
{
    /// <summary>Notes with what a letter came. Without a credential it goes on with the key of the one before.</summary>
    public static void NoteKey(this Encounter encounter, Actor? actor)
    {
        if (actor is null) return;
        Guid? key = actor.Kind == ActorKind.Agent ? actor.Id : null;
        encounter.NeedsCredential |= encounter.KeyId is not null && encounter.KeyId != key;
        encounter.KeyId = key;
    }

    /// <summary>True where the token opens the encounter now: one that was replaced does not, nor one whose key has ended.</summary>
    public static async Task<bool> OpensAsync(
        this CareChatDb db, Encounter encounter, string? token, DateTimeOffset now, CancellationToken cancellationToken = default) =>
        encounter.IsToken(token) && await db.HoldsKeyAsync(encounter, now, cancellationToken);

    /// <summary>True where the session takes letters without a credential: whoever had only a key that has ended cannot go on so.</summary>
    public static async Task<bool> TakesAnyoneAsync(
        this CareChatDb db, Encounter encounter, DateTimeOffset now, CancellationToken cancellationToken = default) =>
        !encounter.NeedsCredential && await db.HoldsKeyAsync(encounter, now, cancellationToken);

    /// <summary>True where no key is noted, or it is neither revoked nor run out.</summary>
    public static async Task<bool> HoldsKeyAsync(
        this CareChatDb db, Encounter encounter, DateTimeOffset now, CancellationToken cancellationToken = default) =>
        encounter.KeyId is not { } key || await db.PersonalKeys.Live(now).AnyAsync(k => k.Id == key, cancellationToken);
}
