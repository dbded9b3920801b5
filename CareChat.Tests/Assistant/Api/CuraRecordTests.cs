using System.Text.Json;
using CareChat.Tests.App;
using CareChat.Tests.PatientApi;
using CareChat.Web.Data;
using CareChat.Web.Patients;
using Xunit;

namespace CareChat.Tests.Assistant.Api;

/// <summary>The record as contract B shows it.</summary>
public sealed class CuraRecordTests(CuraHost host) : IClassFixture<CuraHost>
{
    [Fact]
    public async Task The_lines_are_those_the_care_team_sees_in_its_order()
    {
        using var http = host.Http;
        var patient = (await host.PatientAsync(host.Instance.Id)).PatientId!.Value;
        await AddAsync(patient, RecordKind.Medication, "Metformin", "500 mg", days: -900);
        await AddAsync(patient, RecordKind.Medication, "Aspirin", "", days: -400);
        await AddAsync(patient, RecordKind.Medication, "metformin", "850 mg", days: -10);
        await AddAsync(patient, RecordKind.Allergy, "Penicillin", "rash", days: -900);
        await AddAsync(patient, RecordKind.Allergy, "penicillin", "throat swelling", days: -10);
        await AddAsync(patient, RecordKind.Allergy, "Latex", "", days: -400);

        var shown = await ShownAsync(http, patient);

        await using var db = host.Open();
        var seen = await PatientRecord.SectionAsync(db, patient, RecordKind.Medication, default);
        Assert.Equal(seen.Lines.Select(line => (line.Text, line.Detail)), shown.GetProperty("medications").EnumerateArray().Select(Line));
        Assert.Equal(("metformin", "850 mg"), (seen.Lines[0].Text, seen.Lines[0].Detail));
        Assert.Equal("penicillin, Latex", shown.Text("allergies"));
    }

    private static async Task<JsonElement> ShownAsync(HttpClient http, Guid patient)
    {
        using var answer = await http.GetAsync($"/api/cura/patients/{patient}");
        return (await answer.JsonAsync(200)).GetProperty("patient");
    }

    private static (string, string) Line(JsonElement medication) => medication.ValueKind == JsonValueKind.String
        ? (medication.GetString()!, "") : (medication.Text("name")!, medication.Text("dosage")!);

    private Task AddAsync(Guid patient, RecordKind kind, string text, string detail, int days) => host.WriteAsync(async scope =>
    {
        scope.Db.RecordItems.Add(new RecordItem
        {
            Id = Guid.CreateVersion7(host.Clock.GetUtcNow().AddDays(days)),
            PatientId = patient,
            Kind = kind,
            ExternalId = Guid.NewGuid().ToString(),
            Text = text,
            Detail = detail,
            At = host.Clock.GetUtcNow().AddDays(days),
            IsActive = true,
        });
        return await scope.Db.SaveChangesAsync();
    });
}
