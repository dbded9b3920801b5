using CareChat.Tests.App;
using CareChat.Web.Data;
using CareChat.Web.Patients;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Patients;

/// <summary>One name and day of birth from two sources: two charts, and whoever imports is told.</summary>
public sealed class OtherSourceTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Theory]
    [InlineData(null, "a", "Ana Alpha")]
    [InlineData("a", null, "Ana Alpha")]
    [InlineData("a", "b", "Ána ALPHA")]
    [InlineData("a", "b", "Ana Maria Alpha")]
    [InlineData(null, null, "Ana Alpha")]
    public async Task Somebody_new_with_the_name_and_birth_of_another_source_comes_in_and_is_named_once(string? one, string? other, string name)
    {
        var actor = await host.ClinicAsync($"same-{Guid.NewGuid():N}"[..20]);
        Assert.Empty((await host.ImportAsync(actor, File(Person("1", "Ana Alpha", "1970-01-02")), one)).Skipped);
        var file = File(Person("2", name, "1970-01-02"));

        var second = await host.ImportAsync(actor, file, other);
        var again = await host.ImportAsync(actor, file, other);

        var named = Assert.Single(second.Skipped);
        Assert.Equal(("Patient/2", PatientDoubles.SamePerson), (named.Resource, named.Reason));
        Assert.Equal((1, 1, 0), (second.Patients.Count, again.Patients.Count, again.Skipped.Count));
        Assert.Equal(2, (await host.PeopleAsync(actor)).Count);
    }

    [Theory]
    [InlineData("b", "Ana Alpha", "1970-01-03")]
    [InlineData("b", "Ana Alpha", "1970-01")]
    [InlineData("b", "Ana Beta", "1970-01-02")]
    [InlineData("a", "Ana Alpha", "1970-01-02")]
    public async Task Another_name_or_birth_or_two_ids_of_one_source_are_two_people(string source, string name, string birth)
    {
        var actor = await host.ClinicAsync($"two-{Guid.NewGuid():N}"[..20]);
        await host.ImportAsync(actor, File(Person("1", "Ana Alpha", "1970-01-02")), "a");

        Assert.Empty((await host.ImportAsync(actor, File(Person("2", name, birth)), source)).Skipped);
        Assert.Equal(2, (await host.PeopleAsync(actor)).Count);
    }

    [Fact]
    public async Task Two_ids_of_one_file_without_a_source_are_two_people_and_whoever_was_typed_may_be_either()
    {
        var actor = await host.ClinicAsync($"typed-{Guid.NewGuid():N}"[..20]);
        Assert.Empty((await host.ImportAsync(actor, File(Person("1", "Ana Alpha", "1970-01-02"), Person("2", "Ana Alpha", "1970-01-02")))).Skipped);
        await host.Services.GetRequiredService<PatientStore>().CreateAsync(actor, new NewPatient { FirstName = "Boris", LastName = "Beta", BirthDate = new DateOnly(1980, 1, 2) });

        var done = await host.ImportAsync(actor, File(Person("3", "Boris Beta", "1980-01-02")));

        Assert.Equal(PatientDoubles.SamePerson, Assert.Single(done.Skipped).Reason);
    }

    private static string Person(string id, string name, string birth) =>
        $$"""{"resource":{"resourceType":"Patient","id":"{{id}}","birthDate":"{{birth}}","name":[{"text":"{{name}}"}]} }""";

    private static string File(params string[] people) => $$"""{"resourceType":"Bundle","type":"collection","entry":[{{string.Join(",", people)}}]}""";
}
