using System.Security.Cryptography;
using CareChat.Web.Data;

namespace CareChat.Web.Messages;

/// <summary>What the portal holds of what a person has begun to write; empty for nothing.</summary>
/// <param name="Body">The text as it was typed.</param>
/// <param name="Key">
/// The same in every window that holds this version of the draft, and never again another's: the message it becomes carries it as
/// its id, so that two windows that send it post it once. Null for no text.
/// </param>
public sealed record DraftState(string Body, Guid? Key)
{
    /// <summary>Nothing was begun.</summary>
    public static readonly DraftState Empty = new("", null);

    /// <summary>A draft as it is stored.</summary>
    public static DraftState Of(Draft? kept) => kept is null ? Empty : new(kept.Body, KeyOf(kept));

    private static Guid KeyOf(Draft kept)
    {
        var hash = SHA256.HashData(
            [.. kept.ConversationId.ToByteArray(), .. kept.PersonId.ToByteArray(), .. BitConverter.GetBytes(kept.UpdatedAt.ToUnixTimeMilliseconds()), .. System.Text.Encoding.UTF8.GetBytes(kept.Body)]);
        hash[6] = (byte)((hash[6] & 0x0f) | 0x80); // a UUID of version 8
        hash[8] = (byte)((hash[8] & 0x3f) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }
}

/// <summary>What became of a text that was to be kept.</summary>
/// <param name="IsKept">False where another one, written elsewhere since, stays.</param>
/// <param name="Draft">What the portal holds now.</param>
public sealed record SavedDraft(bool IsKept, DraftState Draft);
