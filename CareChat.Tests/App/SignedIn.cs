using System.Security.Claims;
using Bunit;
using CareChat.Web.Accounts;
using CareChat.Web.Data;
using Microsoft.Extensions.DependencyInjection;

namespace CareChat.Tests.App;

/// <summary>Signs people in where components are rendered by themselves.</summary>
public static class SignedIn
{
    /// <summary>Makes somebody the one components find signed in; before the first of them is rendered.</summary>
    public static void SignIn(this BunitContext context, Actor actor)
    {
        context.Services.AddScoped<CurrentUser>();
        var signedIn = context.AddAuthorization();
        signedIn.SetAuthorized(actor.Name);
        signedIn.SetClaims([.. ClaimsOf(actor)]);
    }

    private static IEnumerable<Claim> ClaimsOf(Actor actor)
    {
        yield return new Claim(ClaimTypes.NameIdentifier, actor.Id.ToString("D"));
        yield return new Claim(ClaimTypes.Role, actor.Role ?? "");
        yield return new Claim(ClaimTypes.GivenName, actor.Name);
        yield return new Claim(ActorClaims.Instance, actor.InstanceId.ToString("D"));
        yield return new Claim(ActorClaims.Session, $"{actor.SessionId:D}");
        if (actor.PatientId is { } patient) yield return new Claim(ActorClaims.Patient, patient.ToString("D"));
    }
}
