using System.Text.RegularExpressions;
using Hl7.Fhir.Model;

namespace CareChat.Web.Patients.Fhir;

/// <summary>Instructions for taking a medicine, in words: as they were written, and what their structure says beside that.</summary>
internal static partial class DosageWords
{
    /// <summary>All instructions of an order; empty for none.</summary>
    /// <param name="instructions">The instructions.</param>
    /// <param name="leftOut">Told what of them could not be put into words.</param>
    public static string Of(IEnumerable<Dosage> instructions, Action<string> leftOut)
    {
        var (said, missing) = (instructions.OrderBy(dose => dose.Sequence ?? 0).ToList(), new SortedSet<string>(StringComparer.Ordinal));
        var isOneAfterTheOther = said.Select(dose => dose.Sequence).OfType<int>().Distinct().Count() > 1;
        var (isContradictory, isNothing, isOpen, isUnread) = (false, false, false, false);
        var doses = said.Select(dose => Of(dose, missing, ref isContradictory, ref isNothing, ref isOpen, ref isUnread)).Where(words => words.Length > 0).ToList();
        if (missing.Count > 0) leftOut($"of its dose '{string.Join("', '", missing)}' could not be put into words and is left out");
        if (isContradictory) leftOut("its dose is written in one way and coded, or told to the patient, in another: it stands with both and is not told for sure");
        if (isNothing) leftOut("its dose is nothing, or less than nothing: it stands as it is written and is not told for sure");
        if (isOpen) leftOut("its dose is two amounts, and nothing says which of them is meant: it stands with both and is not told for sure");
        if (isUnread) leftOut("its dose has no number, or no unit: it stands as far as it is said and is not told for sure");
        return isOneAfterTheOther ? doses.Aggregate("", Then) : FhirWords.Joined("; ", doses);
    }

    /// <summary>One step after another; the word for it once, also where the step has it already.</summary>
    private static string Then(string before, string step) =>
        before.Length == 0 ? step : step.StartsWith("then ", StringComparison.OrdinalIgnoreCase) ? $"{before}; {step}" : $"{before}; then {step}";

    /// <summary>
    /// One instruction. What was written stands for itself, and of the structure beside it only what it says nothing of; a structure whose
    /// numbers or places are others stands behind it, marked; and so does what of the structure is another than the rest of it, or is no dose.
    /// </summary>
    private static string Of(Dosage dose, ISet<string> missing, ref bool isContradictory, ref bool isNothing, ref bool isOpen, ref bool isUnread)
    {
        var (written, others) = (FhirWords.Clean(dose.Text), new List<string>());
        List<string?> structure =
        [
            DoseAmounts.Of(dose, missing, others, out var areTwo), .. TimingWords.Of(dose.Timing, missing, others), AsNeeded(dose.AsNeeded), Said("route", dose.Route, missing, others), Said("method", dose.Method, missing, others),
            Said("site", dose.Site, missing, others), .. Most(dose, missing),
        ];
        if (DosageTwins.Beside(dose).Any()) others.Add("not as needed");
        isOpen |= areTwo;
        others.AddRange(UnitNames.CodedElse(dose));
        isContradictory |= others.Count > 0;
        var nothing = structure.OfType<string>().Where(part => Nothing().IsMatch(part)).ToList();
        others.AddRange(nothing);
        isNothing |= nothing.Count > 0 || (written is not null && Less().IsMatch(written));
        var isAmountUnread = DoseAmounts.AreUnread(dose, written is not null) && !DoseText.Plain(written ?? "").Any(char.IsAsciiDigit);
        isUnread |= isAmountUnread;
        var more = dose.AdditionalInstruction.Select(instruction => Said("additionalInstruction", instruction, missing)).ToList();
        var reading = DoseReading.Of(written ?? "");
        var left = structure.OfType<string>().Except(nothing).Where(part => part.Length > 0 && !(DoseText.Says(written, part) && reading.Agrees(DoseReading.Of(part), out _))).ToList();
        var isOther = written is not null && left.Exists(part => !reading.Agrees(DoseReading.Of(part), out _));
        var said = FhirWords.Joined(", ", [written, .. left.Where(part => written is null || (!isOther && !Has(reading, part))), .. more]);
        var told = Told(dose.PatientInstruction, said, out var isToldOther);
        isContradictory |= isOther || isToldOther;
        return FhirWords.Joined("; ", said, isOther || others.Count > 0 ? Certainty.CodedDifferently + FhirWords.Joined(", ", [.. isOther ? left : [], .. others]) : null, areTwo ? Certainty.Contested : null, isAmountUnread ? Certainty.DoseNotRead : null, told);
    }

