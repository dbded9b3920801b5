using CareChat.Tests.App;
using CareChat.Tests.Patients.Fhir;
using CareChat.Web.Patients.Fhir;
using Xunit;

namespace CareChat.Tests.Patients;

/// <summary>A line whose reference, identifier or name say two people is nobody's.</summary>
public sealed class ContradictorySubjectTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Theory]
    [InlineData(""" "reference":"Patient/ada","display":"Maria Lopez" """, "another name")]
    [InlineData(""" "identifier":{"value":"MRN-7"},"display":"Maria Lopez" """, "another name")]
    [InlineData(""" "reference":"Patient/ada","identifier":{"value":"MRN-8"} """, "two people")]
    [InlineData(""" "reference":"Patient/ada","identifier":{"system":"https://github.com/synthetichealth/synthea","value":"eve"} """, "two people")]
    [InlineData(""" "reference":"patient/ada" """, "not written as FHIR writes")]
    [InlineData(""" "reference":"Patient/ada?x=1" """, "not written as FHIR writes")]
    public async Task It_is_refused_and_named(string subject, string reason)
    {
        var found = await Bundles.ReadAsync(Bundles.Of(Bundles.Ada, Bundles.Entry(Condition(subject))));
        Assert.Empty(found.OfType<FhirRecordItem>());
        Assert.Contains(reason, Assert.Single(found.OfType<FhirSkipped>()).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Ada Lovelace")]
    [InlineData("LOVELACE, A.")]
    [InlineData("Lovelace22, Ada1")]
    [InlineData("A. L.")]
    [InlineData("Ms. King")]
    [InlineData("Patient 7")]
    [InlineData("艾达")]
    public async Task One_name_of_the_patient_or_none_at_all_is_agreement(string display) =>
        Assert.Equal(1, (await Bundles.ReadItemAsync(Condition($$""" "reference":"Patient/ada","display":"{{display}}","identifier":{"value":"MRN-7"} """))).Patient.Entry);

    [Theory]
    [InlineData("\"identifier\":{\"system\":\"urn:hosp\",\"value\":\"2\"}", "two people")]
    [InlineData("\"identifier\":{\"system\":\"urn:hosp\",\"value\":\"1\"}", null)]
    [InlineData("\"display\":\"Beta, Boris\"", "another name")]
    [InlineData("\"display\":\"Ana\"", null)]
    public async Task So_it_is_with_patients_of_other_files(string more, string? reason)
    {
        var actor = await host.ClinicAsync($"said-{Guid.NewGuid():N}"[..20]);
        foreach (var (id, name) in new[] { ("1", "Ana Alpha"), ("2", "Boris Beta") })
            await host.ImportAsync(actor, Bundles.Of($$"""
                {"fullUrl":"https://a.example/fhir/Patient/{{id}}","resource":{"resourceType":"Patient","id":"{{id}}","birthDate":"1970-01-0{{id}}","name":[{"text":"{{name}}"}],
                 "identifier":[{"type":{"coding":[{"code":"MR"}]},"system":"urn:hosp","value":"{{id}}"}]} }
                """));

        var done = await host.ImportAsync(actor, Bundles.Of(Bundles.Entry(Condition($"\"reference\":\"https://a.example/fhir/Patient/1\",{more}"))));

        Assert.Equal(reason is null ? 1 : 0, done.Lines);
        if (reason is not null) Assert.Contains(reason, Assert.Single(done.Skipped).Reason, StringComparison.Ordinal);
    }

    private static string Condition(string subject) =>
        $$"""{"resourceType":"Condition","id":"c","clinicalStatus":{"coding":[{"code":"active"}]},"code":{"text":"X"},"subject":{ {{subject}} } }""";
}
