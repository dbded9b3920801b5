using System.Text.Json;
using System.Text.Json.Nodes;
using CareChat.Tests.App;
using CareChat.Web.Patients.Fhir;
using Xunit;

namespace CareChat.Tests.Patients.Fhir;

/// <summary>A null among the items of a list is no FHIR: the entry is read without it, that is named, and nothing else of the file is touched.</summary>
public sealed class ListNullTests(PortalHost host) : IClassFixture<PortalHost>
{
    private const string Coding = """{"coding":[{"system":"urn:s","code":"word","display":"Thing"}],"text":"Thing"}""";

    private const string Dose = $$$"""
        {"text":"one tablet","additionalInstruction":[{{{Coding}}}],"route":{{{Coding}}},"doseAndRate":[{"type":{{{Coding}}},"doseQuantity":{"value":1,"unit":"tablet"}}],
         "timing":{"event":["2026-01-01"],"repeat":{"frequency":1,"period":1,"periodUnit":"d","dayOfWeek":["mon"],"timeOfDay":["08:00:00"],"when":["MORN"]},"code":{{{Coding}}}}}
        """;

    private static readonly string[] Resources =
    [
        $$$"""
        {"resourceType":"Patient","id":"ada","identifier":[{"type":{{{Coding}}},"system":"urn:s","value":"1"}],"name":[{"family":"Lovelace","given":["Ada"],"suffix":["Jr."],"prefix":["Dr."]}],
         "telecom":[{"system":"phone","value":"555-1"}],"birthDate":"1975-12-10","communication":[{"language":{{{Coding}}}}],"link":[{"other":{"reference":"Patient/x"},"type":"seealso"}],
         "address":[{"line":["1 Road"]}],"contact":[{"relationship":[{{{Coding}}}]}],"generalPractitioner":[{"reference":"Practitioner/1"}]}
        """,
        $$$"""
        {"resourceType":"Condition","id":"c","subject":{"reference":"Patient/ada"},"code":{{{Coding}}},"clinicalStatus":{"coding":[{"code":"active"}]},"category":[{{{Coding}}}],"bodySite":[{{{Coding}}}],
         "stage":[{"summary":{{{Coding}}},"assessment":[{"reference":"Observation/1"}]}],"note":[{"text":"seen"}],"evidence":[{"code":[{{{Coding}}}]}],"identifier":[{"value":"1"}]}
        """,
        $$$"""
        {"resourceType":"MedicationRequest","id":"m","status":"active","intent":"order","subject":{"reference":"Patient/ada"},"medicationCodeableConcept":{{{Coding}}},"category":[{{{Coding}}}],
         "reasonCode":[{{{Coding}}}],"note":[{"text":"seen"}],"dosageInstruction":[{{{Dose}}}],"contained":[{"resourceType":"Medication","id":"x","code":{{{Coding}}}}]}
        """,
        $$$"""
        {"resourceType":"MedicationStatement","id":"s","status":"active","subject":{"reference":"Patient/ada"},"medicationReference":{"reference":"#x"},"statusReason":[{{{Coding}}}],"note":[{"text":"seen"}],
         "dosage":[{{{Dose}}}],"contained":[{"resourceType":"Medication","id":"x","code":{{{Coding}}},"ingredient":[{"itemCodeableConcept":{{{Coding}}}}]}]}
        """,
        $$$"""
        {"resourceType":"AllergyIntolerance","id":"a","patient":{"reference":"Patient/ada"},"code":{{{Coding}}},"category":["food"],"clinicalStatus":{"coding":[{"code":"active"}]},"note":[{"text":"seen"}],
         "reaction":[{"substance":{{{Coding}}},"manifestation":[{{{Coding}}}],"severity":"mild","note":[{"text":"seen"}]}]}
        """,
        $$$"""
        {"resourceType":"Appointment","id":"v","status":"booked","start":"2026-06-01T10:00:00Z","serviceType":[{{{Coding}}}],"reasonCode":[{{{Coding}}}],
         "participant":[{"actor":{"reference":"Patient/ada"},"status":"accepted","type":[{{{Coding}}}]}]}
        """,
        $$$"""{"resourceType":"Medication","id":"med","code":{{{Coding}}},"ingredient":[{"itemCodeableConcept":{{{Coding}}}}]}""",
    ];

