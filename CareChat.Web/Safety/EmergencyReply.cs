using CareChat.Web.Accounts;
using CareChat.Web.Data;
using CareChat.Web.Text;

namespace CareChat.Web.Safety;

/// <summary>The fixed text that answers a message of danger: whom to call, in short sentences.</summary>
public static class EmergencyReply
{
    /// <summary>The emergency number with which 988, the suicide and crisis line of the United States, is named too.</summary>
    internal const string UnitedStates = "911";

    /// <summary>The suicide and crisis line of the United States.</summary>
    internal const string CrisisLine = "988";

    /// <summary>True where the crisis line can be called beside an emergency number.</summary>
    internal static bool HasCrisisLine(string emergencyNumber) => emergencyNumber.Trim() == UnitedStates;

    /// <summary>The text.</summary>
    /// <param name="language"><c>es</c> for Spanish, English otherwise.</param>
    /// <param name="emergencyNumber">The clinic's emergency number.</param>
    /// <param name="kind">What the message speaks of.</param>
    /// <param name="isTold">True where the care team got to know of it.</param>
    /// <param name="about">What it says first where the kind does not tell.</param>
    public static string For(string language, string emergencyNumber, EmergencyKind kind, bool isTold = true, ReplyCase about = ReplyCase.Any)
    {
        var hasCrisisLine = HasCrisisLine(emergencyNumber);
        var isSpanish = language == "es";
        var text = isSpanish ? Spanish(emergencyNumber, kind, hasCrisisLine, about) : English(emergencyNumber, kind, hasCrisisLine, about);
        return !isTold ? text : text + (isSpanish ? SpanishEnd : EnglishEnd);
    }

    /// <summary>The text in the language of what was said, with the number of an instance.</summary>
    /// <param name="said">What tells of danger.</param>
    /// <param name="finding">The danger; where its reader is not known, that is the patient by their record.</param>
    /// <param name="patientId">Whom it is about; null where nobody knows.</param>
    /// <param name="isTold">True where the care team got to know of it.</param>
    /// <param name="talk">What the same side said up to it; null where that is all.</param>
    public static string For(
        SqlScope scope, Guid instanceId, string said, EmergencyFinding finding, Guid? patientId, bool isTold, IReadOnlyList<string>? talk = null) =>
        For(NumberOf(scope, instanceId), said, finding.Reader is null ? finding with { Reader = ReaderOf(scope, patientId) } : finding, isTold, talk);

    /// <summary>
    /// The same with a number that is known. Words that do not show their language are answered in Spanish to a reader of Spanish:
    /// a phrase of the English list may be a Spanish word too. Else in that of the phrase, as English is what a page says unasked.
    /// </summary>
    internal static string For(string emergencyNumber, string said, EmergencyFinding finding, bool isTold = true, IReadOnlyList<string>? talk = null) =>
        For(LanguageDetector.Detect(said, finding.Reader == LanguageChoice.Spanish ? finding.Reader : finding.Language), emergencyNumber, finding.Kind, isTold,
            ReplyCases.Of(talk ?? [said], finding.Kind));

    private static string? ReaderOf(SqlScope scope, Guid? patientId) => patientId is not { } patient ? null :
        LanguageChoice.Known(scope.Scalar("""SELECT "Language" FROM "Patients" WHERE "Id" = @p0""", patient) as string);

    /// <summary>What answers a question that only may tell of danger, where an article would: calm, and true.</summary>
    /// <param name="language"><c>es</c> for Spanish, English otherwise.</param>
    /// <param name="hasTeam">True where the question reaches a care team, though nobody may have read it yet; false where nobody hears of it.</param>
    public static string ForNurse(string language, bool hasTeam) => language == "es"
        ? "Esta pregunta es para una enfermera, no para un asistente"
            + (hasTeam ? ". Si su equipo médico no le ha contestado hoy, llámelo." : ", y desde aquí no le llega a ninguna. Llame hoy a su equipo médico.")
            + " Si empeora o no puede esperar, llame al número de emergencias."
        : "This is a question for a nurse, not for an assistant"
            + (hasTeam ? ". If your care team has not answered you today, call them." : ", and it does not reach one from here. Call your care team today.")
            + " If it gets worse or cannot wait, call the emergency number.";

