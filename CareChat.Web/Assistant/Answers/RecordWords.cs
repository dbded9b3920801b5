using System.Globalization;

namespace CareChat.Web.Assistant.Answers;

/// <summary>The sentences in which a record is told, in English and Spanish.</summary>
internal sealed record RecordWords
{
    /// <summary>The sentences about one kind of line.</summary>
    internal sealed record Kind(string Lists, string Empty, string NotKnown, string Yes, string No, string Advice);

    public required CultureInfo Culture { get; init; }
    public required string NoRecord { get; init; }
    public required string ItLists { get; init; }
    public required Kind Medications { get; init; }
    public required Kind Allergies { get; init; }
    public required Kind Conditions { get; init; }
    public required string Visit { get; init; }
    public required string Moment { get; init; }
    public required string NoVisit { get; init; }
    public required string VisitsNotKnown { get; init; }
    public required string Age { get; init; }
    public required string NoAge { get; init; }

    /// <summary>The sentences of a language; English for any that is not Spanish.</summary>
    public static RecordWords Of(string language) => language == "es" ? Spanish : English;

    private static RecordWords English { get; } = new()
    {
        Culture = CultureInfo.GetCultureInfo("en-US"),
        NoRecord = "I cannot see a health record here, so I cannot say. Your care team can tell you.",
        ItLists = "It lists:",
        Medications = new(
            "Your record lists these medicines:", "Your record lists no medicines.", "I have no list of your medicines. Your care team can tell you.",
            "Yes, your record lists {0}.", "Your record does not list {0}.", "If this is not what you take, tell your care team."),
        Allergies = new(
            "Your record lists these allergies:", "Your record lists no allergies.", "I have no list of your allergies. Your care team can tell you.",
            "Yes. Your record lists an allergy to {0}.", "Your record lists no allergy to {0}.", "If something is missing, tell your care team before you take anything new."),
        Conditions = new(
            "Your record lists these conditions:", "Your record lists no conditions.", "I have no list of your conditions. Your care team can tell you.",
            "Yes, your record lists {0}.", "Your record does not list {0}.", "Your care team can explain what they mean for you."),
        Visit = "Your next visit is on {0}",
        Moment = "dddd, MMMM d, yyyy 'at' h:mm tt",
        NoVisit = "Your record shows no visit to come. Your care team can make one with you.",
        VisitsNotKnown = "I cannot see your visits. Your care team can tell you when the next one is.",
        Age = "Your record says that your age is {0}.",
        NoAge = "Your record does not say your age.",
    };

    private static RecordWords Spanish { get; } = new()
    {
        Culture = CultureInfo.GetCultureInfo("es-US"),
        NoRecord = "Aquí no puedo ver un expediente médico, así que no lo sé. Su equipo de atención puede decírselo.",
        ItLists = "Sí aparece:",
        Medications = new(
            "En su expediente aparecen estos medicamentos:", "En su expediente no aparece ningún medicamento.",
            "No tengo la lista de sus medicamentos. Su equipo de atención puede decírsela.",
            "Sí, en su expediente aparece {0}.", "En su expediente no aparece {0}.", "Si no es lo que usted toma, dígaselo a su equipo de atención."),
        Allergies = new(
            "En su expediente aparecen estas alergias:", "En su expediente no aparece ninguna alergia.",
            "No tengo la lista de sus alergias. Su equipo de atención puede decírsela.",
            "Sí. En su expediente aparece una alergia a {0}.", "En su expediente no aparece una alergia a {0}.",
            "Si falta algo, dígaselo a su equipo de atención antes de tomar algo nuevo."),
        Conditions = new(
            "En su expediente aparecen estas condiciones:", "En su expediente no aparece ninguna condición.",
            "No tengo la lista de sus condiciones. Su equipo de atención puede decírsela.",
            "Sí, en su expediente aparece {0}.", "En su expediente no aparece {0}.", "Su equipo de atención puede explicarle qué significan para usted."),
        Visit = "Su próxima visita es el {0}",
        Moment = "dddd, d 'de' MMMM 'de' yyyy, 'a las' h:mm tt",
        NoVisit = "En su expediente no aparece ninguna visita próxima. Su equipo de atención puede darle una cita.",
        VisitsNotKnown = "No puedo ver sus visitas. Su equipo de atención puede decirle cuándo es la próxima.",
        Age = "Su expediente dice que su edad es {0}.",
        NoAge = "Su expediente no dice su edad.",
    };
}