    /// <summary>Every list of every resource that is read, as the places from the resource down.</summary>
    public static TheoryData<int, string> Lists()
    {
        var all = new TheoryData<int, string>();
        foreach (var (at, resource) in Resources.Index())
            foreach (var path in PathsOf(JsonNode.Parse(resource)!)) all.Add(at, path);
        return all;
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task One_beside_items_costs_nothing_but_a_line_that_names_it(int resource, string path)
    {
        var (plain, mended) = (await ReadAsync(resource, path, null), await ReadAsync(resource, path, list => list.Insert(0, null)));
        Assert.Equal(plain.Where(IsRead).Select(Words), mended.Where(IsRead).Select(Words));
        var named = Assert.Single(mended.OfType<FhirSkipped>(), skipped => skipped.Reason.Contains("has a null among its items", StringComparison.Ordinal));
        Assert.Contains($"'{path.Split('.').Last(part => !char.IsAsciiDigit(part[0]))}'", named.Reason, StringComparison.Ordinal);
        Assert.Equal(plain.OfType<FhirSkipped>().Count() + 1, mended.OfType<FhirSkipped>().Count());
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task One_that_is_alone_is_as_if_nothing_stood_there(int resource, string path)
    {
        var mended = await ReadAsync(resource, path, list =>
        {
            list.Clear();
            list.Add(null);
        });
        Assert.Contains(mended.OfType<FhirSkipped>(), skipped => skipped.Reason.Contains("null among its items", StringComparison.Ordinal) || skipped.Reason.Contains("not as FHIR R4 has it", StringComparison.Ordinal));
        Assert.DoesNotContain(mended.OfType<FhirSkipped>(), skipped => skipped.Reason.Contains("could not be read", StringComparison.Ordinal));
        Assert.Contains(mended.OfType<FhirPatient>(), patient => patient.LastName == "Byron");
    }

    [Fact]
    public async Task A_list_that_keeps_step_with_its_twin_is_read_as_it_is()
    {
        var read = await Bundles.ReadAsync(Bundles.Of(Bundles.Entry("""
            {"resourceType":"Patient","id":"p","name":[{"family":"Byron","given":[null,"Ada"],"_given":[{"extension":[{"url":"urn:x","valueString":"y"}]},null]}]}
            """)));
        Assert.Equal("Ada", Assert.Single(read.OfType<FhirPatient>()).FirstName);
        Assert.Empty(read.OfType<FhirSkipped>());
    }

    [Fact]
    public async Task A_null_among_the_entries_is_named_and_the_others_come_in()
    {
        var read = await Bundles.ReadAsync(Bundles.Of("null", Bundles.Ada, "null"));
        Assert.Equal([1, 3], read.OfType<FhirSkipped>().Select(skipped => skipped.Entry));
        Assert.Single(read.OfType<FhirPatient>());
    }

    [Fact]
    public void What_nobody_expected_is_a_fault_of_its_entry_and_says_nothing_of_it()
    {
        using var entry = new BundleEntry(1, JsonDocument.Parse("""{"resource":{"resourceType":"Patient","id":"secret"}}"""), []);
        Assert.Null(entry.Read<string>(_ => throw new NullReferenceException("Ada Lovelace"), out var problem));
        Assert.Equal("it could not be read (NullReferenceException): nothing of it is taken", problem);
        Assert.Throws<OperationCanceledException>(() => entry.Read<string>(_ => throw new OperationCanceledException(), out _));
    }

    [Fact]
    public async Task Resources_are_counted_once_whatever_is_said_of_them()
    {
        var operatorActor = await host.ClinicAsync("counted");
        var counts = new Counts();
        var bundle = Bundles.Of(Bundles.Ada, "null",
            Bundles.Entry("""{"resourceType":"Condition","id":"c","subject":{"reference":"Patient/ada"},"category":[null],"onsetDateTime":"soon","recordedDate":"later"}"""),
            Bundles.Entry("""{"resourceType":"Observation","id":"o"}"""), Bundles.Entry("""{"resourceType":"Medication","id":"m","ingredient":[null]}"""));
        await host.ImportAsync(operatorActor, bundle, progress: counts);
        Assert.Equal(5, counts.Last);
    }

    private sealed class Counts : IProgress<int>
    {
        public int Last { get; private set; }

        public void Report(int value) => Last = value;
    }

    private static bool IsRead(FhirResource resource) => resource is FhirPatient or FhirRecordItem;

    private static string Words(FhirResource resource) => JsonSerializer.Serialize(resource, resource.GetType());

    private static Task<List<FhirResource>> ReadAsync(int resource, string path, Action<JsonArray>? change)
    {
        var node = JsonNode.Parse(Resources[resource])!;
        change?.Invoke((JsonArray)path.Split('.').Aggregate(node, (at, part) => (at is JsonArray list ? list[int.Parse(part)] : at[part])!));
        var others = resource == 0 ? Array.Empty<string>() : [Bundles.Ada];
        return Bundles.ReadAsync(Bundles.Of([.. others, Bundles.Entry(node.ToJsonString()), Bundles.Entry("""{"resourceType":"Patient","id":"b","name":[{"family":"Byron"}]}""")]));
    }

    private static IEnumerable<string> PathsOf(JsonNode node, string above = "") => node switch
    {
        JsonObject parts => parts.Where(part => part.Value is JsonArray or JsonObject).SelectMany(part => PathsOf(part.Value!, $"{above}{part.Key}.")),
        JsonArray list => list.OfType<JsonNode>().SelectMany((item, at) => PathsOf(item, $"{above}{at}.")).Prepend(above.TrimEnd('.')),
        _ => [],
    };
}
