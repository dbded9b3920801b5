namespace CareChat.Web.Conversations;

/// <summary>Registers conversations and the inbox.</summary>
public static class ConversationsRegistration
{
    /// <summary>Adds what this folder offers.</summary>
    public static void AddConversations(this IServiceCollection services)
    {
        services.AddSingleton<ConversationStore>();
        services.AddSingleton<InboxStore>();
    }

    /// <summary>Maps this folder's addresses.</summary>
    public static void MapConversations(this WebApplication app)
    {
    }
}
