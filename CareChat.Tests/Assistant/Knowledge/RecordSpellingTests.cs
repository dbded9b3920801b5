using CareChat.Web.Assistant;
using CareChat.Web.Assistant.Answers;
using CareChat.Web.Patients;
using Xunit;

namespace CareChat.Tests.Assistant.Knowledge;

/// <summary>A slip in the word that says what is asked for does not hide the record.</summary>
public sealed class RecordSpellingTests
{
    private static readonly PatientFacts Ada = new()
    {
        Allergies = [new("Ibuprofen", "hives"), new("Sulfa", "")],
        Medications = [new("Metformin", "")],
        Conditions = [new("Latex allergy", "")],
    };

    [Theory]
    [InlineData("am i alergic to sulfa", "Yes. Your record lists an allergy to Sulfa.")]
    [InlineData("Am I allergik to ibuprophen?", "Your record lists these allergies: Ibuprofen (hives); Sulfa.")]
    [InlineData("what am i alergick to", "Your record lists these allergies: Ibuprofen (hives); Sulfa.")]
    [InlineData("do i have any alergies?", "Your record lists these allergies: Ibuprofen (hives); Sulfa.")]
    [InlineData("Im allergic to sulfa right?", "Yes. Your record lists an allergy to Sulfa.")]
    [InlineData("I'm still alergic to sulfa?", "Yes. Your record lists an allergy to Sulfa.")]
    [InlineData("Is sulfa one of my allergies?", "Yes. Your record lists an allergy to Sulfa.")]
    [InlineData("is codeine on my allergy list", "Your record lists these allergies: Ibuprofen (hives); Sulfa. I cannot tell whether codeine is one of these.")]
    [InlineData("Do I have an egg allergy or a sulfa allergy?", "Your record lists these allergies: Ibuprofen (hives); Sulfa.")]
    [InlineData("Do I have a sulfa allergy?", "Yes. Your record lists an allergy to Sulfa.")]
    [InlineData("Do I have a latex allergy?", "Yes, your record lists Latex allergy.")]
    [InlineData("what medicatons am i on", "Your record lists these medicines: Metformin.")]
    [InlineData("Is metformin one of my meds?", "Yes, your record lists Metformin.")]
    [InlineData("¿Soy alerjica a la penicilina?", "En su expediente aparecen estas alergias: Ibuprofen (hives); Sulfa.", "es")]
    [InlineData("cuales son mis medicametos", "En su expediente aparecen estos medicamentos: Metformin.", "es")]
    public void A_question_about_the_record_is_known_however_it_is_spelled(string question, string begins, string language = "en") =>
        Assert.StartsWith(begins, RecordAnswers.Answer(question, language, Ada));

    [Theory]
    [InlineData("allergic reaction signs?")]
    [InlineData("I'm allergic to ibuprofen, what can I take instead?")]
    [InlineData("I am allergic to cats.")]
    [InlineData("do i have a cold or an allergy")]
    [InlineData("do I have symptoms of a nut allergy")]
    [InlineData("what are my meditations")]
    [InlineData("do i need an allergist")]
    [InlineData("is it safe to take aspirin with one of my medicines")]
    public void Other_questions_stay_what_they_are(string question) => Assert.DoesNotContain("ecord lists", RecordAnswers.Answer(question, "en", Ada) ?? "");

    [Theory]
    [InlineData("Can I take Advil?", "en", "Your record lists these allergies: Ibuprofen (hives); Sulfa. I cannot tell whether Advil is safe for you. Ask before you take it.")]
    [InlineData("is it ok if i take motrin", "en", "Your record lists these allergies: Ibuprofen (hives); Sulfa. I cannot tell whether motrin is safe for you.")]
    [InlineData("¿Puedo tomar naproxeno?", "es", "En su expediente aparecen estas alergias: Ibuprofen (hives); Sulfa. No puedo saber si naproxeno es seguro para usted.")]
    [InlineData("can i take amoxicillin my wife has some left over", "en", "Your record lists these allergies: Ibuprofen (hives); Sulfa. I cannot tell whether amoxicillin is safe for you.")]
    [InlineData("Can I use motrin gel for my knee?", "en", "Your record lists these allergies: Ibuprofen (hives); Sulfa. I cannot tell whether motrin gel is safe for you.")]
    [InlineData("¿puedo tomar diclofenaco porque me duele la rodilla?", "es", "En su expediente aparecen estas alergias: Ibuprofen (hives); Sulfa. No puedo saber si diclofenaco es seguro para usted.")]
    public void Whether_one_may_take_something_shows_the_allergies_and_neither_a_yes_nor_a_no(string question, string language, string begins) =>
        Assert.StartsWith(begins, AllergyWarning.Of(question, language, Ada));

    [Theory]
    [InlineData("Can I take it with food?")]
    [InlineData("can I take ibuprofen with my pills")]
    [InlineData("Can I take Advil before surgery?")]
    [InlineData("Can I take a photo for my nurse?")]
    [InlineData("puedo tomar una foto para mi doctora")]
    public void Of_how_it_is_taken_the_list_says_nothing(string question) => Assert.Null(AllergyWarning.Of(question, "en", Ada));

    [Fact]
    public void Without_a_listed_allergy_there_is_no_warning()
    {
        Assert.Null(AllergyWarning.Of("Can I take Advil?", "en", new PatientFacts { Allergies = [new("None known", "")] }));
        Assert.Null(AllergyWarning.Of("Can I take Advil?", "en", null));
    }
}
