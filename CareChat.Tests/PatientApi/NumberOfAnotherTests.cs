using System.Net.Http.Json;
using CareChat.Tests.App;
using CareChat.Tests.Patients;
using CareChat.Web.Data;
using CareChat.Web.Patients;
using Xunit;

namespace CareChat.Tests.PatientApi;

/// <summary>A record number is one person's, whoever gave it out: what is typed twice is refused, what a file brings is named.</summary>
public sealed class NumberOfAnotherTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Theory]
    [InlineData("\"system\":\"urn:north\",", null, "S-1")]
    [InlineData("", "north", "S-1")]
    [InlineData("", null, "S-1")]
    [InlineData("\"system\":\"urn:north\",", null, "s-1")]
    [InlineData("\"system\":\"urn:north\",", null, " Ｓ-1\u200b")]
    public async Task A_number_that_a_file_brought_is_refused_to_whoever_types_it(string system, string? source, string typed)
    {
        var clinic = await ApiClinic.OpenAsync(host);
        Assert.Empty((await host.ImportAsync(Actor.Operator(clinic.Instance.Id), File("Ada", "S-1", system), source)).Skipped);

        await clinic.Http.PostAsJsonAsync(clinic.Root + "/patients", new { firstName = "Ben", lastName = "Low", mrn = typed })
            .RefusesAsync(409, "PATIENT_MRN_EXISTS", "PATIENT", "A patient with this mrn exists");
        await clinic.Http.PatchAsJsonAsync($"{clinic.Root}/patients/{clinic.PatientId}", new { mrn = typed })
            .RefusesAsync(409, "PATIENT_MRN_EXISTS", "PATIENT", "A patient with this mrn exists");

        Assert.Equal(["Ada"], await NamesAsync(clinic, typed));
        Assert.Equal(201, (int)(await clinic.Http.PostAsJsonAsync(clinic.Root + "/patients", new { firstName = "Ben", lastName = "Low", mrn = "S-10" })).StatusCode);
    }

    [Theory]
    [InlineData("Int-1", "INT-1")]
    [InlineData("INT-1", "int-1")]
    [InlineData("é-1", "É-1")]
    public async Task Letters_of_another_size_are_the_same_number(string one, string other)
    {
        var clinic = await ApiClinic.OpenAsync(host);
        var patient = await (await clinic.Http.PostAsJsonAsync(clinic.Root + "/patients", new { firstName = "Ada", lastName = "Nowak", mrn = one })).JsonAsync(201);

        await clinic.Http.PostAsJsonAsync(clinic.Root + "/patients", new { firstName = "Ben", lastName = "Low", mrn = other })
            .RefusesAsync(409, "PATIENT_MRN_EXISTS", "PATIENT", "A patient with this mrn exists");

        Assert.Equal(["Ada"], await NamesAsync(clinic, other));
        using var own = await clinic.Http.PatchAsJsonAsync($"{clinic.Root}/patients/{patient.Text("id")}", new { mrn = other });
        Assert.Equal(other, (await own.JsonAsync(200)).Text("mrn"));
    }

    [Fact]
    public async Task Whoever_shares_a_number_since_an_import_can_be_changed_otherwise()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        var actor = Actor.Operator(clinic.Instance.Id);
        await host.ImportAsync(actor, File("Ada", "S-1", "\"system\":\"urn:north\","));
        var second = Assert.Single((await host.ImportAsync(actor, File("Ben", "S-1", "\"system\":\"urn:south\","))).Patients);

        using var same = await clinic.Http.PatchAsJsonAsync($"{clinic.Root}/patients/{second.Id}", new { phone = "+15550000000", mrn = "S-1" });
        Assert.Equal("+15550000000", (await same.JsonAsync(200)).Text("phone"));
    }

    [Theory]
    [InlineData("\"system\":\"urn:south\",", null, "S-1")]
    [InlineData("\"system\":\"urn:south\",", null, "s-1")]
    [InlineData("", "south", "S-1")]
    [InlineData("", null, "S-1")]
    public async Task A_file_with_a_number_of_another_brings_its_own_person_and_says_so_once(string system, string? source, string number)
    {
        var actor = await host.ClinicAsync($"number-{Guid.NewGuid():N}"[..20]);
        await host.ImportAsync(actor, File("Ada", "S-1", "\"system\":\"urn:north\","));
        var file = File("Ben", number, system);

        var second = await host.ImportAsync(actor, file, source);
        var again = await host.ImportAsync(actor, file, source);

        var named = Assert.Single(second.Skipped);
        Assert.Equal(("Patient/Ben", PatientDoubles.SameNumber), (named.Resource, named.Reason));
        Assert.Equal((1, 1, 0), (second.Patients.Count, again.Patients.Count, again.Skipped.Count));
        Assert.Equal(["Ada", "Ben"], (await host.PeopleAsync(actor)).Select(p => p.Patient.FirstName).Order());
    }

    [Fact]
    public async Task A_file_with_a_number_that_somebody_typed_says_so_and_one_that_nobody_has_does_not()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        var actor = Actor.Operator(clinic.Instance.Id);
        await clinic.Http.PostAsJsonAsync(clinic.Root + "/patients", new { firstName = "Ada", lastName = "Nowak", mrn = "S-1" });

        var shared = await host.ImportAsync(actor, File("Ben", "S-1", "\"system\":\"urn:north\","));
        var own = await host.ImportAsync(actor, File("Cleo", "S-2", "\"system\":\"urn:north\","));
        var changed = await host.ImportAsync(actor, File("Cleo", "S-1", "\"system\":\"urn:west\","));

        Assert.Equal(PatientDoubles.SameNumber, Assert.Single(shared.Skipped).Reason);
        Assert.Empty(own.Skipped);
        Assert.Equal(PatientDoubles.SameNumber, Assert.Single(changed.Skipped).Reason);
        Assert.Equal(["Ada", "Ben", "Cleo"], (await NamesAsync(clinic, "s-1")).Order());
    }

    private static async Task<List<string?>> NamesAsync(ApiClinic clinic, string mrn) =>
        [.. (await (await clinic.Http.GetAsync($"{clinic.Root}/patients?mrn={Uri.EscapeDataString(mrn)}")).JsonAsync(200)).GetProperty("data").EnumerateArray().Select(p => p.Text("firstName"))];

    private static string File(string name, string mrn, string system) => $$"""
        {"resourceType":"Bundle","type":"collection","entry":[
         {"fullUrl":"https://{{name}}.example/fhir/Patient/{{name}}","resource":{"resourceType":"Patient","id":"{{name}}","birthDate":"1970-01-02","name":[{"family":"Nowak","given":["{{name}}"]}],
          "identifier":[{"type":{"coding":[{"code":"MR"}]},{{system}}"value":"{{mrn}}"}]} }]}
        """;
}
