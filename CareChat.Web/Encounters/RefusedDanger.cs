using CareChat.Shared;
using CareChat.Web.Data;
using CareChat.Web.Safety;

namespace CareChat.Web.Encounters;

/// <summary>
/// Danger in what an agent's door refuses, whatever for: it comes to the visit it was sent to all the same, where that is with the
/// clinic and the caller's. What is refused stays refused. Of danger that can reach no visit the number to call is said alone.
/// </summary>
internal sealed class RefusedDanger(EmergencyScreen screen, WriteLane lane, ILogger<RefusedDanger> log)
{
    /// <summary>Whom to call, and that the care team knows of it where it does; null where there is no danger, or a nurse should look.</summary>
    /// <param name="instanceId">The clinic the words went to.</param>
    /// <param name="text">The words.</param>
    /// <param name="finding">The danger they tell of; null for none.</param>
    /// <param name="callTeam">
    /// Brings them to their visit and returns the fixed text; throws a refusal, or returns null, where there is none of the caller's.
    /// Null where they belong to none.
    /// </param>
    public async Task<string?> WhomToCallAsync(Guid instanceId, string text, EmergencyFinding? finding, Func<WriteScope, Task<string?>>? callTeam)
    {
        if (finding is null) return null;
        return (callTeam is null ? null : await CallTeamAsync(callTeam)) ?? screen.WhomToCall(instanceId, text, finding);
    }

    /// <summary>Whatever becomes of this, the number to call is said.</summary>
    private async Task<string?> CallTeamAsync(Func<WriteScope, Task<string?>> callTeam)
    {
        try
        {
            return await lane.WriteAsync(callTeam);
        }
        catch (RefusedException)
        {
            return null;
        }
        catch (Exception failure)
        {
            // the exception's own words may quote what was said
            log.LogError("The care team could not be told of refused words: {Failure}.", failure.GetType().Name);
            return null;
        }
    }
}
