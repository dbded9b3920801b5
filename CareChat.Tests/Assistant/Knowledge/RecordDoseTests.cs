using CareChat.Web.Assistant;
using CareChat.Web.Assistant.Answers;
using CareChat.Web.Data;
using CareChat.Web.Patients;
using Xunit;

namespace CareChat.Tests.Assistant.Knowledge;

/// <summary>How much of a medicine somebody takes is answered with the record's own lines, as written.</summary>
public sealed class RecordDoseTests
{
    private static readonly PatientFacts Ada = new()
    {
        Medications = [new("Levothyroxine 50 mcg", "1 tablet in the morning"), new("Insulin glargine", "10 units at night"), new("Sertraline", "50 mg; status not known")],
        NotInForce = new Dictionary<RecordKind, NotInForce> { [RecordKind.Medication] = new([new("Levothyroxine 75 mcg", "")], 0) },
    };

    [Theory]
    [InlineData("What dose of levothyroxine do I take?")]
    [InlineData("what is my levothyroxine dose")]
    [InlineData("Whats my dose of levothyroxine?")]
    [InlineData("How much levothyroxine am I supposed to take each day?")]
    [InlineData("How many mcg of levothyroxine do I take a day?")]
    [InlineData("What is the dose of levothyroxine that I take?")]
    [InlineData("which dosage of my levothyroxine was I prescribed?")]
    public void The_lines_of_the_medicine_are_told_as_written(string question) => Assert.Equal(
        "Your record lists these medicines: Levothyroxine 50 mcg (1 tablet in the morning). If this is not what you take, tell your care team. On hold: Levothyroxine 75 mcg.",
        RecordAnswers.Answer(question, "en", Ada));

    [Theory]
    [InlineData("¿Cuánto tomo de levothyroxine?")]
    [InlineData("¿Qué dosis de levothyroxine tomo?")]
    [InlineData("¿Cuántas pastillas tomo de levothyroxine al día?")]
    [InlineData("cuál es mi dosis de levothyroxine")]
    public void So_they_are_in_Spanish(string question) => Assert.StartsWith(
        "En su expediente aparecen estos medicamentos: Levothyroxine 50 mcg (1 tablet in the morning). Si no es lo que usted toma", RecordAnswers.Answer(question, "es", Ada), StringComparison.Ordinal);

    [Theory]
    [InlineData("What dose of Lantus do I take?", "Lantus")]
    [InlineData("How much insulin do I take?", "insulin")]
    [InlineData("What is my thyroid pill dose?", "thyroid pill")]
    public void One_that_no_line_names_gets_the_whole_list(string question, string asked)
    {
        var answer = RecordAnswers.Answer(question, "en", Ada)!;
        Assert.StartsWith("Your record lists these medicines: Levothyroxine 50 mcg (1 tablet in the morning); Insulin glargine (10 units at night); Sertraline", answer, StringComparison.Ordinal);
        Assert.Contains($"I cannot tell whether {asked} is one of these. Ask before you take it or stop taking it.", answer, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dose_that_is_not_sure_is_told_as_that() => Assert.Equal(
        "Your record lists these medicines: Sertraline (50 mg; status not known). I cannot tell whether you take sertraline. Ask before you take it or stop taking it.",
        RecordAnswers.Answer("What dose of sertraline do I take?", "en", Ada));

    [Theory]
    [InlineData("How much ibuprofen can I take?")]
    [InlineData("What is the dose of ibuprofen for a child?")]
    [InlineData("I missed my dose, what do I do?")]
    [InlineData("What dose of vitamin D should I take?")]
    [InlineData("When is my next dose?")]
    public void What_asks_for_advice_is_no_question_about_the_record(string question) => Assert.Null(RecordAnswers.Answer(question, "en", Ada));
}
