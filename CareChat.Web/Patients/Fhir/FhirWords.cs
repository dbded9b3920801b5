using System.Globalization;
using System.Text.RegularExpressions;
using CareChat.Web.Text;
using Hl7.Fhir.Model;

namespace CareChat.Web.Patients.Fhir;

/// <summary>What FHIR's elements say in words.</summary>
internal static partial class FhirWords
{
    /// <summary>The text, trimmed; null where it is absent or blank.</summary>
    /// <exception cref="FormatException">It cannot be stored.</exception>
    public static string? Clean(string? text)
    {
        if (text is null) return null;
        var trimmed = DirectionMarks.Without(text).Trim();
        if (trimmed.Length == 0) return null;
        return trimmed.Contains('\0') ? throw new FormatException("it holds the character U+0000") : trimmed;
    }

    /// <summary>A primitive as it stands in the JSON, right or wrong: a code, a date.</summary>
    public static string? Raw(this PrimitiveType? primitive) => Clean(primitive?.JsonValue as string);

    /// <summary>What a concept says: its text, else a coding's display, else a coding's code.</summary>
    public static string? Said(this CodeableConcept? concept) => concept is null ? null
        : Clean(concept.Text) ?? First(concept.Coding, coding => coding.Display) ?? First(concept.Coding, coding => coding.Code);

    /// <summary>The same as a name: a text or display of digits alone is none, nor is a code that nobody can read ("E11.9"); null for none.</summary>
    public static string? Named(this CodeableConcept? concept) => concept is null ? null
        : First([concept.Text, .. concept.Coding.Select(coding => coding.Display)], text => text.Any(char.IsLetter)) ?? First(concept.Coding.Select(coding => coding.Code), IsWord);

    /// <summary>The same of the first of several concepts that has one.</summary>
    public static string? Named(this IEnumerable<CodeableConcept> concepts) => concepts.Select(concept => concept.Named()).FirstOrDefault(name => name is not null);

    /// <summary>What the first of several concepts that says anything says.</summary>
    public static string? Said(this IEnumerable<CodeableConcept> concepts) => concepts.Select(concept => concept.Said()).FirstOrDefault(text => text is not null);

    /// <summary>The codes of a concept.</summary>
    public static IEnumerable<string> Codes(this CodeableConcept? concept) =>
        concept?.Coding.Select(coding => Clean(coding.Code)).OfType<string>() ?? [];

    /// <summary>The first code of a concept.</summary>
    public static string? Code(this CodeableConcept? concept) => concept.Codes().FirstOrDefault();

    /// <summary>
    /// Which of HL7's codes a status is: by a coding of HL7's own, else by any coding, else by its text. A clinic's own code may stand
    /// before it.
    /// </summary>
    /// <returns>One of the codes; null where the status is not there, is none of them, or says two of them.</returns>
    public static string? Status(this CodeableConcept? concept, IReadOnlyCollection<string> known)
    {
        if (concept is null) return null;
        var ofHl7 = concept.Coding.Where(coding => coding.System?.StartsWith("http://terminology.hl7.org/", StringComparison.Ordinal) == true);
        return Only(ofHl7.Select(coding => coding.Code)) ?? Only(concept.Coding.Select(coding => coding.Code))
            ?? Only(concept.Coding.Select(coding => coding.Display).Append(concept.Text));

        string? Only(IEnumerable<string?> texts)
        {
            var found = texts.Select(text => Clean(text)?.ToLowerInvariant().Replace(' ', '-')).Where(text => text is not null && known.Contains(text)).Distinct().ToList();
            return found is [var one] ? one : null;
        }
    }

    /// <summary>A date of a choice of types, as text.</summary>
    public static string? Date(this DataType? value) => value is FhirDateTime or Hl7.Fhir.Model.Date ? ((PrimitiveType)value).Raw() : null;

    /// <summary>The end of a period, or null.</summary>
    public static string? End(this Period? period) => period?.EndElement.Raw();

    /// <summary>The start of a period, or null.</summary>
    public static string? Start(this Period? period) => period?.StartElement.Raw();

    /// <summary>The first moment after the period; null where it has no end.</summary>
    public static DateTimeOffset? Ends(this Period? period) => FhirDate.After(period.End());

    /// <summary>The first moment of the period; null where it has no start.</summary>
    public static DateTimeOffset? Begins(this Period? period) => FhirDate.Moment(period.Start());

    /// <summary>True where the period was over at that moment.</summary>
    public static bool IsOver(this Period? period, DateTimeOffset now) => period.Ends() is { } end && end <= now;

    /// <summary>True where the period has not begun at that moment.</summary>
    public static bool IsToCome(this Period? period, DateTimeOffset now) => period.Begins() is { } start && start > now;

    /// <summary>"500 mg", "&lt;2 tablets".</summary>
    public static string? Amount(Quantity? quantity)
    {
        if (quantity?.Value is not { } value) return null;
        var unit = Clean(quantity.Unit) ?? Clean(quantity.Code);
        return $"{quantity.ComparatorElement.Raw()}{Number(value)}{(unit is null or "1" ? "" : " " + Unit(unit, value))}";
    }

    /// <summary>A number without the zeros behind it.</summary>
    public static string Number(decimal value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    /// <summary>Texts one behind the other, each once; empty for none.</summary>
    public static string Joined(string between, params IEnumerable<string?> parts) =>
        string.Join(between, parts.Where(part => !string.IsNullOrEmpty(part)).Distinct(StringComparer.Ordinal));

    private static string? First(IEnumerable<string?> texts, Func<string, bool> isName) => texts.Select(Clean).OfType<string>().FirstOrDefault(isName);

    /// <summary>True for a code that is a word: "penicillin", "vitamin-b12"; "723", "N02BE01" and the like are none.</summary>
    private static bool IsWord(string code) => !Guid.TryParse(code, out _) && (code.Any(char.IsAsciiDigit) ? LongWord().IsMatch(code) : Word().IsMatch(code));

    [GeneratedRegex(@"\p{L}{3}")]
    private static partial Regex Word();

    [GeneratedRegex(@"(?<!\p{L})\p{L}{5}")]
    private static partial Regex LongWord();

    private static string? First(IEnumerable<Coding> codings, Func<Coding, string?> part) =>
        codings.Select(coding => Clean(part(coding))).FirstOrDefault(text => text is not null);

    /// <summary>UCUM's braces stand around words: "{tablet}".</summary>
    private static string Unit(string unit, decimal value) => unit.Trim('{', '}') switch
    {
        "tbl" or "TAB" or "tablet" => value == 1 ? "tablet" : "tablets",
        "capsule" or "CAP" => value == 1 ? "capsule" : "capsules",
        var other => other,
    };
}
