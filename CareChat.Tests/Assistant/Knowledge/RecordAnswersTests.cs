using CareChat.Web.Assistant;
using CareChat.Web.Assistant.Answers;
using CareChat.Web.Patients;
using Xunit;

namespace CareChat.Tests.Assistant.Knowledge;

/// <summary>What the assistant says of the person's own record.</summary>
public sealed class RecordAnswersTests
{
    private static readonly PatientFacts Ada = new()
    {
        Age = "47",
        Medications = [new("Metformin 500 mg", "twice a day"), new("Lisinopril 10 mg", "")],
        Allergies = [new("Penicillin V", "hives")],
        Conditions = [],
        NextVisit = new(new DateTimeOffset(2026, 5, 4, 15, 30, 0, TimeSpan.FromHours(-4)), "Follow-up", "Dr. Rivera"),
        KnowsVisits = true,
    };

    [Theory]
    [InlineData("What am I taking?")]
    [InlineData("hi, what medications am i on right now")]
    [InlineData("which pills do I take daily?")]
    [InlineData("list my meds")]
    [InlineData("What are my current medicines?")]
    [InlineData("I lost my list. What medicines am I taking?")]
    public void Medicines_are_listed_in_a_whole_sentence(string question) =>
        Assert.StartsWith("Your record lists these medicines: Metformin 500 mg (twice a day); Lisinopril 10 mg.", Said(question));

    [Theory]
    [InlineData("¿Qué medicinas estoy tomando?")]
    [InlineData("cuáles son mis medicamentos")]
    [InlineData("que pastillas tomo")]
    public void So_they_are_in_Spanish(string question) =>
        Assert.StartsWith("En su expediente aparecen estos medicamentos: Metformin 500 mg (twice a day); Lisinopril 10 mg.", Said(question, "es"));

    [Theory]
    [InlineData("Am I allergic to penicillin?", "en", "Yes. Your record lists an allergy to Penicillin V (hives).")]
    [InlineData("am i allergic to peanuts", "en", "Your record lists these allergies: Penicillin V (hives). I cannot tell whether peanuts is one of these. Ask before you take it.")]
    [InlineData("Do I have allergies?", "en", "Your record lists these allergies: Penicillin V (hives).")]
    [InlineData("Do I have any drug allergies?", "en", "Your record lists these allergies: Penicillin V (hives).")]
    [InlineData("any allergies?", "en", "Your record lists these allergies: Penicillin V (hives).")]
    [InlineData("allergies?", "en", "Your record lists these allergies: Penicillin V (hives).")]
    [InlineData("allergy list", "en", "Your record lists these allergies: Penicillin V (hives).")]
    [InlineData("meds", "en", "Your record lists these medicines: Metformin 500 mg (twice a day); Lisinopril 10 mg.")]
    [InlineData("what am I allergic to?", "en", "Your record lists these allergies: Penicillin V (hives).")]
    [InlineData("¿Soy alérgica a la penicilina?", "es", "En su expediente aparecen estas alergias: Penicillin V (hives). No puedo saber si penicilina es una de ellas. Pregunte antes de tomarlo.")]
    [InlineData("a qué soy alérgico", "es", "En su expediente aparecen estas alergias: Penicillin V (hives).")]
    [InlineData("am I taking metformin?", "en", "Yes, your record lists Metformin 500 mg (twice a day).")]
    [InlineData("am i on warfarin", "en", "Your record lists these medicines: Metformin 500 mg (twice a day); Lisinopril 10 mg. I cannot tell whether warfarin is one of these. Ask before you take it")]
    [InlineData("what conditions do I have?", "en", "Conditions are not recorded here")]
    [InlineData("how old am I?", "en", "Your record says that your age is 47.")]
    [InlineData("When is my next appointment?", "en", "Your next visit is on Monday, May 4, 2026 at 3:30 PM (Follow-up, Dr. Rivera).")]
    [InlineData("¿Cuándo es mi próxima cita?", "es", "Su próxima visita es el lunes, 4 de mayo de 2026, a las 3:30 p. m. (Follow-up, Dr. Rivera).")]
    public void Each_question_is_answered_as_recorded(string question, string language, string expected) =>
        Assert.StartsWith(expected, Said(question, language)!.Replace('\u00A0', ' ').Replace('\u202F', ' '));

