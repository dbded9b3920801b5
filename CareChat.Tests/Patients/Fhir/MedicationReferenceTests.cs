using CareChat.Web.Patients.Fhir;
using Xunit;

namespace CareChat.Tests.Patients.Fhir;

/// <summary>Whose medication a reference means, where several servers' medications have one id.</summary>
public class MedicationReferenceTests
{
    private const string A = "https://a.example/fhir";
    private const string B = "https://b.example/fhir";

    [Theory]
    [InlineData($"{A}/MedicationRequest/1", "Medication/5", "Metformin")]
    [InlineData($"{B}/MedicationRequest/1", "Medication/5", "Warfarin")]
    [InlineData($"{A}/MedicationRequest/1", "Medication/5/_history/2", "Metformin")]
    [InlineData($"{A}/MedicationRequest/1", $"{B}/Medication/5", "Warfarin")]
    [InlineData("urn:uuid:1", $"{A}/Medication/5", "Metformin")]
    [InlineData("urn:uuid:1", "HTTPS://A.example/fhir/Medication/5/_history/1", "Metformin")]
    [InlineData("urn:uuid:1", "Medication/5", null)]
    [InlineData($"{A}/MedicationRequest/1", "https://c.example/fhir/Medication/5", null)]
    [InlineData("https://c.example/fhir/MedicationRequest/1", "Medication/5", null)]
    [InlineData("https://a.example/fhir/other/MedicationRequest/1", "Medication/5", null)]
    [InlineData($"{A}/MedicationRequest/1", "Medication/7", null)]
    [InlineData($"{A}/MedicationRequest/1", "Medication/6", "Aspirin")]
    [InlineData("urn:uuid:1", "Medication/6", "Aspirin")]
    public async Task A_medication_is_its_own_servers(string order, string reference, string? name)
    {
        var found = await OrderAsync(order, $$"""{"reference":"{{reference}}"}""",
            Medication($"{A}/Medication/5", "5", "Metformin"), Medication($"{B}/Medication/5", "5", "Warfarin"),
            Medication($"{B}/Medication/7", "7", "Heparin"), Medication(null, "6", "Aspirin"));

        Assert.Equal(name ?? "Unspecified medication", Assert.Single(found.OfType<FhirRecordItem>()).Text);
        Assert.Equal(name is null ? 1 : 0, found.OfType<FhirSkipped>().Count());
    }

    [Fact]
    public async Task What_the_reference_itself_says_stands_in_for_a_medication_that_is_not_its_servers()
    {
        var found = await OrderAsync($"{A}/MedicationRequest/1", """{"reference":"Medication/5","display":"Ramipril"}""", Medication($"{B}/Medication/5", "5", "Warfarin"));

        Assert.Equal("Ramipril", Assert.Single(found.OfType<FhirRecordItem>()).Text);
        Assert.Empty(found.OfType<FhirSkipped>());
    }

    [Theory]
    [InlineData("Heparin", "Unspecified medication", 1)]
    [InlineData("Warfarin", "Warfarin", 0)]
    public async Task Two_medications_of_one_id_and_no_server_are_none_unless_they_are_the_same(string other, string name, int skipped)
    {
        var found = await OrderAsync("urn:uuid:1", """{"reference":"Medication/5"}""",
            Medication("urn:uuid:5a", "5", "Warfarin"), Medication("urn:uuid:5b", "5", other));

        Assert.Equal(name, Assert.Single(found.OfType<FhirRecordItem>()).Text);
        Assert.Equal(skipped, found.OfType<FhirSkipped>().Count());
    }

    [Fact]
    public async Task Of_two_versions_of_a_medication_the_newer_names_it()
    {
        string Version(int number, string name) => Medication($"{A}/Medication/5", "5", name).Replace("\"id\"", $"\"meta\":{{\"versionId\":\"{number}\"}},\"id\"");

        var found = await OrderAsync($"{A}/MedicationRequest/1", """{"reference":"Medication/5"}""", Version(2, "Metformin"), Version(1, "Warfarin"));

        Assert.Equal("Metformin", Assert.Single(found.OfType<FhirRecordItem>()).Text);
    }

    [Theory]
    [InlineData("""{"coding":[{"code":"197361"},{"code":"1","display":"Amlodipine 5 MG"}]}""", "Amlodipine 5 MG", "")]
    [InlineData("""{"text":"Amlodipine","coding":[{"code":"1","display":"Amlodipine 5 MG"}]}""", "Amlodipine", "")]
    [InlineData("""{"coding":[{"code":"197361"}]}""", "Unspecified medication", "coded as: 197361")]
    [InlineData("""{"text":"Penicillin","coding":[{"code":"1","display":"Penicillin not taken"}]}""", "Penicillin", "coded: Penicillin not taken")]
    [InlineData("""{"text":"Insulin","coding":[{"code":"1","display":"Insulin"},{"code":"2","display":"Suspected insulin use"}]}""", "Insulin", "coded: Suspected insulin use")]
    public async Task What_a_medication_says_is_told_as_if_the_order_said_it_itself(string code, string text, string detail)
    {
        var medication = $$"""{"resourceType":"Medication","id":"5","code":{{code}} }""";
        foreach (var (reference, more, entries) in new[]
        {
            ("Medication/5", "", new[] { Bundles.Entry(medication) }), ("#5", $$""","contained":[{{medication}}]""", []), (null, $$""","medicationCodeableConcept":{{code}}""", []),
        })
        {
            var order = $$"""{"resourceType":"MedicationRequest","id":"1","status":"active","intent":"order","subject":{"reference":"Patient/ada"}{{more}}{{(reference is null ? "" : $$""","medicationReference":{"reference":"{{reference}}"}""")}} }""";
            var found = await Bundles.ReadAsync(Bundles.Of([Bundles.Ada, .. entries, Bundles.Entry(order)]));
            var line = Assert.Single(found.OfType<FhirRecordItem>());
            Assert.Equal((text, detail), (line.Text, line.Detail));
            Assert.Equal(detail.Length > 0 ? 1 : 0, found.OfType<FhirSkipped>().Count());
        }
    }

    [Theory]
    [InlineData("""{"text":"Metformin","coding":[{"code":"no-known-medications"}]}""", "different things")]
    [InlineData("""{"text":"X","coding":[{"code":"no-medication-info"}]}""", "nobody asked")]
    public async Task A_medication_whose_code_says_that_there_is_none_names_none(string code, string reason)
    {
        var found = await OrderAsync($"{A}/MedicationRequest/1", """{"reference":"Medication/5"}""",
            $$"""{"fullUrl":"{{A}}/Medication/5","resource":{"resourceType":"Medication","id":"5","code":{{code}} } }""");

        Assert.Empty(found.OfType<FhirRecordItem>());
        Assert.Contains(reason, Assert.Single(found.OfType<FhirSkipped>()).Reason);
    }

    private static Task<List<FhirResource>> OrderAsync(string fullUrl, string reference, params string[] medications) => Bundles.ReadAsync(Bundles.Of([Bundles.Ada, $$"""
        {"fullUrl":"{{fullUrl}}","resource":{"resourceType":"MedicationRequest","id":"1","status":"active","intent":"order",
         "subject":{"reference":"urn:uuid:11111111-aaaa-4aaa-8aaa-000000000001"},"medicationReference":{{reference}} } }
        """, .. medications]));

    private static string Medication(string? fullUrl, string id, string name) => $$"""
        {{{(fullUrl is null ? "" : $"\"fullUrl\":\"{fullUrl}\",")}}"resource":{"resourceType":"Medication","id":"{{id}}","code":{"text":"{{name}}"} } }
        """;
}
