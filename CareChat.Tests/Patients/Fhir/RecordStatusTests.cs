using CareChat.Web.Patients.Fhir;
using Xunit;

namespace CareChat.Tests.Patients.Fhir;

/// <summary>Whether a line holds now: as its status says, however the status is written, and never more than it says.</summary>
public class RecordStatusTests
{
    [Theory]
    [InlineData("""{"coding":[{"system":"urn:clinic","code":"A"},{"system":"http://terminology.hl7.org/CodeSystem/x","code":"active"}]}""", true, "")]
    [InlineData("""{"coding":[{"system":"urn:clinic","code":"active"},{"system":"http://terminology.hl7.org/CodeSystem/x","code":"resolved"}]}""", false, "")]
    [InlineData("""{"coding":[{"code":"1","display":"Inactive"}]}""", false, "")]
    [InlineData("""{"text":"Resolved"}""", false, "")]
    [InlineData("""{"text":"on and off"}""", true, "status not known")]
    public async Task An_allergy_is_over_only_where_its_status_says_so(string status, bool isActive, string detail)
    {
        var item = await Bundles.ReadItemAsync(
            $$"""{"resourceType":"AllergyIntolerance","id":"a","patient":{"reference":"Patient/ada"},"clinicalStatus":{{status}},"code":{"text":"Latex"} }""");
        Assert.Equal((isActive, detail), (item.IsActive, item.Detail));
    }

    [Theory]
    [InlineData("""{"coding":[{"system":"urn:clinic","code":"9"},{"code":"entered-in-error"}]}""", "it was entered in error")]
    [InlineData("""{"text":"Entered in error"}""", "it was entered in error")]
    [InlineData("""{"coding":[{"system":"urn:clinic","code":"no"},{"code":"refuted"}]}""", "it was refuted")]
    public async Task What_was_taken_back_is_so_by_any_coding(string verification, string reason)
    {
        foreach (var resource in new[]
        {
            $$"""{"resourceType":"AllergyIntolerance","id":"a","patient":{"reference":"Patient/ada"},"verificationStatus":{{verification}},"code":{"text":"X"} }""",
            $$"""{"resourceType":"Condition","id":"a","subject":{"reference":"Patient/ada"},"verificationStatus":{{verification}},"code":{"text":"X"} }""",
        })
            Assert.Equal(reason, (await Bundles.ReadItemAsync(resource)).Void);
    }

    [Theory]
    [InlineData("""{"coding":[{"system":"urn:clinic","code":"7"},{"code":"provisional"}]}""", "provisional")]
    [InlineData("""{"text":"Unconfirmed"}""", "unconfirmed")]
    [InlineData("""{"text":"vermutet"}""", "status not known")]
    [InlineData("""{"coding":[{"code":"confirmed"}]}""", "")]
    public async Task A_doubt_is_told_however_it_is_coded(string verification, string detail) => Assert.Equal(detail, (await Bundles.ReadItemAsync(
        $$"""{"resourceType":"Condition","id":"c","subject":{"reference":"Patient/ada"},"verificationStatus":{{verification}},"code":{"text":"Lupus"} }""")).Detail);

    [Theory]
    [InlineData("remission", false, "")]
    [InlineData("inactive", false, "")]
    [InlineData("recurrence", true, "")]
    [InlineData("comes and goes", true, "status not known")]
    public async Task A_condition_is_current_unless_its_status_says_that_it_is_not(string status, bool isActive, string detail)
    {
        var item = await Bundles.ReadItemAsync(
            $$"""{"resourceType":"Condition","id":"c","subject":{"reference":"Patient/ada"},"clinicalStatus":{"coding":[{"code":"{{status}}"}]},"code":{"text":"Leukemia"} }""");
        Assert.Equal((isActive, detail), (item.IsActive, item.Detail));
    }

