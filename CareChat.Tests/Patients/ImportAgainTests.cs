using CareChat.Tests.App;
using CareChat.Tests.Infrastructure;
using CareChat.Tests.Operator;
using Xunit;

namespace CareChat.Tests.Patients;

/// <summary>On SQLite.</summary>
public sealed class SqliteImportAgainTests(PortalHost host) : ImportAgainTests(host), IClassFixture<PortalHost>;

/// <summary>On PostgreSQL.</summary>
[Collection(PostgresServer.Collection)]
public sealed class PostgresImportAgainTests(PostgresPortalHost host) : ImportAgainTests(host), IClassFixture<PostgresPortalHost>;

/// <summary>What a second file does to what the first one brought: newer and older versions, and lines that moved to somebody else.</summary>
public abstract class ImportAgainTests(PortalHost host)
{
    private const string Server = "https://a.example/fhir";
    private static readonly string Ana = Person("ana", "Ana", "1970-01-01");
    private static readonly string Bob = Person("bob", "Bob", "1980-01-01");

    [Theory]
    [InlineData("versionId", "2", "10")]
    [InlineData("lastUpdated", "2024-01-01T00:00:00Z", "2024-01-01T00:00:00.001Z")]
    [InlineData("lastUpdated", "2024-01-01T00:00:00+02:00", "2024-01-01T00:00:00Z")]
    public async Task An_older_version_does_not_beat_the_one_that_is_in(string member, string older, string newer)
    {
        var actor = await host.ClinicAsync($"older-{Guid.NewGuid():N}"[..20]);
        await host.ImportAsync(actor, Bundle(Ana, Line("ana", "Severe asthma", Meta(member, newer))));

        var stale = await host.ImportAsync(actor, Bundle(Ana, Line("ana", "Mild asthma", Meta(member, older))));
        Assert.Equal((1, 0, 0), (stale.PassedOver["older version"], stale.Lines, stale.Skipped.Count));
        Assert.Equal("Severe asthma", await OnlyLineAsync(actor));

        var same = await host.ImportAsync(actor, Bundle(Ana, Line("ana", "Severe asthma", Meta(member, newer))));
        Assert.Equal((1, 0), (same.Lines, same.PassedOver.Count));
        var silent = await host.ImportAsync(actor, Bundle(Ana, Line("ana", "No versions now")));
        Assert.Contains("nobody can tell which is the newer", Assert.Single(silent.Skipped).Reason, StringComparison.Ordinal);
        Assert.Equal("Severe asthma", await OnlyLineAsync(actor));
    }

    [Theory]
    [InlineData("lastUpdated", "2026-03-01T10:00:00Z")]
    [InlineData("versionId", "2")]
    public async Task A_file_of_before_there_were_versions_neither_brings_back_nor_takes_away_what_a_version_says(string member, string version)
    {
        var actor = await host.ClinicAsync($"silent-{Guid.NewGuid():N}"[..20]);
        const string gone = """ "verificationStatus":{"coding":[{"code":"entered-in-error"}]}, """;
        await host.ImportAsync(actor, Bundle(Ana, Line("ana", "Asthma")));
        await host.ImportAsync(actor, Bundle(Ana, Line("ana", "Asthma", Meta(member, version) + gone)));

        Assert.Single((await host.ImportAsync(actor, Bundle(Ana, Line("ana", "Asthma")))).Skipped);
        Assert.Empty(Assert.Single(await host.PeopleAsync(actor)).Lines);

        await host.ImportAsync(actor, Bundle(Ana, Line("ana", "Asthma", Meta(member, version.Replace("2", "3")))));
        Assert.Single((await host.ImportAsync(actor, Bundle(Ana, Line("ana", "Asthma", gone)))).Skipped);
        Assert.Equal("Asthma", await OnlyLineAsync(actor));
    }

    [Fact]
    public async Task What_was_entered_in_error_does_not_come_back_with_an_older_version()
    {
        var actor = await host.ClinicAsync("older-error");
        var right = Line("ana", "Asthma", Meta("versionId", "1"));
        var wrong = Line("ana", "Asthma", Meta("versionId", "2") + """ "verificationStatus":{"coding":[{"code":"entered-in-error"}]}, """);
        foreach (var bundle in (string[])[Bundle(Ana, right), Bundle(Ana, wrong), Bundle(Ana, wrong), Bundle(Ana, right)]) await host.ImportAsync(actor, bundle);
        Assert.Empty(Assert.Single(await host.PeopleAsync(actor)).Lines);

        await host.ImportAsync(actor, Bundle(Ana, right.Replace("\"1\"", "\"3\"")));
        Assert.Equal("Asthma", await OnlyLineAsync(actor));
    }

