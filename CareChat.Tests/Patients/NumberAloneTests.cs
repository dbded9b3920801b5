using CareChat.Tests.App;
using CareChat.Tests.Patients.Fhir;
using CareChat.Web.Patients.Fhir;
using Xunit;

namespace CareChat.Tests.Patients;

/// <summary>A number of which nobody says whose it is is no identity; and who is refused for another sex is told so.</summary>
public sealed class NumberAloneTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Theory]
    [InlineData(""" "identifier":[{"system":"urn:hosp","value":"55"}] """, "55")]
    [InlineData(""" "identifier":[{"system":"urn:hosp","value":"A-1"},{"value":"55"}] """, "A-1")]
    [InlineData(""" "identifier":[{"type":{"coding":[{"code":"MR"}]},"system":"urn:ward","value":"0007"}] """, "0007")]
    public async Task It_finds_nobody_among_several_patients(string members, string asked)
    {
        var found = await Bundles.ReadAsync(Bundles.Of(Person("p", "Eve Moore", members), Person("q", "Ann Reed", "\"active\":true"),
            Line($$""" "identifier":{"value":"{{asked}}"} """), Line($$""" "reference":"Patient/gone","identifier":{"value":"{{asked}}"} """)));
        Assert.Empty(found.OfType<FhirRecordItem>());
        Assert.Equal(2, found.OfType<FhirSkipped>().Count());
        Assert.Contains("no system", found.OfType<FhirSkipped>().First().Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("55")]
    [InlineData("A-1")]
    [InlineData("0007")]
    public async Task It_finds_the_only_patient_who_has_it_alone_too_and_nobody_among_several(string value)
    {
        var (own, line) = (Person("p", "Eve Moore", $$""" "identifier":[{"value":"{{value}}"}] """), Line($$""" "identifier":{"value":"{{value}}"} """));
        Assert.Single((await Bundles.ReadAsync(Bundles.Of(own, line))).OfType<FhirRecordItem>());
        Assert.Empty((await Bundles.ReadAsync(Bundles.Of(own, line, Person("q", "Ann Reed", "\"active\":true")))).OfType<FhirRecordItem>());
    }

    [Theory]
    [InlineData("female", "1980-05-05", "Eve Moore", "male", "1980-05-05", "Eve Moore", "another sex")]
    [InlineData("female", "1980-05-05", "Eve Moore", "unknown", "1980-05-05", "Eve Moore", "a sex where only one")]
    [InlineData("female", "1980-05-05", "Eve Moore", "female", "1981-05-05", "Eve Moore", "another date of birth than")]
    [InlineData("female", "1980-05-05", "Eve Moore", "female", "1980-05", "Eve Moore", "more or less of a date of birth")]
    [InlineData("female", "1980-05-05", "Eve Moore", "male", "1980-05-05", "Adam Moore", "another name and another sex")]
    public async Task Who_is_refused_is_told_by_what_differs(string sex, string born, string name, string otherSex, string otherBorn, string otherName, string reason)
    {
        var actor = await host.ClinicAsync($"sex-{Guid.NewGuid():N}"[..20]);
        await host.ImportAsync(actor, Bundles.Of(Person("r", name, $"\"gender\":\"{sex}\",\"birthDate\":\"{born}\"")));

        var done = await host.ImportAsync(actor, Bundles.Of(Person("r", otherName, $"\"gender\":\"{otherSex}\",\"birthDate\":\"{otherBorn}\"")));

        var said = Assert.Single(done.Skipped).Reason;
        Assert.Contains(reason, said, StringComparison.Ordinal);
        Assert.DoesNotContain("name or date", said, StringComparison.Ordinal);
    }

    private static string Person(string id, string name, string members) => Bundles.Entry($$"""{"resourceType":"Patient","id":"{{id}}","name":[{"text":"{{name}}"}],{{members}}}""");

    private static string Line(string subject) => Bundles.Entry($$"""{"resourceType":"Condition","code":{"text":"X"},"subject":{ {{subject}} } }""");
}