    [Theory]
    [InlineData("active", "order", true, "")]
    [InlineData("unknown", "order", true, "status not known")]
    [InlineData(null, "order", true, "status not known")]
    [InlineData("completed", "order", false, "")]
    [InlineData("stopped", "order", false, "")]
    [InlineData("unknown", "plan", false, "status not known")]
    public async Task An_order_of_unknown_status_says_so(string? status, string intent, bool isActive, string detail)
    {
        var said = status is null ? "" : $"\"status\":\"{status}\",";
        var item = await Bundles.ReadItemAsync(
            $$"""{"resourceType":"MedicationRequest","id":"m",{{said}}"intent":"{{intent}}","subject":{"reference":"Patient/ada"},"medicationCodeableConcept":{"text":"Warfarin"} }""");
        Assert.Equal((isActive, detail), (item.IsActive, item.Detail));
    }

    [Theory]
    [InlineData("on-hold", false)]
    [InlineData("unknown", true)]
    [InlineData("intended", false)]
    [InlineData("not-taken", false)]
    [InlineData("not-taking", false)]
    [InlineData("stopped", false)]
    [InlineData("completed", false)]
    public async Task A_statement_is_current_unless_its_status_says_that_it_is_not(string status, bool isActive)
    {
        var item = await Bundles.ReadItemAsync(
            $$"""{"resourceType":"MedicationStatement","id":"m","status":"{{status}}","subject":{"reference":"Patient/ada"},"medicationCodeableConcept":{"text":"Warfarin"} }""");
        Assert.Equal(isActive, item.IsActive);
    }

    [Theory]
    [InlineData("MedicationStatement", "not-taking")]
    [InlineData("MedicationStatement", "not-taken")]
    [InlineData("MedicationStatement", "Not taking")]
    [InlineData("MedicationStatement", "completed")]
    [InlineData("MedicationStatement", "stopped")]
    [InlineData("MedicationStatement", "on-hold")]
    [InlineData("MedicationRequest", "ended")]
    [InlineData("MedicationRequest", "discontinued")]
    public async Task What_is_not_taken_is_no_doubt_and_no_fault(string type, string status)
    {
        var found = await Bundles.ReadAsync(Bundles.Of(Bundles.Ada, Bundles.Entry(
            $$"""{"resourceType":"{{type}}","id":"m","status":"{{status}}","subject":{"reference":"Patient/ada"},"medicationCodeableConcept":{"text":"Warfarin"} }""")));
        var item = Assert.Single(found.OfType<FhirRecordItem>());
        Assert.Equal((false, ""), (item.IsActive, item.Detail));
        Assert.Empty(found.OfType<FhirSkipped>());
    }

    [Theory]
    [InlineData("\"taken\":\"n\"", false, "")]
    [InlineData("\"taken\":\"na\"", false, "")]
    [InlineData("\"wasNotTaken\":true", false, "")]
    [InlineData("\"taken\":\"unk\"", true, "status not known")]
    [InlineData("\"taken\":\"y\"", true, "")]
    [InlineData("\"wasNotTaken\":false", true, "")]
    public async Task A_statement_of_an_older_release_is_current_only_where_the_medicine_is_taken(string taken, bool isActive, string detail)
    {
        var item = await Bundles.ReadItemAsync(
            $$"""{"resourceType":"MedicationStatement","id":"m","status":"active",{{taken}},"subject":{"reference":"Patient/ada"},"medicationCodeableConcept":{"text":"Warfarin"} }""");
        Assert.Equal((isActive, detail), (item.IsActive, item.Detail));
    }

    [Fact]
    public async Task The_span_of_a_medicine_is_kept_and_not_judged_at_the_import()
    {
        var statement = await Bundles.ReadItemAsync("""
            {"resourceType":"MedicationStatement","id":"m","status":"active","subject":{"reference":"Patient/ada"},"medicationCodeableConcept":{"text":"Amoxicillin"},
             "effectivePeriod":{"start":"2026-04-10","end":"2026-04-17"}}
            """);
        var order = await Bundles.ReadItemAsync("""
            {"resourceType":"MedicationRequest","id":"m","status":"active","subject":{"reference":"Patient/ada"},"medicationCodeableConcept":{"text":"Prednisone"},
             "dosageInstruction":[{"text":"20 mg","timing":{"repeat":{"boundsPeriod":{"start":"2026-04-01","end":"2026-04-05"}}}},
              {"text":"10 mg","timing":{"repeat":{"boundsPeriod":{"start":"2026-04-06","end":"2026-04-10"}}}}]}
            """);

        Assert.Equal((true, Day(2026, 4, 10), Day(2026, 4, 18)), (statement.IsActive, statement.Begins, statement.Ends));
        Assert.Equal((true, Day(2026, 4, 1), Day(2026, 4, 11)), (order.IsActive, order.Begins, order.Ends));
    }

