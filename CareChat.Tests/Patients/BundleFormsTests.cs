using System.Text.Json;
using CareChat.Tests.App;
using Xunit;

namespace CareChat.Tests.Patients;

/// <summary>Every form a bundle, a reference, an identifier or an optional field may have: each entry is in, counted or named.</summary>
public sealed class BundleFormsTests(PortalHost host) : IClassFixture<PortalHost>
{
    private const string Name = "\"name\":[{\"family\":\"Form\",\"given\":[\"Fay\"]}]";

    /// <summary>A bundle's type, its patient's entry, its line's entry, and whether both come in.</summary>
    public static TheoryData<string, string, string, bool> Forms()
    {
        var forms = new TheoryData<string, string, string, bool>();
        const string Url = "https://s.example/r4";
        var patient = $$"""{"fullUrl":"{{Url}}/Patient/p","resource":{"resourceType":"Patient","id":"p",{{Name}},"identifier":[{"system":"urn:oid:9","value":"N1"}]} }""";
        string Line(string subject, string more = "\"code\":{\"text\":\"Asthma\"}", string url = $"\"fullUrl\":\"{Url}/Condition/c\",") =>
            $$"""{{{url}}"resource":{"resourceType":"Condition","id":"c",{{more}},"subject":{{subject}}} }""";
        const string Relative = """{"reference":"Patient/p"}""";
        foreach (var type in new[] { "collection", "searchset", "transaction", "batch", "document", "message", "history", "transaction-response", "batch-response", "own-kind" })
            forms.Add(type, patient, Line(Relative), true);
        foreach (var subject in new[]
        {
            Relative, $$"""{"reference":"{{Url}}/Patient/p"}""", $$"""{"reference":"{{Url}}/Patient/p/_history/4"}""", """{"reference":"HTTPS://S.example/r4/Patient/p"}""",
            """{"identifier":{"system":"urn:oid:9","value":"N1"}}""", """{"type":"Patient","identifier":{"value":"N1"}}""",
            """{"reference":"Patient?identifier=urn:oid:9|N1"}""", """{"reference":"Patient?identifier=urn%3Aoid%3A9%7CN1"}""",
        }) forms.Add("collection", patient, Line(subject), true);
        forms.Add("collection", patient, Line("""{"reference":"#me"}""", """ "code":{"text":"Asthma"},"contained":[{"resourceType":"Patient","id":"me","identifier":[{"system":"urn:oid:9","value":"N1"}]}] """), true);
        foreach (var subject in new[]
        {
            """{"reference":"#me"}""", """{"reference":"Patient/other"}""", """{"reference":"urn:oid:1.2.3"}""", """{"display":"Fay Form"}""", "{}",
        }) forms.Add("collection", patient, Line(subject), false);
        foreach (var (url, reference) in new[] { ("urn:uuid:5f2c", "urn:uuid:5f2c"), ("urn:oid:1.2.840.1", "urn:oid:1.2.840.1"), ("urn:uuid:5f2c", "Patient/p") })
            forms.Add("transaction", patient.Replace($"{Url}/Patient/p", url), Line($$"""{"reference":"{{reference}}"}""", url: ""), true);
        foreach (var entry in new[]
        {
            $$"""{"request":{"method":"POST","url":"Patient"},"fullUrl":"urn:uuid:p","resource":{"resourceType":"Patient",{{Name}}} }""",
            $$"""{"request":{"method":"PUT","url":"Patient/p"},"resource":{"resourceType":"Patient",{{Name}}} }""",
            $$"""{"request":{"method":"POST","url":"Patient","ifNoneExist":"identifier=urn:oid:9|N1"},"fullUrl":"urn:uuid:p","resource":{"resourceType":"Patient",{{Name}}} }""",
        }) forms.Add("transaction", entry, Line(entry.Contains("PUT") ? Relative : """{"reference":"urn:uuid:p"}""", url: ""), true);
        foreach (var field in new[]
        {
            "\"active\":false", "\"deceasedBoolean\":true", "\"birthDate\":\"1948\"", "\"gender\":\"other\"", "\"link\":[{\"type\":\"refer\",\"other\":{\"reference\":\"Patient/q\"}}]",
            "\"telecom\":[{\"system\":\"fax\",\"value\":\"1\"},{}]", "\"multipleBirthInteger\":2", "\"communication\":[{\"language\":{\"text\":\"Nahuatl\"}}]",
            "\"extension\":[{\"url\":\"x:y\",\"valueString\":\"z\"}]", "\"text\":{\"status\":\"generated\",\"div\":\"<p>not xhtml\"}", "\"animal\":{\"species\":{\"text\":\"dog\"}}",
        }) forms.Add("collection", patient.Replace(Name, $"{Name},{field}"), Line(Relative), true);
        return forms;
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Each_entry_comes_in_or_is_named(string type, string patient, string line, bool comesIn)
    {
        var actor = await host.ClinicAsync($"form-{Guid.NewGuid():N}"[..20]);
        var bundle = $$"""{"resourceType":"Bundle","type":"{{type}}","entry":[{{line}},{{patient}},{"resource":{"resourceType":"Observation","id":"o"} }]}""";
        JsonDocument.Parse(bundle).Dispose();

        var done = await host.ImportAsync(actor, bundle);

        Assert.Equal("Fay Form", Assert.Single(done.Patients).Name);
        Assert.Equal(1, done.PassedOver["Observation"]);
        Assert.Equal(comesIn ? 1 : 0, done.Lines);
        if (!comesIn) Assert.Equal(1, Assert.Single(done.Skipped).Entry);
        var (_, lines) = Assert.Single(await host.PeopleAsync(actor));
        Assert.Equal(done.Lines, lines.Count);

        var again = await host.ImportAsync(actor, bundle);
        Assert.Equal((done.Patients.Single(), done.Lines), (again.Patients.Single(), again.Lines));
        Assert.Equal(done.Lines, Assert.Single(await host.PeopleAsync(actor)).Lines.Count);
    }

    [Fact]
    public async Task Of_a_history_the_newest_version_counts_whatever_the_order()
    {
        static string Version(string family, int version, string when) =>
            $$"""{"fullUrl":"https://s.example/Patient/p","request":{"method":"PUT","url":"Patient/p"},"resource":{"resourceType":"Patient","id":"p","meta":{"versionId":"{{version}}","lastUpdated":"{{when}}"},"birthDate":"1970-01-02","name":[{"family":"{{family}}"}]} }""";
        string[] versions = [Version("New", 3, "2020-03-01T00:00:00Z"), Version("Middle", 2, "2020-02-01T00:00:00Z"), Version("Old", 1, "2020-01-01T00:00:00Z")];
        foreach (var (order, i) in new[] { versions, [versions[2], versions[0], versions[1]], [.. versions.Reverse()] }.Select((order, i) => (order, i)))
        {
            var actor = await host.ClinicAsync($"history-{i}");
            var done = await host.ImportAsync(actor, $$"""{"resourceType":"Bundle","entry":[{{string.Join(",", order)}}],"type":"history"}""");
            Assert.Equal("New", Assert.Single(done.Patients).Name);
            Assert.Equal(2, done.PassedOver["older version"]);
        }
    }

    [Fact]
    public async Task What_was_deleted_in_a_history_is_not_taken_from_its_older_versions()
    {
        const string gone = """{"fullUrl":"https://s.example/Patient/p","request":{"method":"DELETE","url":"Patient/p"} }""";
        const string there = """{"fullUrl":"https://s.example/Patient/p","request":{"method":"PUT","url":"Patient/p"},"resource":{"resourceType":"Patient","id":"p","name":[{"family":"Gone"}]} }""";
        var actor = await host.ClinicAsync("history-gone");

        var done = await host.ImportAsync(actor, $$"""{"resourceType":"Bundle","type":"history","entry":[{{gone}},{{there}}]}""");

        Assert.Empty(done.Patients);
        Assert.Equal(1, Assert.Single(done.Skipped).Entry);
    }
}
