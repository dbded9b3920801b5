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
        var bundle = Bundles.Of(Bundles.Ada, Bundles.Entry(allergy));

        var first = await PatientsAsync(actor, bundle);
        var before = await CountAsync(actor);
        var second = await PatientsAsync(actor, bundle);
        var unchanged = await CountAsync(actor);
        await PatientsAsync(actor, bundle.Replace("1975-12-10", "1975-12-11").Replace("\"Nuts\"", "\"Peanuts\""));

        Assert.Equal(first, second);
        Assert.Equal(before, unchanged);
        await using var db = host.Open();
        Assert.Equal(new DateOnly(1975, 12, 11), (await db.Patients.SingleAsync(p => p.InstanceId == actor.InstanceId)).BirthDate);
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
    public async Task A_record_number_of_somebody_else_refuses_the_file()
    {
        var actor = Actor.Operator((await host.InstanceAsync("import-number")).Id);
        await PatientsAsync(actor, Bundles.Of(Bundles.Ada));

        var refused = await Assert.ThrowsAsync<ImportException>(() => PatientsAsync(actor, Bundles.Of(Bundles.Ada.Replace("\"ada\"", "\"eve\""))));

        Assert.Equal("Patient/eve", refused.Place);
        Assert.Equal(1, (await CountAsync(actor)).Patients);
    }

    [Fact]
    public async Task Dialogues_come_in_once()
    {
        var actor = Actor.Operator((await host.InstanceAsync("import-talks")).Id);
        const string talks = "ID,dialogue\n1,\"Doctor: Hello.\nPatient: Good morning.\"\n2,Patient: Is it open?\n";

        var first = await TalksAsync(actor, talks);
        var second = await TalksAsync(actor, talks);

        Assert.Equal(new TranscriptImportResult(2, 3, 0), first);
        Assert.Equal(new TranscriptImportResult(0, 0, 2), second);
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

    private Task<IReadOnlyCollection<ImportedPatient>> PatientsAsync(Actor actor, string json) =>
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
