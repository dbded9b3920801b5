using System.Globalization;
using Hl7.Fhir.Model;

namespace CareChat.Web.Patients.Fhir;

/// <summary>How much of a medicine is taken at a time, and how fast, in words.</summary>
internal static class DoseAmounts
{
    private sealed record Part(string? Type, string Words, string? Dose, string? Rate)
    {
        /// <summary>True where the other says all that this one does.</summary>
        public bool IsSaidBy(Part other) => (Dose is null || Dose == other.Dose) && (Rate is null || Rate == other.Rate);

        /// <summary>An amount for a body's weight or surface, beside one that is none: what it was calculated from.</summary>
        public bool IsBasisOf(Part other) => IsForBody(Words) && !IsForBody(other.Words);

        private static bool IsForBody(string words) => words.Contains("/kg", StringComparison.OrdinalIgnoreCase) || words.Contains("/m2", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>What was ordered; what it was calculated from is not taken beside it.</summary>
    /// <param name="dose">The instruction.</param>
    /// <param name="missing">Takes the names of what has no words.</param>
    /// <param name="others">Takes what was not ordered and is another amount: it is not among the words.</param>
    /// <param name="isOpen">True where two amounts stand that are not one, and nothing says which of them is meant.</param>
    public static string Of(Dosage dose, ISet<string> missing, List<string> others, out bool isOpen)
    {
        var all = dose.DoseAndRate.ConvertAll(part => (Part: Read(part, missing), IsOrdered: Is(part, "ordered"), IsCalculated: Is(part, "calculated")));
        var standing = all.Where(one => one.IsOrdered).ToList();
        if (standing.Count == 0) standing = all.Where(one => !one.IsCalculated).ToList();
        if (standing.Count == 0) standing = all;
        var parts = Distinct(standing.Select(one => one.Part));
        others.AddRange(all.Except(standing).Select(one => one.Part)
            .Where(rest => rest.Words.Length > 0 && !parts.Exists(part => rest.IsSaidBy(part) || rest.IsBasisOf(part))).Select(rest => rest.Words));
        isOpen = false;
        if (parts.Count > 1 && parts.TrueForAll(part => part.Type is not null) && parts.DistinctBy(part => part.Type, StringComparer.OrdinalIgnoreCase).Count() == parts.Count)
            return FhirWords.Joined(" and ", parts.Select(part => $"{part.Words} ({part.Type})"));
        isOpen = AreSeveral(parts.Select(part => part.Dose)) || AreSeveral(parts.Select(part => part.Rate));
        return FhirWords.Joined(isOpen ? " or " : " and ", parts.Select(part => part.Words));
    }

    /// <summary>True where an amount is there without its number, or without its unit: five of what nobody knows.</summary>
    /// <param name="dose">The instruction.</param>
    /// <param name="hasText">True where words stand beside it: then a number that is not there is only named.</param>
    public static bool AreUnread(Dosage dose, bool hasText) => dose.DoseAndRate.Exists(part => part.Dose switch
    {
        null => false,
        Quantity { Value: null } => !hasText,
        Quantity quantity => IsUnread(quantity),
        Hl7.Fhir.Model.Range range => new[] { range.Low, range.High }.OfType<Quantity>().ToList() is var ends && (ends.TrueForAll(IsUnread) || ends.Exists(end => end.Value is null)),
        _ => !hasText,
    });

    private static bool IsUnread(Quantity quantity) => quantity.Value is null || (FhirWords.Clean(quantity.Unit) ?? FhirWords.Clean(quantity.Code)) is null;

    private static bool AreSeveral(IEnumerable<string?> amounts) => amounts.OfType<string>().Distinct(StringComparer.Ordinal).Count() > 1;

    /// <summary>Those that say anything, without what another says too.</summary>
    private static List<Part> Distinct(IEnumerable<Part> parts)
    {
        var left = new List<Part>();
        foreach (var part in parts.Where(part => part.Words.Length > 0 && !left.Exists(part.IsSaidBy)))
        {
            left.RemoveAll(other => other.IsSaidBy(part));
            left.Add(part);
        }
        return left;
    }

    private static Part Read(Dosage.DoseAndRateComponent part, ISet<string> missing) => new(part.Type.Said(),
        FhirWords.Joined(" ", DosageWords.Put("dose", part.Dose, Amount(part.Dose), missing), DosageWords.Put("rate", part.Rate, Rate(part.Rate), missing)), Key(part.Dose), Key(part.Rate));

    private static bool Is(Dosage.DoseAndRateComponent part, string kind) => part.Type is { } type
        && type.Codes().Concat(type.Coding.Select(coding => coding.Display)).Append(type.Text).Any(text => string.Equals(FhirWords.Clean(text), kind, StringComparison.OrdinalIgnoreCase));

    private static string? Amount(DataType? amount) => amount switch
    {
        Quantity quantity => FhirWords.Amount(quantity),
        Hl7.Fhir.Model.Range range => Span(range.Low, range.High),
        _ => null,
    };

    private static string? Span(Quantity? low, Quantity? high)
    {
        if (low?.Value is not { } least || high?.Value is null)
            return FhirWords.Amount(high) is { } most ? $"up to {most}" : FhirWords.Amount(low) is { } from ? $"at least {from}" : null;
        var isOneUnit = (low.Unit ?? low.Code) is not { } unit || unit == (high.Unit ?? high.Code);
        return $"{(isOneUnit ? FhirWords.Number(least) : FhirWords.Amount(low))} to {FhirWords.Amount(high)}";
    }

    private static string? Rate(DataType? rate) => rate switch
    {
        Ratio { Numerator: { } over, Denominator: { } under } when FhirWords.Amount(over) is { } amount && FhirWords.Amount(under) is { } time => $"at {amount} in {time}",
        _ => Amount(rate) is { } amount ? $"at {amount}" : null,
    };

    /// <summary>What an amount is told apart by, the same however it is written: "1 g" and "1000 mg"; null for none.</summary>
    private static string? Key(DataType? amount) => amount switch
    {
        Quantity { Value: { } value } quantity => InOne(value, FhirWords.Clean(quantity.Unit) ?? FhirWords.Clean(quantity.Code) ?? "") + quantity.ComparatorElement.Raw(),
        Hl7.Fhir.Model.Range range when (Key(range.Low) ?? Key(range.High)) is not null => Key(range.Low) == Key(range.High) ? Key(range.Low) : $"{Key(range.Low)} to {Key(range.High)}",
        Ratio { Numerator: { } over, Denominator: { } under } => $"{Key(over)} in {Key(under)}",
        _ => null,
    };

    private static string InOne(decimal value, string unit) => UnitNames.Plain(unit) switch
    {
        "g" => Key(value * 1000, "mg"),
        "ug" => Key(value / 1000, "mg"),
        "ng" => Key(value / 1_000_000, "mg"),
        "l" => Key(value * 1000, "ml"),
        { } plain => Key(value, plain),
        null => Key(value, unit.ToLowerInvariant()),
    };

    private static string Key(decimal value, string unit) => string.Create(CultureInfo.InvariantCulture, $"{value:0.#########} {unit}");
}