    [Theory]
    [InlineData("2026-12-05")]
    [InlineData("2026-12")]
    [InlineData("2026-12-05T10:00:00")]
    public async Task An_appointment_whose_moment_is_not_said_is_named(string start) => Assert.Contains("zone", (await Bundles.ReadSkippedAsync(
        $$"""{"resourceType":"Appointment","id":"t","status":"booked","start":"{{start}}","participant":[{"actor":{"reference":"Patient/ada"} }]}""")).Reason);

    [Fact]
    public async Task Two_statuses_at_once_are_none() => Assert.Equal((true, "status not known"), Told(await Bundles.ReadItemAsync(
        """{"resourceType":"Condition","id":"c","subject":{"reference":"Patient/ada"},"verificationStatus":{"coding":[{"code":"confirmed"},{"code":"refuted"}]},"code":{"text":"X"} }""")));

    [Theory]
    [InlineData("Condition", "subject", """ "clinicalStatus":"inactive" """)]
    [InlineData("AllergyIntolerance", "patient", """ "verificationStatus":"refuted" """)]
    [InlineData("MedicationRequest", "subject", """ "status":"finished" """)]
    public async Task A_status_that_R4_does_not_know_is_named_and_told_as_not_known(string type, string who, string status)
    {
        var found = await Bundles.ReadAsync(Bundles.Of(Bundles.Ada, Bundles.Entry(
            $$"""{"resourceType":"{{type}}","id":"x","{{who}}":{"reference":"Patient/ada"},{{status}},"code":{"text":"X"},"medicationCodeableConcept":{"text":"X"} }""")));
        Assert.Equal((true, "status not known"), (found.OfType<FhirRecordItem>().Single().IsActive, found.OfType<FhirRecordItem>().Single().Detail));
        Assert.Contains("is not as FHIR R4 has it", Assert.Single(found.OfType<FhirSkipped>()).Reason);
    }

    [Fact]
    public async Task What_goes_on_and_has_ended_at_once_is_told_as_not_known() => Assert.Equal((true, "status not known"), Told(await Bundles.ReadItemAsync(
        """{"resourceType":"Condition","id":"c","subject":{"reference":"Patient/ada"},"clinicalStatus":{"coding":[{"code":"active"}]},"abatementDateTime":"2020","code":{"text":"X"} }""")));

    [Fact]
    public async Task The_substance_of_a_reaction_is_told_beside_a_general_name() => Assert.Equal((true, "Amoxicillin; Hives"), Told(await Bundles.ReadItemAsync("""
        {"resourceType":"AllergyIntolerance","id":"a","patient":{"reference":"Patient/ada"},"clinicalStatus":{"coding":[{"code":"active"}]},"code":{"text":"Drug allergy"},
         "reaction":[{"substance":{"text":"Amoxicillin"},"manifestation":[{"text":"Hives"}]}]}
        """)));

    [Fact]
    public async Task The_limit_and_the_dates_of_a_dose_stand_beside_its_text() => Assert.Equal(
        (true, "as told, from 2026-04-01 until 2026-04-05, at most 2 g at a time"), Told(await Bundles.ReadItemAsync("""
        {"resourceType":"MedicationRequest","id":"m","status":"active","subject":{"reference":"Patient/ada"},"medicationCodeableConcept":{"text":"Paracetamol"},
         "dosageInstruction":[{"text":"as told","maxDosePerAdministration":{"value":2,"unit":"g"},"timing":{"repeat":{"boundsPeriod":{"start":"2026-04-01","end":"2026-04-05"}}}}]}
        """)));

    private static (bool, string) Told(FhirRecordItem item) => (item.IsActive, item.Detail);

    private static DateTimeOffset? Day(int year, int month, int day) => new DateTimeOffset(year, month, day, 0, 0, 0, TimeSpan.Zero);
}
