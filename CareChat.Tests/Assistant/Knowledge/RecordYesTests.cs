using CareChat.Web.Assistant;
using CareChat.Web.Assistant.Answers;
using CareChat.Web.Data;
using CareChat.Web.Patients;
using Xunit;

namespace CareChat.Tests.Assistant.Knowledge;

/// <summary>The assistant says "yes" of a record only where a line says all that was asked, and says it for sure.</summary>
public sealed class RecordYesTests
{
    private static readonly PatientFacts Ada = new()
    {
        Medications = [new("Metformin", "once a day"), new("Warfarin", "5 mg; status not known"), new("Amoxicillin", "from 2026-12-05"),
            new("furosemide 40 mg", "note: Dose increased to 80 mg; see letter"), new("Digoxin", "note: Take with food")],
        Allergies = [new("Penicillin", "unconfirmed"), new("Latex", "hives")],
        Conditions = [new("High blood pressure", ""), new("Hepatitis B", ""), new("Type 1 diabetes", ""), new("Breast cancer", ""), new("Lung cancer", "differential")],
    };

    [Theory]
    [InlineData("Do I have low blood pressure?")]
    [InlineData("Do I have hepatitis C?")]
    [InlineData("Do I have type 2 diabetes?")]
    [InlineData("Do I have cancer in my family?")]
    [InlineData("Do I have severe breast cancer?")]
    [InlineData("Do I have lung cancer?")]
    [InlineData("Am I taking too much metformin?")]
    [InlineData("Do I take metformin twice a day?")]
    [InlineData("Am I on warfarin?")]
    [InlineData("Am I taking amoxicillin?")]
    [InlineData("Am I taking furosemide?")]
    [InlineData("Am I allergic to penicillin?")]
    [InlineData("¿Tomo mucha metformina?", "es")]
    [InlineData("¿Tomo metformin dos veces?", "es")]
    [InlineData("¿Tengo hepatitis C?", "es")]
    public void What_no_line_says_for_sure_is_never_answered_with_yes(string question, string language = "en")
    {
        var answer = RecordAnswers.Answer(question, language, Ada);
        Assert.False(answer?.StartsWith("Yes", StringComparison.Ordinal) == true || answer?.StartsWith("Sí", StringComparison.Ordinal) == true, answer);
    }

    [Theory]
    [InlineData("Do I have high blood pressure?", "Yes, your record lists High blood pressure.")]
    [InlineData("Do I have hepatitis B?", "Yes, your record lists Hepatitis B.")]
    [InlineData("Do I have type 1 diabetes?", "Yes, your record lists Type 1 diabetes.")]
    [InlineData("am I taking my metformin?", "Yes, your record lists Metformin (once a day).")]
    [InlineData("Am I allergic to latex?", "Yes. Your record lists an allergy to Latex (hives).")]
    [InlineData("Am I allergic to penicillin?", "Your record lists these allergies: Penicillin (unconfirmed).")]
    [InlineData("Do I have lung cancer?", "Your record lists these conditions: Lung cancer (differential).")]
    [InlineData("Am I on warfarin?", "Your record lists these medicines: Warfarin (5 mg; status not known).")]
    [InlineData("Am I taking furosemide?", "Your record lists these medicines: furosemide 40 mg (note: Dose increased to 80 mg; see letter).")]
    [InlineData("Am I taking digoxin?", "Yes, your record lists Digoxin (note: Take with food).")]
    public void What_a_line_says_is_told_as_it_says_it(string question, string begins) =>
        Assert.StartsWith(begins, RecordAnswers.Answer(question, "en", Ada));

    [Theory]
    [InlineData("Am I allergic to penicillin?", "en")]
    [InlineData("Do I have a penicillin allergy?", "en")]
    [InlineData("¿Soy alérgica a la penicilina?", "es")]
    public void An_allergy_among_conditions_and_that_there_is_none_are_both_told(string question, string language)
    {
        var facts = new PatientFacts
        {
            Conditions = [new("Penicillin allergy", "")],
            Allergies = [],
            NoneSaid = new Dictionary<RecordKind, string> { [RecordKind.Allergy] = "No known allergies" },
        };
        var answer = RecordAnswers.Answer(question, language, facts)!;
        Assert.Contains("Penicillin allergy", answer, StringComparison.Ordinal);
        Assert.Contains("No known allergies", answer, StringComparison.Ordinal);
        Assert.False(answer.StartsWith("Yes", StringComparison.Ordinal), answer);
    }

    [Theory]
    [InlineData("Non-Hodgkin lymphoma", "Do I have Hodgkin lymphoma?")]
    [InlineData("Non-small cell lung cancer", "Do I have small cell lung cancer?")]
    [InlineData("Celiac disease excluded", "Do I have celiac disease?")]
    [InlineData("Hepatitis B vaccination", "Do I have hepatitis B?")]
    [InlineData("Exposure to HIV", "Do I have HIV?")]
    [InlineData("Lupus?", "Do I have lupus?")]
    [InlineData("s/p stroke", "Do I have stroke?")]
    [InlineData("Pulmonary hypertension", "Do I have hypertension?")]
    [InlineData("Diabetes insipidus", "Do I have diabetes?")]
    public void A_line_that_says_more_than_the_name_is_told_and_not_taken_for_it(string line, string question) =>
        Assert.DoesNotContain("Yes", RecordAnswers.Answer(question, "en", new PatientFacts { Conditions = [new(line, "")] }) ?? "");

    [Theory]
    [InlineData("Stopped warfarin")]
    [InlineData("Warfarin - on hold")]
    [InlineData("Discontinued: warfarin")]
    [InlineData("Avoid warfarin")]
    [InlineData("Warfarin (stopped in May)")]
    public void A_medicine_that_is_said_to_be_stopped_is_not_one_that_is_taken(string line) =>
        Assert.StartsWith($"Your record lists these medicines: {line}", RecordAnswers.Answer("Am I taking warfarin?", "en", new PatientFacts { Medications = [new(line, "")] }));

    [Fact]
    public void A_list_that_is_over_is_neither_unrecorded_nor_a_no()
    {
        var over = new PatientFacts { Medications = [], Allergies = [], Conditions = [], PastOnly = new HashSet<RecordKind> { RecordKind.Medication, RecordKind.Allergy } };

        Assert.StartsWith("The medicines in your record have ended, are on hold or were only planned, which does not say", RecordAnswers.Answer("what am I taking?", "en", over));
        Assert.StartsWith("Las alergias de su expediente figuran como pasadas", RecordAnswers.Answer("¿A qué soy alérgica?", "es", over));
        Assert.StartsWith("Conditions are not recorded here", RecordAnswers.Answer("what conditions do I have?", "en", over));
    }
}
