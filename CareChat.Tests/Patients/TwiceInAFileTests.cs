using CareChat.Tests.App;
using CareChat.Tests.Patients.Fhir;
using CareChat.Web.Patients;
using CareChat.Web.Patients.Fhir;
using Xunit;

namespace CareChat.Tests.Patients;

/// <summary>One resource twice in a file: where nothing says which is newer, nothing is told for sure; and what is given back or a mere place is nobody's.</summary>
public sealed class TwiceInAFileTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Theory]
    [InlineData("", "", false)]
    [InlineData(""" "meta":{"versionId":"2"}, """, "", false)]
    [InlineData(""" "meta":{"versionId":"2"}, """, """ "meta":{"versionId":"2"}, """, false)]
    [InlineData(""" "meta":{"versionId":"1"}, """, """ "meta":{"versionId":"2"}, """, true)]
    public async Task Two_that_differ_are_told_for_sure_only_where_a_version_says_which_is_newer(string one, string two, bool isSure)
    {
        var found = await Bundles.ReadAsync(Bundles.Of(Bundles.Ada, Allergy("Penicillin", one), Allergy("Latex", two)));
        var items = found.OfType<FhirRecordItem>().ToList();
        Assert.Equal(isSure ? ["Latex"] : ["Penicillin", "Latex"], items.Select(item => item.Text));
        Assert.All(items, item => Assert.Equal(isSure, Certainty.IsSure(new RecordLine(item.Text, item.Detail))));
        Assert.Equal(isSure ? [] : [2, 3], found.OfType<FhirSkipped>().Select(skipped => skipped.Entry));
        Assert.Equal(isSure ? 1 : 0, found.OfType<FhirPassedOver>().Sum(passed => passed.Count));
    }

    [Theory]
    [InlineData("AllergyIntolerance", "patient", "\"code\":{\"text\":\"Penicillin\"}", "\"code\":{\"text\":\"Latex\"}")]
    [InlineData("MedicationStatement", "subject", "\"status\":\"active\",\"medicationCodeableConcept\":{\"text\":\"Warfarin\"}", "\"status\":\"active\",\"medicationCodeableConcept\":{\"text\":\"Vitamin C\"}")]
    [InlineData("Condition", "subject", "\"code\":{\"text\":\"Gout\"}", "\"code\":{\"text\":\"Lupus\"}")]
    [InlineData("Appointment", "x", "\"status\":\"booked\",\"description\":\"Dialysis\",\"start\":\"2099-01-02T09:00:00Z\"", "\"status\":\"booked\",\"description\":\"X-ray\",\"start\":\"2099-01-03T09:00:00Z\"")]
    public async Task Two_things_of_one_id_both_stand_in_the_record_and_again(string type, string who, string one, string two)
    {
        var actor = await host.ClinicAsync($"two-{Guid.NewGuid():N}"[..20]);
        const string Ana = "https://a.example/fhir/Patient/1";
        string Entry(string says) => $$"""{"fullUrl":"https://a.example/fhir/{{type}}/a","resource":{"resourceType":"{{type}}","id":"a",{{says}},{{(who == "x" ? $"\"participant\":[{{\"actor\":{{\"reference\":\"{Ana}\"}} }}]" : $"\"{who}\":{{\"reference\":\"{Ana}\"}}")}} } }""";
        foreach (var file in new[] { Bundles.Of(Person("1", "Ana Alpha", ""), Entry(one), Entry(two)), Bundles.Of(Person("1", "Ana Alpha", ""), Entry(one), Entry(two)) })
        {
            var done = await host.ImportAsync(actor, file);
            Assert.Equal((2, 2), (done.Lines, done.Skipped.Count));
            var lines = Assert.Single(await host.PeopleAsync(actor)).Lines;
            Assert.Equal(2, lines.Select(line => line.Text).Distinct().Count());
            Assert.Equal(2, lines.Count);
            Assert.All(lines, line => Assert.Contains(Certainty.Contested, line.Detail, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Two_that_say_the_same_are_one()
    {
        var found = await Bundles.ReadAsync(Bundles.Of(Bundles.Ada, Allergy("Latex", ""), Allergy("Latex", """ "meta":{"source":"x:y"}, """)));
        Assert.Equal("", Assert.Single(found.OfType<FhirRecordItem>()).Detail);
        Assert.Empty(found.OfType<FhirSkipped>());
    }

    [Fact]
    public async Task A_medication_that_says_two_names_has_none()
    {
        static string Medication(string name) => Bundles.Entry($$"""{"resourceType":"Medication","id":"m","code":{"text":"{{name}}"} }""");
        var found = await Bundles.ReadAsync(Bundles.Of(Bundles.Ada, Medication("Warfarin"), Medication("Digoxin"), Bundles.Entry(
            """{"resourceType":"MedicationRequest","id":"o","status":"active","subject":{"reference":"Patient/ada"},"medicationReference":{"reference":"Medication/m"} }""")));
        Assert.Equal("Unspecified medication", Assert.Single(found.OfType<FhirRecordItem>()).Text);
        Assert.Single(found.OfType<FhirSkipped>());
    }

    [Theory]
    [InlineData("\"period\":{\"end\":\"2019-01-02\"},", true)]
    [InlineData("\"period\":{\"end\":\"2019-01-02\"},", false)]
    [InlineData("\"use\":\"old\",", true)]
    [InlineData("\"use\":\"old\",", false)]
    public async Task A_number_that_was_given_back_identifies_nobody(string ended, bool isOneFile)
    {
        var actor = await host.ClinicAsync($"back-{Guid.NewGuid():N}"[..20]);
        var (ana, boris) = (Person("1", "Ana Alpha", ended), Person("2", "Boris Beta", ""));
        var line = Bundles.Entry("""
            {"resourceType":"Condition","id":"c","clinicalStatus":{"coding":[{"code":"active"}]},"code":{"text":"Gout"},"subject":{"identifier":{"system":"urn:hosp","value":"77"}} }
            """);

        foreach (var file in isOneFile ? [Bundles.Of(ana, boris, line)] : (string[])[Bundles.Of(boris, line), Bundles.Of(ana)])
            Assert.Empty((await host.ImportAsync(actor, file)).Skipped);

        var people = await host.PeopleAsync(actor);
        Assert.Equal([("Alpha", null, 0), ("Beta", "77", 1)], people.Select(p => (p.Patient.LastName, p.Patient.Mrn, p.Lines.Count)));
    }

    [Fact]
    public async Task Everybody_who_stands_first_in_a_file_of_places_is_somebody()
    {
        var actor = await host.ClinicAsync("cards");
        var (ana, boris) = (Card("Ana", "Alpha", "1970-01-01"), Card("Boris", "Beta", "1980-01-01"));

        foreach (var file in (string[])[ana, boris, ana, Card("Ana Maria", "Alpha", "1970-01-01"), Card("Ana", "Alpha", "1990-01-01")])
        {
            var done = await host.ImportAsync(actor, file);
            Assert.Empty(done.Skipped);
            Assert.Equal((1, 1), (done.Patients.Count, done.Lines));
        }

        Assert.Equal(["Alpha", "Alpha", "Beta"], (await host.PeopleAsync(actor)).Select(p => p.Patient.LastName));
        Assert.All(await host.PeopleAsync(actor), person => Assert.Single(person.Lines));
    }

    private static string Allergy(string text, string meta) => Bundles.Entry(
        $$"""{"resourceType":"AllergyIntolerance","id":"a",{{meta}}"patient":{"reference":"Patient/ada"},"clinicalStatus":{"coding":[{"code":"active"}]},"code":{"text":"{{text}}"} }""");

    private static string Person(string id, string name, string number) => $$"""
        {"fullUrl":"https://a.example/fhir/Patient/{{id}}","resource":{"resourceType":"Patient","id":"{{id}}","birthDate":"1970-01-0{{id}}","name":[{"text":"{{name}}"}],
         "identifier":[{ {{number}}"type":{"coding":[{"code":"MR"}]},"system":"urn:hosp","value":"77"}]} }
        """;

    private static string Card(string given, string family, string birth) => $$"""
        {"resourceType":"Bundle","type":"collection","entry":[
         {"fullUrl":"resource:0","resource":{"resourceType":"Patient","birthDate":"{{birth}}","name":[{"family":"{{family}}","given":["{{given}}"]}]} },
         {"fullUrl":"resource:1","resource":{"resourceType":"Condition","clinicalStatus":{"coding":[{"code":"active"}]},"code":{"text":"Gout"},"subject":{"reference":"resource:0"} } }]}
        """;
}
