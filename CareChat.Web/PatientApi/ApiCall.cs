using CareChat.Shared;
using CareChat.Web.Accounts;
using CareChat.Web.Data;
using CareChat.Web.Patients;

namespace CareChat.Web.PatientApi;

/// <summary>A request that has passed the door: its caller is known and may do what was asked, in this instance.</summary>
internal sealed class ApiCall(HttpContext http, LiveApiClient client, Actor actor)
{
    public HttpContext Http => http;

    public LiveApiClient Client => client;

    /// <summary>The client in the instance of the address.</summary>
    public Actor Actor => actor;

    public CancellationToken Cancelled => http.RequestAborted;

    /// <summary>The patient of the address.</summary>
    /// <exception cref="RefusedException">Not there, not in this instance, or no id at all.</exception>
    public ValueTask<PatientLine> PatientAsync(PatientDirectory directory) =>
        directory.FindAsync(actor, PathId("patientId", "Patient"), Cancelled);

    /// <summary>An id of the address; ids are opaque, so one that cannot be is one that is not there.</summary>
    public Guid PathId(string name, string what) => Ids.Require((string?)http.Request.RouteValues[name], what);
}

/// <summary>Reads ids as clients send them.</summary>
internal static class Ids
{
    private const int LongestEcho = 100;

    /// <summary>The id; null where it cannot be one.</summary>
    public static Guid? Find(string? text) => Guid.TryParseExact(text, "D", out var id) ? id : null;

    /// <summary>The id of something.</summary>
    /// <exception cref="RefusedException">It cannot be one: so it was not found.</exception>
    public static Guid Require(string? text, string what) => Find(text) ?? throw new RefusedException(Refusal.NotFound(what, Short(text)));

    private static string? Short(string? text) => text?.Length > LongestEcho ? text[..LongestEcho] : text;
}
