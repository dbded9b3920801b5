using CareChat.Web.Text;

namespace CareChat.Web.Assistant.Answers;

/// <summary>The words by which a question about the record is known, as they were meant: "alergic" is "allergic".</summary>
internal static class RecordSpelling
{
    private const int Shortest = 6;

    private static readonly string[] English =
        ["allergic", "allergy", "allergies", "medicine", "medicines", "medication", "medications", "prescribed", "prescriptions", "appointment", "condition", "conditions", "diagnosis", "diagnoses"];

    private static readonly string[] Spanish =
        ["alergico", "alergica", "alergia", "alergias", "medicina", "medicinas", "medicamento", "medicamentos", "pastillas", "tomando", "recetaron", "enfermedades", "condiciones"];

    /// <summary>Words that look like slips of these and are others.</summary>
    private static readonly HashSet<string> Others =
    [
        .. English, .. Spanish, "meditation", "meditations", "dedication", "dedications", "allergen", "allergens", "allergist", "allergists", "alergeno", "alergenos", "alegria",
        "alegrias", "prescriber", "prescribes", "prescription", "proscribed", "appointments", "medicated", "allegro",
    ];

    private static readonly Dictionary<string, string> Forms = new() { ["elergic"] = "allergic", ["medz"] = "meds", ["takin"] = "taking", ["takeing"] = "taking" };

    /// <summary>A sentence in the ways it may have been meant, the last as it was written.</summary>
    public static IEnumerable<string> Readings(IReadOnlyList<string> words) =>
        new[] { Read(words, English), Read(words, Spanish), string.Join(' ', words) }.Distinct(StringComparer.Ordinal);

    private static string Read(IReadOnlyList<string> words, string[] meant) => string.Join(' ', words.Select(word => Meant(word, meant)));

    private static string Meant(string word, string[] meant)
    {
        if (Forms.TryGetValue(word, out var form)) return form;
        if (word.Length < Shortest || Others.Contains(word)) return word;
        var nearest = meant.Select(name => (Name: name, Slips: EditDistance.Between(word, name))).MinBy(found => found.Slips);
        var isNear = nearest.Slips <= 1 || (nearest.Slips == 2 && word.StartsWith("al", StringComparison.Ordinal) && nearest.Name.StartsWith("allerg", StringComparison.Ordinal));
        return isNear ? nearest.Name : word;
    }
}
