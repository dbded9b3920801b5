using System.Text.RegularExpressions;

namespace CareChat.Web.Assistant.Answers;

internal static partial class RecordIntents
{
    private const string Listed = "^(?:is|are) (?!it |this |that |there )(?:the |my )?(?<about>[a-z0-9 -]{2,40}?) (?:(?:listed |recorded )?(?:as )?one of|(?:listed |recorded )?among|(?:listed |recorded )?(?:on|in)) (?:the list of )?my (?:known |drug |food |current |medical |health )*";

    private const string Stop = "(?!(?:what|which|can|could|should|how|is|are|do|does|did|will|would|may|and|so|but)\\b)";

    private const string OneThing = "(?:any |a |an |the )?(?<about>" + Stop + "[a-z0-9-]{2,}(?: " + Stop + "[a-z0-9-]+){0,3}?)";

    /// <summary>"a penicillin allergy or a latex": several things, which get the whole list.</summary>
    [GeneratedRegex("\\ballerg(?:y|ies) (?:or|and)\\b")]
    private static partial Regex Several();

    [GeneratedRegex(Lead + "do i (?:still )?have (?:a |an |any |the )?(?!.*\\b(?:signs?|symptoms?|tests?|testing|reactions?|colds?|flu|covid|infection|virus|seasonal|spring|bad|severe|of|from|if|how|what|why|or an? allerg|or allerg)\\b)(?<about>[a-z0-9 -]{2,60}) allerg(?:y|ies)$")]
    private static partial Regex AllergyOf();

    [GeneratedRegex(Listed + "(?:allerg(?:y|ies)|allergy list|list of allergies)$")]
    private static partial Regex OneOfAllergies();

    [GeneratedRegex(Listed + "(?:" + Meds + "|medication list|med list|medicine list)$")]
    private static partial Regex OneOfMedicines();

    [GeneratedRegex(Listed + "(?:conditions|diagnoses|illnesses|health problems|problem list)$")]
    private static partial Regex OneOfConditions();

    [GeneratedRegex("^(?:so |and |but )*(?:im|i am|iam) (?:still )?allergic to " + OneThing + " (?:right|correct|yes|no|huh|ok|arent i|am i not|am i|isnt it|is that right|is that correct)$")]
    private static partial Regex AllergicRight();

    [GeneratedRegex("^(?:so |and |but )*(?:im|i am|iam) (?:still )?allergic to " + OneThing + "$")]
    private static partial Regex AllergicMarked();

    private const string NoDose = "(?!(?:next|first|second|third|last|missed|booster|vaccine|daily|usual|normal|new|right|same|full|much|of|de|proxima|primera|segunda|ultima)\\b)";

    private const string OneMedicine = "(?<about>" + NoDose + "[a-z0-9-]+(?: [a-z0-9-]+){0,4}?)";

    private const string ITake = "(?:do i (?:still )?take|am i (?:still |currently )?(?:on|taking|supposed to take|prescribed)|was i prescribed|that (?:i take|i am on|im on|i am taking|im taking))";

    private const string When = "(?: (?:a day|per day|daily|each day|every day|at a time|each time|at once|at night|at bedtime|in the morning|now|right now|today))*(?: and (?:how often|when|how many times(?: a day| per day)?|at what times?)(?: (?:do i take it|a day|each day|every day))?)?$";

    private const string Medicine = "(?:of )?(?:the |my )?" + OneMedicine;

    [GeneratedRegex(Lead + "(?:(?:what|which)(?: is| was)? (?:the )?(?:dose|dosage|strength|amount) " + Medicine + " " + ITake + When
        + "|(?:what is|whats|what was) my (?:current )?" + OneMedicine + " (?:dose|dosage|strength)" + When
        + "|(?:(?:what is|whats) )?my (?:current )?(?:dose|dosage|strength) (?:of|for) (?:the |my )?" + OneMedicine + When
        + "|how (?:much|many (?:mg|milligrams?|mcg|ml|units?|pills|tablets|capsules|puffs|drops)) " + Medicine + " " + ITake + When + ")")]
    private static partial Regex MyDose();

    private const string Cuando = "(?: (?:al dia|cada dia|por dia|a la vez|ahora|por la noche|por la manana|a la semana))*(?: y (?:cada cuanto(?: tiempo)?|cuando|a que hora|cuantas veces(?: al dia)?))?$";

    private const string Remedio = "(?:el |la |los |las |mi )?" + OneMedicine;

    [GeneratedRegex("^(?:y |hola |oiga )*(?:cuant[oa]s?(?: (?:mg|miligramos|unidades|pastillas|tabletas|gotas))? (?:tomo|estoy tomando|me toca|me recetaron) de " + Remedio
        + "|cuant[oa]s?(?: (?:mg|miligramos|unidades|pastillas|tabletas|gotas))?(?: de)? " + Remedio + " (?:tomo|estoy tomando|me recetaron)"
        + "|(?:que|cual) dosis (?:tomo |me recetaron )?de " + Remedio + "(?: tomo| estoy tomando| me recetaron)?"
        + "|cual es (?:mi|la) dosis (?:mia )?de mi " + Remedio + "|(?:cual es )?mi dosis de " + Remedio
        + ")" + Cuando)]
    private static partial Regex MiDosis();
}
