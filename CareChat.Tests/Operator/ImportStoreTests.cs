using System.Text;
using CareChat.Tests.App;
using CareChat.Tests.Patients.Fhir;
using CareChat.Web.Data;
using CareChat.Web.Messages;
using CareChat.Web.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Operator;

/// <summary>On SQLite.</summary>
public sealed class SqliteImportStoreTests(PortalHost host) : ImportStoreTests(host), IClassFixture<PortalHost>;

/// <summary>On PostgreSQL.</summary>
[Collection(PostgresServer.Collection)]
public sealed class PostgresImportStoreTests(PostgresPortalHost host) : ImportStoreTests(host), IClassFixture<PostgresPortalHost>;

/// <summary>What the imports promise on either database.</summary>
public abstract class ImportStoreTests(PortalHost host)
{
    private sealed class Silence : IProgress<int>
    {
        public void Report(int value)
        {
        }
    }

    [Fact]
    public async Task Patients_come_in_once_and_follow_their_source()
    {
        const string allergy = """{"resourceType":"AllergyIntolerance","id":"nuts","patient":{"reference":"Patient/ada"},"code":{"text":"Nuts"}}""";
        var actor = Actor.Operator((await host.InstanceAsync("import-patients")).Id);
        var bundle = Bundles.Of(Bundles.Ada, $$"""{"fullUrl":"https://ehr.example/fhir/AllergyIntolerance/nuts","resource":{{allergy}} }""");

        var first = await PatientsAsync(actor, bundle);
        var before = await CountAsync(actor);
        var second = await PatientsAsync(actor, bundle);
        var unchanged = await CountAsync(actor);
        await PatientsAsync(actor, bundle.Replace("555-1", "555-9").Replace("\"Nuts\"", "\"Peanuts\""));

        Assert.Equal(first, second);
        Assert.Equal(before, unchanged);
        await using var db = host.Open();
        Assert.Equal("555-9", (await db.Patients.SingleAsync(p => p.InstanceId == actor.InstanceId)).Phone);
        Assert.Equal("Peanuts", (await db.RecordItems.SingleAsync(r => r.PatientId == first.Single().Id)).Text);
    }

    [Fact]
    public async Task The_same_people_live_in_two_instances_without_meeting()
    {
        var one = Actor.Operator((await host.InstanceAsync("import-one")).Id);
        var two = Actor.Operator((await host.InstanceAsync("import-two")).Id);

        var here = await PatientsAsync(one, Bundles.Of(Bundles.Ada));
        var there = await PatientsAsync(two, Bundles.Of(Bundles.Ada));

        Assert.NotEqual(here.Single().Id, there.Single().Id);
    }

    [Fact]
    public async Task A_record_number_of_somebody_else_is_an_exception_and_the_rest_comes_in()
    {
        var actor = Actor.Operator((await host.InstanceAsync("import-number")).Id);
        await PatientsAsync(actor, Bundles.Of(Bundles.Ada));
        var eve = Bundles.Ada.Replace("\"ada\"", "\"eve\"").Replace("000000000001", "000000000002");
        const string bert = """{"resourceType":"Patient","id":"bert","name":[{"family":"Aquinas"}]}""";

        var done = await RunAsync(actor, Bundles.Of(eve, Bundles.Entry(bert)));

        Assert.Equal((1, "Patient/eve"), (Assert.Single(done.Skipped).Entry, done.Skipped[0].Resource));
        Assert.Equal("Aquinas", Assert.Single(done.Patients).Name);
        Assert.Equal(2, (await CountAsync(actor)).Patients);
    }

    [Fact]
    public async Task One_record_number_of_two_systems_is_two_people_and_the_second_is_named()
    {
        var actor = Actor.Operator((await host.InstanceAsync("import-systems")).Id);
        const string one = """{"resourceType":"Patient","id":"7","identifier":[{"type":{"coding":[{"code":"MR"}]},"system":"urn:oid:1.1","value":"7"}],"name":[{"family":"One"}]}""";

        var first = await RunAsync(actor, Bundles.Of(Bundles.Entry(one)));
        var second = await RunAsync(actor, Bundles.Of(Bundles.Entry(one.Replace("1.1", "1.2").Replace("One", "Two"))));

        Assert.Empty(first.Skipped);
        Assert.Equal(PatientDoubles.SameNumber, Assert.Single(second.Skipped).Reason);
        await using var db = host.Open();
        Assert.Equal(["One", "Two"], await db.Patients.Where(p => p.InstanceId == actor.InstanceId && p.Mrn == "7").OrderBy(p => p.LastName).Select(p => p.LastName).ToListAsync());
    }

