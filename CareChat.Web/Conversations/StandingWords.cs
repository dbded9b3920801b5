using CareChat.Web.Accounts;
using CareChat.Web.Data;

namespace CareChat.Web.Conversations;

/// <summary>What became of a conversation while somebody writes in it: said at the field, as long as it is so.</summary>
public static class StandingWords
{
    /// <summary>The line at the field; empty where there is nothing to say.</summary>
    /// <param name="now">The conversation as it was read last.</param>
    /// <param name="knownOwner">Whom the viewer knows it to be with: since they opened it, or since they had it themselves.</param>
    /// <param name="viewer">Who writes.</param>
    /// <param name="words">The viewer's language.</param>
    public static string Of(ConversationSummary now, Guid? knownOwner, Actor viewer, ViewerWords words) => now switch
    {
        { ClosedAt: not null } when now.ClosedById == viewer.Id => words["composer.closed-by-you"],
        { ClosedAt: not null, ClosedByName: { } name } => words["composer.closed-by", InboxWords.Short(name)],
        { ClosedAt: not null } => words["composer.closed"],
        _ when now.AssignedToId == viewer.Id || now.AssignedToId == knownOwner => "",
        { AssignedToName: { } name } => words["composer.assigned", InboxWords.Short(name)],
        _ => words["composer.unassigned"],
    };
}
