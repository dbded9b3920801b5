using CareChat.Web.Patients.Fhir;
using Xunit;

namespace CareChat.Tests.Patients.Fhir;

/// <summary>A booked appointment whose start is missing or is none is named, and stands without a time.</summary>
public class StartNotReadTests
{
    [Theory]
    [InlineData("2027-02-30T10:00:00Z")]
    [InlineData("2027-02-03T25:00:00Z")]
    [InlineData("2027-13-01T10:00:00+01:00")]
    [InlineData("2027-02-03T10:00:00")]
    [InlineData("soon")]
    public async Task A_start_that_is_none_is_named_and_stands_as_it_is_written(string start)
    {
        var (item, named) = await ReadAsync($"\"start\":\"{start}\",", "booked");
        Assert.Equal((null, $"start as written: {start}", true), (item.When, item.Detail, item.IsActive));
        Assert.Contains("its start", Assert.Single(named).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("booked", 1)]
    [InlineData("arrived", 1)]
    [InlineData("proposed", 0)]
    [InlineData("cancelled", 0)]
    public async Task A_start_that_is_missing_is_named_where_it_is_booked(string status, int names)
    {
        var (item, named) = await ReadAsync("", status);
        Assert.Equal((null, "", names), (item.When, item.Detail, named.Count));
    }

    [Fact]
    public async Task One_that_can_be_read_is_not_named() => Assert.Empty((await ReadAsync("\"start\":\"2027-02-28T10:00:00Z\",", "booked")).Named);

    private static async Task<(FhirRecordItem Item, List<FhirSkipped> Named)> ReadAsync(string start, string status)
    {
        var found = await Bundles.ReadAsync(Bundles.Of(Bundles.Ada, Bundles.Entry(
            $$"""{"resourceType":"Appointment","id":"t","status":"{{status}}","description":"Dialysis",{{start}}"participant":[{"actor":{"reference":"Patient/ada"} }]}""")));
        return (Assert.Single(found.OfType<FhirRecordItem>()), found.OfType<FhirSkipped>().ToList());
    }
}
