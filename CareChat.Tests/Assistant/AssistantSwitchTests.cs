using CareChat.Shared;
using CareChat.Tests.App;
using CareChat.Web.Assistant;
using CareChat.Web.Assistant.Admin;
using CareChat.Web.Data;
using CareChat.Web.Patients;
using CareChat.Web.Realtime;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Assistant;

public sealed class AssistantSwitchTests(PortalHost host) : IClassFixture<PortalHost>
{
    private AssistantSwitch Switch => host.Services.GetRequiredService<AssistantSwitch>();

    private InstanceAssistant Instance => host.Services.GetRequiredService<InstanceAssistant>();

    private PatientAssistant Patient => host.Services.GetRequiredService<PatientAssistant>();

    [Fact]
    public async Task An_administrator_switches_it_for_everybody_and_each_change_is_written_down_once()
    {
        var (conversation, nurse, administrator) = await ClinicAsync();
        var patient = conversation.PatientId!.Value;

        await Instance.SetAsync(administrator, false);
        await Instance.SetAsync(administrator, false);
        Assert.False(await Switch.IsOnAsync(nurse.InstanceId, null));
        Assert.False(await Switch.IsOnAsync(nurse.InstanceId, patient));
        await Instance.SetAsync(administrator, true);

        Assert.True(await Switch.IsOnAsync(nurse.InstanceId, null));
        Assert.True(await Switch.IsOnAsync(nurse.InstanceId, patient));
        Assert.Equal(["instance.assistant_off", "instance.assistant_on"], await AuditAsync(administrator));
    }

    [Fact]
    public async Task A_clinician_switches_it_for_one_patient_and_open_pages_hear_of_it()
    {
        var (conversation, nurse, _) = await ClinicAsync();
        var heard = 0;
        using var listening = host.Services.GetRequiredService<ConversationFeed>().Subscribe(conversation.Id, _ => heard++);

        await Patient.SetAsync(nurse, conversation.PatientId!.Value, false);
        await Patient.SetAsync(nurse, conversation.PatientId!.Value, false);

        Assert.False(await Switch.IsOnAsync(nurse.InstanceId, conversation.PatientId!.Value));
        Assert.True(await Switch.IsOnAsync(nurse.InstanceId, null));
        Assert.Equal(1, heard);
        Assert.Equal(["patient.assistant_off"], await AuditAsync(nurse));
    }

    [Fact]
    public async Task Nobody_else_and_nobody_removed_a_moment_ago_switches_it()
    {
        var (conversation, nurse, administrator) = await ClinicAsync();
        var (_, strange, strangeAdministrator) = await ClinicAsync();
        var patient = await host.PersonAsync(conversation.InstanceId, Roles.Patient, conversation.PatientId);
        var own = conversation.PatientId!.Value;

        await RefusedAsync(RefusalKind.NotFound, () => Instance.SetAsync(nurse, false));
        await RefusedAsync(RefusalKind.NotFound, () => Instance.SetAsync(patient, false));
        foreach (var other in new[] { strange, patient, administrator, strangeAdministrator })
            await RefusedAsync(RefusalKind.NotFound, () => Patient.SetAsync(other, own, false));
        await host.WriteAsync(scope => scope.Db.Sessions.Where(s => s.Id == nurse.SessionId || s.Id == administrator.SessionId)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.RevokedAt, host.Clock.GetUtcNow())));
        await RefusedAsync(RefusalKind.Unauthorized, () => Instance.SetAsync(administrator, false));
        await RefusedAsync(RefusalKind.Unauthorized, () => Patient.SetAsync(nurse, own, false));
        await Instance.SetAsync(strangeAdministrator, false);

        Assert.True(await Switch.IsOnAsync(patient.InstanceId, own));
    }

    private static async Task RefusedAsync(RefusalKind kind, Func<Task> act) =>
        Assert.Equal(kind, (await Assert.ThrowsAsync<RefusedException>(act)).Refusal.Kind);

    private async Task<List<string>> AuditAsync(Actor actor)
    {
        await using var db = host.Open();
        return await db.AuditEntries.Where(a => a.ActorId == actor.Id).OrderBy(a => a.Seq).Select(a => a.Action).ToListAsync();
    }

    private async Task<(Conversation Conversation, Actor Nurse, Actor Administrator)> ClinicAsync()
    {
        var instance = await host.InstanceAsync($"switch-{Guid.NewGuid():N}");
        return (await host.PatientAsync(instance.Id), await host.PersonAsync(instance.Id, Roles.Clinician), await host.PersonAsync(instance.Id, Roles.Administrator));
    }
}
