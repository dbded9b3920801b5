using CareChat.Shared;
using CareChat.Web.Data;

namespace CareChat.Web.Http;

/// <summary>One thing that is wrong, before a facade gives it its shape.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">A stable word for programs, in contract A's spelling.</param>
/// <param name="Message">One sentence for people, without patient text.</param>
/// <param name="Field">The input it is about; null for none.</param>
/// <param name="Id">The id it is about; null for none.</param>
/// <param name="Emergency">Whom to call, where what was refused tells of danger (<see cref="RefusedWords"/>); null otherwise.</param>
public sealed record Problem(int Status, string Code, string Message, string? Field = null, string? Id = null, string? Emergency = null)
{
    public static readonly Problem Unexpected = new(500, "INTERNAL_ERROR", "Unexpected error");
    public static readonly Problem StorageFull = new(507, "STORAGE_FULL", "Storage is full");
    public static readonly Problem Unavailable = new(503, "SERVICE_UNAVAILABLE", "Service temporarily unavailable");
    public static readonly Problem BodyTooLarge = new(413, "PAYLOAD_TOO_LARGE", "Request body is too large");

    /// <summary>The problem a rule's refusal is.</summary>
    public static Problem Of(Refusal refusal) => new(StatusOf(refusal.Kind), refusal.Code, refusal.Message, refusal.Field, refusal.Id);

    /// <summary>The problems an exception is; an unforeseen one says nothing of itself.</summary>
    public static Problem[] Of(Exception failure) => failure switch
    {
        ProblemException { Problem: var problem } => [problem],
        RefusedException refused => [.. refused.Refusals.Select(Of)],
        BadHttpRequestException bad => [OfStatus(bad.StatusCode)],
        _ => [StorageTroubles.Of(failure) switch { null => Unexpected, StorageTrouble.Full => StorageFull, _ => Unavailable }],
    };

    /// <summary>The problem an answer without a body is.</summary>
    public static Problem OfStatus(int status) => status switch
    {
        400 => new(400, "BAD_REQUEST", "The request could not be read"),
        401 => new(401, "UNAUTHORIZED", "Token is missing, invalid or expired"),
        403 => new(403, "ACCESS_DENIED", "Access is denied"),
        404 => new(404, "RESOURCE_NOT_FOUND", "Resource was not found"),
        405 => new(405, "METHOD_NOT_ALLOWED", "Method is not allowed"),
        408 => new(408, "REQUEST_TIMEOUT", "The request came in too slowly"),
        412 => new(412, "PRECONDITION_FAILED", "The condition of the request does not hold"),
        413 => BodyTooLarge,
        414 => new(414, "ADDRESS_TOO_LONG", "The address is too long"),
        415 => new(415, "UNSUPPORTED_MEDIA_TYPE", "Content type is not supported"),
        416 => new(416, "RANGE_NOT_SATISFIABLE", "The range is not in the file"),
        431 => new(431, "HEADERS_TOO_LARGE", "The headers are too large"),
        < 500 => new(status, "REQUEST_REFUSED", "The request was refused"),
        _ => Unexpected with { Status = status },
    };

    private static int StatusOf(RefusalKind kind) => kind switch
    {
        RefusalKind.Invalid => 400,
        RefusalKind.Unauthorized => 401,
        RefusalKind.Denied => 403,
        RefusalKind.NotFound => 404,
        RefusalKind.Conflict => 409,
        RefusalKind.Gone => 410,
        RefusalKind.TooLarge => 413,
        RefusalKind.UnsupportedType => 415,
        _ => 429,
    };
}

/// <summary>Ends a request with a problem that no rule of a store has found.</summary>
public sealed class ProblemException(Problem problem) : Exception(problem.Message)
{
    /// <summary>What is answered.</summary>
    public Problem Problem { get; } = problem;
}
