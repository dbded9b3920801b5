using System.Collections.Frozen;
using System.Text.RegularExpressions;
using CareChat.Web.Text;

namespace CareChat.Web.Encounters.Letters;

/// <summary>Smaller headings that belong to a history: "Surgeries", "Psychiatric history", "Mother", "Heart attack 2019".</summary>
internal static partial class HistoryHeadings
{
    private const int LongestTitle = 100;

    private static readonly FrozenSet<string> Parts = Set("""
        medical surgical surgeries surgery operations operation procedures hospitalizations hospitalization admissions illnesses
        illness diseases disease conditions condition diagnoses fractures medications medication medicines meds supplements
        vitamins vaccines vaccinations immunizations cardiac cardiovascular respiratory pulmonary neurological neurologic
        neurology psychiatric psychological mental gastrointestinal gi genitourinary gu renal endocrine metabolic
        musculoskeletal hematologic dermatologic obstetric ob gyn gynecologic reproductive pregnancies oncologic cancer
        infectious mother father parents parent siblings sibling brother brothers sister sisters grandmother grandfather
        grandparents maternal paternal aunts uncles aunt uncle cousins children relatives family food foods drug drugs
        environmental seasonal insect insects stings latex contrast animals pets pollen allergens allergies allergy intolerances
        sensitivities tobacco smoking alcohol substances substance occupation occupational work job employment home housing
        living diet exercise activity sexual travel education relationships marital religion hobbies finances insurance social
        personal medicamentos cirugias enfermedades hospitalizaciones madre padre hermanos hermano hermana abuelos alimentos
        tabaco trabajo vivienda vacunas
        """);

    private static readonly FrozenSet<string> Between = Set(
        "and or of the other known current active chronic use health situation list side y de e otras");

    private static readonly FrozenSet<string> Past = Set(
        "history histories past previous prior former remote childhood antecedentes historial previas previos");

    /// <summary>With these no heading tells of what was.</summary>
    private static readonly FrozenSet<string> OfToday = Set(
        "now today tonight hour hours minute minutes morning afternoon evening night day days present recent new ahora hoy horas minutos");

    /// <summary>True for a heading that names a part of a history; in doubt it does not.</summary>
    public static bool Has(string title)
    {
        if (title.Length > LongestTitle) return false;
        var words = Tokenizer.Words(title).Select(word => word.Folded).ToList();
        if (words.Exists(OfToday.Contains)) return false;
        return words.Exists(Past.Contains) || Year().IsMatch(title)
            || (words.Exists(Parts.Contains) && words.TrueForAll(word => Parts.Contains(word) || Between.Contains(word)));
    }

    [GeneratedRegex(@"(?<!\d)(?:19|20)\d\d(?!\d)")]
    private static partial Regex Year();

    private static FrozenSet<string> Set(string words) =>
        FrozenSet.ToFrozenSet(words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
