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
}
