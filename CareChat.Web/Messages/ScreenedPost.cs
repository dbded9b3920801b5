using CareChat.Web.Data;
using CareChat.Web.Safety;

namespace CareChat.Web.Messages;

/// <summary>
/// A message ready to be posted: its text accepted, and what tells of danger in it found, before the change begins. Only
/// <see cref="MessageStore.Screen"/> makes one, so no door can post what nobody has screened.
/// </summary>
public sealed class ScreenedPost
{
    internal ScreenedPost(Actor actor, PostMessage message, string body, EmergencyFinding? finding) =>
        (Actor, Message, Body, Finding) = (actor, message, body, finding);

    /// <summary>What the screen found; null for nothing, and for what the care team writes.</summary>
    public EmergencyFinding? Finding { get; }

    internal Actor Actor { get; }

    internal PostMessage Message { get; }

    /// <summary>The text as it is kept.</summary>
    internal string Body { get; }

    /// <summary>The same as its author turns out to be within the change: an encounter may have got its owner meanwhile.</summary>
    internal ScreenedPost As(Actor actor) => new(actor, Message, Body, Finding);

    /// <summary>Whom to call, for a cry for help that was taken; null for all else.</summary>
    internal string? EmergencyText(SqlScope scope) =>
        Finding is { IsCallNow: true } ? EmergencyReply.For(scope, Actor.InstanceId, Body, Finding, PatientOf(scope), isTold: true) : null;

    private Guid? PatientOf(SqlScope scope)
    {
        using var row = scope.Query("""SELECT "PatientId" FROM "Conversations" WHERE "Id" = @p0""", Message.ConversationId);
        return row.Read() && !row.IsDBNull(0) ? row.GetGuid(0) : null;
    }
}
