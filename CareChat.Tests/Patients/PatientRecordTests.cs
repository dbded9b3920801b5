using CareChat.Shared;
using CareChat.Tests.App;
using CareChat.Web.Data;
using CareChat.Web.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Patients;

public sealed class PatientRecordTests(PortalHost host) : IClassFixture<PortalHost>
{
    private PatientRecord Record => host.Services.GetRequiredService<PatientRecord>();

    [Fact]
    public async Task Lines_recorded_twice_stand_once_and_what_is_over_not_at_all()
    {
        var (conversation, nurse) = await RoomAsync("lines");
        await AddAsync(conversation.PatientId!.Value, RecordKind.Medication, "Lisinopril 10 mg", active: true, days: -400);
        await AddAsync(conversation.PatientId!.Value, RecordKind.Medication, "lisinopril 10 MG ", active: true, days: -3);
        await AddAsync(conversation.PatientId!.Value, RecordKind.Medication, "Amoxicillin", active: false, days: -900);
        await AddAsync(conversation.PatientId!.Value, RecordKind.Condition, "Hypertension", active: true, days: -1000);

        var record = await Record.OpenAsync(nurse, conversation.PatientId!.Value);

        Assert.Equal("lisinopril 10 MG", Assert.Single(record.Medications.Lines).Text);
        Assert.Equal("Hypertension", Assert.Single(record.Conditions.Lines).Text);
        Assert.True(record.Allergies.IsNotRecorded);
    }

    [Fact]
    public async Task The_next_visit_is_the_nearest_one_to_come()
    {
        var (conversation, nurse) = await RoomAsync("visit");
        await AddAsync(conversation.PatientId!.Value, RecordKind.Appointment, "Past", active: true, days: -1);
        await AddAsync(conversation.PatientId!.Value, RecordKind.Appointment, "Later", active: true, days: 20);
        await AddAsync(conversation.PatientId!.Value, RecordKind.Appointment, "Cancelled", active: false, days: 1);
        await AddAsync(conversation.PatientId!.Value, RecordKind.Appointment, "Soon", active: true, days: 5);

        Assert.Equal("Soon", (await Record.OpenAsync(nurse, conversation.PatientId!.Value)).NextVisit!.Text);
    }

    [Fact]
    public async Task Each_opening_leaves_one_line_in_the_audit_log()
    {
        var (conversation, nurse) = await RoomAsync("audit");

        await Record.OpenAsync(nurse, conversation.PatientId!.Value);
        await Record.OpenAsync(nurse, conversation.PatientId!.Value);

        await using var db = host.Open();
        Assert.Equal(2, await db.AuditEntries.CountAsync(a => a.Action == "record.opened" && a.PatientId == conversation.PatientId && a.ActorId == nurse.Id));
    }

    [Fact]
    public async Task A_stranger_the_patient_and_someone_signed_out_a_moment_ago_read_nothing()
    {
        var (conversation, nurse) = await RoomAsync("own");
        var (_, stranger) = await RoomAsync("foreign");
        var patient = await host.PersonAsync(conversation.InstanceId, Roles.Patient, conversation.PatientId);
        await host.WriteAsync(scope => scope.Db.Sessions.Where(s => s.Id == nurse.SessionId)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.RevokedAt, host.Clock.GetUtcNow())));

        Assert.Equal(RefusalKind.NotFound, (await Assert.ThrowsAsync<RefusedException>(() => Record.OpenAsync(stranger, conversation.PatientId!.Value))).Refusal.Kind);
        Assert.Equal(RefusalKind.NotFound, (await Assert.ThrowsAsync<RefusedException>(() => Record.OpenAsync(patient, conversation.PatientId!.Value))).Refusal.Kind);
        Assert.Equal(RefusalKind.Unauthorized, (await Assert.ThrowsAsync<RefusedException>(() => Record.OpenAsync(nurse, conversation.PatientId!.Value))).Refusal.Kind);
        await using var db = host.Open();
        Assert.False(await db.AuditEntries.AnyAsync(a => a.Action == "record.opened" && a.PatientId == conversation.PatientId));
    }

    [Theory]
    [InlineData("1979-01-30", "47")]
    [InlineData("1979-04-03", "46")]
    [InlineData("2025-08-20", "7 months")]
    [InlineData("2024-04-03", "23 months")]
    [InlineData("2026-03-01", "1 month")]
    [InlineData("2027-01-01", null)]
    public void Age_is_counted_by_the_clock(string birth, string? words) =>
        Assert.Equal(words, Age.InWords(DateOnly.Parse(birth, System.Globalization.CultureInfo.InvariantCulture), new DateOnly(2026, 4, 2)));

    [Theory]
    [InlineData("1948", "77 or 78")]
    [InlineData("1948-03", "78")]
    [InlineData("1948-04", "77 or 78")]
    [InlineData("1948-05", "77")]
    [InlineData("2026", "under 1")]
    [InlineData("2027", null)]
    public void Age_is_said_as_far_as_the_birth_is_known(string birth, string? words) =>
        Assert.Equal(words, Age.InWords(new Patient { PartialBirthDate = birth }, new DateOnly(2026, 4, 2)));

    [Fact]
    public void No_age_is_left_in_English_where_Spanish_is_wanted()
    {
        var today = new DateOnly(2026, 4, 2);
        var births = Enumerable.Range(0, 90 * 12).Select(months => today.AddMonths(-months)).ToList();
        var ages = births.Select(b => Age.InWords(b, today)).Concat(births.Select(b => Age.InWords(new Patient { PartialBirthDate = $"{b.Year}" }, today)))
            .Concat(births.Select(b => Age.InWords(new Patient { PartialBirthDate = $"{b:yyyy-MM}" }, today)));

        Assert.All(ages.OfType<string>().Distinct(), age => Assert.DoesNotMatch("or|month|under", Age.InSpanish(age)));
    }

    [Theory]
    [InlineData("No known allergies", true, true)]
    [InlineData("NKA", true, true)]
    [InlineData("None known.", true, true)]
    [InlineData("Sin alergias conocidas", true, true)]
    [InlineData("NKDA", true, false)]
    [InlineData("No known drug allergies", true, false)]
    [InlineData("No known allergy (situation)", true, true)]
    [InlineData("No known allergies except bee stings", false, false)]
    [InlineData("Penicillin", false, false)]
    [InlineData("No-see-um bites", false, false)]
    [InlineData("Allergy to no. 5 red", false, false)]
    public void Only_words_for_it_say_that_there_is_nothing(string text, bool isSaid, bool isWhole) =>
        Assert.Equal((isSaid, isWhole), (Absence.IsSaidBy(text), Absence.IsWhole(text)));

    private Task AddAsync(Guid patientId, RecordKind kind, string text, bool active, int days) => host.WriteAsync(async scope =>
    {
        scope.Db.RecordItems.Add(new RecordItem
        {
            Id = Guid.NewGuid(),
            PatientId = patientId,
            Kind = kind,
            ExternalId = Guid.NewGuid().ToString(),
            Text = text,
            At = host.Clock.GetUtcNow().AddDays(days),
            IsActive = active,
        });
        return await scope.Db.SaveChangesAsync();
    });

    private async Task<(Conversation Conversation, Actor Nurse)> RoomAsync(string tenant)
    {
        var instance = await host.InstanceAsync($"record-{tenant}");
        return (await host.PatientAsync(instance.Id), await host.PersonAsync(instance.Id, Roles.Clinician));
    }
}
