namespace CareChat.Web.Data;

/// <summary>
/// The only door to data: what an actor may see. Not there and not yours are the same answer.
/// Everything a person can see hangs on a patient, so one rule decides, and the others follow it.
/// </summary>
public static class Visibility
{
    /// <summary>Patients the actor may see: the care team, agents and the operator all of the instance, a patient themself.</summary>
    public static IQueryable<Patient> VisibleTo(this IQueryable<Patient> patients, Actor actor) => actor switch
    {
        { PatientId: { } own } => patients.Where(p => p.Id == own && p.InstanceId == actor.InstanceId),
        _ when SeesInstance(actor) => patients.Where(p => p.InstanceId == actor.InstanceId),
        _ => patients.Where(_ => false),
    };

    /// <summary>Conversations of the patients the actor may see.</summary>
    public static IQueryable<Conversation> VisibleTo(this IQueryable<Conversation> conversations, Actor actor) => actor switch
    {
        { PatientId: { } own } => conversations.Where(c => c.PatientId == own && c.InstanceId == actor.InstanceId),
        _ when SeesInstance(actor) => conversations.Where(c => c.InstanceId == actor.InstanceId),
        _ => conversations.Where(_ => false),
    };

    /// <summary>Files of the patients the actor may see; one that stands on no message yet only for its own side.</summary>
    public static IQueryable<Attachment> VisibleTo(this IQueryable<Attachment> files, Actor actor)
    {
        var uploader = UploaderName(actor);
        var seen = files.Where(f => f.IsUsed || f.UploadedBy == uploader);
        return actor switch
        {
            { PatientId: { } own } => seen.Where(f => f.PatientId == own && f.InstanceId == actor.InstanceId),
            _ when SeesInstance(actor) => seen.Where(f => f.InstanceId == actor.InstanceId),
            _ => seen.Where(_ => false),
        };
    }

    /// <summary>The same rule for a row that has been read: whether the actor may see this patient of this instance.</summary>
    public static bool Sees(Actor actor, Guid instanceId, Guid patientId) =>
        instanceId == actor.InstanceId && (actor.PatientId is { } own ? own == patientId : SeesInstance(actor));

    /// <summary>How an actor is named on the files it uploads.</summary>
    public static string UploaderName(Actor actor) => actor.Kind switch
    {
        ActorKind.ApiClient => $"client:{actor.Name}",
        _ => $"person:{actor.Id:D}",
    };

    /// <summary>True where the actor may see every patient of its instance; administrators keep accounts, not records.</summary>
    public static bool SeesInstance(Actor actor) =>
        actor.IsTeam || actor.Kind is ActorKind.ApiClient or ActorKind.Operator or ActorKind.System;
}
