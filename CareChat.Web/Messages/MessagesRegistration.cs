using CareChat.Web.Accounts;

namespace CareChat.Web.Messages;

/// <summary>Registers messages and the portal's own addresses for them.</summary>
public static class MessagesRegistration
{
    /// <summary>Adds what this folder offers.</summary>
    public static void AddMessages(this IServiceCollection services)
    {
        services.AddSingleton<MessagePages>();
        services.AddSingleton<Pieces>();
        services.AddSingleton<MessageStore>();
        services.AddSingleton<NoteStore>();
        services.AddSingleton<IAccountRule, LeftConversations>();
        services.AddSingleton<DraftStore>();
        services.AddSingleton<PatientChat>();
        services.AddSingleton<TranscriptImport>();
    }

    /// <summary>Maps this folder's addresses.</summary>
    public static void MapMessages(this WebApplication app) => app.MapPortalMessages();
}
