using CareChat.Web.Assistant;
using CareChat.Web.Assistant.Answers;
using CareChat.Web.Patients;
using Xunit;

namespace CareChat.Tests.Assistant.Knowledge;

/// <summary>What somebody asks of one thing of their own record is answered with its line; what is asked in general stays with the articles.</summary>
public sealed class RecordAskedTests
{
    private static readonly PatientFacts Ada = new()
    {
        Medications = [new("Methotrexate 2.5 mg", "6 tablets once a week"), new("Oxycodone 5 mg", "1 tablet every 6 hours, as needed"), new("Colchicine 0.6 mg", "once a day"), new("Eliquis 5 mg", "2 times a day"),
            new("Amoxicillin", "500 mg 3 times a day for 7 days; ordered 2019-03-01")],
        Allergies = [new("Penicillin", "hives, severe; high risk"), new("Latex", "rash, mild")],
        Conditions = [new("Osteoarthritis", "body site: left knee"), new("Diabetes mellitus type 2", "")],
        NextVisit = new(new DateTimeOffset(2026, 5, 4, 15, 30, 0, TimeSpan.FromHours(-4)), "Follow-up", "Dr. Rivera"),
        KnowsVisits = true,
    };

    private const string Penicillin = "Your record lists these allergies: Penicillin (hives, severe; high risk).";

    [Theory]
    [InlineData("How severe is my penicillin allergy?", Penicillin)]
    [InlineData("how bad was my reaction to penicillin", Penicillin)]
    [InlineData("What reaction did I have to penicillin?", Penicillin)]
    [InlineData("What is my reaction to penicillin?", Penicillin)]
    [InlineData("Is my penicillin allergy severe?", Penicillin)]
    [InlineData("How serious is my latex allergy?", "Your record lists these allergies: Latex (rash, mild).")]
    [InlineData("What dose of Eliquis?", "Your record lists these medicines: Eliquis 5 mg (2 times a day).")]
    [InlineData("Which strength of colchicine?", "Your record lists these medicines: Colchicine 0.6 mg (once a day).")]
    [InlineData("How much methotrexate do I take and how often?", "Your record lists these medicines: Methotrexate 2.5 mg (6 tablets once a week).")]
    [InlineData("How do I take colchicine?", "Your record lists these medicines: Colchicine 0.6 mg (once a day).")]
    [InlineData("how often am I supposed to take my methotrexate", "Your record lists these medicines: Methotrexate 2.5 mg (6 tablets once a week).")]
    [InlineData("How much oxycodone can I take a day?", "Your record lists these medicines: Oxycodone 5 mg (1 tablet every 6 hours, as needed).")]
    [InlineData("Which knee has arthritis?", "Your record lists these conditions: Osteoarthritis (body site: left knee).")]
    [InlineData("In which knee do I have arthritis?", "Your record lists these conditions: Osteoarthritis (body site: left knee).")]
    [InlineData("What type of diabetes do I have?", "Your record lists these conditions: Diabetes mellitus type 2.")]
    [InlineData("Am I taking amoxicillin?", "Your record lists these medicines: Amoxicillin (500 mg 3 times a day for 7 days; ordered 2019-03-01). I cannot tell whether you take amoxicillin.")]
    public void Its_line_is_told_as_it_is_written(string question, string expected) => Assert.StartsWith(expected, RecordAnswers.Answer(question, "en", Ada) ?? "");

    [Theory]
    [InlineData("¿Qué tan grave es mi alergia al latex?", "En su expediente aparecen estas alergias: Latex (rash, mild).")]
    [InlineData("¿Qué reacción tuve a la penicilina?", "En su expediente aparecen estas alergias: Penicillin")]
    [InlineData("¿Cuánta oxicodona puedo tomar al día?", "En su expediente aparecen estos medicamentos: Oxycodone 5 mg (1 tablet every 6 hours, as needed). No puedo saber si usted toma oxicodona.")]
    [InlineData("¿Cómo tomo la colchicina?", "En su expediente aparecen estos medicamentos: Colchicine 0.6 mg (once a day).")]
    [InlineData("¿Cada cuánto debo tomar Eliquis?", "En su expediente aparecen estos medicamentos: Eliquis 5 mg (2 times a day). Si no es lo que usted toma")]
    [InlineData("¿Cuánto metotrexato tomo y cada cuánto?", "En su expediente aparecen estos medicamentos: Methotrexate")]
    [InlineData("¿Estoy tomando amoxicillin?", "En su expediente aparecen estos medicamentos: Amoxicillin (500 mg 3 times a day for 7 days; recetado el 2019-03-01).")]
    public void So_it_is_in_Spanish(string question, string expected) => Assert.StartsWith(expected, RecordAnswers.Answer(question, "es", Ada) ?? "");

    [Theory]
    [InlineData("What appointments do I have?", "en")]
    [InlineData("Which visits do I have coming up?", "en")]
    [InlineData("Do I have an appointment on January 20?", "en")]
    [InlineData("do i have an appointment with the nurse next week", "en")]
    [InlineData("When are my upcoming appointments?", "en")]
    [InlineData("¿Qué citas tengo?", "es")]
    [InlineData("¿Cuáles son mis próximas citas?", "es")]
    [InlineData("¿Tengo cita el 20 de enero?", "es")]
    [InlineData("¿Tengo una cita con el doctor mañana?", "es")]
    public void The_next_visit_answers_which_there_are(string question, string language) =>
        Assert.StartsWith(language == "es" ? "Su próxima visita es el" : "Your next visit is on", RecordAnswers.Answer(question, language, Ada) ?? "");

    [Theory]
    [InlineData("How severe can a penicillin allergy get?")]
    [InlineData("What reaction can penicillin cause?")]
    [InlineData("How serious are allergies to latex?")]
    [InlineData("What dose of ibuprofen for a child?")]
    [InlineData("What dose of vitamin D is safe?")]
    [InlineData("How do I take my temperature?")]
    [InlineData("How do I take a pill with food?")]
    [InlineData("How much water can I drink a day?")]
    [InlineData("How much ibuprofen can I take a day?")]
    [InlineData("How often should I take my blood pressure?")]
    [InlineData("Which knee brace is best for arthritis?")]
    [InlineData("What type of doctor do I have to see?")]
    [InlineData("What appointments do I need during pregnancy?")]
    [InlineData("How do I make an appointment for January 20?")]
    [InlineData("¿Cuánta agua puedo tomar al día?")]
    [InlineData("¿Qué tan grave puede ser una alergia a la penicilina?")]
    [InlineData("¿Cómo tomo la presión?")]
    [InlineData("¿Cómo pido una cita para el 20 de enero?")]
    [InlineData("Tengo una cita con el doctor mañana.")]
    public void What_is_asked_in_general_or_only_told_is_not_the_records(string question) => Assert.Null(RecordAnswers.Answer(question, "en", Ada));

    [Theory]
    [InlineData("What dose of Eliquis?")]
    [InlineData("How do I take colchicine?")]
    [InlineData("Which knee has arthritis?")]
    public void Without_a_record_such_a_question_is_general(string question) => Assert.Null(RecordAnswers.Answer(question, "en", null));

    [Theory]
    [InlineData("What medicines do I take?")]
    [InlineData("Am I taking warfarin?")]
    public void Signs_that_turn_the_direction_of_text_do_not_stand_in_answers(string question) => Assert.DoesNotContain('\u202E',
        RecordAnswers.Answer(question, "en", new PatientFacts { Medications = [new("War\u202Efarin", "\u202E05 mg")] })!);
}
