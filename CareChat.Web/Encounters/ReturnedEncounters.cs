using CareChat.Web.Accounts;
using CareChat.Web.Audit;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Encounters;

/// <summary>Visits under review by a clinician whose account ends stand in the queue again; the conversation says so by itself.</summary>
internal sealed class ReturnedEncounters(TimeProvider clock) : IAccountRule
{
    /// <inheritdoc />
    public async Task AfterCloseAsync(WriteScope scope, Actor actor, Person person)
    {
        var now = clock.GetUtcNow();
        var theirs = await scope.Db.Encounters.Where(e => (e.State == EncounterState.Reviewing || e.State == EncounterState.WaitingForPatientReply)
            && scope.Db.Conversations.Any(c => c.Id == e.Id && (c.AssignedToId == person.Id || c.LeftById == person.Id))).ToListAsync();
        foreach (var encounter in theirs)
        {
            if (encounter.State.After(EncounterStep.Return) is not { } next) continue;
            (encounter.State, encounter.UpdatedAt) = (next, now);
            await scope.Db.SaveChangesAsync();
            scope.Audit(actor, "encounter.returned", now, encounter.PatientId, encounter.Id.ToString("D"));
        }
    }
}