    /// <summary>The emergency number of an instance.</summary>
    internal static string NumberOf(SqlScope scope, Guid instanceId) =>
        scope.Scalar("""SELECT "EmergencyNumber" FROM "Instances" WHERE "Id" = @p0""", instanceId) as string ?? UnitedStates;

    private static string English(string number, EmergencyKind kind, bool hasCrisisLine, ReplyCase about = ReplyCase.Any) => kind switch
    {
        _ when about == ReplyCase.Another => $"I am glad you told us. Call {number} now. Stay with the person until help comes. Put pills and weapons out of reach."
            + " If they bleed, press hard on the wound with a clean cloth."
            + (hasCrisisLine ? " You can also call or text 988 at any time. It is free." : ""),
        _ when about == ReplyCase.Eye => $"This may be an emergency. Call {number} now. While you call, rinse the eye with plain water for 20 minutes."
            + " Keep the eye open. Do not rub it. Do not wait for an answer here. Do not drive yourself.",
        _ when about is ReplyCase.LowSugar or ReplyCase.LowSugarOfAnother => $"This may be an emergency. Call {number} now. "
            + (about == ReplyCase.LowSugar ? "If you are awake and can swallow, take sugar, juice or sweet soda." : "If the person is awake and can swallow, give sugar, juice or sweet soda.")
            + " Give nothing by mouth to someone who is not awake. Do not wait for an answer here. Do not drive yourself."
            + (hasCrisisLine && kind == EmergencyKind.Poisoning ? " If this was on purpose, you can also call or text 988." : ""),
        _ when about == ReplyCase.BadAir => $"This may be an emergency. Get out now into fresh air and take the others with you. Do not go back in. Call {number} from outside."
            + $" If you cannot get out, call {number} from where you are. Open doors and windows. Do not wait for an answer here.",
        EmergencyKind.SelfHarm => "I am glad you told us. You do not have to face this alone. "
            + (about == ReplyCase.Done ? $"Call {number} now. If you bleed, press hard on the wound with a clean cloth. If you swallowed something, do not make yourself throw up." : $"If you may hurt yourself, or somebody else may, call {number} now.")
            + (hasCrisisLine ? " You can also call or text 988 at any time. It is free. A person will listen." : "")
            + " Stay with someone you trust. Put pills and weapons out of reach.",
        EmergencyKind.Violence => $"You deserve to be safe. If you or somebody else is in danger, call {number} now. If you can, go to a safe place first."
            + $" Call {number} too if anyone was hurt, choked or shot, even if they feel fine now.",
        EmergencyKind.HarmToOthers => $"If somebody may get hurt, call {number} now. Step away from the person. Go to another room and ask someone to come."
            + (hasCrisisLine ? " You can also call or text 988 at any time." : ""),
        EmergencyKind.UnsafePlace => $"This may be an emergency. Get out now and take the others with you. Do not go back in. Call {number} from outside."
            + $" If you cannot get out, call {number} from where you are. Close the door. Stay low, by a window. Do not wait for an answer here.",
        EmergencyKind.Poisoning => English(number, EmergencyKind.Unconscious, hasCrisisLine) + " Do not make anyone throw up."
            + (hasCrisisLine && about != ReplyCase.SmallChild ? " If this was on purpose, you can also call or text 988." : ""),
        EmergencyKind.Other => $"This may be an emergency. Call {number} now. Do not wait for an answer here. Do not drive yourself.",
        _ => English(number, EmergencyKind.Other, hasCrisisLine) + " Stay with the person until help comes.",
    };

