using CareChat.Web.Messages;

namespace CareChat.Web.Assistant.Drafts;

/// <summary>Registers the replies the assistant drafts for the care team.</summary>
internal static class DraftRegistration
{
    /// <summary>Adds what this folder offers.</summary>
    public static void AddDrafts(this IServiceCollection services)
    {
        services.AddSingleton<ReplyDraftStore>();
        services.AddSingleton<DraftMaker>();
        services.AddSingleton<IPostRule, ReplyDraftRule>();
    }
}
