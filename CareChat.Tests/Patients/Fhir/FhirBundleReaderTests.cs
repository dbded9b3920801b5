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
    public async Task A_bundle_without_entries_yields_nothing(string json) => Assert.Empty(await Bundles.ReadAsync(json));

    [Theory]
    [InlineData("""{"resource":{"resourceType":"Practitioner","name":[{"family":"A"}]}}""", "Practitioner")]
    [InlineData("""{"resource":{"resourceType":"Observation","id":"o","valueQuantity":{"value":5}}}""", "Observation")]
    [InlineData("""{"resource":{"resourceType":"Zebra","id":"o"}}""", "Zebra")]
    [InlineData("""{"resource":{"resourceType":"<b>","id":"o"}}""", "resource of an unknown kind")]
    [InlineData("""{"response":{"status":"201 Created","location":"Patient/1"}}""", "entry without a resource")]
    public async Task What_the_record_does_not_hold_is_counted_by_its_kind(string entry, string kind)
    {
        var found = await Bundles.ReadAsync(Bundles.Of(entry, Bundles.Ada, entry));
        Assert.Equal(new FhirPassedOver(kind, 2), Assert.Single(found.OfType<FhirPassedOver>()));
        Assert.Single(found.OfType<FhirPatient>());
    }

    [Theory]
    [InlineData("""{"request":{"method":"DELETE","url":"Patient/1"}}""", "Patient/1", "delete")]
    [InlineData("""{"request":{"method":"DELETE","url":"Patient/1"},"resource":{"resourceType":"Patient","id":"1","name":[{"family":"A"}]}}""", "Patient/1", "delete")]
    [InlineData("""{"request":{"method":"PATCH","url":"Patient/1"},"resource":{"resourceType":"Patient","id":"1","name":[{"family":"A"}]}}""", "Patient/1", "change of a part")]
    [InlineData("""{"resource":{"resourceType":"Bundle","id":"b","entry":[{"resource":{"resourceType":"Patient","id":"1"}}]}}""", "Bundle/b", "bundle inside")]
    [InlineData("""{"resource":[]}""", "", "'resource' is not an object")]
    [InlineData("""{"resource":{"id":"p"}}""", "", "no resourceType")]
    [InlineData("""{"resource":{"resourceType":"Condition","id":"c","code":{"text":"X"},"subject":{"reference":"Patient/eve"},"subject":{"reference":"Patient/ada"}}}""", "Condition/c", "twice")]
    [InlineData("""{"resource":{"resourceType":"Condition","id":"c","code":{"text":"X","te\u0078t":"Y"},"subject":{"reference":"Patient/ada"}}}""", "Condition/c", "twice")]
    [InlineData("""{"resource":{"resourceType":"Condition","id":"c","note":[{"text":"a"},{"text":"b","text":"c"}],"code":{"text":"X"},"subject":{"reference":"Patient/ada"}}}""", "Condition/c", "twice")]
    [InlineData("""{"fullUrl":"urn:uuid:1","fullUrl":"urn:uuid:2","resource":{"resourceType":"Patient","id":"p","name":[{"family":"A"}]}}""", "Patient/p", "twice")]
    [InlineData("""{"resource":{"resourceType":"Patient","id":"ada","id":"ada","name":[{"family":"A"}]}}""", "Patient/ada", "twice")]
    public async Task What_cannot_be_taken_is_named_and_the_rest_comes_in(string entry, string name, string reason)
    {
        var found = await Bundles.ReadAsync(Bundles.Of(entry, Bundles.Ada));
        var skipped = Assert.Single(found.OfType<FhirSkipped>());
        Assert.Equal((1, name), (skipped.Entry, skipped.Resource));
        Assert.Contains(reason, skipped.Reason);
        Assert.Single(found.OfType<FhirPatient>());
    }

    [Theory]
    [InlineData("""{"resourceType":"Condition","id":"r","code":{"text":"X"},"subject":{"reference":"Patient/ada"},MODIFIER}""")]
    [InlineData("""{"resourceType":"AllergyIntolerance","id":"r","code":{"text":"X"},"patient":{"reference":"Patient/ada"},"reaction":[{MODIFIER,"manifestation":[{"text":"Y"}]}]}""")]
    [InlineData("""{"resourceType":"MedicationRequest","id":"r","status":"active","medicationCodeableConcept":{"text":"X"},"subject":{"reference":"Patient/ada"},"dosageInstruction":[{MODIFIER}]}""")]
    [InlineData("""{"resourceType":"MedicationStatement","id":"r","status":"active","medicationCodeableConcept":{"text":"X"},"subject":{"reference":"Patient/ada"},MODIFIER}""")]
    [InlineData("""{"resourceType":"MedicationRequest","id":"r","status":"active","medicationReference":{"reference":"#m"},"subject":{"reference":"Patient/ada"},"contained":[{"resourceType":"Medication","id":"m",MODIFIER}]}""")]
    [InlineData("""{"resourceType":"Appointment","id":"r","status":"booked","participant":[{MODIFIER,"actor":{"reference":"Patient/ada"}}]}""")]
    [InlineData("""{"resourceType":"Patient","id":"r","name":[{"family":"A"}],MODIFIER}""")]
    [InlineData("""{"resourceType":"Medication","id":"r","code":{"text":"X"},MODIFIER}""")]
    public async Task What_an_extension_may_turn_round_is_not_read_but_named(string resource)
    {
        const string modifier = "\"modifierExtension\":[{\"url\":\"https://x.example/negated\",\"valueBoolean\":true}]";
        var found = await Bundles.ReadAsync(Bundles.Of(Bundles.Entry(resource.Replace("MODIFIER", modifier)), Bundles.Ada));
        var skipped = Assert.Single(found.OfType<FhirSkipped>());
        Assert.EndsWith("/r", skipped.Resource);
        Assert.Contains("modifierExtension", skipped.Reason);
        Assert.Equal((1, 0), (found.OfType<FhirPatient>().Count(), found.OfType<FhirRecordItem>().Count()));

        var without = await Bundles.ReadAsync(Bundles.Of(Bundles.Entry(resource.Replace("MODIFIER", "\"modifierExtension\":[]")), Bundles.Ada));
        Assert.DoesNotContain(without.OfType<FhirSkipped>(), other => other.Reason.Contains("modifierExtension"));
    }

    [Fact]
    public async Task What_was_made_under_rules_of_its_own_is_not_read_but_named()
    {
        var found = await Bundles.ReadAsync(Bundles.Of(Bundles.Ada, Bundles.Entry(
            """{"resourceType":"Condition","id":"r","implicitRules":"https://x.example/inverted","code":{"text":"X"},"subject":{"reference":"Patient/ada"} }""")));
        Assert.Contains("implicitRules", Assert.Single(found.OfType<FhirSkipped>()).Reason);
        Assert.Empty(found.OfType<FhirRecordItem>());
    }

    [Fact]
    public async Task No_older_version_and_no_name_stands_in_for_what_is_not_read()
    {
        const string url = "https://a.example/fhir";
        const string modifier = "\"modifierExtension\":[{\"url\":\"x:y\",\"valueBoolean\":true}],";
        static string Condition(int version, string more) =>
            $$"""{"fullUrl":"{{url}}/Condition/c","resource":{"resourceType":"Condition",{{more}}"id":"c","meta":{"versionId":"{{version}}"},"code":{"text":"X"},"subject":{"reference":"Patient/ada"} } }""";
        var medication = $$"""{"fullUrl":"{{url}}/Medication/m","resource":{"resourceType":"Medication",{{modifier}}"id":"m","code":{"text":"Warfarin"} } }""";
        var order = $$"""{"fullUrl":"{{url}}/MedicationRequest/o","resource":{"resourceType":"MedicationRequest","id":"o","status":"active","subject":{"reference":"Patient/ada"},"medicationReference":{"reference":"Medication/m"} } }""";

        var found = await Bundles.ReadAsync(Bundles.Of(Bundles.Ada, Condition(2, modifier), Condition(1, ""), medication, order));

        Assert.Equal("Unspecified medication", Assert.Single(found.OfType<FhirRecordItem>()).Text);
        Assert.Equal([2, 4, 5], found.OfType<FhirSkipped>().Select(skipped => skipped.Entry));
    }

    [Theory]
    [InlineData("", "line 1", "empty")]
    [InlineData("[]", "top level", "not a FHIR bundle")]
    [InlineData("{}", "top level", "not a FHIR bundle")]
    [InlineData("""{"resourceType":"Patient","id":"p"}""", "top level", "resourceType")]
    [InlineData("""{"resourceType":7}""", "top level", "resourceType")]
    [InlineData("""{"resourceType":"Bundle","entry":{}}""", "top level", "'entry' is not a list")]
    [InlineData("""{"resourceType":"Bundle","entry":[5]}""", "entry 1", "not an object")]
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
    public async Task Text_that_is_not_utf8_is_named_by_its_entry()
    {
        var bytes = Encoding.Latin1.GetBytes(Bundles.Of("""{"resource":{"resourceType":"Patient","id":"p","name":[{"family":"Müller"}]}}"""));
        var skipped = Assert.Single((await Bundles.ReadAsync(new MemoryStream(bytes))).OfType<FhirSkipped>());
        Assert.Equal((1, "Patient/p"), (skipped.Entry, skipped.Resource));
    }

    [Fact]
    public async Task A_byte_order_mark_is_no_error()
    {
        var stream = new MemoryStream([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Bundles.Of(Bundles.Ada))]);
        Assert.Single((await Bundles.ReadAsync(stream)).OfType<FhirPatient>());
    }

    [Fact]
    public async Task Entries_larger_and_smaller_than_the_window_are_read_where_the_type_comes_last()
    {
        var filler = new string('x', 300_000);
        var entries = Enumerable.Range(0, 2_000).Select(number => Bundles.Entry(
            $$"""{"resourceType":"Patient","id":"p{{number}}","note":"{{(number % 500 == 7 ? filler : "")}}","name":[{"family":"Ö"}]}"""));
        var json = $$"""{"meta":{"tag":[{"code":"{{filler}}"}]},"entry":[{{string.Join(",", entries)}}],"resourceType":"Bundle"}""";
        var found = (await Bundles.ReadAsync(json)).OfType<FhirPatient>().ToList();
        Assert.Equal(Enumerable.Range(0, 2_000).Select(number => $"p{number}"), found.Select(patient => patient.ExternalId));
        Assert.All(found, patient => Assert.Equal("Ö", patient.LastName));
    }
}
