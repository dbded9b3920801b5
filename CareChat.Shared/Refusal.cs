namespace CareChat.Shared;

/// <summary>Why a rule said no; each facade has a status and a shape of its own for it.</summary>
public enum RefusalKind
{
    /// <summary>The input is wrong (400).</summary>
    Invalid,

    /// <summary>No valid credential (401).</summary>
    Unauthorized,

    /// <summary>The credential is valid and does not reach so far (403).</summary>
    Denied,

    /// <summary>Not there, or not yours: the same answer (404).</summary>
    NotFound,

    /// <summary>It contradicts what is already there (409).</summary>
    Conflict,

    /// <summary>Its time is over (410).</summary>
    Gone,

    /// <summary>Too large (413).</summary>
    TooLarge,

    /// <summary>A type that is not taken (415).</summary>
    UnsupportedType,

    /// <summary>Too many of them (429).</summary>
    TooMany,
}

/// <summary>A rule said no.</summary>
/// <param name="Kind">Which sort of no.</param>
/// <param name="Code">A stable word for programs, in contract A's spelling (<c>PATIENT_NOT_FOUND</c>).</param>
/// <param name="Message">One sentence for people, without patient text.</param>
/// <param name="Field">The input it is about; null for none.</param>
/// <param name="Id">The id it is about; null for none.</param>
public sealed record Refusal(RefusalKind Kind, string Code, string Message, string? Field = null, string? Id = null)
{
    /// <summary>Wrong input in a field.</summary>
    public static Refusal Invalid(string field, string message) => new(RefusalKind.Invalid, "VALIDATION_ERROR", message, field);

    /// <summary>Not there, or not visible to the caller.</summary>
    public static Refusal NotFound(string what, object? id = null) =>
        new(RefusalKind.NotFound, $"{what.ToUpperInvariant()}_NOT_FOUND", $"{what} was not found", Id: id?.ToString());

    /// <summary>Contradicts what is there.</summary>
    public static Refusal Conflict(string code, string message) => new(RefusalKind.Conflict, code, message);
}

/// <summary>Carries a <see cref="Refusal"/> out of a store; nothing of the refused change is kept.</summary>
public class RefusedException(params IReadOnlyList<Refusal> refusals) : Exception(refusals[0].Message)
{
    /// <summary>What was refused and why; the first one where there are several.</summary>
    public Refusal Refusal => Refusals[0];

    /// <summary>All that is wrong; input can be wrong in several fields.</summary>
    public IReadOnlyList<Refusal> Refusals { get; } = refusals;
}
