using System.Text.RegularExpressions;

namespace CareChat.Web.Assistant.Answers;

internal static partial class RecordIntents
{
    private const string Past = "(?: (?:before|last time|in the past|back then|when i was (?:little|young|a child|a kid)))?$";

    private const string Allergen = "(?:my |the |any |a |an )?(?<about>" + Stop + "[a-z0-9-]{2,}(?: " + Stop + "[a-z0-9-]+){0,3}?)";

    /// <summary>How an allergy of one's own shows; "how severe can one get" is nobody's.</summary>
    [GeneratedRegex(Lead + "(?:how (?:severe|bad|serious|strong|mild|dangerous) (?:is|was|are|were) my (?:allergy to " + Allergen + "|(?:allergic )?reactions? to " + Allergen + "|" + Allergen + " (?:allerg(?:y|ies)|reactions?))"
        + "|is my (?:allergy to " + Allergen + "|" + Allergen + " allergy) (?:severe|serious|bad|mild|dangerous|life threatening|high risk|low risk)"
        + "|(?:what|which)(?: (?:kind|sort|type) of)? (?:allergic )?reactions? (?:did|do|have) i (?:have|had|get|got|gotten|show) (?:to|from|with|after|on) " + Allergen
        + "|(?:what|how) (?:is|was|were|are) my (?:allergic )?reactions? (?:to|from|with) " + Allergen + "|how (?:do|did) i react to " + Allergen + "|how allergic am i to " + Allergen + ")" + Past)]
    private static partial Regex MyReaction();

    private const string Ante = "(?:a la|a los|a las|al|a|con la|con el|con los|con las|con) ";

    [GeneratedRegex("^(?:y |hola |oiga )*(?:(?:que tan|cuan) (?:grave|fuerte|seria|severa|mala|peligrosa) (?:es|fue) mi (?:alergia|reaccion) " + Ante + "(?<about>[a-z0-9ñ -]{2,40})"
        + "|(?:que|cual)(?: tipo de)? reaccion(?:es)?(?: alergicas?)? (?:tuve|tengo|he tenido|me dio|me da) " + Ante + "(?<about>[a-z0-9ñ -]{2,40})"
        + "|(?:cual|como) (?:es|fue) mi reaccion(?: alergica)? " + Ante + "(?<about>[a-z0-9ñ -]{2,40})|como (?:reacciono|reaccione) " + Ante + "(?<about>[a-z0-9ñ -]{2,40}))$")]
    private static partial Regex MiReaccion();

    private const string NoAdvice = "(?!(?:for|in|to|if|when|with|per|too|than|before|after|during|recommended|safe|children|child|adults?|kids?|babies|infants?|toddlers?|dogs?|cats?|vitamins?)\\b)";

    /// <summary>"What dose of Eliquis?": of whom it asks is not said.</summary>
    [GeneratedRegex(Lead + "(?:what|which)(?: is the| the)? (?:dose|dosage|strength) of (?:the |my )?(?<about>" + NoDose + NoAdvice + Stop + "[a-z0-9-]{3,}(?: " + NoAdvice + Stop + "[a-z0-9-]+){0,2})$")]
    private static partial Regex BareDose();

    /// <summary>How one takes something, or how much one may: only where it is a medicine of one's own.</summary>
    [GeneratedRegex(Lead + "(?:(?:how|when|how often|how many times(?: a day| per day)?|(?:at )?what time) (?:do|should|must|am|was) i (?:still )?(?:supposed to |meant to |told to |have to |need to )?(?:take|use|inject|apply|inhale) (?:the |my )?" + OneMedicine
        + "|how (?:much|many (?:mg|milligrams?|mcg|ml|units?|pills|tablets|capsules|puffs|drops)) " + Medicine + " (?:can|may|could|should|must) i (?:safely )?(?:take|have|use|inject))" + When)]
    private static partial Regex HowTaken();

