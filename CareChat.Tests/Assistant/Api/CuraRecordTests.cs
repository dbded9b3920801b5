using System.Net.Http.Json;
using System.Text.Json;
using CareChat.Tests.App;
using CareChat.Tests.PatientApi;
using CareChat.Web.Data;
using CareChat.Web.Patients;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CareChat.Tests.Assistant.Api;

/// <summary>The record and the age as contract B shows them.</summary>
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
        var seen = await PatientRecord.SectionAsync(db, patient, RecordKind.Medication, host.Clock.GetUtcNow(), default);
        Assert.Equal(seen.Lines.Select(line => (line.Text, line.Detail)), shown.GetProperty("medications").EnumerateArray().Select(Line));
        Assert.Equal(("metformin", "850 mg"), (seen.Lines[0].Text, seen.Lines[0].Detail));
        Assert.Equal("penicillin (throat swelling), Latex, Penicillin (rash)", shown.Text("allergies"));
    }

    [Fact]
    public async Task What_is_not_in_force_is_said_beside_the_lists()
    {
        using var http = host.Http;
        var patient = (await host.PatientAsync(host.Instance.Id)).PatientId!.Value;
        await AddAsync(patient, RecordKind.Medication, "Ramipril", "5 mg", days: -9);
        await AddAsync(patient, RecordKind.Medication, "Digoxin", "62.5 mcg; on hold", days: -9);
        await AddAsync(patient, RecordKind.Condition, "Psoriasis", "in remission", days: -9);
        await AddAsync(patient, RecordKind.Allergy, "Oysters", "inactive in the record", days: -9);
        await AddAsync(patient, RecordKind.Allergy, "Plums", "", days: -9);
        await host.WriteAsync(scope => scope.Db.RecordItems.Where(r => r.PatientId == patient && r.Text != "Ramipril")
            .ExecuteUpdateAsync(r => r.SetProperty(line => line.IsActive, false)));

        var shown = await ShownAsync(http, patient);

        Assert.Equal("Ramipril", Assert.Single(shown.GetProperty("medications").EnumerateArray().Select(Line)).Item1);
        Assert.Equal("On hold: Digoxin (62.5 mcg).", shown.Text("medications_not_in_force"));
        Assert.Equal("Psoriasis (in remission)", Assert.Single(shown.GetProperty("conditions").EnumerateArray()).GetString());
        Assert.False(shown.TryGetProperty("conditions_not_in_force", out _));
        Assert.Equal("Oysters (inactive in the record)", shown.Text("allergies"));
        Assert.Equal("Not in force: 1 more line, which has ended or was only planned.", shown.Text("allergies_not_in_force"));
    }

    [Fact]
    public async Task An_age_that_was_entered_grows_with_the_years()
    {
        using var http = host.Http;
        using var made = await http.PostAsJsonAsync("/api/cura/patients", new { name = "Ada Marin", age = 47, weight = "70 kg" });
        var id = (await made.JsonAsync(201)).GetProperty("patient").GetProperty("id").GetGuid();
        var day = DateOnly.FromDateTime(host.Clock.GetUtcNow().UtcDateTime);
        Assert.Equal((47, $"{day:O}"), AgeOf(await ShownAsync(http, id)));
        Assert.Equal("47", await ToldAsync(http, id));

        host.Clock.Advance(TimeSpan.FromDays(10));
        Assert.Equal((47, $"{day:O}"), AgeOf(await ShownAsync(http, id)));
        Assert.Equal("47 or 48", await ToldAsync(http, id));

        host.Clock.Advance(day.AddYears(3).ToDateTime(default) - day.AddDays(10).ToDateTime(default));
        Assert.Equal((50, $"{day:O}"), AgeOf(await ShownAsync(http, id)));
        Assert.Equal("50", await ToldAsync(http, id));
        Assert.Equal($"70 kg (recorded {day:O})", host.Answerer.Asked[^1].Patient!.Other["weight"]);
    }

    [Fact]
    public async Task An_age_of_which_no_day_was_kept_is_of_the_day_the_patient_was_entered()
    {
        using var http = host.Http;
        using var made = await http.PostAsJsonAsync("/api/cura/patients", new { name = "Lee Park", age = 8 });
        var id = (await made.JsonAsync(201)).GetProperty("patient").GetProperty("id").GetGuid();
        await host.WriteAsync(scope => scope.Db.PatientProfiles.Where(p => p.PatientId == id)
            .ExecuteUpdateAsync(p => p.SetProperty(x => x.Json, "{\"Age\":8,\"Notes\":[]}")));

        host.Clock.Advance(TimeSpan.FromDays(500));

        Assert.Equal(9, AgeOf(await ShownAsync(http, id)).Age);
        Assert.Equal("9 or 10", await ToldAsync(http, id));
    }

    [Fact]
    public async Task A_date_of_birth_counts_before_what_was_said()
    {
        using var http = host.Http;
        using var made = await http.PostAsJsonAsync("/api/cura/patients", new { name = "Ira Bell", age = 8 });
        var id = (await made.JsonAsync(201)).GetProperty("patient").GetProperty("id").GetGuid();
        var born = DateOnly.FromDateTime(host.Clock.GetUtcNow().UtcDateTime).AddYears(-30);
        await host.WriteAsync(scope => scope.Db.Patients.Where(p => p.Id == id)
            .ExecuteUpdateAsync(p => p.SetProperty(x => x.BirthDate, born)));

        var shown = await ShownAsync(http, id);

        Assert.Equal(30, shown.GetProperty("age").GetInt32());
        Assert.False(shown.TryGetProperty("age_recorded_on", out _));
    }

    private static async Task<JsonElement> ShownAsync(HttpClient http, Guid patient)
    {
        using var answer = await http.GetAsync($"/api/cura/patients/{patient}");
        return (await answer.JsonAsync(200)).GetProperty("patient");
    }

    /// <summary>The age an answer knows.</summary>
    private async Task<string?> ToldAsync(HttpClient http, Guid patient)
    {
        await http.AskAsync(new { message = "How old am I?", patientId = patient });
        return host.Answerer.Asked[^1].Patient!.Age;
    }

    private static (int Age, string? On) AgeOf(JsonElement patient) =>
        (patient.GetProperty("age").GetInt32(), patient.Text("age_recorded_on"));

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
