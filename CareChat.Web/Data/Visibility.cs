namespace CareChat.Web.Data;

/// <summary>
/// The only door to data: what an actor may see. Not there and not yours are the same answer.
/// Everything a person can see hangs on a patient, so one rule decides, and the others follow it.
/// </summary>
public static class Visibility
{
    /// <summary>
    /// Patients the actor may see: the care team, API clients and the operator all of the instance, a patient's
    /// account and its agents the patient of the account and those it keeps.
    /// </summary>
    public static IQueryable<Patient> VisibleTo(this IQueryable<Patient> patients, Actor actor) => actor switch
    {
        { Account: { } account } => patients.Where(p => (p.Id == actor.PatientId || p.OwnerId == account) && p.InstanceId == actor.InstanceId),
        { PatientId: { } own } => patients.Where(p => p.Id == own && p.InstanceId == actor.InstanceId),
        _ when SeesInstance(actor) || actor.Kind == ActorKind.AssistantKey => patients.Where(p => p.InstanceId == actor.InstanceId),
        _ => patients.Where(_ => false),
    };

    /// <summary>
    /// Conversations the actor may see: the care-team line of its own patient and the encounters of its account.
    /// API clients and chat tokens see no encounter: those have another consent and another life (contract part D).
    /// What was said to the assistant is seen by the account or key it belongs to, until it is handed over.
    /// </summary>
    public static IQueryable<Conversation> VisibleTo(this IQueryable<Conversation> conversations, Actor actor) => actor switch
    {
        { Account: { } account } => conversations.Where(c => c.InstanceId == actor.InstanceId
            && (c.OwnerId == account || (c.OwnerId == null && c.PatientId == actor.PatientId))),
        { PatientId: { } own } => conversations.Where(c => c.PatientId == own && c.InstanceId == actor.InstanceId && c.OwnerId == null),
        { Kind: ActorKind.ApiClient } => conversations.Where(c => c.InstanceId == actor.InstanceId && c.OwnerId == null),
        { Kind: ActorKind.AssistantKey } => conversations.Where(c => c.InstanceId == actor.InstanceId && c.OwnerId == actor.Id && c.Kind == ConversationKind.Assistant),
        _ when SeesInstance(actor) => conversations.Where(c => c.InstanceId == actor.InstanceId && c.Kind != ConversationKind.Assistant),
        _ => conversations.Where(_ => false),
    };

    /// <summary>
    /// Encounters the actor may see: an account and its agents their own, the care team those that were submitted in its
    /// instance. A letter nobody has checked out is nobody's yet (contract C.2), and API clients see none (contract part D).
    /// </summary>
    public static IQueryable<Encounter> VisibleTo(this IQueryable<Encounter> encounters, Actor actor) => actor switch
    {
        { Account: { } account } => encounters.Where(e => e.InstanceId == actor.InstanceId && e.OwnerId == account),
        { IsTeam: true } or { Kind: ActorKind.Operator or ActorKind.System } =>
            encounters.Where(e => e.InstanceId == actor.InstanceId && e.ClaimedAt != null),
        _ => encounters.Where(_ => false),
    };

    /// <summary>
    /// Files of the patients the actor may see; one that stands on no message yet only for its own side, one on an internal
    /// note for the care team alone.
    /// </summary>
    public static IQueryable<Attachment> VisibleTo(this IQueryable<Attachment> files, Actor actor)
    {
        var uploader = UploaderName(actor);
        var isTeam = actor.IsTeam;
        var seen = files.Where(f => (f.IsUsed || f.UploadedBy == uploader) && (isTeam || !f.IsInternal));
        return actor switch
        {
            { Account: { } account } => seen.Where(f => (f.PatientId == actor.PatientId || f.Patient!.OwnerId == account) && f.InstanceId == actor.InstanceId),
            { PatientId: { } own } => seen.Where(f => f.PatientId == own && f.InstanceId == actor.InstanceId),
            _ when SeesInstance(actor) => seen.Where(f => f.InstanceId == actor.InstanceId),
            _ => seen.Where(_ => false),
        };
    }

    /// <summary>The rule of conversations for a row that has been read; the owner is null for the care-team line.</summary>
    public static bool Sees(Actor actor, Guid instanceId, Guid? patientId, Guid? ownerId = null, ConversationKind kind = ConversationKind.CareTeam) =>
        instanceId == actor.InstanceId && actor switch
        {
            { Kind: ActorKind.AssistantKey } => kind == ConversationKind.Assistant && ownerId == actor.Id,
            { Account: { } account } => ownerId is null ? patientId == actor.PatientId : ownerId == account,
            { PatientId: { } own } => ownerId is null && own == patientId,
            { Kind: ActorKind.ApiClient } => ownerId is null,
            _ => SeesInstance(actor) && kind != ConversationKind.Assistant,
        };

    /// <summary>How an actor is named on the files it uploads.</summary>
    public static string UploaderName(Actor actor) => actor.Kind switch
    {
        ActorKind.ApiClient => $"client:{actor.Name}",
        ActorKind.Agent => $"person:{actor.OwnerId:D}",
        _ => $"person:{actor.Id:D}",
    };

    /// <summary>True where the actor may see every patient of its instance; administrators keep accounts, not records.</summary>
    public static bool SeesInstance(Actor actor) =>
        actor.IsTeam || actor.Kind is ActorKind.ApiClient or ActorKind.Operator or ActorKind.System;
}
