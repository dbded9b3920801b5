using CareChat.Web.Patients.Fhir;
using Xunit;

namespace CareChat.Tests.Patients.Fhir;

public class FhirPatientTests
{
    [Fact]
    public async Task A_patient_is_read_with_names_identifiers_contacts_and_language()
    {
        var patient = await ReadEntryAsync(Bundles.Ada);
        Assert.Equal(("https://github.com/synthetichealth/synthea", "ada", "MRN-7"), (patient.Source, patient.ExternalId, patient.Mrn));
        Assert.Equal(("Ada Augusta", "Lovelace", new DateOnly(1975, 12, 10), FhirGender.Female), (patient.FirstName, patient.LastName, patient.BirthDate, patient.Gender));
        Assert.Equal(("ada@example.org", "555-1", "en-GB", true, false), (patient.Email, patient.Phone, patient.Language, patient.IsActive, patient.IsDeceased));
        Assert.Equal(["Ada Augusta Lovelace", "Ada King"], patient.Names);
    }

    [Theory]
    [InlineData("McLaughlin456", "McLaughlin")]
    [InlineData("Ada1", "Ada")]
    [InlineData("O'Keefe54", "O'Keefe")]
    [InlineData("Núñez7", "Núñez")]
    [InlineData("A-12", "A-12")]
    [InlineData("3rd", "3rd")]
    [InlineData("Smith", "Smith")]
    [InlineData("12345", "12345")]
    public async Task Digits_after_a_name_are_cut_where_the_generator_that_writes_them_made_the_person(string written, string read)
    {
        const string made = """ "identifier":[{"system":"https://github.com/synthetichealth/synthea","value":"1"}] """;
        var cut = await ReadOneAsync($$"""{"resourceType":"Patient","id":"p",{{made}},"name":[{"family":"{{written}}","given":["Jo"]}]}""");
        var kept = await ReadOneAsync($$"""{"resourceType":"Patient","id":"p","name":[{"family":"{{written}}","given":["Jo"]}]}""");
        Assert.Equal((read, written), (cut.LastName, kept.LastName));
    }

    [Theory]
    [InlineData("""{"text":"Maria Teresa Silva"}""", "Maria Teresa", "Silva")]
    [InlineData("""{"family":"Sukarno"}""", "", "Sukarno")]
    [InlineData("""{"given":["Baby", null, "Girl"]}""", "Baby Girl", "")]
    [InlineData("""{"text":"Sukarno"}""", "", "Sukarno")]
    public async Task Names_without_the_usual_parts_are_read(string name, string first, string last)
    {
        var patient = await ReadOneAsync($$"""{"resourceType":"Patient","id":"p","name":[{{name}}]}""");
        Assert.Equal((first, last), (patient.FirstName, patient.LastName));
    }

    [Theory]
    [InlineData("1980", null, "1980")]
    [InlineData("1980-02", null, "1980-02")]
    [InlineData("1980-02-03", "1980-02-03", null)]
    [InlineData("2026-04-02", "2026-04-02", null)]
    [InlineData("2026", null, "2026")]
    [InlineData("1870-01-01", "1870-01-01", null)]
    public async Task A_birth_date_is_kept_as_far_as_it_is_known_and_its_day_not_made_up(string date, string? day, string? part)
    {
        var patient = await ReadOneAsync(Named($$""" "birthDate":"{{date}}" """));
        Assert.Equal((day, part), (patient.BirthDate?.ToString("O", System.Globalization.CultureInfo.InvariantCulture), patient.PartialBirthDate));
    }

    [Fact]
    public async Task A_patient_without_an_id_is_known_by_the_full_url()
    {
        var patient = await ReadEntryAsync("""{"fullUrl":"urn:uuid:77","resource":{"resourceType":"Patient","name":[{"family":"A"}]}}""");
        Assert.Equal(("", "77"), (patient.Source, patient.ExternalId));
    }

    [Theory]
    [InlineData(""" "deceasedBoolean":true """, true)]
    [InlineData(""" "deceasedDateTime":"2019-03" """, true)]
    [InlineData(""" "deceasedBoolean":false """, false)]
    [InlineData(""" "active":false """, false)]
    public async Task Death_is_read_in_both_spellings(string members, bool isDeceased)
    {
        var patient = await ReadOneAsync(Named(members));
        Assert.Equal(isDeceased, patient.IsDeceased);
        Assert.Equal(!members.Contains("active"), patient.IsActive);
    }

