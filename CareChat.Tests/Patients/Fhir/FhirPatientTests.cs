using CareChat.Web.Data;
using CareChat.Web.Patients.Fhir;
using Xunit;

namespace CareChat.Tests.Patients.Fhir;

public class FhirPatientTests
{
    [Fact]
    public async Task A_patient_is_read_with_names_identifiers_contacts_and_language()
    {
        var patient = Assert.Single(await Bundles.ReadAsync(Bundles.Of(Bundles.Ada)));
        Assert.Equal(
            new FhirPatient("ada", "MRN-7", "Ada Augusta", "Lovelace", new DateOnly(1975, 12, 10), FhirGender.Female,
                "ada@example.org", "555-1", "en-GB", true, false, null),
            patient);
    }

    [Theory]
    [InlineData("McLaughlin456", "McLaughlin")]
    [InlineData("O'Keefe54", "O'Keefe")]
    [InlineData("Núñez7", "Núñez")]
    [InlineData("A-12", "A-12")]
    [InlineData("3rd", "3rd")]
    [InlineData("Smith", "Smith")]
    [InlineData("12345", "12345")]
    public async Task Digits_after_a_name_are_stripped_and_others_are_kept(string written, string read)
    {
        var patient = await ReadOneAsync($$"""{"resourceType":"Patient","id":"p","name":[{"family":"{{written}}","given":["Jo"]}]}""");
        Assert.Equal(read, patient.LastName);
    }

    [Theory]
    [InlineData("""{"text":"Maria Teresa Silva"}""", "Maria Teresa", "Silva")]
    [InlineData("""{"family":"Sukarno"}""", "", "Sukarno")]
    [InlineData("""{"given":["Baby", null, "Girl"]}""", "Baby Girl", "")]
    [InlineData("""{"text":"Sukarno"}""", "", "Sukarno")]
    public async Task Names_without_the_usual_parts_are_read(string name, string first, string last)
    {
        var patient = await ReadOneAsync($$"""{"resourceType":"Patient","id":"p","name":[{{name}}]}""");
        Assert.Equal((first, last), (patient.FirstName, patient.LastName));
    }

    [Theory]
    [InlineData("1980")]
    [InlineData("1980-02")]
    public async Task A_birth_date_without_its_day_is_not_made_up(string date)
    {
        var patient = await ReadOneAsync(Named($$""" "birthDate":"{{date}}" """));
        Assert.Null(patient.BirthDate);
    }

    [Fact]
    public async Task A_patient_without_an_id_is_known_by_the_full_url()
    {
        var found = await Bundles.ReadAsync(Bundles.Of("""{"fullUrl":"urn:uuid:77","resource":{"resourceType":"Patient","name":[{"family":"A"}]}}"""));
        Assert.Equal("77", Assert.IsType<FhirPatient>(Assert.Single(found)).ExternalId);
    }

    [Theory]
    [InlineData(""" "deceasedBoolean":true """, true)]
    [InlineData(""" "deceasedDateTime":"2019-03" """, true)]
    [InlineData(""" "deceasedBoolean":false """, false)]
    [InlineData(""" "active":false """, false)]
    public async Task Death_is_read_in_both_spellings(string members, bool isDeceased)
    {
        var patient = await ReadOneAsync(Named(members));
        Assert.Equal(isDeceased, patient.IsDeceased);
        Assert.Equal(!members.Contains("active"), patient.IsActive);
    }

    [Theory]
    [InlineData("""{"resourceType":"Patient","id":"p1"}""", "no name")]
    [InlineData("""{"resourceType":"Patient","id":"p1","name":[{}]}""", "name is empty")]
    [InlineData("""{"resourceType":"Patient","id":"p1","name":"Jo"}""", "'name' is not a list")]
    [InlineData("""{"resourceType":"Patient","id":"p1","name":[{"family":5}]}""", "'family' is not text")]
    [InlineData("""{"resourceType":"Patient","id":"p1","name":[{"family":"A"}],"birthDate":"31.12.1980"}""", "'birthDate' is not a date")]
    [InlineData("""{"resourceType":"Patient","id":"p1","name":[{"family":"A"}],"birthDate":"1980-02-30"}""", "'birthDate' is not a date")]
    [InlineData("""{"resourceType":"Patient","id":"p1","name":[{"family":"A"}],"birthDate":"1980-02-03T00:00:00Z"}""", "'birthDate' is not a date")]
    [InlineData("""{"resourceType":"Patient","id":"p1","name":[{"family":"A"}],"gender":"m"}""", "'gender'")]
    [InlineData("""{"resourceType":"Patient","id":"p1","name":[{"family":"A\u0000"}]}""", "U+0000")]
    [InlineData("""{"resourceType":"Patient","id":"p1","name":[{"family":"A\ud800"}]}""", "Unicode")]
    public async Task A_patient_of_a_wrong_shape_is_an_error_that_names_the_entry(string resource, string problem)
    {
        var wrong = await Assert.ThrowsAsync<ImportException>(() =>
            Bundles.ReadAsync(Bundles.Of(Bundles.Ada, Bundles.Entry(resource))));
        Assert.Equal("entry 2 (Patient/p1)", wrong.Place);
        Assert.Contains(problem, wrong.Problem);
        Assert.Equal("bundle.json", wrong.File);
    }

    [Fact]
    public async Task Two_patients_of_one_id_are_an_error_because_their_records_would_mix()
    {
        var wrong = await Assert.ThrowsAsync<ImportException>(() => Bundles.ReadAsync(Bundles.Of(Bundles.Ada, Bundles.Ada)));
        Assert.Equal("entry 2 (Patient/ada)", wrong.Place);
    }

    private static string Named(string members) =>
        $$"""{"resourceType":"Patient","id":"p","name":[{"family":"A"}],{{members}}}""";

    private static async Task<FhirPatient> ReadOneAsync(string resource) =>
        (FhirPatient)Assert.Single(await Bundles.ReadAsync(Bundles.Of(Bundles.Entry(resource))));
}
