using CareChat.Shared;
using CareChat.Tests.App;
using CareChat.Web.Assistant;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Assistant;

public sealed class FactsReaderTests(PortalHost host) : IClassFixture<PortalHost>
{
    private FactsReader Facts => host.Services.GetRequiredService<FactsReader>();

    [Fact]
    public async Task The_facts_are_the_record_as_it_stands_now()
    {
        var (conversation, nurse) = await RoomAsync();
        await host.WriteAsync(scope => scope.Db.Patients.Where(p => p.Id == conversation.PatientId).ExecuteUpdateAsync(p => p
            .SetProperty(x => x.BirthDate, DateOnly.FromDateTime(host.Clock.GetUtcNow().UtcDateTime).AddYears(-47)).SetProperty(x => x.Gender, Gender.Female)));
        await AddAsync(conversation, RecordKind.Allergy, "Penicillin", "hives", days: -300);
        await AddAsync(conversation, RecordKind.Appointment, "Check-up", "Room 4", days: 3);
        await AddAsync(conversation, RecordKind.Appointment, "Long ago", "", days: -3);

        var facts = await Facts.ReadAsync(nurse, conversation.PatientId!.Value);

        Assert.Equal(("Stephen McLaughlin", "47", "female", true), (facts.Name, facts.Age, facts.Gender, facts.KnowsVisits));
        Assert.Equal("Penicillin", Assert.Single(facts.Allergies!).Text);
        Assert.Empty(facts.Medications!);
        Assert.Empty(facts.Conditions!);
        Assert.Equal("Check-up", facts.NextVisit!.Text);
    }

    [Fact]
    public async Task Nobody_is_told_of_a_visit_of_who_is_not_active()
    {
        var (conversation, nurse) = await RoomAsync();
        await host.WriteAsync(scope => scope.Db.Patients.Where(p => p.Id == conversation.PatientId).ExecuteUpdateAsync(p => p.SetProperty(x => x.Status, PatientStatus.Inactive)));
        await AddAsync(conversation, RecordKind.Appointment, "Check-up", "Room 4", days: 3);

        var facts = await Facts.ReadAsync(nurse, conversation.PatientId!.Value);

        Assert.Equal((null, false), (facts.NextVisit, facts.KnowsVisits));
        Assert.Empty(facts.UnreadVisits);
    }

    [Fact]
    public async Task The_patient_and_a_key_of_the_instance_read_them_and_a_stranger_does_not()
    {
        var (conversation, nurse) = await RoomAsync();
        var (foreign, stranger) = await RoomAsync();
        var own = conversation.PatientId!.Value;
        var patient = await host.PersonAsync(conversation.InstanceId, Roles.Patient, own);
        var administrator = await host.PersonAsync(conversation.InstanceId, Roles.Administrator);
        var key = new Actor { Kind = ActorKind.AssistantKey, Id = Guid.NewGuid(), InstanceId = conversation.InstanceId };

        Assert.Equal("Stephen McLaughlin", (await Facts.ReadAsync(patient, own)).Name);
        Assert.Equal("Stephen McLaughlin", (await Facts.ReadAsync(key, own)).Name);
        await RefusedAsync(RefusalKind.NotFound, patient, foreign.PatientId!.Value);
        await RefusedAsync(RefusalKind.NotFound, key, foreign.PatientId!.Value);
        await RefusedAsync(RefusalKind.NotFound, stranger, own);
        await RefusedAsync(RefusalKind.NotFound, administrator, own);
        await RefusedAsync(RefusalKind.NotFound, nurse, Guid.NewGuid());
    }

    [Fact]
    public async Task Someone_removed_a_moment_ago_reads_nothing()
    {
        var (conversation, nurse) = await RoomAsync();
        await host.WriteAsync(scope => scope.Db.Sessions.Where(s => s.Id == nurse.SessionId)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.RevokedAt, host.Clock.GetUtcNow())));

        await RefusedAsync(RefusalKind.Unauthorized, nurse, conversation.PatientId!.Value);
    }

    private async Task RefusedAsync(RefusalKind kind, Actor actor, Guid patientId) =>
        Assert.Equal(kind, (await Assert.ThrowsAsync<RefusedException>(() => Facts.ReadAsync(actor, patientId))).Refusal.Kind);

    private Task AddAsync(Conversation conversation, RecordKind kind, string text, string detail, int days) => host.WriteAsync(async scope =>
    {
        scope.Db.RecordItems.Add(new RecordItem
        {
            Id = Guid.NewGuid(),
            PatientId = conversation.PatientId!.Value,
            Kind = kind,
            ExternalId = Guid.NewGuid().ToString(),
            Text = text,
            Detail = detail,
            At = host.Clock.GetUtcNow().AddDays(days),
            IsActive = true,
        });
        return await scope.Db.SaveChangesAsync();
    });

    private async Task<(Conversation Conversation, Actor Nurse)> RoomAsync()
    {
        var instance = await host.InstanceAsync($"facts-{Guid.NewGuid():N}");
        return (await host.PatientAsync(instance.Id), await host.PersonAsync(instance.Id, Roles.Clinician));
    }
}