    [Theory]
    [InlineData("""{"resourceType":"Patient","id":"p1"}""", "no name")]
    [InlineData("""{"resourceType":"Patient","id":"p1","name":[{}]}""", "no name")]
    [InlineData("""{"resourceType":"Patient","id":"p1","name":"Jo"}""", "'name'")]
    [InlineData("""{"resourceType":"Patient","id":"p1","name":[{"family":"A\u0000"}]}""", "U+0000")]
    [InlineData("""{"resourceType":"Patient","id":"p1","name":[{"family":"A\ud800"}]}""", "Unicode")]
    [InlineData("""{"resourceType":"Patient","name":[{"family":"A"}]}""", "know it again")]
    [InlineData("""{"resourceType":"Patient","id":"p1","name":[{"family":"A"}],"birthDate":"2026-04-03"}""", "in the future")]
    [InlineData("""{"resourceType":"Patient","id":"p1","name":[{"family":"A"}],"birthDate":"2026-05"}""", "in the future")]
    [InlineData("""{"resourceType":"Patient","id":"p1","name":[{"family":"A"}],"birthDate":"2999"}""", "in the future")]
    [InlineData("""{"resourceType":"Patient","id":"p1","name":[{"family":"A"}],"birthDate":"1869-12-31"}""", "before 1870")]
    [InlineData("""{"resourceType":"Patient","id":"p1","name":[{"family":"A"}],"birthDate":"0001"}""", "before 1870")]
    public async Task A_patient_that_cannot_be_taken_is_named(string resource, string reason)
    {
        var skipped = await Bundles.ReadSkippedAsync(resource);
        Assert.Equal((2, resource.Contains("p1") ? "Patient/p1" : "Patient"), (skipped.Entry, skipped.Resource));
        Assert.Contains(reason, skipped.Reason);
    }

    [Theory]
    [InlineData(""" "birthDate":"31.12.1980" """, "'birthDate'")]
    [InlineData(""" "birthDate":"1980-02-30" """, "'birthDate'")]
    [InlineData(""" "birthDate":"1980-02-03T00:00:00Z" """, "'birthDate'")]
    [InlineData(""" "gender":"m" """, "'gender'")]
    public async Task What_is_wrong_in_a_patient_is_left_out_and_named_and_the_patient_comes_in(string members, string reason)
    {
        var found = await Bundles.ReadAsync(Bundles.Of(Bundles.Entry(Named(members))));
        var patient = Assert.Single(found.OfType<FhirPatient>());
        Assert.Equal((null, FhirGender.Unknown), (patient.BirthDate, patient.Gender));
        Assert.Contains(reason, Assert.Single(found.OfType<FhirSkipped>()).Reason);
    }

    [Theory]
    [InlineData("""[{"use":"official","family":"Old","period":{"end":"2015-06-01"}},{"use":"official","family":"New","period":{"start":"2015-06-01"}}]""", "New")]
    [InlineData("""[{"use":"official","family":"Old","period":{"end":"2015"}},{"use":"usual","family":"New"}]""", "New")]
    [InlineData("""[{"use":"official","family":"ToCome","period":{"start":"2030"}},{"use":"old","family":"Now"}]""", "Now")]
    [InlineData("""[{"use":"maiden","family":"Before"},{"use":"nickname","family":"Nick"},{"family":"Plain"}]""", "Plain")]
    [InlineData("""[{"use":"official","family":"Only","period":{"end":"2015"}}]""", "Only")]
    public async Task The_name_in_use_today_is_taken(string names, string last) =>
        Assert.Equal(last, (await ReadOneAsync($$"""{"resourceType":"Patient","id":"p","name":{{names}}}""")).LastName);

    [Theory]
    [InlineData("""[{"system":"phone","value":"1","period":{"end":"2019"}},{"system":"phone","use":"work","value":"2"}]""", "2")]
    [InlineData("""[{"system":"phone","use":"old","value":"1"},{"system":"sms","value":"3"}]""", "3")]
    [InlineData("""[{"system":"phone","value":"1","period":{"end":"2019-01-02"}}]""", null)]
    [InlineData("""[{"system":"phone","use":"home","value":"1"},{"system":"phone","use":"work","rank":1,"value":"2"}]""", "2")]
    public async Task The_number_in_use_today_is_taken(string numbers, string? phone) =>
        Assert.Equal(phone, (await ReadOneAsync(Named($$""" "telecom":{{numbers}} """))).Phone);

