using System.Security.Cryptography;
using CareChat.Shared;
using CareChat.Web.Data;

namespace CareChat.Web.Assistant.Talks;

/// <summary>The one talk of an account with the assistant: its id follows from the account's, so that two windows open the same.</summary>
internal static class TalkId
{
    /// <summary>The conversation's id.</summary>
    public static Guid Of(Guid accountId)
    {
        Span<byte> name = stackalloc byte[20];
        "talk"u8.CopyTo(name);
        accountId.TryWriteBytes(name[4..]);
        return new Guid(SHA256.HashData(name).AsSpan(0, 16));
    }

    /// <summary>True where the conversation is the actor's own talk, as a person in the portal.</summary>
    public static bool IsOwn(Actor actor, Guid conversationId) =>
        actor is { Kind: ActorKind.Person, Account: { } account } && conversationId == Of(account);

    /// <summary>Refuses everybody but the talk's own person.</summary>
    /// <exception cref="RefusedException">Not there and not yours are the same.</exception>
    public static void RequireOwn(Actor actor, Guid conversationId)
    {
        if (!IsOwn(actor, conversationId)) throw new RefusedException(Refusal.NotFound("Conversation"));
    }
}
