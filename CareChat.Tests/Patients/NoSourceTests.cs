using CareChat.Tests.App;
using Xunit;

namespace CareChat.Tests.Patients;

/// <summary>People of whom no source says who they are: what is absent agrees with nothing.</summary>
public sealed class NoSourceTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Theory]
    [InlineData("", "")]
    [InlineData("\"gender\":\"male\",", "")]
    [InlineData("\"gender\":\"male\",\"birthDate\":\"1970\",", "")]
    [InlineData("\"birthDate\":\"1970-05\",", "")]
    [InlineData("\"telecom\":[{\"system\":\"phone\",\"value\":\"555-1\"}],", "")]
    [InlineData("", "\"fullUrl\":\"urn:uuid:1\",")]
    [InlineData("\"identifier\":[{\"value\":\"7\"}],", "")]
    public async Task One_name_and_one_id_are_not_one_person_without_a_date_of_birth(string members, string url)
    {
        var actor = await host.ClinicAsync($"bare-{Guid.NewGuid():N}"[..20]);
        var first = Bundle(members, url, "Asthma");
        Assert.Empty((await host.ImportAsync(actor, first)).Skipped);

        var again = await host.ImportAsync(actor, first);
        Assert.Equal((1, 1, 0), (again.Patients.Count, again.Lines, again.Skipped.Count));

        var second = await host.ImportAsync(actor, Bundle(members, url, "Diabetes"));
        Assert.Equal((0, 0), (second.Patients.Count, second.Lines));
        Assert.Equal(["Condition/1", "Patient/1"], second.Skipped.Select(skipped => skipped.Resource).Order());
        Assert.All(second.Skipped, skipped => Assert.Contains("date of birth", skipped.Reason));
        Assert.Equal("Asthma", Assert.Single(Assert.Single(await host.PeopleAsync(actor)).Lines).Text);
    }

    [Theory]
    [InlineData("", "\"gender\":\"male\",")]
    [InlineData("", "\"birthDate\":\"1970-01-02\",")]
    [InlineData("", "\"telecom\":[{\"system\":\"phone\",\"value\":\"555-1\"}],")]
    [InlineData("\"birthDate\":\"1970-01-02\",", "")]
    [InlineData("\"birthDate\":\"1970-01-02\",", "\"birthDate\":\"1970\",")]
    [InlineData("\"birthDate\":\"1970-01-02\",\"gender\":\"male\",", "\"birthDate\":\"1970-01-02\",")]
    public async Task Whoever_differs_in_what_is_known_is_refused_and_changes_nobody(string one, string other)
    {
        var actor = await host.ClinicAsync($"differ-{Guid.NewGuid():N}"[..20]);
        await host.ImportAsync(actor, Bundle(one, "", "Asthma"));
        var before = Assert.Single(await host.PeopleAsync(actor)).Patient;

        var second = await host.ImportAsync(actor, Bundle(other, "", "Diabetes"));

        Assert.Equal(["Condition/1", "Patient/1"], second.Skipped.Select(skipped => skipped.Resource).Order());
        var (after, lines) = Assert.Single(await host.PeopleAsync(actor));
        Assert.Equal((before.BirthDate, before.Gender, before.Phone, "Asthma"), (after.BirthDate, after.Gender, after.Phone, Assert.Single(lines).Text));
    }

    [Theory]
    [InlineData("\"birthDate\":\"1970-01-02\",", null)]
    [InlineData("\"birthDate\":\"1970-01-02\",\"gender\":\"female\",", null)]
    [InlineData("\"identifier\":[{\"system\":\"urn:hosp\",\"value\":\"7\"}],", null)]
    [InlineData("", "ehr")]
    public async Task A_date_of_birth_an_identifier_or_a_source_tell_that_it_is_the_same_person(string members, string? source)
    {
        var actor = await host.ClinicAsync($"known-{Guid.NewGuid():N}"[..20]);
        await host.ImportAsync(actor, Bundle(members, "", "Asthma"), source);

        var second = await host.ImportAsync(actor, Bundle(members, "", "Diabetes").Replace("\"id\":\"1\",\"code\"", "\"id\":\"2\",\"code\""), source);

        Assert.Empty(second.Skipped);
        Assert.Equal(["Asthma", "Diabetes"], Assert.Single(await host.PeopleAsync(actor)).Lines.Select(line => line.Text).Order());
    }

    [Theory]
    [InlineData("\"status\":\"active\",", "10 mg once a week", 2)]
    [InlineData("\"status\":\"stopped\",", "10 mg once a week", 2)]
    [InlineData("\"status\":\"entered-in-error\",", "10 mg once a week", 1)]
    public async Task A_line_that_comes_again_with_other_words_and_no_source_is_named_and_takes_no_place(string status, string dose, int lines)
    {
        var actor = await host.ClinicAsync($"again-{Guid.NewGuid():N}"[..20]);
        Assert.Empty((await host.ImportAsync(actor, Medicine("\"status\":\"active\",", "10 mg daily"))).Skipped);

        host.Clock.Advance(TimeSpan.FromHours(1));
        var second = await host.ImportAsync(actor, Medicine(status, dose));
        var third = await host.ImportAsync(actor, Medicine("\"status\":\"active\",", "10 mg daily"));

        Assert.Contains(second.Skipped, skipped => skipped.Resource == "MedicationStatement/m" && skipped.Reason.Contains("--source", StringComparison.Ordinal));
        Assert.Equal(lines, Assert.Single(await host.PeopleAsync(actor)).Lines.Count);
        Assert.Empty(third.Skipped);
    }

    [Fact]
    public async Task With_a_source_it_takes_the_place_of_the_line_before()
    {
        var actor = await host.ClinicAsync($"again-{Guid.NewGuid():N}"[..20]);
        await host.ImportAsync(actor, Medicine("\"status\":\"active\",", "10 mg daily"), "ehr");

        var second = await host.ImportAsync(actor, Medicine("\"status\":\"active\",", "10 mg once a week"), "ehr");

        Assert.Empty(second.Skipped);
        Assert.Contains("once a week", Assert.Single(Assert.Single(await host.PeopleAsync(actor)).Lines).Detail);
    }

    [Fact]
    public async Task A_line_that_comes_again_with_another_patient_and_no_source_is_named()
    {
        var actor = await host.ClinicAsync($"moved-{Guid.NewGuid():N}"[..20]);
        var first = Medicine("\"status\":\"active\",", "10 mg once a week");
        await host.ImportAsync(actor, first);

        host.Clock.Advance(TimeSpan.FromHours(1));
        var second = await host.ImportAsync(actor, first.Replace("\"1\"", "\"2\"").Replace("Patient/1", "Patient/2").Replace("John", "Jane"));
        var other = await host.ImportAsync(actor, first.Replace("\"1\"", "\"3\"").Replace("Patient/1", "Patient/3").Replace("John", "Joan").Replace("a week", "a day"));

        Assert.Contains("another patient", Assert.Single(second.Skipped, skipped => skipped.Resource == "MedicationStatement/m").Reason);
        Assert.Equal(1, second.Lines);
        Assert.Empty(other.Skipped);
    }

    private static string Medicine(string status, string dose) => $$"""
        {"resourceType":"Bundle","type":"collection","entry":[
         {"resource":{"resourceType":"Patient","id":"1","birthDate":"1970-01-02","name":[{"family":"Smith","given":["John"]}]} },
         {"resource":{"resourceType":"MedicationStatement","id":"m",{{status}}"medicationCodeableConcept":{"text":"Methotrexate"},
          "dosage":[{"text":"{{dose}}"}],"subject":{"reference":"Patient/1"} } }]}
        """;

    [Fact]
    public async Task A_placeholder_is_nobodys_id_under_a_named_source_either()
    {
        var actor = await host.ClinicAsync("place-source-person");
        static string File(string line) => Bundle("", "\"fullUrl\":\"urn:uuid:1\",", line).Replace("\"Patient\",\"id\":\"1\"", "\"Patient\",\"language\":\"en\"").Replace("Patient/1", "urn:uuid:1");
        await host.ImportAsync(actor, File("Asthma"), "ehr");

        var second = await host.ImportAsync(actor, File("Diabetes"), "ehr");

        Assert.Equal(2, second.Skipped.Count);
        Assert.Equal("Asthma", Assert.Single(Assert.Single(await host.PeopleAsync(actor)).Lines).Text);
    }

    private static string Bundle(string members, string url, string line) => $$"""
        {"resourceType":"Bundle","type":"collection","entry":[
         {{{url}}"resource":{"resourceType":"Patient","id":"1",{{members}}"name":[{"family":"Smith","given":["John"]}]} },
         {"resource":{"resourceType":"Condition","id":"1","code":{"text":"{{line}}"},"subject":{"reference":"Patient/1"} } }]}
        """;
}
