namespace CareChat.Web.Patients;

/// <summary>How certain a line of a record is, and whether it holds now, in words that stand among its details.</summary>
public static class Certainty
{
    /// <summary>Nobody said whether it still holds.</summary>
    public const string StatusNotKnown = "status not known";

    private const string From = "from ";

    private static readonly (string English, string Spanish)[] Prefixes =
        [("coded: ", "codificado: "), ("category: ", "categoría: "), ("note: ", "nota: "), ("reason: ", "motivo: ")];

    private static readonly HashSet<string> Doubts = ["unconfirmed", "presumed", "provisional", "differential", StatusNotKnown];

    /// <summary>The word for what is not certain, of FHIR's codes of verification; null for what is.</summary>
    public static string? Doubt(string? verification) =>
        verification is "unconfirmed" or "presumed" or "provisional" or "differential" ? verification : null;

    /// <summary>The words for what holds only later.</summary>
    public static string Later(DateTimeOffset begins) => $"{From}{begins.UtcDateTime:yyyy-MM-dd}";

    /// <summary>What makes a line less than a fact of today: "unconfirmed", "from 2026-12-05", "status: stopped"; null for nothing.</summary>
    public static string? DoubtOf(RecordLine line) => Parts(line).FirstOrDefault(part => Doubts.Contains(part) || IsLater(part) || DetailFields.IsOpen(part));

    /// <summary>True where nothing beside a line's name may make it something else: what does not hold, holds no more, or is another's.</summary>
    public static bool IsSure(RecordLine line) => DoubtOf(line) is null && !Parts(line).Any(DetailWords.Turn);

    private static string[] Parts(RecordLine line) => line.Detail.Split(["; ", DetailFields.Gap], StringSplitOptions.TrimEntries);

    /// <summary>One of a line's details in Spanish, where its words are the program's own; anything else as it is.</summary>
    public static string InSpanish(string detail) => detail switch
    {
        "unconfirmed" => "sin confirmar",
        "presumed" => "presunto",
        "provisional" => "provisional",
        "differential" => "en estudio",
        StatusNotKnown => "estado desconocido",
        "high risk" => "riesgo alto",
        "low risk" => "riesgo bajo",
        _ => IsLater(detail) ? "a partir del " + detail[From.Length..] : Prefixed(detail),
    };

    private static string Prefixed(string detail) =>
        Prefixes.Where(prefix => detail.StartsWith(prefix.English, StringComparison.Ordinal)).Select(prefix => prefix.Spanish + detail[prefix.English.Length..]).FirstOrDefault(detail);

    private static bool IsLater(string detail) =>
        detail.StartsWith(From, StringComparison.Ordinal) && DateOnly.TryParseExact(detail[From.Length..], "yyyy-MM-dd", out _);
}
