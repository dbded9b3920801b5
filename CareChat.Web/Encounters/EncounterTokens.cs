using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using CareChat.Web.Data;

namespace CareChat.Web.Encounters;

/// <summary>The secrets of an encounter: made here, stored as hashes, compared in constant time (contract C.1).</summary>
public static class EncounterTokens
{
    /// <summary>A session token: <c>s_</c> and 256 random bits in base64url.</summary>
    public static string NewSessionToken() => "s_" + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>An encounter token: 64 hex digits.</summary>
    public static string NewEncounterToken() => RandomNumberGenerator.GetHexString(64, lowercase: true);

    /// <summary>What is stored of a token.</summary>
    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    /// <summary>True where this is the encounter's token now; whether it still opens it, <see cref="EncounterKeys"/> says.</summary>
    internal static bool IsToken(this Encounter encounter, string? token) =>
        token is not null && CryptographicOperations.FixedTimeEquals(encounter.TokenHash, Hash(token));
}
