using CareChat.Tests.App;
using CareChat.Tests.Patients.Fhir;
using CareChat.Web.Patients.Fhir;
using Xunit;

namespace CareChat.Tests.Patients;

/// <summary>A line that calls its patient by what fits another patient better is nobody's: siblings, twins and namesakes share a name.</summary>
public sealed class OtherPersonCalledTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Theory]
    [InlineData("Rosa Zwilling")]
    [InlineData("Zwilling, Rosa")]
    [InlineData("ZWILLING, ROSA (DOB 1990-05-01)")]
    [InlineData("Rosa M. Zwilling")]
    [InlineData("R. Zwilling")]
    [InlineData("Greta Zwilling (DOB: 07/02/1951)")]
    [InlineData("Greta Zwilling, born 1951-07-02")]
    [InlineData("Greta Alder")]
    public async Task It_is_refused_and_named_within_a_file_and_across_files(string display)
    {
        Assert.NotNull(await RefusedAsync(display, isOneFile: true));
        Assert.NotNull(await RefusedAsync(display, isOneFile: false));
    }

    [Theory]
    [InlineData("Greta Zwilling")]
    [InlineData("Zwilling, Greta (DOB 05/01/1990)")]
    [InlineData("Zwilling, Greta (DOB 1.5.1990)")]
    [InlineData("Zwilling")]
    [InlineData("Ms. Greta L. Zwilling")]
    [InlineData("G. Zwilling")]
    [InlineData("Greta")]
    [InlineData("Patient 7")]
    [InlineData("格蕾塔")]
    public async Task What_fits_nobody_better_agrees(string display)
    {
        Assert.Null(await RefusedAsync(display, isOneFile: true));
        Assert.Null(await RefusedAsync(display, isOneFile: false));
    }

    [Fact]
    public async Task A_patient_of_the_instance_alone_counts_too()
    {
        var actor = await host.ClinicAsync("called-instance");
        await host.ImportAsync(actor, Bundles.Of(Person("2", "Rosa", "Zwilling", "1990-05-01")));
        var done = await host.ImportAsync(actor, Bundles.Of(Person("1", "Greta", "Zwilling", "1990-05-01"), Line("Rosa Zwilling")));
        Assert.Contains("another name", Assert.Single(done.Skipped).Reason, StringComparison.Ordinal);
        Assert.Equal(0, done.Lines);
    }

    private async Task<string?> RefusedAsync(string display, bool isOneFile)
    {
        var actor = await host.ClinicAsync($"called-{Guid.NewGuid():N}"[..20]);
        string[] people = [Person("1", "Greta", "Zwilling", "1990-05-01"), Person("2", "Rosa", "Zwilling", "1990-05-01"), Person("3", "Greta", "Zwilling", "1951-07-02"), Person("4", "Greta", "Alder", "1960-01-01")];
        if (!isOneFile) await host.ImportAsync(actor, Bundles.Of(people));
        var done = await host.ImportAsync(actor, Bundles.Of([.. isOneFile ? people : [], Line(display)]));
        Assert.Equal(done.Skipped.Count == 0 ? 1 : 0, done.Lines);
        if (done.Skipped.Count > 0) Assert.Matches("another name|another date of birth", Assert.Single(done.Skipped).Reason);
        return done.Skipped.Count > 0 ? done.Skipped[0].Reason : null;
    }

    private static string Line(string display) => Bundles.Entry(
        $$"""{"resourceType":"Condition","id":"c","clinicalStatus":{"coding":[{"code":"active"}]},"code":{"text":"Gout"},"subject":{"reference":"https://a.example/fhir/Patient/1","display":"{{display}}"} }""");

    private static string Person(string id, string given, string family, string birth) => $$"""
        {"fullUrl":"https://a.example/fhir/Patient/{{id}}","resource":{"resourceType":"Patient","id":"{{id}}","birthDate":"{{birth}}","name":[{"family":"{{family}}","given":["{{given}}"]}]} }
        """;
}