    [Theory]
    [InlineData("""{"fullUrl":"https://A.example/fhir/Patient/7/_history/3","resource":{"resourceType":"Patient","id":"7","name":[{"family":"A"}]}}""", null, "https://a.example/fhir", "7")]
    [InlineData("""{"fullUrl":"https://a.example/fhir/Patient/7","resource":{"resourceType":"Patient","id":"7","name":[{"family":"A"}]}}""", "ward", "https://a.example/fhir", "7")]
    [InlineData("""{"resource":{"resourceType":"Patient","id":"7","name":[{"family":"A"}]}}""", "ward", "ward", "7")]
    [InlineData("""{"resource":{"resourceType":"Patient","id":"7","identifier":[{"system":"urn:oid:1.2","value":"X"}],"name":[{"family":"A"}]}}""", null, "urn:oid:1.2", "X")]
    [InlineData("""{"resource":{"resourceType":"Patient","identifier":[{"system":"s","value":"X"},{"type":{"coding":[{"code":"MR"}]},"system":"m","value":"Y"}],"name":[{"family":"A"}]}}""", null, "m", "Y")]
    [InlineData("""{"request":{"method":"POST","url":"Patient","ifNoneExist":"identifier=s%7CQ"},"resource":{"resourceType":"Patient","name":[{"family":"A"}]}}""", null, "s", "Q")]
    [InlineData("""{"request":{"method":"PUT","url":"Patient/12"},"resource":{"resourceType":"Patient","name":[{"family":"A"}]}}""", null, "", "12")]
    [InlineData("""{"request":{"method":"PUT","url":"Patient?identifier=s|R"},"resource":{"resourceType":"Patient","name":[{"family":"A"}]}}""", null, "s", "R")]
    public async Task A_patient_is_known_by_source_and_id(string entry, string? source, string from, string id)
    {
        var patient = await ReadEntryAsync(entry, source);
        Assert.Equal((from, id), (patient.Source, patient.ExternalId));
    }

    [Fact]
    public async Task One_id_told_twice_of_two_people_is_nobodys()
    {
        const string line = """{"resource":{"resourceType":"Condition","id":"c","code":{"text":"X"},"subject":{"reference":"Patient/ada"}}}""";
        var other = Bundles.Ada.Replace("\"family\":\"King\",\"given\":[\"Ada\"]", "\"family\":\"Khan\"").Replace("\"Lovelace22\",\"given\":[\"Ada1\",\"Augusta\"]", "\"Khan\"");
        var found = await Bundles.ReadAsync(Bundles.Of(Bundles.Ada, other, line));
        Assert.Empty(found.OfType<FhirPatient>());
        Assert.Empty(found.OfType<FhirRecordItem>());
        Assert.Equal(["Patient/ada", "Condition/c"], found.OfType<FhirSkipped>().Select(skipped => skipped.Resource));
    }

    [Fact]
    public async Task Of_one_id_told_twice_of_one_person_the_newest_counts()
    {
        static string Version(int number) => Bundles.Ada.Replace("\"id\":\"ada\"", $"\"id\":\"ada\",\"meta\":{{\"versionId\":\"{number}\"}}");
        var found = await Bundles.ReadAsync(Bundles.Of(Version(2).Replace("555-1", "555-9"), Version(1)));
        Assert.Equal("555-9", Assert.Single(found.OfType<FhirPatient>()).Phone);
        Assert.Equal(new FhirPassedOver("older version", 1), Assert.Single(found.OfType<FhirPassedOver>()));
    }

    [Fact]
    public async Task Where_nothing_says_which_is_newer_the_last_counts_and_is_named()
    {
        var found = await Bundles.ReadAsync(Bundles.Of(Bundles.Ada, Bundles.Ada.Replace("555-1", "555-9")));
        Assert.Equal("555-9", Assert.Single(found.OfType<FhirPatient>()).Phone);
        Assert.Contains("not which is newer", Assert.Single(found.OfType<FhirSkipped>()).Reason, StringComparison.Ordinal);
    }

    private static string Named(string members) =>
        $$"""{"resourceType":"Patient","id":"p","name":[{"family":"A"}],{{members}}}""";

    private static Task<FhirPatient> ReadOneAsync(string resource) => ReadEntryAsync(Bundles.Entry(resource));

    private static async Task<FhirPatient> ReadEntryAsync(string entry, string? source = null) =>
        Assert.Single((await Bundles.ReadAsync(Bundles.Of(entry), source)).OfType<FhirPatient>());
}
