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

/// <summary>What of a record is not in force is told as what it is, and is never silently gone beside what holds.</summary>
public sealed class NotInForceTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Theory]
    [InlineData("Condition", "Hodgkin lymphoma", "remission", "in remission", "en remisión")]
    [InlineData("Condition", "Crohn's disease", "remission", "in remission", "en remisión")]
    [InlineData("Condition", "Migraine", "inactive", "inactive in the record", "inactiva en el expediente")]
    [InlineData("AllergyIntolerance", "Kiwi", "inactive", "inactive in the record", "inactiva en el expediente")]
    public async Task What_is_in_remission_or_inactive_stands_in_its_list_and_says_so(string type, string text, string status, string words, string spanish)
    {
        var (record, facts) = await ReadAsync(Line(type, "x", text, status));
        var (section, isAllergy) = (type == "Condition" ? record.Conditions : record.Allergies, type != "Condition");

        Assert.Equal((new RecordLine(text, words), null, false), (Assert.Single(section.Lines), section.StatusWord(), section.HasPast));
        Assert.Contains($"{text} ({words})", RecordAnswers.Answer(isAllergy ? "What are my allergies?" : "What conditions do I have?", "en", facts), StringComparison.Ordinal);
        Assert.Contains($"{text} ({spanish})", RecordAnswers.Answer(isAllergy ? "¿A qué soy alérgica?" : "¿Qué enfermedades tengo?", "es", facts), StringComparison.Ordinal);
        Assert.Contains($"{text} ({words})", RecordText.Of(facts), StringComparison.Ordinal);
        Assert.False(Certainty.IsSure(section.Lines[0]));
        Assert.Equal(words, Certainty.BesideOf(section.Lines[0]));
    }

    [Theory]
    [InlineData(""" "clinicalStatus":{"coding":[{"code":"resolved"}]} """)]
    [InlineData(""" "clinicalStatus":{"coding":[{"code":"remission"}]},"abatementDateTime":"2019-05-01" """)]
    [InlineData(""" "clinicalStatus":{"coding":[{"code":"inactive"}]},"abatementString":"in spring" """)]
    public async Task Only_what_is_resolved_or_has_an_end_is_over(string status)
    {
        var (record, _) = await ReadAsync(Bundles.Entry($$"""{"resourceType":"Condition","id":"c","subject":{"reference":"https://a.example/fhir/Patient/1"},{{status}},"code":{"text":"Anemia"} }"""));
        Assert.Equal((0, true, "noneCurrent", null), (record.Conditions.Lines.Count, record.Conditions.HasPast, record.Conditions.StatusWord(), record.Conditions.Beside()));
    }

    [Fact]
    public async Task Beside_what_is_taken_what_is_on_hold_is_named_and_the_rest_is_counted()
    {
        var (record, facts) = await ReadAsync(
            Medicine("a", "Apixaban", "active"), Medicine("b", "Clozapine", "on-hold", ""","dosageInstruction":[{"text":"50 mg at night"}]"""),
            Medicine("c", "Cefalexin", "completed"), Medicine("d", "Codeine", "stopped"));

        Assert.Equal("Apixaban", Assert.Single(record.Medications.Lines).Text);
        Assert.Equal("On hold: Clozapine (50 mg at night). Not in force: 2 more lines, which have ended or were only planned.", record.Medications.Beside());
        Assert.EndsWith("On hold: Clozapine (50 mg at night). Your record has 2 more lines that have ended or were only planned.", RecordAnswers.Answer("What medicines do I take?", "en", facts), StringComparison.Ordinal);
        Assert.EndsWith("En pausa: Clozapine (50 mg at night). En su expediente hay 2 líneas más que terminaron o solo estaban previstas.", RecordAnswers.Answer("¿Qué medicinas tomo?", "es", facts), StringComparison.Ordinal);
        var told = RecordText.Of(facts);
        Assert.Contains("Medications: Clozapine (50 mg at night): on hold", told, StringComparison.Ordinal);
        Assert.Contains("Medications: 2 more are recorded that have ended or were only planned", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_medicine_that_is_taken_and_another_of_its_name_on_hold_are_both_told()
    {
        var (_, facts) = await ReadAsync(Medicine("a", "Prednisone 5 mg", "active"), Medicine("b", "Prednisone 20 mg", "on-hold"));
        Assert.EndsWith("On hold: Prednisone 20 mg.", RecordAnswers.Answer("Am I taking prednisone?", "en", facts), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_of_which_all_is_on_hold_names_it()
    {
        var (record, facts) = await ReadAsync(Medicine("a", "Methotrexate", "on-hold"), Medicine("b", "Naproxen", "completed"));
        Assert.Equal(("noneCurrent", "On hold: Methotrexate."), (record.Medications.StatusWord(), record.Medications.Beside()));
        Assert.StartsWith("The medicines in your record have ended, are on hold", RecordAnswers.Answer("What am I taking?", "en", facts), StringComparison.Ordinal);
        Assert.EndsWith("On hold: Methotrexate.", RecordAnswers.Answer("What am I taking?", "en", facts), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AllergyIntolerance", "resolved", "Lobster", "Cashew", "What are my allergies?")]
    [InlineData("Condition", "resolved", "Sciatica", "Bronchitis", "What conditions do I have?")]
    public async Task So_it_is_with_allergies_and_conditions(string type, string status, string current, string over, string question)
    {
        var (record, facts) = await ReadAsync(Line(type, "a", current, "active"), Line(type, "b", over, status));
        var section = type == "Condition" ? record.Conditions : record.Allergies;
        Assert.Equal((current, "Not in force: 1 more line, which has ended or was only planned."), (Assert.Single(section.Lines).Text, section.Beside()));
        Assert.EndsWith("Your record has 1 more line that has ended or was only planned.", RecordAnswers.Answer(question, "en", facts), StringComparison.Ordinal);
    }

    [Fact]
    public async Task That_there_is_none_stays_beside_an_allergy_that_is_inactive()
    {
        var (record, facts) = await ReadAsync(Line("AllergyIntolerance", "a", "Shrimp", "inactive"), Line("AllergyIntolerance", "b", "No known allergies", "active"));
        Assert.Equal(("Shrimp", "No known allergies"), (Assert.Single(record.Allergies.Lines).Text, record.Allergies.NoneSaid));
        var answer = RecordAnswers.Answer("What are my allergies?", "en", facts)!;
        Assert.Contains("Shrimp (inactive in the record)", answer, StringComparison.Ordinal);
        Assert.Contains("Your record says: \"No known allergies\".", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_imported_again_with_another_status_is_told_as_that()
    {
        var actor = await host.ClinicAsync($"status-{Guid.NewGuid():N}"[..20]);
        foreach (var (status, count, beside) in new[] { ("on-hold", 0, "On hold: Enoxaparin."), ("on-hold", 0, "On hold: Enoxaparin."), ("active", 1, null) })
        {
            var patient = Assert.Single((await host.ImportAsync(actor, Bundles.Of(Ana, Medicine("m", "Enoxaparin", status)), "https://a.example/fhir")).Patients).Id;
            var record = await host.Services.GetRequiredService<PatientRecord>().OpenAsync(await host.PersonAsync(actor.InstanceId, Roles.Clinician), patient);
            Assert.Equal((count, beside), (record.Medications.Lines.Count, record.Medications.Beside()));
        }
    }

    [Theory]
    [InlineData("No known allergies", "Peach", 1)]
    [InlineData("NKDA", "Ampicillin", 1)]
    [InlineData("Sin alergias conocidas", "Mango", 1)]
    [InlineData("No known food allergies", "Ampicillin", 0)]
    [InlineData("Unable to assess allergies", "Ampicillin", 0)]
    public async Task That_there_is_none_beside_an_allergy_is_named_and_the_allergy_stays(string none, string allergy, int named)
    {
        var actor = await host.ClinicAsync($"none-{Guid.NewGuid():N}"[..20]);
        var done = await host.ImportAsync(actor, Bundles.Of(Ana, Line("AllergyIntolerance", "a", none, "active"), Line("AllergyIntolerance", "b", allergy, "active")));
        Assert.Equal(named, done.Skipped.Count(skipped => skipped.Reason.Contains("say as well that there is none", StringComparison.Ordinal)));
        Assert.Contains((await host.PeopleAsync(actor)).Single().Lines, line => line.Text == allergy && line.IsActive);
    }

    private const string Ana = """{"fullUrl":"https://a.example/fhir/Patient/1","resource":{"resourceType":"Patient","id":"1","birthDate":"1970-01-01","name":[{"family":"Alpha","given":["Ana"]}]} }""";

    private async Task<(RecordView Record, PatientFacts Facts)> ReadAsync(params string[] lines)
    {
        var actor = await host.ClinicAsync($"force-{Guid.NewGuid():N}"[..20]);
        var patient = Assert.Single((await host.ImportAsync(actor, Bundles.Of([Ana, .. lines]))).Patients).Id;
        var nurse = await host.PersonAsync(actor.InstanceId, Roles.Clinician);
        return (await host.Services.GetRequiredService<PatientRecord>().OpenAsync(nurse, patient), await host.Services.GetRequiredService<FactsReader>().ReadAsync(nurse, patient));
    }

    private static string Line(string type, string id, string text, string status) => Bundles.Entry(
        $$"""{"resourceType":"{{type}}","id":"{{id}}","{{(type == "Condition" ? "subject" : "patient")}}":{"reference":"https://a.example/fhir/Patient/1"},"clinicalStatus":{"coding":[{"code":"{{status}}"}]},"code":{"text":"{{text}}"} }""");

    private static string Medicine(string id, string text, string status, string more = "") => Bundles.Entry(
        $$"""{"resourceType":"MedicationRequest","id":"{{id}}","status":"{{status}}","intent":"order","subject":{"reference":"https://a.example/fhir/Patient/1"},"medicationCodeableConcept":{"text":"{{text}}"}{{more}} }""");
}
