using CareChat.Tests.App;
using CareChat.Tests.Patients.Fhir;
using CareChat.Web.Patients.Fhir;
using Xunit;

namespace CareChat.Tests.Patients;

/// <summary>A line whose reference says another birth, generation or relation than its patient's is nobody's, and named.</summary>
public sealed class SomebodyBesideTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Theory]
    [InlineData("Ana Alpha 01.01.1940")]
    [InlineData("Ana Alpha (01.01.1940)")]
    [InlineData("Ana Alpha, DOB 1 Jan 1940")]
    [InlineData("Ana Alpha, Jan 1, 1940")]
    [InlineData("Ana Alpha 19400101")]
    [InlineData("Ana Alpha DOB: 19400101")]
    [InlineData("Ana Alpha 01-01-1940")]
    [InlineData("Ana Alpha 1940/01/01")]
    [InlineData("Ana Alpha, nacida el 1 de enero de 1940")]
    [InlineData("Ana Alpha, nacido el 1 de enero de 1940")]
    [InlineData("Ana Alpha, b. 1940")]
    [InlineData("Ana Alpha (born 1940)")]
    [InlineData("Ana Alpha (1940)")]
    [InlineData("Ana Alpha 1-Jan-1940")]
    [InlineData("Ana Alpha, January 1st, 1940")]
    [InlineData("Ana Alpha 1/1/40")]
    [InlineData("Ana Alpha b.1940-01-01")]
    public Task Another_birth_is_refused(string display) => RefusedAsync(display, "another date of birth");

    [Theory]
    [InlineData("Ana Alpha 03.02.1970")]
    [InlineData("Ana Alpha 02.03.1970")]
    [InlineData("Ana Alpha, 3 Feb 1970")]
    [InlineData("Ana Alpha, February 3, 1970")]
    [InlineData("Ana Alpha 19700203")]
    [InlineData("Ana Alpha 1970/02/03")]
    [InlineData("Ana Alpha, nacida el 3 de febrero de 1970")]
    [InlineData("Ana Alpha, b. 1970")]
    [InlineData("Ana Alpha 2/3/70")]
    [InlineData("Ana Alpha, MRN 19400101")]
    [InlineData("Ana Alpha, seen 2026-05-01")]
    [InlineData("Sra. Ana Alpha")]
    [InlineData("Ana B. Alpha")]
    public async Task The_same_birth_in_either_reading_or_none_agrees(string display) => Assert.Single((await ReadAsync(display, Ana)).OfType<FhirRecordItem>());

    [Theory]
    [InlineData("Baby girl of Ana Alpha")]
    [InlineData("Baby Girl Alpha")]
    [InlineData("Newborn Alpha")]
    [InlineData("BG Alpha")]
    [InlineData("RN de Ana Alpha")]
    [InlineData("hijo de Ana Alpha")]
    [InlineData("hija de Ana Alpha")]
    [InlineData("bebé de Ana Alpha")]
    [InlineData("Recién nacido Alpha")]
    [InlineData("Ana Alpha's mother")]
    [InlineData("Ana Alpha’s daughter")]
    [InlineData("Ana Alpha's wife")]
    [InlineData("spouse of Ana Alpha")]
    [InlineData("Ana Alpha twin B")]
    [InlineData("madre de Ana Alpha")]
    [InlineData("Alpha, Ana (mother)")]
    [InlineData("RN Ana Alpha")]
    [InlineData("NB Alpha")]
    [InlineData("Alpha, Girl")]
    [InlineData("Alpha, Boy")]
    [InlineData("Ana Alpha (hijo)")]
    [InlineData("Ana Alpha (hija)")]
    [InlineData("Ana Alpha (feto)")]
    [InlineData("Ana Alpha - feto")]
    [InlineData("Ana Alpha (fetus)")]
    [InlineData("Donor for Ana Alpha")]
    [InlineData("Donante para Ana Alpha")]
    [InlineData("Ana Alpha (donante)")]
    [InlineData("Ana Alpha (niña)")]
    [InlineData("Ana Alpha (caregiver)")]
    public Task Somebody_beside_the_patient_is_refused(string display) => RefusedAsync(display, "somebody beside");

    [Theory]
    [InlineData("Alpha, Male")]
    [InlineData("Alpha, Pedro")]
    [InlineData("Pedro Alpha")]
    public Task Another_first_name_is_refused(string display) => RefusedAsync(display, "another name");

    [Theory]
    [InlineData("ALPHA RUIZ, ANA M")]
    [InlineData("Mrs. Ana Alpha")]
    [InlineData("Ana Alpha (DOB 1970-02-03)")]
    [InlineData("Ana Alpha MRN 123")]
    [InlineData("Ana Alpha - MRN 123")]
    [InlineData("Ana Alpha (deceased)")]
    [InlineData("Ana Alpha (female, 56 y)")]
    [InlineData("Ana Alpha (née Omega)")]
    [InlineData("Ana-Maria Alpha Ruiz")]
    [InlineData("Alpha, A.")]
    public async Task What_says_nobody_else_agrees(string display) => Assert.Single((await ReadAsync(display, Ana)).OfType<FhirRecordItem>());

    [Theory]
    [InlineData("Juan Alpha Sr.", "Jr.")]
    [InlineData("Juan Alpha Jr.", "Sr.")]
    [InlineData("Alpha, Juan, III", "II")]
    [InlineData("Juan Alpha II", "III")]
    public async Task Another_generation_is_refused(string display, string suffix) => Assert.Empty((await ReadAsync(display, Juan(suffix))).OfType<FhirRecordItem>());

    [Theory]
    [InlineData("Juan Alpha Jr.", "Jr.")]
    [InlineData("Juan Alpha", "Jr.")]
    [InlineData("Alpha, Juan, III", "III")]
    [InlineData("Sr. Juan Alpha", "Jr.")]
    public async Task The_same_generation_or_none_agrees(string display, string suffix) => Assert.Single((await ReadAsync(display, Juan(suffix))).OfType<FhirRecordItem>());

    [Fact]
    public async Task A_generation_beside_a_namesake_is_refused()
    {
        var actor = await host.ClinicAsync("beside-namesake");
        await host.ImportAsync(actor, Bundles.Of(Juan("", "2", "1940-01-01")));
        var done = await host.ImportAsync(actor, Bundles.Of(Juan(""), Line("Juan Alpha Sr.")));
        Assert.Equal((0, 1), (done.Lines, done.Skipped.Count));
        Assert.Equal(1, (await host.ImportAsync(actor, Bundles.Of(Line("Juan Alpha")))).Lines);
    }

    [Theory]
    [InlineData("Baby girl of Ana Alpha")]
    [InlineData("Ana Alpha 01.01.1940")]
    public async Task So_it_is_with_a_patient_of_another_file(string display)
    {
        var actor = await host.ClinicAsync($"beside-{Guid.NewGuid():N}"[..20]);
        await host.ImportAsync(actor, Bundles.Of(Ana));
        var done = await host.ImportAsync(actor, Bundles.Of(Line(display)));
        Assert.Equal((0, 1), (done.Lines, done.Skipped.Count));
    }

    [Fact]
    public async Task A_newborn_that_is_recorded_so_is_meant()
    {
        var newborn = """{"fullUrl":"https://a.example/fhir/Patient/1","resource":{"resourceType":"Patient","id":"1","birthDate":"2026-02-03","name":[{"family":"Alpha","given":["Baby Girl"]}]} }""";
        Assert.Single((await ReadAsync("Alpha, Baby Girl", newborn)).OfType<FhirRecordItem>());
        Assert.Single((await ReadAsync("Newborn Alpha", newborn)).OfType<FhirRecordItem>());
    }

    private static async Task RefusedAsync(string display, string reason)
    {
        var found = await ReadAsync(display, Ana);
        Assert.Empty(found.OfType<FhirRecordItem>());
        Assert.Contains(reason, Assert.Single(found.OfType<FhirSkipped>()).Reason, StringComparison.Ordinal);
    }

    private const string Ana = """{"fullUrl":"https://a.example/fhir/Patient/1","resource":{"resourceType":"Patient","id":"1","birthDate":"1970-02-03","name":[{"family":"Alpha","given":["Ana"]}]} }""";

    private static string Juan(string suffix, string id = "1", string birth = "1970-02-03") =>
        $$"""{"fullUrl":"https://a.example/fhir/Patient/{{id}}","resource":{"resourceType":"Patient","id":"{{id}}","birthDate":"{{birth}}","name":[{"family":"Alpha","given":["Juan"]{{(suffix.Length > 0 ? $",\"suffix\":[\"{suffix}\"]" : "")}}}]} }""";

    private static async Task<IReadOnlyList<FhirResource>> ReadAsync(string display, string patient) => await Bundles.ReadAsync(Bundles.Of(patient, Line(display)));

    private static string Line(string display) => Bundles.Entry(
        $$"""{"resourceType":"Condition","id":"c","clinicalStatus":{"coding":[{"code":"active"}]},"code":{"text":"Gout"},"subject":{"reference":"https://a.example/fhir/Patient/1","display":"{{display}}"} }""");
}
