using System.Globalization;
using CareChat.Web.Patients;

namespace CareChat.Web.Assistant.Answers;

/// <summary>The sentences in which a record is told, in English and Spanish. None of them says that something is not so because it is not recorded.</summary>
internal sealed record RecordWords
{
    /// <summary>The sentences about one kind of line.</summary>
    /// <param name="NotRecorded">Where the record says nothing of the kind.</param>
    /// <param name="NotCurrent">Where all that it says of the kind is over.</param>
    /// <param name="NotKnown">Where nobody looked.</param>
    /// <param name="CannotTell">After a list in which the asked name does not stand.</param>
    /// <param name="CannotTellAlone">The same where there is no list.</param>
    internal sealed record Kind(string Lists, string NotRecorded, string NotCurrent, string NotKnown, string Yes, string CannotTell, string CannotTellAlone, string Advice);

    public required CultureInfo Culture { get; init; }
    public required string NoRecord { get; init; }

    /// <summary>Tells a statement of the record, as it was written: "None known".</summary>
    public required string Says { get; init; }

    public required Kind Medications { get; init; }
    public required Kind Allergies { get; init; }
    public required Kind Conditions { get; init; }
    public required string Visit { get; init; }
    public required string Moment { get; init; }

    /// <summary>What follows a time whose source named no zone but the world's: taken for the local hour, it brings somebody too late.</summary>
    public required string WorldTime { get; init; }

    public required string NoVisit { get; init; }
    public required string VisitsNotKnown { get; init; }

    /// <summary>That one is recorded whose time could not be read.</summary>
    public required string VisitUnread { get; init; }

    /// <summary>The same of several.</summary>
    public required string VisitsUnread { get; init; }

    /// <summary>The same beside the next visit whose time is known: one of them may be earlier.</summary>
    public required string VisitsBeside { get; init; }

    /// <summary>What stands elsewhere beside a list.</summary>
    public required string Also { get; init; }

    /// <summary>That more is recorded than is listed.</summary>
    public required string More { get; init; }

    /// <summary>What is on hold.</summary>
    public required string OnHold { get; init; }

    /// <summary>That one line more is recorded which is not in force.</summary>
    public required string OneOver { get; init; }

    /// <summary>The same of several.</summary>
    public required string SeveralOver { get; init; }

    public required string Age { get; init; }
    public required string NoAge { get; init; }

    /// <summary>How one of a line's details is said, where its words are the program's own; all else is told as it is written.</summary>
    public Func<string, string> DetailInWords { get; init; } = detail => detail;

    /// <summary>How an age is said, from how it is said in English.</summary>
    public Func<string, string> AgeInWords { get; init; } = words => words;

    /// <summary>The sentences of a language; English for any that is not Spanish.</summary>
    public static RecordWords Of(string language) => language == "es" ? Spanish : English;

    /// <summary>A line as one text, in these words.</summary>
    public string Written(RecordLine line) =>
        RecordSayings.Written(line with { Detail = string.Join("; ", line.Detail.Split("; ").Select(DetailInWords)) });

    private static RecordWords English { get; } = new()
    {
        Culture = CultureInfo.GetCultureInfo("en-US"),
        NoRecord = "I cannot see a health record here, so I cannot say. Your care team can tell you.",
        Says = "Your record says: \"{0}\".",
        Medications = new(
            "Your record lists these medicines:",
            "Medicines are not recorded here, which does not say whether you take any.",
            "The medicines in your record have ended, are on hold or were only planned, which does not say whether you take any.",
            "I have no list of your medicines. Your care team can tell you.",
            "Yes, your record lists {0}.",
            "I cannot tell whether {0} is one of these. Ask before you take it or stop taking it.",
            "I cannot tell whether you take {0}. Ask before you take it or stop taking it.",
            "If this is not what you take, tell your care team."),
        Allergies = new(
            "Your record lists these allergies:",
            "Allergies are not recorded here, which does not say whether you have any.",
            "The allergies in your record are marked as over, which does not say whether you have any.",
            "I have no list of your allergies. Your care team can tell you.",
            "Yes. Your record lists an allergy to {0}.",
            "I cannot tell whether {0} is one of these. Ask before you take it.",
            "I cannot tell whether {0} is safe for you. Ask before you take it.",
            "If something is missing, tell your care team before you take anything new."),
        Conditions = new(
            "Your record lists these conditions:",
            "Conditions are not recorded here, which does not say whether you have any.",
            "The conditions in your record are marked as over, which does not say whether you have any.",
            "I have no list of your conditions. Your care team can tell you.",
            "Yes, your record lists {0}.",
            "I cannot tell whether {0} is one of these. Ask your care team.",
            "I cannot tell whether you have {0}. Ask your care team.",
            "Your care team can explain what this means for you."),
        Visit = "Your next visit is on {0}",
        Moment = "dddd, MMMM d, yyyy 'at' h:mm tt",
        WorldTime = " UTC, which is not your local time: ask your care team for the hour",
        NoVisit = "A visit to come is not recorded here. One may still be planned: your care team can tell you, or make one with you.",
        VisitUnread = "Your record lists a visit whose time could not be read here: {0}. Your care team can tell you when it is.",
        VisitsUnread = "Your record lists visits whose time could not be read here: {0}. Your care team can tell you when they are.",
        VisitsBeside = "There are others whose time could not be read here, and which may be earlier: {0}. Your care team can tell you when they are.",
        Also = "It also lists: {0}.",
        More = "There are more in your record than are listed here.",
        OnHold = "On hold: {0}.",
        OneOver = "Your record has 1 more line that has ended or was only planned.",
        SeveralOver = "Your record has {0} more lines that have ended or were only planned.",
        VisitsNotKnown = "I cannot see your visits. Your care team can tell you when the next one is.",
        Age = "Your record says that your age is {0}.",
        NoAge = "Your age is not recorded here.",
    };

