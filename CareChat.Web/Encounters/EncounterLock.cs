using CareChat.Web.Data;

namespace CareChat.Web.Encounters;

/// <summary>Waits for an encounter in the one order in which everybody does: its conversation, which has the same id, then itself.</summary>
internal static class EncounterLock
{
    /// <summary>Waits until no other transaction holds the encounter.</summary>
    public static async Task LockEncounterAsync(this WriteScope scope, Guid encounterId)
    {
        await scope.LockAsync("Conversations", encounterId);
        await scope.LockAsync("Encounters", encounterId);
    }
}
