using CareChat.Tests.App;
using Xunit;

namespace CareChat.Tests.Patients;

/// <summary>Ids that mean something in their own file only: no source, or "urn:uuid:1".</summary>
public sealed class PlaceholderTests(PortalHost host) : IClassFixture<PortalHost>
{
    private const string Cora = """
        {"fullUrl":"urn:uuid:9","resource":{"resourceType":"Patient","birthDate":"1970-01-02","name":[{"family":"Seq","given":["Cora"]}],
         "identifier":[{"type":{"coding":[{"code":"MR"}]},"system":"urn:hosp","value":"S71"}]} }
        """;

    [Theory]
    [InlineData("\"fullUrl\":\"urn:uuid:1\",", "", null)]
    [InlineData("\"fullUrl\":\"urn:uuid:1\",", "", "ehr")]
    [InlineData("\"fullUrl\":\"urn:uuid:1\",", "\"id\":\"allergy-1\",", null)]
    [InlineData("", "\"id\":\"allergy-1\",", null)]
    [InlineData("", "", null)]
    public async Task The_same_placeholder_in_two_files_is_one_line_only_where_it_says_the_same(string url, string id, string? source)
    {
        var actor = await host.ClinicAsync($"place-{Guid.NewGuid():N}"[..20]);
        var one = Bundle(Allergy("Penicillin", url, id));
        var two = Bundle(Allergy("Nuts", url, id));

        foreach (var bundle in (string[])[one, two, one, two]) Assert.Equal(1, (await host.ImportAsync(actor, bundle, source)).Lines);
        Assert.Equal(["Nuts", "Penicillin"], await LinesAsync(actor));

        await host.ImportAsync(actor, one.Replace("active", "resolved"), source);
        var lines = Assert.Single(await host.PeopleAsync(actor)).Lines;
        Assert.Equal((2, false), (lines.Count, lines.Single(line => line.Text == "Penicillin").IsActive));
    }

    [Fact]
    public async Task An_id_of_a_named_source_is_the_same_line_whatever_it_says()
    {
        var actor = await host.ClinicAsync("place-source");
        foreach (var what in (string[])["Penicillin", "Nuts"])
            await host.ImportAsync(actor, Bundle(Allergy(what, "\"fullUrl\":\"urn:uuid:1\",", "\"id\":\"allergy-1\",")), "ehr");

        Assert.Equal(["Nuts"], await LinesAsync(actor));
    }

    [Fact]
    public async Task A_file_without_a_source_changes_no_line_of_a_server()
    {
        var actor = await host.ClinicAsync("place-server");
        var served = Bundle(Allergy("Penicillin", "\"fullUrl\":\"https://a.example/fhir/AllergyIntolerance/1\",", "\"id\":\"1\","))
            .Replace("urn:uuid:9", "https://a.example/fhir/Patient/9");
        await host.ImportAsync(actor, served);

        await host.ImportAsync(actor, Bundle(Allergy("Nuts", "", "\"id\":\"1\",")));
        await host.ImportAsync(actor, served.Replace("Penicillin", "Penicillin V"));

        Assert.Equal(["Nuts", "Penicillin V"], await LinesAsync(actor));
    }

    [Fact]
    public async Task Two_lines_without_an_id_that_say_the_same_are_both_kept()
    {
        var actor = await host.ClinicAsync("place-twins");
        var bundle = Bundle(Allergy("Penicillin", "", ""), Allergy("Penicillin", "", "").Replace("active", "resolved"));

        foreach (var _ in (int[])[1, 2]) await host.ImportAsync(actor, bundle);

        Assert.Equal([false, true], Assert.Single(await host.PeopleAsync(actor)).Lines.Select(line => line.IsActive).Order());
    }

    [Fact]
    public async Task Whoever_has_only_a_placeholder_is_known_by_the_identifier_under_a_named_source_too()
    {
        var actor = await host.ClinicAsync("place-people");
        var tom = Cora.Replace("Cora", "Tom").Replace("S71", "S72").Replace("1970", "1971");

        foreach (var patient in (string[])[Cora, tom, Cora.Replace("urn:uuid:9", "urn:uuid:8")])
            Assert.Empty((await host.ImportAsync(actor, $$"""{"resourceType":"Bundle","type":"transaction","entry":[{{patient}}]}""", "ehr")).Skipped);

        Assert.Equal(2, (await host.PeopleAsync(actor)).Count);
    }

    private async Task<IEnumerable<string>> LinesAsync(Web.Data.Actor actor) => Assert.Single(await host.PeopleAsync(actor)).Lines.Select(line => line.Text).Order();

    private static string Bundle(params string[] lines) =>
        $$"""{"resourceType":"Bundle","type":"transaction","entry":[{{Cora}},{{string.Join(",", lines)}}]}""";

    private static string Allergy(string what, string url, string id) => $$"""
        {{{url}}"resource":{"resourceType":"AllergyIntolerance",{{id}}"code":{"text":"{{what}}"},"clinicalStatus":{"coding":[{"code":"active"}]},"patient":{"reference":"urn:uuid:9"} } }
        """;
}
