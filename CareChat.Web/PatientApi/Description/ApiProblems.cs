using CareChat.Web.Http;

namespace CareChat.Web.PatientApi.Description;

/// <summary>The problems every operation of its kind can have, each by <c>status CODE message</c>.</summary>
internal static class ApiProblems
{
    private const string TooMany = "429 RATE_LIMITED Too many requests";

    /// <summary>Those of an operation, beside its own.</summary>
    /// <param name="said">The operation.</param>
    /// <param name="isReading">Whether its method is GET.</param>
    public static IEnumerable<string> Of(ApiOperation said, bool isReading)
    {
        var takesBody = said.Body is not null || said.TakesFile;
        return
        [
            .. said.Facade switch { Facade.PatientApi => OfPatientApi(said), Facade.Cura => OfCura(), _ => OfEncounters(said, isReading) },
            .. takesBody ? OfBodies() : [],
            .. takesBody || !isReading ? [Text(Problem.StorageFull)] : Array.Empty<string>(),
            .. said.IsCreating ? ["409 IDEMPOTENCY_KEY_REUSED Idempotency-Key was used with another request"] : Array.Empty<string>(),
            Text(Problem.Unexpected),
            Text(Problem.Unavailable),
        ];
    }

    private static IEnumerable<string> OfPatientApi(ApiOperation said)
    {
        yield return TooMany;
        if (said.Credential == ApiCredential.None) yield break;
        yield return "404 TENANT_NOT_FOUND Tenant was not found";
        yield return Text(Problem.OfStatus(403));
        if (said.Credential != ApiCredential.ChatToken) yield return Text(Problem.OfStatus(401));
    }

    private static IEnumerable<string> OfCura() =>
        [Text(Problem.OfStatus(403)), $"401 UNAUTHORIZED {ProblemShapes.InvalidKey}", "429 RATE_LIMITED Rate limit exceeded"];

    private static IEnumerable<string> OfEncounters(ApiOperation said, bool isReading)
    {
        if (said.Credential != ApiCredential.None) yield return "401 UNAUTHORIZED missing or invalid token";
        if (said.Credential == ApiCredential.EncounterToken)
        {
            yield return "404 ENCOUNTER_NOT_FOUND encounter not found";
            yield return "410 ENCOUNTER_EXPIRED encounter expired";
        }
        else if (!isReading)
        {
            yield return TooMany;
            yield return "400 ANTIFORGERY this page is out of date, reload it";
        }
        if (!isReading) yield return Text(Problem.OfStatus(403));
    }

    private static IEnumerable<string> OfBodies() =>
    [
        "400 VALIDATION_ERROR Request body is not a JSON object",
        Text(Problem.OfStatus(408)),
        Text(Problem.BodyTooLarge),
        "415 UNSUPPORTED_MEDIA_TYPE Content-Type must be application/json",
    ];

    private static string Text(Problem problem) => $"{problem.Status} {problem.Code} {problem.Message}";
}
