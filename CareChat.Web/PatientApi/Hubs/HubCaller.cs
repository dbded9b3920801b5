using System.Security.Claims;
using CareChat.Web.Data;

namespace CareChat.Web.PatientApi.Hubs;

/// <summary>The verified credential behind a connection to the hub.</summary>
/// <param name="Id">The API client's or the chat token's id.</param>
/// <param name="Actors">Who the caller is in each instance it may enter: one for a chat token.</param>
/// <param name="CanRead">True where it may listen and fetch.</param>
/// <param name="CanWrite">True where it may show the patient as typing; never for a chat token.</param>
/// <param name="ExpiresAt">When the credential ends by itself, and the connection with it.</param>
public sealed record HubCaller(Guid Id, IReadOnlyList<Actor> Actors, bool CanRead, bool CanWrite, DateTimeOffset ExpiresAt);

/// <summary>Carries the caller from the request to the connection.</summary>
internal sealed class HubIdentity(HubCaller caller) : ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, caller.Id.ToString("D"))], HubAuthentication.SchemeName)
{
    public HubCaller Caller => caller;
}
