using CareChat.Tests.App;
using Xunit;

namespace CareChat.Tests.Patients;

/// <summary>On SQLite.</summary>
public sealed class SqliteDeletedInHistoryTests(PortalHost host) : DeletedInHistoryTests(host), IClassFixture<PortalHost>;

/// <summary>On PostgreSQL.</summary>
[Collection(PostgresServer.Collection)]
public sealed class PostgresDeletedInHistoryTests(PostgresPortalHost host) : DeletedInHistoryTests(host), IClassFixture<PostgresPortalHost>;

/// <summary>A deletion in a history is a version like others: where it is the newest, the line goes.</summary>
public abstract class DeletedInHistoryTests(PortalHost host)
{
    private const string Server = "https://s.example/fhir";

    private const string Ana = $$"""
        {"fullUrl":"{{Server}}/Patient/ana","resource":{"resourceType":"Patient","id":"ana","name":[{"given":["Ana"],"family":"Ames"}],"birthDate":"1970-01-01"} }
        """;

    /// <summary>Two versions of an allergy and their deletion: what it says of itself, and whether it comes before the versions.</summary>
    public static TheoryData<string, bool> Deletions => new()
    {
        { $$$""" "fullUrl":"{{{Server}}}/AllergyIntolerance/a","response":{"lastModified":"2024-03-01T00:00:00Z"} """, false },
        { $$$""" "fullUrl":"{{{Server}}}/AllergyIntolerance/a","response":{"lastModified":"2024-03-01T00:00:00Z"} """, true },
        { """ "response":{"lastModified":"2024-03-01T00:00:00Z"} """, false },
        { """ "response":{"etag":"W/\"3\""} """, true },
        { """ "response":{"etag":"W/\"3\""} """, false },
        { """ "response":{"status":"204"} """, true },
        { """ "response":{"status":"204"} """, false },
    };

    [Theory]
    [MemberData(nameof(Deletions))]
    public async Task A_line_that_was_deleted_last_is_not_in_and_goes_where_an_earlier_file_brought_it(string says, bool isFirst)
    {
        var actor = await host.ClinicAsync($"gone-{Guid.NewGuid():N}"[..20]);
        var (versions, gone) = (new[] { Allergy(1), Allergy(2) }, Gone(says));
        var history = History(isFirst ? [Ana, gone, versions[1], versions[0]] : [Ana, .. versions, gone]);

        var done = await host.ImportAsync(actor, history);
        Assert.Equal((0, 2), (done.Lines, done.PassedOver["older version"]));
        var named = Assert.Single(done.Skipped);
        Assert.Equal(("AllergyIntolerance/a", "it was deleted"), (named.Resource, named.Reason));
        await host.ImportAsync(actor, History(Ana, versions[1]));
        Assert.Single(Assert.Single(await host.PeopleAsync(actor)).Lines);
        await host.ImportAsync(actor, history);

        Assert.Empty(Assert.Single(await host.PeopleAsync(actor)).Lines);
    }

    [Fact]
    public async Task A_deletion_alone_takes_away_its_own_servers_line_and_an_older_version_does_not_bring_it_back()
    {
        var actor = await host.ClinicAsync("gone-alone");
        var other = Allergy(1).Replace(Server, "https://t.example/fhir").Replace("\"Patient/ana\"", $"\"{Server}/Patient/ana\"");
        await host.ImportAsync(actor, History(Ana, Allergy(2), other));
        var gone = Gone($$$""" "fullUrl":"{{{Server}}}/AllergyIntolerance/a","response":{"etag":"W/\"3\""} """);

        await host.ImportAsync(actor, History(gone));
        await host.ImportAsync(actor, History(Ana, Allergy(2)));
        Assert.Single(Assert.Single(await host.PeopleAsync(actor)).Lines);

        await host.ImportAsync(actor, History(Ana, Allergy(4)));
        Assert.Equal(2, Assert.Single(await host.PeopleAsync(actor)).Lines.Count);
        var stale = await host.ImportAsync(actor, History(gone));
        Assert.Equal((1, 0), (stale.PassedOver["older version"], stale.Skipped.Count));
        Assert.Equal(2, Assert.Single(await host.PeopleAsync(actor)).Lines.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_made_again_after_it_was_deleted_is_in(bool isNewestFirst)
    {
        var actor = await host.ClinicAsync($"again-{isNewestFirst}");
        string[] entries = [Allergy(3), Gone(""" "response":{"etag":"W/\"2\""} """), Allergy(1)];

        var done = await host.ImportAsync(actor, History([Ana, .. isNewestFirst ? entries : entries.Reverse()]));

        Assert.Equal((1, 0, 2), (done.Lines, done.Skipped.Count, done.PassedOver["older version"]));
        Assert.Equal("Latex 3", Assert.Single(Assert.Single(await host.PeopleAsync(actor)).Lines).Text);
    }

    [Fact]
    public async Task A_deletion_that_may_mean_two_servers_lines_takes_neither_and_is_named()
    {
        var actor = await host.ClinicAsync("gone-two");
        var other = Allergy(1).Replace($"{Server}/All", "https://t.example/fhir/All").Replace("\"Patient/ana\"", $"\"{Server}/Patient/ana\"");

        var done = await host.ImportAsync(actor, History(Ana, Allergy(1), other, Gone(""" "response":{"etag":"W/\"2\""} """)));

        Assert.Equal(2, done.Lines);
        Assert.Equal("AllergyIntolerance/a", Assert.Single(done.Skipped).Resource);
    }

    [Fact]
    public async Task A_medication_that_was_deleted_last_names_nothing_wherever_it_stands()
    {
        var actor = await host.ClinicAsync("gone-medication");
        const string medication = $$"""{"fullUrl":"{{Server}}/Medication/m","request":{"method":"PUT","url":"Medication/m"},"resource":{"resourceType":"Medication","id":"m","code":{"text":"Warfarin"} } }""";
        const string order = $$"""
            {"fullUrl":"{{Server}}/MedicationRequest/o","request":{"method":"PUT","url":"MedicationRequest/o"},"resource":{"resourceType":"MedicationRequest","id":"o","status":"active",
             "intent":"order","subject":{"reference":"Patient/ana"},"medicationReference":{"reference":"Medication/m"} } }
            """;

        await host.ImportAsync(actor, History(Ana, order, medication, """{"request":{"method":"DELETE","url":"Medication/m"},"response":{"lastModified":"2024-03-01T00:00:00Z"} }"""));

        Assert.Equal("Unspecified medication", Assert.Single(Assert.Single(await host.PeopleAsync(actor)).Lines).Text);
    }

    private static string History(params string[] entries) => $$"""{"resourceType":"Bundle","type":"history","entry":[{{string.Join(",", entries)}}]}""";

    private static string Gone(string says) => $$$"""{"request":{"method":"DELETE","url":"AllergyIntolerance/a"},{{{says}}} }""";

    private static string Allergy(int version) => $$"""
        {"fullUrl":"{{Server}}/AllergyIntolerance/a","request":{"method":"PUT","url":"AllergyIntolerance/a"},"resource":{"resourceType":"AllergyIntolerance","id":"a",
         "meta":{"versionId":"{{version}}","lastUpdated":"2024-0{{version}}-01T00:00:00Z"},"patient":{"reference":"Patient/ana"},"code":{"text":"Latex {{version}}"} } }
        """;
}
