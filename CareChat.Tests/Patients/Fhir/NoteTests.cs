using CareChat.Web.Data;
using CareChat.Web.Patients;
using CareChat.Web.Patients.Fhir;
using Xunit;

namespace CareChat.Tests.Patients.Fhir;

/// <summary>What somebody noted beside a line stands with it, whatever it says and in whatever language.</summary>
public class NoteTests
{
    private const string Active = """ "clinicalStatus":{"coding":[{"code":"active"}]},"verificationStatus":{"coding":[{"code":"confirmed"}]} """;

    [Theory]
    [InlineData("Dose increased to 80 mg on 1 Nov")]
    [InlineData("dose halved in March; see letter")]
    [InlineData("Changed to 40 mg nightly")]
    [InlineData("arrêté en 2023")]
    [InlineData("wurde abgesetzt")]
    [InlineData("Take with food, 80 mg")]
    public async Task A_note_of_a_medicine_stands_with_it_and_nobody_is_told_a_bare_yes(string note)
    {
        foreach (var type in (string[])["MedicationRequest", "MedicationStatement"])
        {
            var (item, named) = await ReadAsync($$"""
                {"resourceType":"{{type}}","id":"m","status":"active","subject":{"reference":"Patient/ada"},"medicationCodeableConcept":{"text":"furosemide 40 mg"},"note":[{"text":"{{note}}"}]}
                """);
            Assert.Equal((("furosemide 40 mg", $"note: {note}"), false), ((item.Text, item.Detail), IsSure(item)));
            Assert.Empty(named);
        }
    }

    [Theory]
    [InlineData("infirmée par test")]
    [InlineData("Delivered 2015")]
    public async Task So_it_is_with_a_condition_and_an_allergy(string note)
    {
        foreach (var resource in new[]
        {
            $$"""{"resourceType":"Condition","id":"c","subject":{"reference":"Patient/ada"},{{Active}},"code":{"text":"X"},"note":[{"text":"{{note}}"}]}""",
            $$"""{"resourceType":"AllergyIntolerance","id":"c","patient":{"reference":"Patient/ada"},{{Active}},"code":{"text":"X"},"note":[{"text":"{{note}}"}]}""",
            $$"""{"resourceType":"AllergyIntolerance","id":"c","patient":{"reference":"Patient/ada"},{{Active}},"code":{"text":"X"},"reaction":[{"note":[{"text":"{{note}}"}]}]}""",
        })
        {
            var (item, named) = await ReadAsync(resource);
            Assert.Equal(($"note: {note}", false), (item.Detail, IsSure(item)));
            Assert.Empty(named);
        }
    }

    [Theory]
    [InlineData("Refill in June")]
    [InlineData("3 refills remaining")]
    [InlineData("Take with food.")]
    [InlineData("Generic OK")]
    public async Task A_note_that_is_known_to_change_nothing_stands_there_and_leaves_the_line_certain(string note)
    {
        var (item, _) = await ReadAsync($$"""
            {"resourceType":"MedicationRequest","id":"m","status":"active","subject":{"reference":"Patient/ada"},"medicationCodeableConcept":{"text":"X"},"note":[{"text":"{{note}}"}]}
            """);
        Assert.Equal(($"note: {note}", true), (item.Detail, IsSure(item)));
    }

    [Fact]
    public async Task A_note_beside_no_known_allergies_is_quoted_with_it_and_then_nothing_is_ruled_out()
    {
        var (item, _) = await ReadAsync($$"""
            {"resourceType":"AllergyIntolerance","id":"a","patient":{"reference":"Patient/ada"},{{Active}},"code":{"text":"No known allergies"},"note":[{"text":"rash with amoxicillin"}]}
            """);
        Assert.Equal(("No known allergies (note: rash with amoxicillin)", true), (item.Text, item.IsAbsence));
        Assert.Equal("notRecorded", new RecordSection([], item.Text, HasPast: false).StatusWord());
    }

    [Fact]
    public async Task Long_notes_are_cut_at_a_sentence_and_many_are_counted_those_first_that_say_that_it_is_over()
    {
        var words = string.Concat(Enumerable.Repeat("She was seen in the clinic today. ", 20)).Trim();
        var notes = string.Join(",", new[] { words, "b", "c", "d", "e", "Stopped in May" }.Select(note => $$"""{"text":"{{note}}"}"""));
        var (item, named) = await ReadAsync(
            $$"""{"resourceType":"MedicationRequest","id":"m","status":"active","subject":{"reference":"Patient/ada"},"medicationCodeableConcept":{"text":"X"},"note":[{{notes}}]}""");
        Assert.StartsWith("note: Stopped in May; note: She was seen", item.Detail, StringComparison.Ordinal);
        Assert.Contains("today. …; note: b; note: c; note: 2 more at the source", item.Detail, StringComparison.Ordinal);
        Assert.Single(named);
    }

    [Fact]
    public void A_doubt_is_told_whole_with_its_semicolons() => Assert.Equal(
        "unconfirmed; note: halved; see letter; note: b; from 2026-12-05",
        Certainty.DoubtOf(new RecordLine("X", "hives; unconfirmed; note: halved; see letter; note: b; from 2026-12-05")));

    [Theory]
    [InlineData("No current problems or disability")]
    [InlineData("No known problems")]
    public void Whoever_has_no_current_problems_has_none_that_are_known(string text) =>
        Assert.Equal((RecordKind.Condition, "noneKnown"), (Absence.KindOf(text), new RecordSection([], text, HasPast: false).StatusWord()));

    [Theory]
    [InlineData("", "status not known")]
    [InlineData(""" "clinicalStatus":{"coding":[{"code":"active"}]}, """, "")]
    [InlineData(""" "verificationStatus":{"coding":[{"code":"confirmed"}]}, """, "")]
    public async Task What_says_neither_of_its_two_statuses_says_so(string status, string detail)
    {
        foreach (var (type, who) in new[] { ("Condition", "subject"), ("AllergyIntolerance", "patient") })
            Assert.Equal(detail, (await ReadAsync($$"""{"resourceType":"{{type}}","id":"x",{{status}}"{{who}}":{"reference":"Patient/ada"},"code":{"text":"X"} }""")).Item.Detail);
    }

    private static bool IsSure(FhirRecordItem item) => Certainty.IsSure(new RecordLine(item.Text, item.Detail));

    private static async Task<(FhirRecordItem Item, List<FhirSkipped> Named)> ReadAsync(string resource)
    {
        var found = await Bundles.ReadAsync(Bundles.Of(Bundles.Ada, Bundles.Entry(resource)));
        return (Assert.Single(found.OfType<FhirRecordItem>()), found.OfType<FhirSkipped>().ToList());
    }
}
