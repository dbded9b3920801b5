using System.Text.Json;
using CareChat.Tests.App;
using CareChat.Tests.Infrastructure;
using CareChat.Tests.Patients.Fhir;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CareChat.Tests.Operator;

/// <summary><c>patient import</c>.</summary>
public sealed class PatientImportTests(ProcessClinic clinic) : IClassFixture<ProcessClinic>
{
    private const string Asthma = """
        {"resourceType":"Condition","id":"asthma","subject":{"reference":"Patient/ada"},"code":{"text":"Asthma"},
         "clinicalStatus":{"coding":[{"code":"active"}]}}
        """;

    private const string Bert = """{"resourceType":"Patient","id":"bert","name":[{"family":"Aquinas"}]}""";

    [Fact]
    public async Task A_repeated_import_changes_nothing_and_a_changed_source_updates()
    {
        var bundle = Bundles.Of(Bundles.Ada, $$"""{"fullUrl":"https://ehr.example/fhir/Condition/asthma","resource":{{Asthma}} }""", Bundles.Entry(Bert));
        var file = clinic.Write("ada.json", bundle);
        var first = await clinic.RunAsync("patient", "import", file);
        var before = await CountsAsync();
        var second = await clinic.RunAsync("patient", "import", file);

        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        Assert.Equal(first.Output, second.Output);
        Assert.Equal(["id", "externalId", "name"], first.Json[0].EnumerateObject().Select(f => f.Name));
        Assert.Equal(["Ada Augusta Lovelace", "Aquinas"], first.Json.EnumerateArray().Select(p => p.GetProperty("name").GetString()));
        Assert.Equal(before, await CountsAsync());

        clinic.Write("ada.json", bundle.Replace("555-1", "555-9").Replace("Asthma", "Mild asthma"));
        var third = await clinic.RunAsync("patient", "import", file);

        Assert.Equal(first.Output, third.Output);
        await using var db = clinic.Open();
        var ada = await db.Patients.SingleAsync(p => p.ExternalId == "ada");
        Assert.Equal(("MRN-7", "555-9", "en-GB"), (ada.Mrn, ada.Phone, ada.Language));
        Assert.Equal("Mild asthma", (await db.RecordItems.SingleAsync(r => r.PatientId == ada.Id)).Text);
        Assert.Equal(1, await db.Conversations.CountAsync(c => c.PatientId == ada.Id));
    }

    [Fact]
    public async Task A_broken_file_is_refused_whole_and_names_the_place_while_files_before_it_stay()
    {
        var good = clinic.Write("good.json", Bundles.Of(Bundles.Entry(Bert.Replace("bert", "carla"))));
        var whole = Bundles.Of(Bundles.Entry(Bert.Replace("bert", "dora")), Bundles.Entry(Bert.Replace("bert", "emil")));
        var cut = clinic.Write("cut.json", whole[..^30]);
        var stray = clinic.Write("stray.json", Bundles.Of(Bundles.Entry(Bert.Replace("bert", "fritz")), Bundles.Entry(Asthma.Replace("Patient/ada", "Patient/gone"))));

        var truncated = await clinic.RunAsync("patient", "import", good, cut);
        var report = clinic.Write("report.json", "");
        var orphaned = await clinic.RunAsync("patient", "import", stray, "--report", report);

        Assert.Equal((2, ""), (truncated.ExitCode, truncated.Output));
        Assert.Matches("cut.json, line 2.*entry 2", truncated.Error);
        Assert.Equal((3, 1), (orphaned.ExitCode, orphaned.Json.GetArrayLength()));
        Assert.Contains("stray.json, entry 2 (Condition/asthma): its patient", orphaned.Error);
        using var written = JsonDocument.Parse(await File.ReadAllTextAsync(report));
        var skipped = Assert.Single(written.RootElement.GetProperty("skipped").EnumerateArray());
        Assert.Equal((2, "Condition/asthma"), (skipped.GetProperty("entry").GetInt32(), skipped.GetProperty("resource").GetString()));
        await using var db = clinic.Open();
        string[] tried = ["carla", "dora", "emil", "fritz"];
        Assert.Equal(["carla", "fritz"], await db.Patients.Where(p => tried.Contains(p.ExternalId)).OrderBy(p => p.ExternalId).Select(p => p.ExternalId).ToListAsync());
    }

