using CareChat.Tests.App;
using CareChat.Tests.Infrastructure;
using Xunit;

namespace CareChat.Tests.Patients;

/// <summary>The shared cases of bundles, and the like of our own where they are absent (see the tests beside).</summary>
public sealed class SharedCasesTests(PortalHost host) : IClassFixture<PortalHost>
{
    [SharedDataFact]
    public async Task Every_shared_bundle_comes_in_or_is_named()
    {
        foreach (var (file, patients, skipped) in new[]
        {
            ("cond-no-code", 1, 1), ("patient-no-name", 1, 1), ("post-without-id", 1, 0), ("structured-dose", 1, 0), ("name-period", 1, 0), ("partial-dob", 1, 0),
            ("nothing-about-allergies", 1, 0),
        })
        {
            var actor = await host.ClinicAsync($"case-{file}");
            var done = await host.ImportAsync(actor, await ReadAsync(file));
            var again = await host.ImportAsync(actor, await ReadAsync(file));
            Assert.Equal((patients, skipped), (done.Patients.Count, done.Skipped.Count));
            Assert.Equal((done.Patients.Single(), done.Lines), (again.Patients.Single(), again.Lines));
            Assert.Equal(patients, (await host.PeopleAsync(actor)).Count);
            var (patient, lines) = (await host.PeopleAsync(actor))[0];
            if (file == "structured-dose") Assert.Equal("Metformin · 500 mg, 2 times a day", $"{lines[0].Text} · {lines[0].Detail}");
            if (file == "name-period") Assert.Equal("Nora Newname", patient.DisplayName);
            if (file == "partial-dob") Assert.Equal("1948", patient.PartialBirthDate);
        }
    }

    [SharedDataFact]
    public async Task Two_servers_of_one_id_are_two_people()
    {
        var actor = await host.ClinicAsync("case-clash");
        foreach (var file in (string[])["id-clash-a", "id-clash-b"]) Assert.Empty((await host.ImportAsync(actor, await ReadAsync(file))).Skipped);

        var people = await host.PeopleAsync(actor);

        Assert.Equal([("Ana Alpha", "Penicillin"), ("Boris Beta", "Warfarin 5 mg")], people.Select(p => (p.Patient.DisplayName, Assert.Single(p.Lines).Text)));
    }

    private static Task<string> ReadAsync(string name) => File.ReadAllTextAsync(SharedData.At("..", "cases", "fhir", $"{name}.json"));
}
