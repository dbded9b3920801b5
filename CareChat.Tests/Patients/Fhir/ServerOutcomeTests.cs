using CareChat.Web.Patients.Fhir;
using Xunit;

namespace CareChat.Tests.Patients.Fhir;

/// <summary>A file that says itself that something is missing is never imported without a word.</summary>
public class ServerOutcomeTests
{
    [Theory]
    [InlineData("""{"response":{"status":"404 Not Found"}}""", "could not give")]
    [InlineData("""{"response":{"status":"503"}}""", "could not give")]
    [InlineData("""{"resource":{"resourceType":"OperationOutcome","issue":[{"severity":"fatal","code":"exception"}]}}""", "failed or is missing")]
    [InlineData("""{"resource":{"resourceType":"OperationOutcome","issue":[{"severity":"information","code":"informational"},{"severity":"warning","code":"incomplete"}]}}""", "failed or is missing")]
    [InlineData("""{"resource":{"resourceType":"OperationOutcome","issue":[{"severity":"warning","code":"processing","diagnostics":"Results truncated to 500"}]}}""", "failed or is missing")]
    [InlineData("""{"response":{"status":"200","outcome":{"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"processing"}]}}}""", "failed or is missing")]
    [InlineData("""{"resource":{"resourceType":"allergyIntolerance","id":"a","patient":{"reference":"Patient/ada"},"code":{"text":"Latex"}}}""", "resourceType")]
    [InlineData("null", "not an object")]
    public async Task What_the_server_could_not_give_is_named_and_the_rest_comes_in(string entry, string reason)
    {
        var found = await Bundles.ReadAsync(Bundles.Of(entry, Bundles.Ada));
        var skipped = Assert.Single(found.OfType<FhirSkipped>());
        Assert.Equal(1, skipped.Entry);
        Assert.Contains(reason, skipped.Reason);
        Assert.Single(found.OfType<FhirPatient>());
    }

    [Theory]
    [InlineData("""{"response":{"status":"201 Created"}}""")]
    [InlineData("""{"resource":{"resourceType":"OperationOutcome","issue":[{"severity":"information","code":"informational","diagnostics":"All went well"}]}}""")]
    [InlineData("""{"resource":{"resourceType":"OperationOutcome","issue":[{"severity":"warning","code":"not-supported","diagnostics":"_summary is ignored"}]}}""")]
    public async Task What_is_no_failure_is_counted_as_ever(string entry)
    {
        var found = await Bundles.ReadAsync(Bundles.Of(entry, Bundles.Ada));
        Assert.Empty(found.OfType<FhirSkipped>());
        Assert.Single(found.OfType<FhirPassedOver>());
    }

    [Theory]
    [InlineData("searchset", "\"total\":2,", "", 1)]
    [InlineData("searchset", "", ",\"total\":7", 1)]
    [InlineData("searchset", "\"total\":1,", "", 0)]
    [InlineData("searchset", "", "", 0)]
    [InlineData("collection", "\"total\":7,", "", 0)]
    public async Task A_search_with_more_matches_than_the_file_holds_is_named(string type, string before, string after, int named)
    {
        const string brought = """{"search":{"mode":"include"},"resource":{"resourceType":"Practitioner","id":"p"}}""";
        var found = await Bundles.ReadAsync($$"""{"resourceType":"Bundle",{{before}}"type":"{{type}}","entry":[{{Bundles.Ada}},{{brought}}]{{after}} }""");
        Assert.Equal(named, found.OfType<FhirSkipped>().Count(skipped => skipped.Reason.Contains("more matches", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_empty_date_of_birth_is_named() => Assert.Contains("'birthDate' is empty",
        Assert.Single((await Bundles.ReadAsync(Bundles.Of("""{"resource":{"resourceType":"Patient","id":"p","birthDate":"","name":[{"family":"A"}]}}"""))).OfType<FhirSkipped>()).Reason);
}