    [GeneratedRegex("^(?:y |hola |oiga )*(?:(?:como|cuando|a que hora|cada cuanto(?: tiempo)?|cada cuantas horas|cuantas veces(?: al dia)?) (?:me |se )?(?:tomo|toma|uso|debo tomar|debo usar|tengo que tomar|tengo que usar|hay que tomar|puedo tomar) " + Remedio
        + "|cuant[oa]s?(?: (?:mg|miligramos|unidades|pastillas|tabletas|gotas))?(?: de)? " + Remedio + " (?:puedo|debo|podria|tengo que) (?:tomar|tomarme|usar)"
        + "|cuant[oa]s?(?: (?:mg|miligramos|unidades|pastillas|tabletas|gotas))? (?:puedo|debo|podria|tengo que) (?:tomar|tomarme|usar) de " + Remedio + ")" + Cuando)]
    private static partial Regex ComoTomo();

    private const string Visits = "(?:appointments?|appts?|visits?|checkups?)";

    private const string Coming = "(?: (?:(?:coming up|scheduled|booked|planned|made|soon|left|today|tomorrow|tonight)|(?:on|at|in|with|for|before|after|around|this|next|between) [a-z0-9 ]{1,40}))*$";

    /// <summary>Which visits are to come, or whether one is: on a day, with somebody.</summary>
    [GeneratedRegex(Lead + "(?:(?:what|which|how many)(?: (?:upcoming|future|other|more|next|doctors?|medical))* " + Visits + " (?:do i (?:still )?have|have i got|am i (?:booked|scheduled) for)|do i (?:still )?have (?:an |any |a |other )*(?:upcoming |next |future |doctors? |medical )*" + Visits
        + "|(?:what|when) are my (?:upcoming |next |future )?" + Visits + "|(?:all )?(?:of )?my (?:upcoming|future|next) " + Visits + "|is my (?:next |upcoming )?" + Visits + " still on|who is my (?:next |upcoming )?" + Visits + " with)" + Coming)]
    private static partial Regex MyVisits();

    [GeneratedRegex("^(?:y |hola |oiga )*(?:(?:que|cuales|cuantas)(?: proximas)? (?:citas|visitas|consultas)(?: medicas)? (?:tengo|me tocan)|(?:cuales|cuando) son mis(?: proximas)? (?:citas|visitas|consultas)|mis(?: proximas)? (?:citas|visitas))(?: (?:medicas|pendientes|programadas|pronto|hoy|manana|esta semana|este mes|en [a-z]+))*$")]
    private static partial Regex MisCitas();

    /// <summary>Told or asked in the same words: only with a mark.</summary>
    [GeneratedRegex("^(?:yo |todavia |ya )*tengo (?:alguna |una )?(?:citas?|visitas?|consultas?)(?: medicas?)?(?: (?:pronto|pendientes?|programadas?|hoy|manana|(?:el|para|con|este|esta|en|a|la) [a-z0-9ñ ]{1,40}))*$")]
    private static partial Regex TengoCita();

    private const string Part = "(?:left |right )?(?:knee|hip|shoulder|elbow|wrist|ankle|hand|foot|finger|thumb|toe|leg|arm|eye|ear|lung|kidney|breast|ovary|joint|bone|tooth|side|body part|part of my body)s?";

    /// <summary>Where a condition of one's own is, of which kind, or how far.</summary>
    [GeneratedRegex(Lead + "(?:(?:in |on )?(?:which|what)(?: of my)? " + Part + " (?:has|have|had|is|do i have|did i have)(?: the| my)? (?<about>[a-z0-9 -]{4,40}?)(?: in| on)?"
        + "|(?:what|which) (?:type|kind|form|stage|grade) (?:of )?(?:the |my )?(?<about>[a-z0-9 -]{4,40}?) (?:do i have|have i got|did i have)|(?:what|which) (?:type|kind|form|stage|grade|side) (?:is|was) my (?<about>[a-z0-9 -]{4,40}?)(?: in| on| at)?)$")]
    private static partial Regex WhichPlace();

    [GeneratedRegex("^(?:y |oiga )*(?:(?:en |de )?(?:que|cual) (?:rodilla|cadera|hombro|codo|muneca|tobillo|mano|pie|dedo|pierna|brazo|ojo|oido|pulmon|rinon|pecho|lado|articulacion|hueso|parte)(?: del cuerpo)? (?:tiene|tengo|es|esta)(?: la| el| mi)? (?<about>[a-z0-9ñ -]{4,40})"
        + "|(?:que|cual) (?:tipo|clase|etapa|estadio|grado) de (?<about>[a-z0-9ñ -]{4,40}?) tengo)$")]
    private static partial Regex QueParte();
}
