namespace CareChat.Web.Assistant.Answers;

/// <summary>What the assistant says in words of its own, in English and Spanish.</summary>
internal sealed record AnswerWords
{
    public required string Unknown { get; init; }

    /// <summary>The same to a program, which has no such button.</summary>
    public required string UnknownApart { get; init; }

    public required string Source { get; init; }
    public required string OtherLanguage { get; init; }
    public required string Welcome { get; init; }
    public required string Greeting { get; init; }

    /// <summary>The words of a language; English for any that is not Spanish.</summary>
    public static AnswerWords Of(string language) => language == "es" ? Spanish : English;

    /// <summary>What is said to who writes in neither language, in both.</summary>
    /// <param name="emergencyNumber">The clinic's emergency number.</param>
    public static string NotRead(string emergencyNumber) =>
        $"I can read English and Spanish only. Please write in one of them, or ask your care team. In an emergency, call {emergencyNumber}.\n\n"
        + $"Solo leo inglés y español. Escriba en uno de ellos o pregunte a su equipo de atención. En una emergencia, llame al {emergencyNumber}.";

    private static AnswerWords English { get; } = new()
    {
        Unknown = "I do not know the answer to that. Your care team can help: choose \"Talk to my care team\" and they will see what you asked.",
        UnknownApart = "I do not know the answer to that. Please ask your care team: from here your question does not reach them.",
        Source = "Source",
        OtherLanguage = "I found this in Spanish only:",
        Welcome = "You are welcome. What else would you like to know?",
        Greeting = "Hello. What would you like to know?",
    };

    private static AnswerWords Spanish { get; } = new()
    {
        Unknown = "No sé la respuesta a eso. Su equipo de atención puede ayudarle: elija \"Hablar con mi equipo de atención\" y verán lo que usted preguntó.",
        UnknownApart = "No sé la respuesta a eso. Pregunte a su equipo de atención: desde aquí su pregunta no les llega.",
        Source = "Fuente",
        OtherLanguage = "Encontré esto solo en inglés:",
        Welcome = "Con gusto. ¿Qué más le gustaría saber?",
        Greeting = "Hola. ¿Qué le gustaría saber?",
    };
}
