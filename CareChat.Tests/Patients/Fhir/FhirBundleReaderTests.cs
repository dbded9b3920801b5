using System.Text;
using CareChat.Web.Data;
using CareChat.Web.Patients.Fhir;
using Xunit;

namespace CareChat.Tests.Patients.Fhir;

public class FhirBundleReaderTests
{
    [Theory]
    [InlineData("""{"resourceType":"Bundle","type":"collection"}""")]
    [InlineData("""{"entry":[],"resourceType":"Bundle"}""")]
    [InlineData("""{"resourceType":"Bundle","entry":null}""")]
    [InlineData("""{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Practitioner","name":[{"family":"A"}]}}]}""")]
    [InlineData("""{"resourceType":"Bundle","entry":[{"request":{"method":"DELETE","url":"Patient/1"}}]}""")]
    public async Task A_bundle_without_a_patient_yields_nothing(string json) => Assert.Empty(await Bundles.ReadAsync(json));

    [Theory]
    [InlineData("", "line 1", "empty")]
    [InlineData("[]", "top level", "not a FHIR bundle")]
    [InlineData("{}", "top level", "not a FHIR bundle")]
    [InlineData("""{"resourceType":"Patient","id":"p"}""", "top level", "resourceType")]
    [InlineData("""{"resourceType":7}""", "top level", "resourceType")]
    [InlineData("""{"resourceType":"Bundle","entry":{}}""", "top level", "'entry' is not a list")]
    [InlineData("""{"resourceType":"Bundle","entry":[5]}""", "entry 1", "not an object")]
    [InlineData("""{"resourceType":"Bundle","entry":[{"resource":[]}]}""", "entry 1", "'resource' is not an object")]
    [InlineData("""{"resourceType":"Bundle","entry":[{"resource":{"id":"p"}}]}""", "entry 1", "no resourceType")]
    [InlineData("""{"resourceType":"Bundle"} x""", "line 1, byte 27", "broken")]
    [InlineData("{\"resourceType\":\"Bundle\",\n\"entry\":[{},\n{\"resource\" 5}]}", "line 3, byte 13", "broken (at or after entry 2)")]
    [InlineData("not json", "line 1, byte 2", "broken")]
    public async Task What_is_no_bundle_is_an_error_with_its_place(string json, string place, string problem)
    {
        var wrong = await Assert.ThrowsAsync<ImportException>(() => Bundles.ReadAsync(json));
        Assert.Equal(place, wrong.Place);
        Assert.Contains(problem, wrong.Problem);
    }

    [Fact]
    public async Task A_bundle_cut_off_at_any_byte_is_an_error_that_says_so()
    {
        var whole = Encoding.UTF8.GetBytes(Bundles.Of(Bundles.Ada, Bundles.Entry("""{"resourceType":"Condition","id":"c"}""")));
        for (var length = 1; length < whole.Length; length++)
        {
            var wrong = await Assert.ThrowsAsync<ImportException>(() => Bundles.ReadAsync(new MemoryStream(whole, 0, length)));
            Assert.Contains("the file ends in the middle", wrong.Problem);
            Assert.StartsWith("line ", wrong.Place);
        }
    }

    [Fact]
    public async Task Text_that_is_not_utf8_is_an_error_that_names_the_entry()
    {
        var bytes = Encoding.Latin1.GetBytes(Bundles.Of("""{"resource":{"resourceType":"Patient","id":"p","name":[{"family":"Müller"}]}}"""));
        var wrong = await Assert.ThrowsAsync<ImportException>(() => Bundles.ReadAsync(new MemoryStream(bytes)));
        Assert.Equal("entry 1 (Patient/p)", wrong.Place);
    }

    [Fact]
    public async Task A_byte_order_mark_is_no_error()
    {
        var stream = new MemoryStream([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Bundles.Of(Bundles.Ada))]);
        Assert.Single(await Bundles.ReadAsync(stream));
    }

    [Fact]
    public async Task Entries_larger_and_smaller_than_the_window_are_read_where_the_type_comes_last()
    {
        var filler = new string('x', 300_000);
        var entries = Enumerable.Range(0, 2_000).Select(number => Bundles.Entry(
            $$"""{"resourceType":"Patient","id":"p{{number}}","note":"{{(number % 500 == 7 ? filler : "")}}","name":[{"family":"Ö"}]}"""));
        var json = $$"""{"meta":{"tag":[{"code":"{{filler}}"}]},"entry":[{{string.Join(",", entries)}}],"resourceType":"Bundle"}""";
        var found = await Bundles.ReadAsync(json);
        Assert.Equal(Enumerable.Range(0, 2_000).Select(number => $"p{number}"), found.Cast<FhirPatient>().Select(patient => patient.ExternalId));
        Assert.All(found.Cast<FhirPatient>(), patient => Assert.Equal("Ö", patient.LastName));
    }
}