    private static RecordWords Spanish { get; } = new()
    {
        Culture = CultureInfo.GetCultureInfo("es-US"),
        NoRecord = "Aquí no puedo ver un expediente médico, así que no lo sé. Su equipo de atención puede decírselo.",
        Says = "Su expediente dice: \"{0}\".",
        Medications = new(
            "En su expediente aparecen estos medicamentos:",
            "Aquí los medicamentos no están registrados, lo que no dice si usted toma alguno.",
            "Los medicamentos de su expediente terminaron, están en pausa o solo estaban previstos, lo que no dice si usted toma alguno.",
            "No tengo la lista de sus medicamentos. Su equipo de atención puede decírsela.",
            "Sí, en su expediente aparece {0}.",
            "No puedo saber si {0} es uno de ellos. Pregunte antes de tomarlo o de dejar de tomarlo.",
            "No puedo saber si usted toma {0}. Pregunte antes de tomarlo o de dejar de tomarlo.",
            "Si no es lo que usted toma, dígaselo a su equipo de atención."),
        Allergies = new(
            "En su expediente aparecen estas alergias:",
            "Aquí las alergias no están registradas, lo que no dice si usted tiene alguna.",
            "Las alergias de su expediente figuran como pasadas, lo que no dice si usted tiene alguna.",
            "No tengo la lista de sus alergias. Su equipo de atención puede decírsela.",
            "Sí. En su expediente aparece una alergia a {0}.",
            "No puedo saber si {0} es una de ellas. Pregunte antes de tomarlo.",
            "No puedo saber si {0} es seguro para usted. Pregunte antes de tomarlo.",
            "Si falta algo, dígaselo a su equipo de atención antes de tomar algo nuevo."),
        Conditions = new(
            "En su expediente aparecen estas condiciones:",
            "Aquí las condiciones no están registradas, lo que no dice si usted tiene alguna.",
            "Las condiciones de su expediente figuran como pasadas, lo que no dice si usted tiene alguna.",
            "No tengo la lista de sus condiciones. Su equipo de atención puede decírsela.",
            "Sí, en su expediente aparece {0}.",
            "No puedo saber si {0} es una de ellas. Pregunte a su equipo de atención.",
            "No puedo saber si usted tiene {0}. Pregunte a su equipo de atención.",
            "Su equipo de atención puede explicarle qué significa para usted."),
        Visit = "Su próxima visita es el {0}",
        Moment = "dddd, d 'de' MMMM 'de' yyyy, 'a las' h:mm tt",
        WorldTime = " UTC, que no es su hora local: pregunte la hora a su equipo de atención",
        NoVisit = "Aquí no está registrada una próxima visita. Puede haber una de todos modos: su equipo de atención puede decírselo o darle una cita.",
        VisitUnread = "En su expediente aparece una visita cuya hora no se pudo leer aquí: {0}. Su equipo de atención puede decirle cuándo es.",
        VisitsUnread = "En su expediente aparecen visitas cuya hora no se pudo leer aquí: {0}. Su equipo de atención puede decirle cuándo son.",
        VisitsBeside = "Hay otras cuya hora no se pudo leer aquí y que pueden ser antes: {0}. Su equipo de atención puede decirle cuándo son.",
        Also = "También aparece: {0}.",
        More = "En su expediente hay más de lo que aparece aquí.",
        OnHold = "En pausa: {0}.",
        OneOver = "En su expediente hay 1 línea más que terminó o solo estaba prevista.",
        SeveralOver = "En su expediente hay {0} líneas más que terminaron o solo estaban previstas.",
        VisitsNotKnown = "No puedo ver sus visitas. Su equipo de atención puede decirle cuándo es la próxima.",
        Age = "Su expediente dice que su edad es {0}.",
        AgeInWords = Patients.Age.InSpanish,
        DetailInWords = Certainty.InSpanish,
        NoAge = "Su edad no está registrada aquí.",
    };
}
