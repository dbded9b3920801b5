using System.Text.RegularExpressions;

namespace CareChat.Web.Patients;

/// <summary>How certain a line of a record is, and whether it holds now, in words that stand among its details.</summary>
public static partial class Certainty
{
    /// <summary>Nobody said whether it still holds.</summary>
    public const string StatusNotKnown = "status not known";

    /// <summary>What its status says of a condition that is not over.</summary>
    public const string InRemission = "in remission";

    /// <summary>What its status says of a condition or an allergy that is not over.</summary>
    public const string Inactive = "inactive in the record";

    /// <summary>What its status says of a medicine that is not over.</summary>
    public const string OnHold = "on hold";

    /// <summary>Its source says two different things of it, and not which of them is newer.</summary>
    public const string Contested = "its source says different things of it";

    /// <summary>The medication that is ordered was entered in error: whether it is one is not known.</summary>
    public const string MedicationInError = "its medication was entered in error";

    /// <summary>Where an allergy stands that is recorded as a condition.</summary>
    public const string AmongConditions = "listed under conditions";

    /// <summary>What stands before a note, as somebody wrote it.</summary>
    public const string Note = "note: ";

    /// <summary>What stands before the name that a coding has for the thing, which is another one.</summary>
    public const string CodedAs = "coded as: ";

    /// <summary>What stands before the part of the body that a condition is at.</summary>
    public const string BodySite = "body site: ";

    /// <summary>What stands before how far a condition has gone.</summary>
    public const string Stage = "stage: ";

    /// <summary>What stands before the structure of a dose, or the place or stage of a condition, whose text says another.</summary>
    public const string CodedDifferently = "coded differently: ";

    /// <summary>What stands before what the patient is told of a dose, where it is more than its text.</summary>
    public const string Instruction = "instruction to the patient: ";

    /// <summary>The same where it is another dose.</summary>
    public const string OtherInstruction = "different instruction to the patient: ";

    /// <summary>What stands before the date of an order whose course is limited, and nothing but its words says how.</summary>
    public const string Ordered = "ordered ";

    /// <summary>The same of a statement.</summary>
    public const string AsOf = "as of ";

    /// <summary>A dose of which the amount, or its unit, is not there.</summary>
    public const string DoseNotRead = "dose not readable";

    private const string From = "from ";
    private const string Last = "until ";
    private const string Valid = "prescription valid until ";

    /// <summary>What stands before a date in the program's own words, and whether that leaves open that the line holds now.</summary>
    private static readonly (string English, string Spanish, bool IsDoubt)[] Dates =
        [(From, "a partir del ", true), (Ordered, "recetado el ", true), (AsOf, "según consta el ", true), (Last, "hasta el ", false), (Valid, "receta válida hasta el ", false)];

    private static readonly (string English, string Spanish)[] Prefixes =
    [
        ("coded: ", "codificado: "), (CodedAs, "codificado como: "), (CodedDifferently, "codificado de otro modo: "), ("category: ", "categoría: "), (Note, "nota: "),
        ("reason: ", "motivo: "), (Instruction, "instrucción al paciente: "), (OtherInstruction, "otra instrucción al paciente: "),
        (BodySite, "parte del cuerpo: "), (Stage, "estadio: "),
    ];

    private static readonly HashSet<string> Doubts = ["unconfirmed", "presumed", "provisional", "differential", StatusNotKnown, Contested, MedicationInError, DoseNotRead, InRemission, Inactive, OnHold];

    /// <summary>The word for what is not certain, of FHIR's codes of verification; null for what is.</summary>
    public static string? Doubt(string? verification) =>
        verification is "unconfirmed" or "presumed" or "provisional" or "differential" ? verification : null;

    /// <summary>The words for what holds only later.</summary>
    public static string Later(DateTimeOffset begins) => $"{From}{begins.UtcDateTime:yyyy-MM-dd}";

    /// <summary>The last day of a course that was worked out from its length.</summary>
    public static string Until(DateTimeOffset end) => Day(Last, end);

    /// <summary>The last day on which an order may be filled.</summary>
    public static string ValidUntil(DateTimeOffset end) => Day(Valid, end);

