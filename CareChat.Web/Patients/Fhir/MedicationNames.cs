using Hl7.Fhir.Model;

namespace CareChat.Web.Patients.Fhir;

/// <summary>What a Medication is: by its code, and where that has no name by what it is made of.</summary>
internal static class MedicationNames
{
    /// <summary>The concept; null where neither says anything.</summary>
    public static CodeableConcept? Named(this Medication? medication)
    {
        if (medication is null || medication.Code.Named() is not null || medication.Code.Codes().Any(code => Absence.OfCode(code) is not null || Absence.IsUnasked(code))) return medication?.Code;
        var made = FhirWords.Joined(", ", medication.Ingredient.Where(part => part.IsActiveElement?.JsonValue is not false).Select(part => Of(part, medication)));
        return made.Length == 0 ? medication.Code : new CodeableConcept { Text = made, Coding = medication.Code?.Coding ?? [] };
    }

    /// <summary>An ingredient with its strength: "Amoxicillin 500 mg".</summary>
    private static string? Of(Medication.IngredientComponent part, Medication medication)
    {
        var name = part.Item switch
        {
            CodeableConcept concept => concept.Named(),
            ResourceReference reference => FhirWords.Clean(reference.Display) ?? Contained(medication, FhirWords.Clean(reference.Reference)).Named(),
            _ => null,
        };
        var strength = part.Strength is { Numerator: { } amount } && FhirWords.Amount(amount) is { } much
            ? part.Strength.Denominator is { Value: not (null or 1) } or { Code: "mL" or "L" } && FhirWords.Amount(part.Strength.Denominator) is { } per ? $" {much}/{per}" : $" {much}" : "";
        return name is null ? null : name + strength;
    }

    private static CodeableConcept? Contained(Medication medication, string? reference) =>
        reference is ['#', .. var id] && medication.Contained.Where(one => one.Id == id).ToList() is [var only] ? (only as Substance)?.Code ?? (only as Medication)?.Code : null;
}
