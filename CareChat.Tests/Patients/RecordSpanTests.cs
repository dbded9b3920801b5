using CareChat.Tests.App;
using CareChat.Web.Data;
using CareChat.Web.Patients;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Patients;

/// <summary>What of a record holds is read at the moment it is asked for, not at the moment it came in.</summary>
public sealed class RecordSpanTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task What_has_ended_since_is_over_and_what_is_to_come_says_from_when()
    {
        var (patient, nurse) = await RoomAsync("span");
        var now = host.Clock.GetUtcNow();
        await AddAsync(patient, RecordKind.Medication, "Amoxicillin", "", ends: now.AddDays(5));
        await AddAsync(patient, RecordKind.Medication, "Prednisone", "20 mg", begins: now.AddDays(3));

        Assert.Equal(["Amoxicillin ()", $"Prednisone (20 mg; from {now.AddDays(3):yyyy-MM-dd})"], await MedicationsAsync(nurse, patient));
        host.Clock.Advance(TimeSpan.FromDays(6));
        Assert.Equal(["Prednisone (20 mg)"], await MedicationsAsync(nurse, patient));
    }

    [Fact]
    public async Task A_list_of_which_all_has_ended_since_is_over_and_not_unrecorded()
    {
        var (patient, nurse) = await RoomAsync("ended");
        await AddAsync(patient, RecordKind.Medication, "Amoxicillin", "", ends: host.Clock.GetUtcNow().AddSeconds(1));
        host.Clock.Advance(TimeSpan.FromMinutes(1));

        var section = (await OpenAsync(nurse, patient)).Medications;

        Assert.Equal((0, true, "noneCurrent"), (section.Lines.Count, section.HasPast, section.StatusWord()));
    }

    [Fact]
    public async Task One_medicine_in_two_doses_is_two_lines_and_the_same_twice_is_one()
    {
        var (patient, nurse) = await RoomAsync("doses");
        await AddAsync(patient, RecordKind.Medication, "Insulin glargine", "10 units in the morning");
        await AddAsync(patient, RecordKind.Medication, "insulin glargine", "20 units in the evening");
        await AddAsync(patient, RecordKind.Medication, "Insulin Glargine", "20 units in the evening");

        Assert.Equal(2, (await MedicationsAsync(nurse, patient)).Count);
    }

    private async Task<List<string>> MedicationsAsync(Actor nurse, Guid patient) =>
        [.. (await OpenAsync(nurse, patient)).Medications.Lines.Select(line => $"{line.Text} ({line.Detail})").Order()];

    private Task<RecordView> OpenAsync(Actor nurse, Guid patient) => host.Services.GetRequiredService<PatientRecord>().OpenAsync(nurse, patient);

    private Task AddAsync(Guid patient, RecordKind kind, string text, string detail, DateTimeOffset? begins = null, DateTimeOffset? ends = null) =>
        host.WriteAsync(async scope =>
        {
            scope.Db.RecordItems.Add(new RecordItem
            {
                Id = Guid.NewGuid(),
                PatientId = patient,
                Kind = kind,
                ExternalId = Guid.NewGuid().ToString(),
                Text = text,
                Detail = detail,
                IsActive = true,
                BeginsAt = begins,
                EndsAt = ends,
            });
            return await scope.Db.SaveChangesAsync();
        });

    private async Task<(Guid Patient, Actor Nurse)> RoomAsync(string tenant)
    {
        var instance = await host.InstanceAsync($"spans-{tenant}");
        return ((await host.PatientAsync(instance.Id)).PatientId!.Value, await host.PersonAsync(instance.Id, Roles.Clinician));
    }
}