    private static string Spanish(string number, EmergencyKind kind, bool hasCrisisLine, ReplyCase about = ReplyCase.Any) => kind switch
    {
        _ when about == ReplyCase.Another => $"Gracias por decirlo. Llame al {number} ahora. Quédese con la persona hasta que llegue la ayuda. Aleje las pastillas y las armas."
            + " Si sangra, apriete fuerte la herida con un paño limpio."
            + (hasCrisisLine ? " También puede llamar al 988 a toda hora y oprimir el 2 para español. Es gratis." : ""),
        _ when about == ReplyCase.Eye => $"Esto puede ser una emergencia. Llame al {number} ahora. Mientras llama, enjuague el ojo con agua sola durante 20 minutos."
            + " Mantenga el ojo abierto. No lo frote. No espere una respuesta aquí. No maneje usted.",
        _ when about is ReplyCase.LowSugar or ReplyCase.LowSugarOfAnother => $"Esto puede ser una emergencia. Llame al {number} ahora. "
            + (about == ReplyCase.LowSugar ? "Si está despierto y puede tragar, tome azúcar, jugo o un refresco dulce." : "Si la persona está despierta y puede tragar, dele azúcar, jugo o un refresco dulce.")
            + " No dé nada por la boca a quien no está despierto. No espere una respuesta aquí. No maneje usted."
            + (hasCrisisLine && kind == EmergencyKind.Poisoning ? " Si fue a propósito, también puede llamar al 988 y oprimir el 2 para español." : ""),
        _ when about == ReplyCase.BadAir => $"Esto puede ser una emergencia. Salga ahora al aire libre y saque a los demás. No vuelva a entrar. Llame al {number} desde afuera."
            + $" Si no puede salir, llame al {number} desde donde está. Abra puertas y ventanas. No espere una respuesta aquí.",
        EmergencyKind.SelfHarm => "Gracias por decirlo. No tiene que pasar por esto a solas. "
            + (about == ReplyCase.Done ? $"Llame al {number} ahora. Si sangra, apriete fuerte la herida con un paño limpio. Si tragó algo, no se provoque el vómito." : $"Si puede hacerse daño, o si otra persona puede hacerlo, llame al {number} ahora.")
            + (hasCrisisLine ? " También puede llamar al 988 a toda hora y oprimir el 2 para español. Es gratis. Una persona le va a escuchar." : "")
            + " Quédese con alguien de confianza. Aleje las pastillas y las armas.",
        EmergencyKind.Violence => $"Usted merece estar a salvo. Si usted u otra persona está en peligro, llame al {number} ahora. Si puede, vaya primero a un lugar seguro."
            + $" Llame también al {number} si hirieron o ahorcaron a alguien, aunque ya se sienta bien.",
        EmergencyKind.HarmToOthers => $"Si alguien puede salir herido, llame al {number} ahora. Aléjese de esa persona. Vaya a otro cuarto y pida que alguien venga."
            + (hasCrisisLine ? " También puede llamar al 988 a toda hora y oprimir el 2 para español." : ""),
        EmergencyKind.UnsafePlace => $"Esto puede ser una emergencia. Salga ahora y saque a los demás. No vuelva a entrar. Llame al {number} desde afuera."
            + $" Si no puede salir, llame al {number} desde donde está. Cierre la puerta. Quédese cerca del suelo, junto a una ventana. No espere una respuesta aquí.",
        EmergencyKind.Poisoning => Spanish(number, EmergencyKind.Unconscious, hasCrisisLine) + " No provoque el vómito."
            + (hasCrisisLine && about != ReplyCase.SmallChild ? " Si fue a propósito, también puede llamar al 988 y oprimir el 2 para español." : ""),
        EmergencyKind.Other => $"Esto puede ser una emergencia. Llame al {number} ahora. No espere una respuesta aquí. No maneje usted.",
        _ => Spanish(number, EmergencyKind.Other, hasCrisisLine) + " Quédese con la persona hasta que llegue la ayuda.",
    };

    private const string EnglishEnd = " We have told your care team, but they may not see it at once.";
    private const string SpanishEnd = " Avisamos a su equipo médico, pero quizás no lo vea enseguida.";
}
