using CareChat.Shared;
using CareChat.Web.Data;
using CareChat.Web.Safety;

namespace CareChat.Web.Messages;

/// <summary>What a feature above has to say about a message that is posted, in the same transaction.</summary>
public interface IPostRule
{
    /// <summary>Lets the message pass, changes what it changes, or refuses it.</summary>
    /// <exception cref="RefusedException">Nothing may be written here now.</exception>
    void BeforePost(WriteScope scope, Actor actor, ConversationHead head)
    {
    }

    /// <summary>The same where it depends on what is posted.</summary>
    /// <exception cref="RefusedException">This may not be written here now.</exception>
    void BeforePost(WriteScope scope, Actor actor, ConversationHead head, PostMessage post) => BeforePost(scope, actor, head);

    /// <summary>Follows a message that has been posted: with others, by <see cref="MessageStore.Append"/>, or with nothing.</summary>
    /// <param name="finding">What the screen found in it before the change began; null for nothing.</param>
    void AfterPost(WriteScope scope, Actor actor, ConversationHead head, MessageView posted, EmergencyFinding? finding, MessageStore messages)
    {
    }
}
