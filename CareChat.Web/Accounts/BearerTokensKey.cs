using System.Security.Cryptography;
using CareChat.Web.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Tokens;

namespace CareChat.Web.Accounts;

/// <summary>The key that signs bearer tokens: made once per installation, kept encrypted, the same on every node.</summary>
public sealed class BearerTokensKey(
    IDbContextFactory<CareChatDb> databases, WriteLane lane, IDataProtectionProvider protection, ILogger<BearerTokensKey> log)
{
    private const string Name = "bearer-signing-key";
    private readonly IDataProtector protector = protection.CreateProtector("CareChat.BearerTokens.v1");
    private SymmetricSecurityKey? key;

    /// <summary>The key.</summary>
    public ValueTask<SymmetricSecurityKey> ReadAsync() => key is { } known ? new(known) : new(LoadAsync());

    private async Task<SymmetricSecurityKey> LoadAsync()
    {
        await using var db = await databases.CreateDbContextAsync();
        var stored = await db.InstallationSecrets.AsNoTracking().SingleOrDefaultAsync(s => s.Name == Name);
        return key = new SymmetricSecurityKey(Open(stored) ?? await MakeAsync());
    }

    /// <summary>Makes the key, or takes the one another node made meanwhile.</summary>
    private Task<byte[]> MakeAsync()
    {
        var made = RandomNumberGenerator.GetBytes(32);
        var hidden = Convert.ToBase64String(protector.Protect(made));
        return lane.WriteAsync(async scope =>
        {
            await scope.TurnAsync(Name);
            var stored = await scope.Db.InstallationSecrets.SingleOrDefaultAsync(s => s.Name == Name);
            if (Open(stored) is { } there) return there;
            if (stored is null) scope.Db.InstallationSecrets.Add(new InstallationSecret { Name = Name, ProtectedValue = hidden });
            else stored.ProtectedValue = hidden;
            await scope.Db.SaveChangesAsync();
            return made;
        });
    }

    private byte[]? Open(InstallationSecret? stored)
    {
        if (stored is null) return null;
        try
        {
            return protector.Unprotect(Convert.FromBase64String(stored.ProtectedValue));
        }
        catch (CryptographicException)
        {
            log.LogWarning("The key that signs bearer tokens cannot be read any more; a new one is made and clients take new tokens.");
            return null;
        }
    }
}
