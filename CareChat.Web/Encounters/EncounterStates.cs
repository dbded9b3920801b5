using CareChat.Web.Data;

namespace CareChat.Web.Encounters;

/// <summary>What can happen to an encounter (contract C.2).</summary>
public enum EncounterStep
{
    /// <summary>A letter came and is being read.</summary>
    Ask,

    /// <summary>The letter lacks something.</summary>
    FindIncomplete,

    /// <summary>The letter has everything.</summary>
    FindComplete,

    /// <summary>The patient's checkout, or a submission without one.</summary>
    Submit,

    /// <summary>A clinician takes it from the queue.</summary>
    Take,

    /// <summary>The account of the clinician who has it ends.</summary>
    Return,

    /// <summary>A clinician writes to the patient.</summary>
    AskPatient,

    /// <summary>The patient, or an agent for them, writes.</summary>
    Reply,

    /// <summary>A clinician decides.</summary>
    Complete,

    /// <summary>Its owner gives it up.</summary>
    Cancel,

    /// <summary>Its time is over.</summary>
    RunOut,
}

/// <summary>The states of contract C.2: one table says which step leads where, and nothing else changes a state.</summary>
public static class EncounterStates
{
    private static readonly EncounterState[] Unclaimed = [EncounterState.Open, EncounterState.Thinking, EncounterState.ReadyForCheckout];

    /// <summary>The whole table: from where, by which step, to where. A pair that is not here is not possible.</summary>
    public static readonly IReadOnlyDictionary<(EncounterState From, EncounterStep Step), EncounterState> Table =
        new Dictionary<(EncounterState, EncounterStep), EncounterState>
        {
            [(EncounterState.Open, EncounterStep.Ask)] = EncounterState.Thinking,
            [(EncounterState.Thinking, EncounterStep.Ask)] = EncounterState.Thinking,
            [(EncounterState.ReadyForCheckout, EncounterStep.Ask)] = EncounterState.Thinking,
            [(EncounterState.Submitted, EncounterStep.Ask)] = EncounterState.Submitted,
            [(EncounterState.Thinking, EncounterStep.FindIncomplete)] = EncounterState.Open,
            [(EncounterState.Thinking, EncounterStep.FindComplete)] = EncounterState.ReadyForCheckout,
            [(EncounterState.Submitted, EncounterStep.FindIncomplete)] = EncounterState.Submitted,
            [(EncounterState.Submitted, EncounterStep.FindComplete)] = EncounterState.Submitted,
            [(EncounterState.ReadyForCheckout, EncounterStep.Submit)] = EncounterState.Submitted,
            [(EncounterState.Submitted, EncounterStep.Take)] = EncounterState.Reviewing,
            [(EncounterState.Reviewing, EncounterStep.Return)] = EncounterState.Submitted,
            [(EncounterState.WaitingForPatientReply, EncounterStep.Return)] = EncounterState.Submitted,
            [(EncounterState.Reviewing, EncounterStep.AskPatient)] = EncounterState.WaitingForPatientReply,
            [(EncounterState.WaitingForPatientReply, EncounterStep.AskPatient)] = EncounterState.WaitingForPatientReply,
            [(EncounterState.Completed, EncounterStep.AskPatient)] = EncounterState.Completed,
            [(EncounterState.Submitted, EncounterStep.Reply)] = EncounterState.Submitted,
            [(EncounterState.Reviewing, EncounterStep.Reply)] = EncounterState.Reviewing,
            [(EncounterState.WaitingForPatientReply, EncounterStep.Reply)] = EncounterState.Reviewing,
            [(EncounterState.Completed, EncounterStep.Reply)] = EncounterState.Completed,
            [(EncounterState.Reviewing, EncounterStep.Complete)] = EncounterState.Completed,
            [(EncounterState.WaitingForPatientReply, EncounterStep.Complete)] = EncounterState.Completed,
            [(EncounterState.Open, EncounterStep.Cancel)] = EncounterState.Canceled,
            [(EncounterState.Thinking, EncounterStep.Cancel)] = EncounterState.Canceled,
            [(EncounterState.ReadyForCheckout, EncounterStep.Cancel)] = EncounterState.Canceled,
            [(EncounterState.Submitted, EncounterStep.Cancel)] = EncounterState.Canceled,
            [(EncounterState.Reviewing, EncounterStep.Cancel)] = EncounterState.Canceled,
            [(EncounterState.WaitingForPatientReply, EncounterStep.Cancel)] = EncounterState.Canceled,
            [(EncounterState.Completed, EncounterStep.Cancel)] = EncounterState.Canceled,
            [(EncounterState.Open, EncounterStep.RunOut)] = EncounterState.Closed,
            [(EncounterState.Thinking, EncounterStep.RunOut)] = EncounterState.Closed,
            [(EncounterState.ReadyForCheckout, EncounterStep.RunOut)] = EncounterState.Closed,
            [(EncounterState.Completed, EncounterStep.RunOut)] = EncounterState.Closed,
        };

    /// <summary>Where a step leads; null where it is not possible.</summary>
    public static EncounterState? After(this EncounterState state, EncounterStep step) =>
        Table.TryGetValue((state, step), out var next) ? next : null;

    /// <summary>The state now: the written one, moved on by the time that has passed (contract C.2).</summary>
    public static EncounterState At(this Encounter encounter, DateTimeOffset now) =>
        IsOver(encounter, now) ? encounter.State.After(EncounterStep.RunOut) ?? encounter.State : encounter.State;

    /// <summary>True for the two states nothing leads out of.</summary>
    public static bool IsTerminal(this EncounterState state) => state is EncounterState.Closed or EncounterState.Canceled;

    /// <summary>True before the checkout.</summary>
    public static bool IsUnclaimed(this EncounterState state) => Unclaimed.Contains(state);

    /// <summary>True where a new letter is refused (contract C.1, locked).</summary>
    public static bool IsLocked(this EncounterState state) => state.After(EncounterStep.Ask) is null;

    /// <summary>The state as the contract spells it ("waitingForPatientReply").</summary>
    public static string Word(this EncounterState state) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(state.ToString());

    private static bool IsOver(Encounter encounter, DateTimeOffset now) => encounter.State switch
    {
        EncounterState.Completed => encounter.FollowUpUntil <= now,
        var state => state.IsUnclaimed() && encounter.ExpiresAt <= now,
    };
}
