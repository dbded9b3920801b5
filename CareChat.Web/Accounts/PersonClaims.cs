using System.Security.Claims;
using CareChat.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CareChat.Web.Accounts;

/// <summary>What a cookie says about a person: Identity's id and stamp, the one role, and the language of a patient's record.</summary>
internal sealed class PersonClaims(UserManager<Person> people, IOptions<IdentityOptions> options, IDbContextFactory<CareChatDb> databases)
    : UserClaimsPrincipalFactory<Person>(people, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Person user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(ClaimTypes.Role, user.Role));
        if (await LanguageAsync(user) is { } language) identity.AddClaim(new Claim(ActorClaims.Language, language));
        return identity;
    }

    private async Task<string?> LanguageAsync(Person user)
    {
        if (user.PatientId is not { } patient) return null;
        await using var db = await databases.CreateDbContextAsync();
        return LanguageChoice.Known(await db.Patients.Where(p => p.Id == patient).Select(p => p.Language).SingleOrDefaultAsync());
    }
}