    /// <summary>What the patient is told, where it is not what stands there already; null for nothing.</summary>
    private static string? Told(string? instruction, string said, out bool isOther)
    {
        isOther = false;
        if (FhirWords.Clean(instruction) is not { } told || said.Contains(told, StringComparison.OrdinalIgnoreCase)) return null;
        if (said.Length == 0) return told;
        isOther = !DoseReading.Of(said).Agrees(DoseReading.Of(told), out _);
        return (isOther ? Certainty.OtherInstruction : Certainty.Instruction) + told;
    }

    /// <summary>True where what was written says as much as the part, in other words; a route, a site or a reason has no such words.</summary>
    private static bool Has(DoseReading written, string part)
    {
        var read = DoseReading.Of(part);
        return !read.IsEmpty && written.Agrees(read, out var isWhole) && isWhole;
    }

    /// <summary>The words for an element that is there, which is noted where there are none.</summary>
    public static string? Put(string element, object? value, string? words, ISet<string> missing)
    {
        if (value is not null && string.IsNullOrEmpty(words)) missing.Add(element);
        return words;
    }

    private static string? Said(string element, CodeableConcept? concept, ISet<string> missing) => Put(element, concept, concept.Said(), missing);

    /// <summary>The same for a place, of which a coding may say another.</summary>
    private static string? Said(string element, CodeableConcept? concept, ISet<string> missing, List<string> others)
    {
        var said = Said(element, concept, missing);
        if (said is not null) others.AddRange(Others(concept!, DoseReading.Of(said)));
        return said;
    }

    /// <summary>What of a concept's text and codings says otherwise than what was read of it.</summary>
    public static IEnumerable<string> Others(CodeableConcept concept, DoseReading read) =>
        concept.Coding.Select(coding => coding.Display).Prepend(concept.Text).Select(FhirWords.Clean).OfType<string>().Where(name => !read.Agrees(DoseReading.Of(name), out _));

    private static string? AsNeeded(DataType? needed) => needed switch
    {
        FhirBoolean { Value: true } => "as needed",
        CodeableConcept concept => concept.Said() is { } reason ? $"as needed for {reason}" : "as needed",
        _ => null,
    };

    private static IEnumerable<string?> Most(Dosage dose, ISet<string> missing)
    {
        var most = dose.MaxDosePerPeriod is { } ratio && FhirWords.Amount(ratio.Numerator) is { } amount ? $"at most {amount}" : null;
        var period = FhirWords.Amount(dose.MaxDosePerPeriod?.Denominator);
        yield return Put("maxDosePerPeriod", dose.MaxDosePerPeriod, most is null || period is null ? most : $"{most} in {period}", missing);
        yield return Put("maxDosePerAdministration", dose.MaxDosePerAdministration, FhirWords.Amount(dose.MaxDosePerAdministration) is { } once ? $"at most {once} at a time" : null, missing);
        yield return Put("maxDosePerLifetime", dose.MaxDosePerLifetime, FhirWords.Amount(dose.MaxDosePerLifetime) is { } ever ? $"at most {ever} in a lifetime" : null, missing);
    }

    /// <summary>A number of a structure that is zero or less; a date, a time and the end of a number are none.</summary>
    [GeneratedRegex(@"(?<![\d.,:+T-])(?:-\d|0+(?:\.0+)?(?![\d.:,]))")]
    private static partial Regex Nothing();

    [GeneratedRegex(@"(?<![\w)])(?<!\d\s?)[-−]\d")]
    private static partial Regex Less();
}
