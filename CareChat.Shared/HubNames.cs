namespace CareChat.Shared;

/// <summary>The names of the live chat for outside clients: a SignalR hub beside contract A.</summary>
public static class HubNames
{
    /// <summary>Where the hub is.</summary>
    public const string Path = "/hubs/chat";

    /// <summary><c>Join(patientId)</c> listens to a patient's chat and answers <see cref="HubJoined"/>.</summary>
    public const string Join = "Join";

    /// <summary><c>Leave(patientId)</c> stops listening.</summary>
    public const string Leave = "Leave";

    /// <summary><c>Fetch(conversation, afterNumber, limit)</c> answers messages of a joined chat in the order of their numbers.</summary>
    public const string Fetch = "Fetch";

    /// <summary><c>Typing(conversation)</c> shows the patient as typing for six seconds. Not for chat tokens.</summary>
    public const string Typing = "Typing";

    /// <summary><c>Presence(conversation)</c> answers <see cref="HubPresence"/>.</summary>
    public const string Presence = "Presence";

    /// <summary>What the client hears of each change: <see cref="HubEvent"/>.</summary>
    public const string Event = "event";

    /// <summary>What the client hears when somebody comes, goes, begins or ends typing: <see cref="HubPresence"/>.</summary>
    public const string PresenceChanged = "presence";

    /// <summary>The most messages one <see cref="Fetch"/> answers.</summary>
    public const int LargestFetch = 200;
}

/// <summary>The kinds of a <see cref="HubEvent"/>.</summary>
public static class HubEventKinds
{
    /// <summary>A message was written; its number is in the event.</summary>
    public const string MessageCreated = "message.created";

    /// <summary>A message's text was taken back; its number is in the event.</summary>
    public const string MessageRetracted = "message.retracted";

    /// <summary>A side has read up to the number in the event.</summary>
    public const string MessageRead = "message.read";

    /// <summary>Anything else, or more than could be told one by one: fetch again from what you have.</summary>
    public const string ConversationChanged = "conversation.changed";
}

/// <summary>What a client hears: never text, only where to fetch.</summary>
/// <param name="Conversation">The conversation's id.</param>
/// <param name="Number">The message number it is about; 0 for none.</param>
/// <param name="Kind">One of <see cref="HubEventKinds"/>.</param>
public sealed record HubEvent(Guid Conversation, int Number, string Kind);

/// <summary>The answer to <see cref="HubNames.Join"/>.</summary>
/// <param name="Conversation">The id to fetch by.</param>
/// <param name="LastNumber">The number of the newest message; 0 where there is none.</param>
public sealed record HubJoined(Guid Conversation, int LastNumber);

/// <summary>Who is in a conversation, the asking client left out.</summary>
public sealed record HubPresence(Guid Conversation, IReadOnlyList<HubPerson> People);

/// <summary>Somebody who has the conversation open or is writing in it.</summary>
/// <param name="Name">The name as others see it.</param>
/// <param name="Side"><c>patient</c> or <c>team</c>.</param>
/// <param name="Typing">True while they are typing.</param>
public sealed record HubPerson(string Name, string Side, bool Typing);