    [Fact]
    public async Task An_older_version_of_a_patient_changes_nothing_and_its_lines_come_in()
    {
        var actor = await host.ClinicAsync("older-patient");
        string Version(int number, string phone) => Ana.Replace("\"id\"", Meta("versionId", $"{number}") + $$""" "telecom":[{"system":"phone","value":"{{phone}}"}],"id" """);
        await host.ImportAsync(actor, Bundle(Version(2, "555-2")));

        var stale = await host.ImportAsync(actor, Bundle(Version(1, "555-1"), Line("ana", "Asthma")));

        Assert.Equal((1, 1, 0), (stale.Patients.Count, stale.PassedOver["older version"], stale.Skipped.Count));
        var (patient, lines) = Assert.Single(await host.PeopleAsync(actor));
        Assert.Equal(("555-2", 1), (patient.Phone, lines.Count));
    }

    [Theory]
    [InlineData("versionId", "1", "2", "Bob", false)]
    [InlineData("lastUpdated", "2024-01-01", "2025-01-01T00:00:00Z", "Bob", false)]
    [InlineData("versionId", null, "2", "Bob", false)]
    [InlineData("versionId", "2", "1", "Ana", false)]
    [InlineData("versionId", "2", "2", "Ana", true)]
    [InlineData("versionId", null, null, "Ana", true)]
    [InlineData("versionId", "1", null, "Ana", true)]
    public async Task A_line_that_moved_at_its_source_moves_where_the_version_says_so(string member, string? before, string? after, string whose, bool isNamed)
    {
        var actor = await host.ClinicAsync($"moved-{Guid.NewGuid():N}"[..20]);
        string Meta1(string? version) => version is null ? "" : Meta(member, version);
        await host.ImportAsync(actor, Bundle(Ana, Bob, Line("ana", "Asthma", Meta1(before))));

        foreach (var file in (string[])[Bundle(Line("bob", "Asthma", Meta1(after))), Bundle(Ana, Bob, Line("bob", "Asthma", Meta1(after)))])
        {
            var done = await host.ImportAsync(actor, file);
            Assert.Equal(isNamed, done.Skipped.Any(skipped => skipped.Resource == "Condition/c"));
            Assert.Equal(whose, Assert.Single(await host.PeopleAsync(actor), person => person.Lines.Count == 1).Patient.FirstName);
        }
        Assert.Single((await host.PeopleAsync(actor)).SelectMany(person => person.Lines));
    }

    [Fact]
    public async Task A_line_of_another_server_or_kind_with_the_same_id_stays_where_it_is()
    {
        var actor = await host.ClinicAsync("moved-not");
        await host.ImportAsync(actor, Bundle(Ana, Bob, Line("ana", "Asthma", Meta("versionId", "1"))));
        var other = Line("bob", "Gout", Meta("versionId", "2"));

        await host.ImportAsync(actor, Bundle(other.Replace($"{Server}/Condition", "https://b.example/fhir/Condition").Replace("Patient/bob", $"{Server}/Patient/bob")));
        await host.ImportAsync(actor, Bundle(other.Replace("Condition", "AllergyIntolerance").Replace("subject", "patient")));

        Assert.Equal([1, 2], (await host.PeopleAsync(actor)).OrderBy(person => person.Patient.FirstName).Select(person => person.Lines.Count));
    }

    private async Task<string> OnlyLineAsync(Web.Data.Actor actor) => Assert.Single(Assert.Single(await host.PeopleAsync(actor)).Lines).Text;

    private static string Bundle(params string[] entries) => $$"""{"resourceType":"Bundle","type":"collection","entry":[{{string.Join(",", entries)}}]}""";

    private static string Meta(string member, string value) => $$""" "meta":{"{{member}}":"{{value}}"}, """;

    private static string Person(string id, string name, string birth) => $$"""
        {"fullUrl":"{{Server}}/Patient/{{id}}","resource":{"resourceType":"Patient","id":"{{id}}","birthDate":"{{birth}}","name":[{"family":"Move","given":["{{name}}"]}]} }
        """;

    private static string Line(string patient, string text, string more = "") => $$"""
        {"fullUrl":"{{Server}}/Condition/c","resource":{"resourceType":"Condition",{{more}}"id":"c","code":{"text":"{{text}}"},"subject":{"reference":"Patient/{{patient}}"} } }
        """;
}