    [Fact]
    public async Task A_report_takes_the_place_of_nothing_is_tried_before_anything_comes_in_and_is_written_where_the_import_ends_early()
    {
        var good = clinic.Write("gita.json", Bundles.Of(Bundles.Entry(Bert.Replace("bert", "gita")), Bundles.Entry(Asthma.Replace("Patient/ada", "Patient/gone"))));
        var text = await File.ReadAllTextAsync(good);
        var report = Path.Combine(Path.GetDirectoryName(good)!, "early.json");

        var onItself = await clinic.RunAsync("patient", "import", good, "--report", good);
        var nowhere = await clinic.RunAsync("patient", "import", good, "--report", "/nonexistent/report.json");
        await using (var db = clinic.Open()) Assert.False(await db.Patients.AnyAsync(p => p.ExternalId == "gita"));
        var early = await clinic.RunAsync("patient", "import", good, clinic.Write("gone.json", "{"), "--report", report);

        Assert.Equal((2, 2, 2), (onItself.ExitCode, nowhere.ExitCode, early.ExitCode));
        Assert.Equal(text, await File.ReadAllTextAsync(good));
        Assert.Contains("Condition/asthma", await File.ReadAllTextAsync(report), StringComparison.Ordinal);
        Assert.Contains("gita.json: in, and stays: patients 1, lines 0", early.Error, StringComparison.Ordinal);
        Assert.Contains("gone.json: the import broke off here: nothing of it is in", early.Error, StringComparison.Ordinal);
        using var written = JsonDocument.Parse(await File.ReadAllTextAsync(report));
        Assert.Equal(1, Assert.Single(written.RootElement.GetProperty("imported").EnumerateArray()).GetProperty("patients").GetInt32());
    }

    [Theory]
    [InlineData("""{"resourceType":"Bundle","type":"collection","entry":[]}""", "nothing was imported")]
    [InlineData("""{"resourceType":"Bundle","type":"searchset","entry":[{"resource":{"resourceType":"Bundle","id":"inner","entry":[{"resource":{"resourceType":"Patient","id":"p"}}]}}]}""", "Bundle/inner")]
    [InlineData("""{"resourceType":"Bundle","type":"transaction","entry":[{"request":{"method":"DELETE","url":"Patient/1"}}]}""", "delete")]
    public async Task A_file_of_which_nothing_comes_in_never_ends_well(string bundle, string reason)
    {
        var result = await clinic.RunAsync("patient", "import", clinic.Write("nothing.json", bundle));

        Assert.Equal((3, "[]"), (result.ExitCode, result.Output.Trim()));
        Assert.Contains(reason, result.Error);
    }

    [SharedDataFact]
    public async Task Eleven_real_bundles_come_in_and_come_again_unchanged()
    {
        var files = Directory.GetFiles(SharedData.At("fhir-r4"), "*.json").Where(f => !f.Contains("practitioner")).Order().ToArray();

        var first = await clinic.RunAsync(["patient", "import", .. files]);
        var before = await CountsAsync();
        var second = await clinic.RunAsync(["patient", "import", .. files]);

        Assert.True(first.ExitCode == 0, first.Error);
        Assert.Equal(11, first.Json.GetArrayLength());
        Assert.Equal(first.Output, second.Output);
        Assert.Equal(before, await CountsAsync());
        await using var db = clinic.Open();
        var stephen = Guid.Parse(first.Json.EnumerateArray().Single(p => p.GetProperty("name").GetString() == "Stephen McLaughlin").GetProperty("id").GetString()!);
        Assert.True(await db.RecordItems.AnyAsync(r => r.PatientId == stephen && r.Kind == RecordKind.Condition));
    }

    private async Task<string> CountsAsync()
    {
        await using var db = clinic.Open();
        return $"{await db.Patients.CountAsync()} patients, {await db.RecordItems.CountAsync()} lines, {await db.Conversations.CountAsync()} "
            + $"conversations, {await db.AuditEntries.CountAsync()} audit entries, {await db.OutboxEntries.CountAsync()} events";
    }
}