    [Fact]
    public async Task What_was_entered_in_error_goes_and_is_named()
    {
        const string allergy = """{"resourceType":"AllergyIntolerance","id":"nuts","patient":{"reference":"Patient/ada"},"code":{"text":"Nuts"}}""";
        var actor = Actor.Operator((await host.InstanceAsync("import-error")).Id);
        await RunAsync(actor, Bundles.Of(Bundles.Ada, Bundles.Entry(allergy)));

        var done = await RunAsync(actor, Bundles.Of(Bundles.Ada,
            Bundles.Entry(allergy.Replace("\"id\"", "\"verificationStatus\":{\"coding\":[{\"code\":\"entered-in-error\"}]},\"id\""))));

        Assert.Equal("AllergyIntolerance/nuts", Assert.Single(done.Skipped).Resource);
        Assert.Equal(0, (await CountAsync(actor)).Lines);
    }

    [Fact]
    public async Task A_patient_from_before_sources_were_kept_is_known_again_and_gets_one()
    {
        var actor = Actor.Operator((await host.InstanceAsync("import-before")).Id);
        var before = Assert.Single(await PatientsAsync(actor, Bundles.Of(Bundles.Ada)));
        await host.WriteAsync(scope => scope.Db.Patients.Where(p => p.Id == before.Id).ExecuteUpdateAsync(p => p.SetProperty(x => x.Source, (string?)null)));

        var after = Assert.Single(await PatientsAsync(actor, Bundles.Of(Bundles.Ada.Replace("urn:uuid:11111111-aaaa-4aaa-8aaa-000000000001", "https://ehr.example/fhir/Patient/ada"))));

        Assert.Equal(before.Id, after.Id);
        await using var db = host.Open();
        Assert.Equal("https://ehr.example/fhir", (await db.Patients.SingleAsync(p => p.Id == before.Id)).Source);
    }

    [Fact]
    public async Task Dialogues_come_in_once()
    {
        var actor = Actor.Operator((await host.InstanceAsync("import-talks")).Id);
        const string talks = "ID,dialogue\n1,\"Doctor: Hello.\nPatient: Good morning.\"\n2,Patient: Is it open?\n";

        var first = await TalksAsync(actor, talks);
        var second = await TalksAsync(actor, talks);

        Assert.Equal((2, 3, 0), (first.Conversations, first.Messages, first.Skipped));
        Assert.Equal((0, 0, 2), (second.Conversations, second.Messages, second.Skipped));
        await using var db = host.Open();
        var conversations = await db.Conversations.Where(c => c.InstanceId == actor.InstanceId).OrderBy(c => c.LastNumber).ToListAsync();
        Assert.Equal([(1, 1, 0), (2, 1, 0)], conversations.Select(c => (c.LastNumber, c.TeamUnread, c.PatientUnread)));
        Assert.All(conversations, c => Assert.Equal(c.LastSentAt, c.NeedsReplySince));
    }

    [Fact]
    public async Task A_wrong_dialogue_refuses_the_file_whole()
    {
        var actor = Actor.Operator((await host.InstanceAsync("import-wrong")).Id);
        var csv = $"ID,dialogue\n1,Doctor: Hello.\n2,Doctor: {new string('x', 10_001)}\n";

        var refused = await Assert.ThrowsAsync<ImportException>(() => TalksAsync(actor, csv));

        Assert.Equal("line 3", refused.Place);
        Assert.Equal(0, (await CountAsync(actor)).Patients);
    }

    private async Task<IReadOnlyCollection<ImportedPatient>> PatientsAsync(Actor actor, string json) => (await RunAsync(actor, json)).Patients;

    private Task<PatientImportResult> RunAsync(Actor actor, string json) =>
        host.Services.GetRequiredService<PatientImport>().RunAsync(actor, Bytes(json), "bundle.json", new Silence());

    private Task<TranscriptImportResult> TalksAsync(Actor actor, string csv) =>
        host.Services.GetRequiredService<TranscriptImport>().RunAsync(actor, Bytes(csv), "talks.csv", new Silence());

    private async Task<(int Patients, int Lines, int Audited)> CountAsync(Actor actor)
    {
        await using var db = host.Open();
        return (await db.Patients.CountAsync(p => p.InstanceId == actor.InstanceId),
            await db.RecordItems.CountAsync(r => r.Patient!.InstanceId == actor.InstanceId),
            await db.AuditEntries.CountAsync(a => a.InstanceId == actor.InstanceId));
    }

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));
}
