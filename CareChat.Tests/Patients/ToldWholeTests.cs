using CareChat.Tests.App;
using CareChat.Tests.Patients.Fhir;
using CareChat.Web.Assistant;
using CareChat.Web.Assistant.Answers;
using CareChat.Web.Assistant.Models;
using CareChat.Web.Data;
using CareChat.Web.Patients;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Patients;

/// <summary>What an import brought is told whole: allergies among the conditions, visits whose time could not be read, more lines than are listed.</summary>
public sealed class ToldWholeTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Theory]
    [InlineData("Penicillin allergy")]
    [InlineData("Allergic to latex")]
    [InlineData("Allergy to peanut (finding)")]
    [InlineData("Alergia a los mariscos")]
    public async Task An_allergy_among_the_conditions_is_told_with_the_allergies(string text)
    {
        var (record, facts) = await ReadAsync(Line("Condition", "c", "subject", $$""","clinicalStatus":{"coding":[{"code":"active"}]},"code":{"text":"{{text}}"}"""));

        Assert.Equal(new RecordLine(text, "listed under conditions"), Assert.Single(record.Allergies.Lines));
        foreach (var (question, language) in new[] { ("Do I have allergies?", "en"), ("List my allergies", "en"), ("What are my allergies?", "en"), ("¿Tengo alergias?", "es") })
        {
            var answer = RecordAnswers.Answer(question, language, facts);
            Assert.Contains(text, answer, StringComparison.Ordinal);
            Assert.Contains(language == "es" ? "figura entre las condiciones" : "listed under conditions", answer, StringComparison.Ordinal);
            Assert.DoesNotMatch("not recorded|no están registradas|^Yes|^Sí", answer);
        }
        Assert.Contains($"Allergies: {text} (listed under conditions)", RecordText.Of(facts), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Beside_a_list_of_allergies_it_stands_behind_it()
    {
        var (record, facts) = await ReadAsync([
            Line("AllergyIntolerance", "a", "patient", ""","verificationStatus":{"coding":[{"code":"confirmed"}]},"code":{"text":"Sulfa"}"""),
            Line("Condition", "c", "subject", ""","clinicalStatus":{"coding":[{"code":"active"}]},"code":{"text":"Latex allergy"}""")]);
        Assert.Equal(["Sulfa", "Latex allergy"], record.Allergies.Lines.Select(line => line.Text));
        Assert.Equal("Your record lists these allergies: Sulfa. If something is missing, tell your care team before you take anything new. It also lists: Latex allergy (listed under conditions).",
            RecordAnswers.Answer("Do I have allergies?", "en", facts));
        Assert.EndsWith("It also lists: Latex allergy (listed under conditions).", AllergyWarning.Of("Can I take Advil?", "en", facts), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Allergic rhinitis")]
    [InlineData("Family history of allergy")]
    [InlineData("Asthma")]
    public async Task Other_conditions_are_none(string text)
    {
        var (record, facts) = await ReadAsync(Line("Condition", "c", "subject", $$""","clinicalStatus":{"coding":[{"code":"active"}]},"code":{"text":"{{text}}"}"""));
        Assert.True(record.Allergies.IsNotRecorded);
        Assert.StartsWith("Allergies are not recorded here", RecordAnswers.Answer("Do I have allergies?", "en", facts), StringComparison.Ordinal);
    }

    [Fact]
    public async Task That_nobody_knows_is_quoted_and_is_no_allergen()
    {
        var (record, facts) = await ReadAsync(Line("AllergyIntolerance", "a", "patient", ""","code":{"text":"Unable to assess allergies"}"""));
        Assert.Empty(record.Allergies.Lines);
        Assert.Equal("Unable to assess allergies", record.Allergies.NoneSaid);
        Assert.StartsWith("Your record says: \"Unable to assess allergies\".", RecordAnswers.Answer("Do I have allergies?", "en", facts), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_visit_whose_time_could_not_be_read_is_told_and_not_unrecorded()
    {
        var (record, facts) = await ReadAsync(Bundles.Entry(
            """{"resourceType":"Appointment","id":"t","status":"booked","description":"Dialysis","start":"2027-02-30T10:00:00Z","participant":[{"actor":{"reference":"https://a.example/fhir/Patient/1"} }]}"""));
        Assert.Equal((null, new RecordLine("Dialysis", "start as written: 2027-02-30T10:00:00Z")), (record.NextVisit, Assert.Single(record.UnreadVisits)));
        Assert.Equal("Your record lists a visit whose time could not be read here: Dialysis (start as written: 2027-02-30T10:00:00Z). Your care team can tell you when it is.",
            RecordAnswers.Answer("When is my next appointment?", "en", facts));
        Assert.StartsWith("En su expediente aparece una visita cuya hora no se pudo leer", RecordAnswers.Answer("¿Cuándo es mi próxima cita?", "es", facts), StringComparison.Ordinal);
        Assert.DoesNotContain("Next appointment: not recorded", RecordText.Of(facts), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_visits_whose_time_could_not_be_read_are_told_also_beside_the_next_one()
    {
        string[] unread = [Visit("v1", "Dialysis", "2027-02-30T10:00:00Z"), Visit("v2", "Eye clinic", "2027-02-03"), Visit("v3", "X-ray", null)];
        var (record, facts) = await ReadAsync(unread);
        Assert.Equal(["Dialysis", "Eye clinic", "X-ray"], record.UnreadVisits.Select(visit => visit.Text));
        var alone = RecordAnswers.Answer("When is my next appointment?", "en", facts)!;
        Assert.StartsWith("Your record lists visits whose time could not be read here: Dialysis (start as written: 2027-02-30T10:00:00Z); Eye clinic (start as written: 2027-02-03); X-ray.", alone, StringComparison.Ordinal);

        (record, facts) = await ReadAsync([.. unread, Visit("v4", "Check-up", "2099-03-10T09:00:00Z")]);
        Assert.Equal(("Check-up", 3), (record.NextVisit!.Text, record.UnreadVisits.Count));
        var beside = RecordAnswers.Answer("When is my next appointment?", "en", facts)!;
        Assert.StartsWith("Your next visit is on Tuesday, March 10, 2099", beside, StringComparison.Ordinal);
        Assert.Contains("There are others whose time could not be read here, and which may be earlier: Dialysis", beside, StringComparison.Ordinal);
        Assert.Contains("X-ray", beside, StringComparison.Ordinal);
        Assert.Contains("Hay otras cuya hora no se pudo leer aquí", RecordAnswers.Answer("¿Cuándo es mi próxima cita?", "es", facts), StringComparison.Ordinal);
        Assert.Equal(3, RecordText.Of(facts).Split("Appointment whose time could not be read:").Length - 1);
    }

    private static string Visit(string id, string what, string? start) => Bundles.Entry(
        $$"""{"resourceType":"Appointment","id":"{{id}}","status":"booked","description":"{{what}}",{{(start is null ? "" : $"\"start\":\"{start}\",")}}"participant":[{"actor":{"reference":"https://a.example/fhir/Patient/1"} }]}""");

    [Theory]
    [InlineData("Unknown", "Unable to assess", "Your record says: \"Unable to assess\".")]
    [InlineData("Unable to assess", "Unknown", "Your record says: \"Unable to assess\".")]
    [InlineData("Not assessed", "Could not be determined", "Your record says: \"Could not be determined\".")]
    [InlineData("No known drug allergies", "Unable to assess food allergies", "Your record says: \"No known drug allergies\"; \"Unable to assess food allergies\".")]
    [InlineData("Unknown", "Desconocido", "Allergies are not recorded here")]
    public async Task Several_statements_are_no_allergens(string one, string two, string answer)
    {
        var (record, facts) = await ReadAsync([Line("AllergyIntolerance", "a", "patient", $$""","code":{"text":"{{one}}"}"""), Line("AllergyIntolerance", "b", "patient", $$""","code":{"text":"{{two}}"}""")]);
        Assert.Empty(record.Allergies.Lines);
        Assert.StartsWith(answer, RecordAnswers.Answer("Do I have allergies?", "en", facts), StringComparison.Ordinal);
        Assert.DoesNotMatch("(?m)^Allergies: Un", RecordText.Of(facts));
    }

    [Theory]
    [InlineData("not-taking")]
    [InlineData("not-taken")]
    [InlineData("completed")]
    public async Task A_medicine_that_is_not_taken_is_told_as_none(string status)
    {
        var (record, facts) = await ReadAsync(Line("MedicationStatement", "m", "subject", $$""","status":"{{status}}","medicationCodeableConcept":{"text":"Warfarin"}"""));
        Assert.Empty(record.Medications.Lines);
        Assert.DoesNotContain("Warfarin", RecordAnswers.Answer("What medicines do I take?", "en", facts), StringComparison.Ordinal);
        Assert.DoesNotContain("Warfarin", RecordText.Of(facts), StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_lines_than_are_listed_are_named_and_the_newest_stay()
    {
        var lines = Enumerable.Range(0, 520).Select(n => Line("Condition", $"c{n}", "subject",
            $$""","clinicalStatus":{"coding":[{"code":"active"}]},"verificationStatus":{"coding":[{"code":"confirmed"}]},"code":{"text":"Thing {{n}}"}{{(n >= 500 ? $",\"onsetDateTime\":\"2020-01-{n - 499:00}\"" : "")}}""")).ToArray();
        var (record, facts) = await ReadAsync(lines, skipped: "520 lines of the kind condition hold");

        Assert.Equal((500, true), (record.Conditions.Lines.Count, record.Conditions.HasMore));
        Assert.Equal(["Thing 519", "Thing 518"], record.Conditions.Lines.Take(2).Select(line => line.Text));
        Assert.Equal(["Thing 0", "Thing 1", "Thing 2"], record.Conditions.Lines.Skip(20).Take(3).Select(line => line.Text));
        Assert.Contains("There are more in your record", RecordAnswers.Answer("What conditions do I have?", "en", facts), StringComparison.Ordinal);
        Assert.Contains("Conditions: more are recorded than are listed here", RecordText.Of(facts), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_hundred_are_all_there_are()
    {
        var (record, _) = await ReadAsync([.. Enumerable.Range(0, 500).Select(n => Line("Condition", $"c{n}", "subject", $$""","clinicalStatus":{"coding":[{"code":"active"}]},"code":{"text":"Thing {{n}}"}"""))]);
        Assert.Equal((500, false), (record.Conditions.Lines.Count, record.Conditions.HasMore));
    }

    private Task<(RecordView Record, PatientFacts Facts)> ReadAsync(string line) => ReadAsync([line]);

    private async Task<(RecordView Record, PatientFacts Facts)> ReadAsync(string[] lines, string? skipped = null)
    {
        var actor = await host.ClinicAsync($"whole-{Guid.NewGuid():N}"[..20]);
        var done = await host.ImportAsync(actor, Bundles.Of([
            """{"fullUrl":"https://a.example/fhir/Patient/1","resource":{"resourceType":"Patient","id":"1","birthDate":"1970-01-01","name":[{"family":"Alpha","given":["Ana"]}]} }""", .. lines]));
        if (skipped is not null) Assert.Contains(skipped, Assert.Single(done.Skipped).ToString(), StringComparison.Ordinal);
        var nurse = await host.PersonAsync(actor.InstanceId, Roles.Clinician);
        var patient = Assert.Single(done.Patients).Id;
        return (await host.Services.GetRequiredService<PatientRecord>().OpenAsync(nurse, patient), await host.Services.GetRequiredService<FactsReader>().ReadAsync(nurse, patient));
    }

    private static string Line(string type, string id, string who, string more) =>
        Bundles.Entry($$"""{"resourceType":"{{type}}","id":"{{id}}","{{who}}":{"reference":"https://a.example/fhir/Patient/1"}{{more}} }""");
}