    [Theory]
    [InlineData("When is my next appointment?", "en", "Your next visit is on Monday, May 4, 2026 at 7:30 PM UTC, which is not your local time: ask your care team for the hour (Follow-up).")]
    [InlineData("¿Cuándo es mi próxima cita?", "es", "Su próxima visita es el lunes, 4 de mayo de 2026, a las 7:30 p. m. UTC, que no es su hora local: pregunte la hora a su equipo de atención (Follow-up).")]
    public void An_hour_of_the_world_is_not_taken_for_the_hour_of_the_clinic(string question, string language, string expected)
    {
        var facts = new PatientFacts { NextVisit = new(new DateTimeOffset(2026, 5, 4, 19, 30, 0, TimeSpan.Zero), "Follow-up", ""), KnowsVisits = true };
        Assert.Equal(expected, RecordAnswers.Answer(question, language, facts)!.Replace('\u00A0', ' ').Replace('\u202F', ' '));
    }

    [Theory]
    [InlineData("77 or 78", "Su expediente dice que su edad es 77 o 78.")]
    [InlineData("8 months", "Su expediente dice que su edad es 8 meses.")]
    [InlineData("1 month", "Su expediente dice que su edad es 1 mes.")]
    [InlineData("under 1", "Su expediente dice que su edad es menos de 1 año.")]
    [InlineData("under 1 month", "Su expediente dice que su edad es menos de 1 mes.")]
    [InlineData("3 or 4 months", "Su expediente dice que su edad es 3 o 4 meses.")]
    [InlineData("47", "Su expediente dice que su edad es 47.")]
    public void An_age_is_said_in_the_language_of_the_question(string age, string expected)
    {
        Assert.Equal(expected, RecordAnswers.Answer("¿Cuántos años tengo?", "es", new PatientFacts { Age = age }));
        Assert.Equal($"Your record says that your age is {age}.", RecordAnswers.Answer("how old am I?", "en", new PatientFacts { Age = age }));
    }

    [Theory]
    [InlineData("unconfirmed", "sin confirmar")]
    [InlineData("severe; presumed; since childhood", "severe; presunto; since childhood")]
    [InlineData("provisional; high risk", "provisional; riesgo alto")]
    [InlineData("status not known; from 2026-12-05", "estado desconocido; a partir del 2026-12-05")]
    [InlineData("from his mother", "from his mother")]
    [InlineData("unconfirmed by the family", "unconfirmed by the family")]
    public void What_is_not_certain_is_told_in_the_language_of_the_question_and_all_else_as_it_is_written(string detail, string expected)
    {
        var facts = new PatientFacts { Allergies = [new RecordLine("Penicillin", detail)], Conditions = [new RecordLine("Asthma", detail)] };

        Assert.StartsWith($"En su expediente aparecen estas alergias: Penicillin ({expected}).", RecordAnswers.Answer("a qué soy alérgico", "es", facts));
        Assert.StartsWith($"Your record lists these allergies: Penicillin ({detail}).", RecordAnswers.Answer("what am I allergic to?", "en", facts));
        Assert.Contains($"Asthma ({expected})", RecordAnswers.Answer("¿Qué condiciones tengo?", "es", facts));
    }

    [Theory]
    [InlineData("what is penicillin allergy")]
    [InlineData("what are the side effects of my medicines")]
    [InlineData("how do I store my medicines?")]
    [InlineData("can I take ibuprofen with my pills")]
    [InlineData("what medicines treat asthma")]
    [InlineData("how do I change my appointment")]
    [InlineData("my daughter is allergic to cats, what can I do for her")]
    [InlineData("¿qué medicinas hay para la diabetes?")]
    [InlineData("am I on the right track")]
    public void General_questions_are_not_taken_for_questions_about_the_record(string question) => Assert.DoesNotContain("ecord lists", Said(question) ?? "");

    [Fact]
    public void Nothing_recorded_and_nobody_looked_are_two_answers()
    {
        Assert.StartsWith("Medicines are not recorded here", RecordAnswers.Answer("what am i taking", "en", new PatientFacts { Medications = [] }));
        Assert.StartsWith("I have no list of your medicines.", RecordAnswers.Answer("what am i taking", "en", new PatientFacts()));
        Assert.Equal("Allergies are not recorded here, which does not say whether you have any. I cannot tell whether latex is safe for you. Ask before you take it.",
            RecordAnswers.Answer("am i allergic to latex", "en", new PatientFacts { Allergies = [] }));
        Assert.StartsWith("I cannot see your visits.", RecordAnswers.Answer("when is my next visit", "en", new PatientFacts()));
        Assert.StartsWith("A visit to come is not recorded here. One may still be planned", RecordAnswers.Answer("when is my next visit", "en", new PatientFacts { KnowsVisits = true }));
        Assert.StartsWith("I cannot see a health record here", RecordAnswers.Answer("what am i taking", "en", null));
    }

    private static string? Said(string question, string language = "en") => RecordAnswers.Answer(question, language, Ada);
}
