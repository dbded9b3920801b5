using System.Text.Json;
using CareChat.Web.Assistant;
using CareChat.Web.Assistant.Answers;
using CareChat.Web.Assistant.Api;
using Xunit;

namespace CareChat.Tests.Assistant.Api;

/// <summary>What a caller writes beside a name may say that it does not hold: then nobody is told "yes".</summary>
public sealed class OverlayFieldTests
{
    [Theory]
    [InlineData("""{"name":"lithium","status":"suspended"}""", "lithium (status: suspended)")]
    [InlineData("""{"name":"lithium","dose":"300 mg","doNotPerform":true}""", "lithium (300 mg · doNotPerform: true)")]
    [InlineData("""{"name":"lithium","taking":false}""", "lithium (taking: false)")]
    [InlineData("""{"name":"lithium","note":"quit in spring"}""", "lithium (note: quit in spring)")]
    [InlineData("""{"name":"lithium","instructions":"Hold before surgery"}""", "lithium (Hold before surgery)")]
    [InlineData("""{"name":"lithium","dosage":"PAUSED"}""", "lithium (PAUSED)")]
    [InlineData("""{"name":"lithium","dosage":"0 mg"}""", "lithium (0 mg)")]
    [InlineData("""{"name":"lithium","end date":"2019-03-01"}""", "lithium (end_date: 2019-03-01)")]
    [InlineData("""{"name":"lithium","frequency":"daily from 2031-01-01"}""", "lithium (frequency: daily from 2031-01-01)")]
    [InlineData("""{"medication":"lithium","prescribedTo":"husband"}""", "lithium (prescribedTo: husband)")]
    [InlineData("""{"medicationCodeableConcept":{"text":"lithium"},"statusReason":[{"text":"not tolerated"}]}""", "lithium (statusReason: not tolerated)")]
    public void A_medicine_whose_field_may_say_otherwise_is_shown_with_it_and_gets_no_yes(string item, string shown)
    {
        var said = RecordAnswers.Answer("Am I taking lithium?", "en", new PatientFacts { Medications = Lines(item) })!;

        Assert.StartsWith($"Your record lists these medicines: {shown}.", said);
        Assert.EndsWith("I cannot tell whether you take lithium. Ask before you take it or stop taking it.", said);
    }

    [Theory]
    [InlineData("""{"name":"Latex","verificationStatus":{"coding":[{"system":"http://x.example","code":"refuted"}]}}""", "Latex (verificationStatus: refuted)")]
    [InlineData("""{"name":"Latex","allergic":"no"}""", "Latex (allergic: no)")]
    [InlineData("""{"substance":"Latex","reaction":"none, tolerated gloves"}""", "Latex (none, tolerated gloves)")]
    [InlineData("""{"name":"Latex","who":"her sister"}""", "Latex (who: her sister)")]
    public void So_it_is_with_an_allergy(string item, string shown)
    {
        var said = RecordAnswers.Answer("Am I allergic to latex?", "en", new PatientFacts { Allergies = Lines(item) });

        Assert.StartsWith($"Your record lists these allergies: {shown}. I cannot tell whether latex is safe for you.", said);
    }

    [Theory]
    [InlineData("""{"name":"Gout","clinicalStatus":"remission"}""")]
    [InlineData("""{"name":"Gout","category":["family history"]}""")]
    [InlineData("""{"name":"Gout","severity":"ruled out"}""")]
    [InlineData("""{"name":"Gout","abatementDateTime":"2018"}""")]
    [InlineData("""{"name":"Gout","subject":{"relation":"uncle"}}""")]
    public void So_it_is_with_a_condition(string item)
    {
        var said = RecordAnswers.Answer("Do I have gout?", "en", new PatientFacts { Conditions = Lines(item) })!;

        Assert.StartsWith("Your record lists these conditions: Gout (", said);
        Assert.DoesNotContain("{", said);
    }

    [Theory]
    [InlineData("""{"name":"lithium","dosage":"300 mg","frequency":"twice a day","route":"oral"}""", "lithium (300 mg · twice a day · oral)")]
    [InlineData("""{"id":"m7","name":"lithium","status":"active"}""", "lithium (status: active)")]
    [InlineData("""{"name":"lithium","instructions":"Take with food. Do not crush.","dose":{"value":300,"unit":"mg"}}""", "lithium (Take with food. Do not crush · 300 mg)")]
    [InlineData("""{"name":"lithium","dosage":null,"taking":"yes"}""", "lithium (taking: yes)")]
    public void What_says_how_much_and_how_often_leaves_the_yes(string item, string shown) => Assert.StartsWith(
        $"Yes, your record lists {shown}", RecordAnswers.Answer("Am I taking lithium?", "en", new PatientFacts { Medications = Lines(item) })!.Replace("crush. ·", "crush ·"));

    [Theory]
    [InlineData("""{"name":"Latex","reaction":[{"text":"Hives"},{"text":"Swelling"}],"severity":"severe","onset":"2011"}""", "Latex (Hives, Swelling · severe · 2011)")]
    [InlineData("""{"code":{"coding":[{"code":"111088007","display":"Latex"}]},"criticality":"high"}""", "Latex (high)")]
    public void How_it_shows_and_since_when_leaves_it_too(string item, string shown) => Assert.StartsWith(
        $"Yes. Your record lists an allergy to {shown}.", RecordAnswers.Answer("Am I allergic to latex?", "en", new PatientFacts { Allergies = Lines(item) }));

    private static List<CareChat.Web.Patients.RecordLine> Lines(string item)
    {
        using var json = JsonDocument.Parse($"[{item}]");
        return FactsOverlay.LinesOf(json.RootElement);
    }
}