    /// <summary>True where a detail says that its order could be filled until a day that is past.</summary>
    public static bool IsExpired(string detail, DateTimeOffset now) =>
        detail.Split("; ").Any(part => part.StartsWith(Valid, StringComparison.Ordinal) && DateOnly.TryParseExact(part[Valid.Length..], "yyyy-MM-dd", out var day) && day < DateOnly.FromDateTime(now.UtcDateTime));

    private static string Day(string word, DateTimeOffset end) => $"{word}{end.AddTicks(-1).UtcDateTime:yyyy-MM-dd}";

    /// <summary>All that makes a line less than a fact of today: "unconfirmed", "from 2026-12-05", "note: Stopped"; null for nothing.</summary>
    public static string? DoubtOf(RecordLine line) => string.Join("; ", Parts(line).Where(IsDoubt)) is { Length: > 0 } doubts ? doubts : null;

    /// <summary>What a short list says beside a line's name: where and how far a condition is, and all of <see cref="DoubtOf"/>; null for nothing.</summary>
    public static string? BesideOf(RecordLine line) => string.Join("; ", Parts(line).Where(part => IsPlace(part) || IsDoubt(part))) is { Length: > 0 } beside ? beside : null;

    /// <summary>True where nothing beside a line's name may make it something else: what does not hold, holds no more, or is another's.</summary>
    public static bool IsSure(RecordLine line) => DoubtOf(line) is null && !Parts(line).Any(DetailWords.Turn);

    private static bool IsDoubt(string part) => Doubts.Contains(part) || Dated(part) is { IsDoubt: true }
        || (Prefix(part) is { } own ? own == Note ? !HarmlessNotes.Has(part[Note.Length..]) : own != Instruction && !IsPlace(part) : DetailFields.IsOpen(part));

    private static bool IsPlace(string part) => part.StartsWith(BodySite, StringComparison.Ordinal) || part.StartsWith(Stage, StringComparison.Ordinal);

    /// <summary>The details of a line. What is quoted goes on behind its own semicolons, to where the program's own words or a field begin.</summary>
    private static List<string> Parts(RecordLine line)
    {
        var parts = new List<string>();
        foreach (var field in line.Detail.Split(DetailFields.Gap, StringSplitOptions.TrimEntries))
        {
            var isQuote = false;
            foreach (var part in field.Split("; ", StringSplitOptions.TrimEntries))
            {
                var begins = Prefix(part) is not null || DetailFields.IsField(part);
                if (isQuote && !begins && !Doubts.Contains(part) && Dated(part) is null) parts[^1] += $"; {part}";
                else
                {
                    parts.Add(part);
                    isQuote = begins;
                }
            }
        }
        return parts;
    }

    private static string? Prefix(string part) => Prefixes.Select(prefix => prefix.English).FirstOrDefault(own => part.StartsWith(own, StringComparison.Ordinal));

    /// <summary>One of a line's details in Spanish, where its words are the program's own; anything else as it is.</summary>
    public static string InSpanish(string detail) => detail switch
    {
        "unconfirmed" => "sin confirmar",
        "presumed" => "presunto",
        "provisional" => "provisional",
        "differential" => "en estudio",
        StatusNotKnown => "estado desconocido",
        InRemission => "en remisión",
        Inactive => "inactiva en el expediente",
        OnHold => "en pausa",
        Contested => "su fuente dice cosas distintas",
        MedicationInError => "su medicamento se registró por error",
        AmongConditions => "figura entre las condiciones",
        "high risk" => "riesgo alto",
        "low risk" => "riesgo bajo",
        "severe reaction" => "reacción grave",
        "moderate reaction" => "reacción moderada",
        "mild reaction" => "reacción leve",
        DoseNotRead => "dosis no legible",
        _ => Dated(detail) is var (english, spanish, _) ? spanish + detail[english.Length..] : Prefixed(detail),
    };

    private static string Prefixed(string detail) =>
        Prefixes.Where(prefix => detail.StartsWith(prefix.English, StringComparison.Ordinal)).Select(prefix => prefix.Spanish + detail[prefix.English.Length..]).FirstOrDefault(detail);

    private static (string English, string Spanish, bool IsDoubt)? Dated(string detail)
    {
        foreach (var date in Dates)
            if (detail.StartsWith(date.English, StringComparison.Ordinal) && Date().IsMatch(detail.AsSpan(date.English.Length))) return date;
        return null;
    }

    [GeneratedRegex(@"^\d{4}(?:-\d\d){0,2}$")]
    private static partial Regex Date();
}
