using System.Security.Claims;
using CareChat.Web.Data;

namespace CareChat.Web.Accounts;

/// <summary>The claims a sign-in carries, and the actor they make.</summary>
public static class ActorClaims
{
    public const string Instance = "carechat:instance";
    public const string Patient = "carechat:patient";
    public const string Session = "carechat:session";

    /// <summary>The language of a patient's record, where the pages have it.</summary>
    public const string Language = "carechat:language";

    /// <summary>The claims of a person signed in with a session; Identity's own (id, role) are added by its factory.</summary>
    public static IEnumerable<Claim> Of(Person person, Guid sessionId)
    {
        yield return new Claim(Instance, person.InstanceId.ToString("D"));
        yield return new Claim(Session, sessionId.ToString("D"));
        yield return new Claim(ClaimTypes.GivenName, person.DisplayName);
        if (person.PatientId is { } patient) yield return new Claim(Patient, patient.ToString("D"));
    }

    /// <summary>The person behind a principal; null where nobody is signed in.</summary>
    public static Actor? ToActor(this ClaimsPrincipal principal)
    {
        if (principal.Identity?.IsAuthenticated != true) return null;
        if (Id(principal, ClaimTypes.NameIdentifier) is not { } person || Id(principal, Instance) is not { } instance) return null;
        return new Actor
        {
            Kind = ActorKind.Person,
            Id = person,
            InstanceId = instance,
            Role = principal.FindFirstValue(ClaimTypes.Role),
            PatientId = Id(principal, Patient),
            SessionId = Id(principal, Session),
            Name = principal.FindFirstValue(ClaimTypes.GivenName) ?? "",
        };
    }

    private static Guid? Id(ClaimsPrincipal principal, string claim) =>
        Guid.TryParse(principal.FindFirstValue(claim), out var id) ? id : null;
}
