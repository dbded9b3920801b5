using CareChat.Shared;
using CareChat.Web.Data;

namespace CareChat.Web.Messages;

/// <summary>What a feature above has to say about a message before it is posted, in the same transaction.</summary>
public interface IPostRule
{
    /// <summary>Lets the message pass, changes what it changes, or refuses it.</summary>
    /// <exception cref="RefusedException">Nothing may be written here now.</exception>
    void BeforePost(WriteScope scope, Actor actor, ConversationHead head);
}
