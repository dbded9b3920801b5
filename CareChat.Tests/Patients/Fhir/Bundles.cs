using System.Text;
using CareChat.Web.Patients.Fhir;
using Xunit;

namespace CareChat.Tests.Patients.Fhir;

/// <summary>Small bundles of the project's own, and how to read them.</summary>
internal static class Bundles
{
    public const string Ada = """
        {"fullUrl":"urn:uuid:11111111-aaaa-4aaa-8aaa-000000000001","resource":{"resourceType":"Patient","id":"ada",
         "identifier":[{"system":"https://github.com/synthetichealth/synthea","value":"ada"},{"type":{"coding":[{"code":"MR"}]},"value":"MRN-7"}],
         "name":[{"use":"maiden","family":"King","given":["Ada"]},{"use":"official","family":"Lovelace22","given":["Ada1","Augusta"]}],
         "telecom":[{"system":"phone","use":"work","value":"555-2"},{"system":"phone","use":"mobile","value":"555-1"},{"system":"email","value":"ada@example.org"}],
         "gender":"female","birthDate":"1975-12-10",
         "communication":[{"language":{"text":"French"}},{"preferred":true,"language":{"coding":[{"code":"en-GB"}]}}]}}
        """;

    public static string Of(params string[] entries) =>
        $$"""{"resourceType":"Bundle","type":"transaction","entry":[{{string.Join(",\n", entries)}}]}""";

    public static string Entry(string resource) => $$"""{"resource":{{resource}}}""";

    /// <summary>When the bundles are read.</summary>
    public static readonly DateTimeOffset Now = new(2026, 4, 2, 12, 0, 0, TimeSpan.Zero);

    public static Task<List<FhirResource>> ReadAsync(string json, string? source = null) =>
        ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(json)), source: source);

    public static async Task<List<FhirResource>> ReadAsync(Stream stream, string file = "bundle.json", string? source = null)
    {
        var found = new List<FhirResource>();
        await foreach (var resource in FhirBundleReader.ReadAsync(stream, file, source, Now)) found.Add(resource);
        return found;
    }

    /// <summary>The one line that a resource about Ada makes.</summary>
    public static async Task<FhirRecordItem> ReadItemAsync(string resource) =>
        Assert.Single((await ReadAsync(Of(Ada, Entry(resource)))).OfType<FhirRecordItem>());

    /// <summary>Why a resource does not come in, or not whole.</summary>
    public static async Task<FhirSkipped> ReadSkippedAsync(string resource) =>
        Assert.Single((await ReadAsync(Of(Ada, Entry(resource)))).OfType<FhirSkipped>());
}
