using CareChat.Web.Data;
using CareChat.Web.Text;

namespace CareChat.Web.Safety;

/// <summary>The fixed text that answers a message of danger: whom to call, in short sentences.</summary>
public static class EmergencyReply
{
    /// <summary>The emergency number with which 988, the suicide and crisis line of the United States, is named too.</summary>
    internal const string UnitedStates = "911";

    /// <summary>The text.</summary>
    /// <param name="language"><c>es</c> for Spanish, English otherwise.</param>
    /// <param name="emergencyNumber">The clinic's emergency number.</param>
    /// <param name="kind">What the message speaks of.</param>
    /// <param name="isTold">True where the care team got to know of it.</param>
    public static string For(string language, string emergencyNumber, EmergencyKind kind, bool isTold = true)
    {
        var hasCrisisLine = emergencyNumber.Trim() == UnitedStates;
        var isSpanish = language == "es";
        var text = isSpanish ? Spanish(emergencyNumber, kind, hasCrisisLine) : English(emergencyNumber, kind, hasCrisisLine);
        return !isTold ? text : text + (isSpanish ? SpanishEnd : EnglishEnd);
    }

    /// <summary>The text in the language of what was said, with the number of an instance.</summary>
    /// <param name="said">What tells of danger; where it does not show its language, that of the phrase that was found.</param>
    /// <param name="isTold">True where the care team got to know of it.</param>
    public static string For(SqlScope scope, Guid instanceId, string said, EmergencyFinding finding, bool isTold) =>
        For(NumberOf(scope, instanceId), said, finding, isTold);

    /// <summary>The same with a number that is known.</summary>
    internal static string For(string emergencyNumber, string said, EmergencyFinding finding, bool isTold) =>
        For(LanguageDetector.Detect(said, finding.Language), emergencyNumber, finding.Kind, isTold);

    /// <summary>The emergency number of an instance.</summary>
    internal static string NumberOf(SqlScope scope, Guid instanceId) =>
        scope.Scalar("""SELECT "EmergencyNumber" FROM "Instances" WHERE "Id" = @p0""", instanceId) as string ?? UnitedStates;

    private static string English(string number, EmergencyKind kind, bool hasCrisisLine) => kind switch
    {
        EmergencyKind.SelfHarm => $"I am glad you told us. You do not have to face this alone. If you may hurt yourself, or somebody else may, call {number} now."
            + (hasCrisisLine ? " You can also call or text 988 at any time. It is free. A person will listen." : "")
            + " Stay with someone you trust. Put pills and weapons out of reach.",
        EmergencyKind.Violence => $"You deserve to be safe. If you are in danger, call {number} now. If you can, go to a safe place first.",
        EmergencyKind.HarmToOthers => $"If somebody may get hurt, call {number} now. Step away from the person. Go to another room and ask someone to come."
            + (hasCrisisLine ? " You can also call or text 988 at any time." : ""),
        EmergencyKind.Other => $"This may be an emergency. Call {number} now. Do not wait for an answer here. Do not drive yourself."
            + (hasCrisisLine ? " If you think about hurting yourself, call or text 988." : ""),
        _ => $"This may be an emergency. Call {number} now. Do not wait for an answer here. Do not drive yourself. Stay with the person until help comes.",
    };

    private static string Spanish(string number, EmergencyKind kind, bool hasCrisisLine) => kind switch
    {
        EmergencyKind.SelfHarm => $"Gracias por decirlo. No tiene que pasar por esto a solas. Si puede hacerse daño, o si otra persona puede hacerlo, llame al {number} ahora."
            + (hasCrisisLine ? " También puede llamar al 988 a toda hora y oprimir el 2 para español. Es gratis. Una persona le va a escuchar." : "")
            + " Quédese con alguien de confianza. Aleje las pastillas y las armas.",
        EmergencyKind.Violence => $"Usted merece estar a salvo. Si está en peligro, llame al {number} ahora. Si puede, vaya primero a un lugar seguro.",
        EmergencyKind.HarmToOthers => $"Si alguien puede salir herido, llame al {number} ahora. Aléjese de esa persona. Vaya a otro cuarto y pida que alguien venga."
            + (hasCrisisLine ? " También puede llamar al 988 a toda hora y oprimir el 2 para español." : ""),
        EmergencyKind.Other => $"Esto puede ser una emergencia. Llame al {number} ahora. No espere una respuesta aquí. No maneje usted."
            + (hasCrisisLine ? " Si piensa en hacerse daño, llame al 988 y oprima el 2 para español." : ""),
        _ => $"Esto puede ser una emergencia. Llame al {number} ahora. No espere una respuesta aquí. No maneje usted. Quédese con la persona hasta que llegue la ayuda.",
    };

    private const string EnglishEnd = " We have told your care team, but they may not see it at once.";
    private const string SpanishEnd = " Avisamos a su equipo médico, pero quizás no lo vea enseguida.";
}
