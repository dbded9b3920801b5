using CareChat.Tests.Assistant;
using CareChat.Tests.PatientApi;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CareChat.Tests.Escalation;

/// <summary>A question that gets no answer and may tell of danger.</summary>
public abstract partial class NurseLookTests
{
    [Fact]
    public async Task Where_the_assistant_is_off_the_care_team_reads_it_all_the_same()
    {
        using var http = host.Http;
        var (line, _) = await PatientAsync("Fay");
        await host.WriteAsync(scope => scope.Db.Patients.Where(p => p.Id == line.PatientId).ExecuteUpdateAsync(p => p.SetProperty(x => x.AssistantDisabled, true)));
        var thread = await http.ThreadAsync(new { patientId = line.PatientId });

        await http.ChatAsync(new { message = MayBe, patientId = line.PatientId }).FailsAsync(409, "The assistant is switched off for this patient");
        await http.ChatAsync(new { message = MayBe + ", again", threadId = thread }).FailsAsync(409, "The assistant is switched off for this patient");
        await http.ChatAsync(new { message = "Hello", patientId = line.PatientId }).FailsAsync(409, "The assistant is switched off for this patient");

        Assert.Equal([MayBe, MayBe + ", again"], (await SaidAsync(line.Id)).Select(m => m.Body.Split("Patient: ")[^1]));
        Assert.True(await ReadAsync(line.Id) is { UrgentSince: not null, IsForNurse: true });
        Assert.Equal(0, (await http.ShowAsync(thread)).GetProperty("messageCount").GetInt32());
    }

    [Fact]
    public async Task Where_the_answer_fails_the_care_team_has_it_once_however_often_it_is_tried_at_once()
    {
        using var http = host.Http;
        var (line, _) = await PatientAsync("Gil");
        var thread = await http.ThreadAsync(new { patientId = line.PatientId });
        const string asks = MayBe + ". What medicines do I take?"; // the record answers that, nothing else answers what may be danger
        var patientData = new { medications = "Losartan" };
        host.Answerer.Before = asked => asked.Text == asks ? throw new InvalidOperationException("broken") : Task.CompletedTask;
        try
        {
            for (var i = 0; i < 3; i++)
            {
                await http.ChatAsync(new { message = asks, threadId = thread, patientData }).FailsAsync(500, "Failed to process chat request");
                await http.ChatAsync(new { message = asks, patientId = line.PatientId, patientData }).FailsAsync(500, "Failed to process chat request");
            }
            Assert.Single(await SaidAsync(line.Id));

            host.Clock.Advance(TimeSpan.FromMinutes(11));
            await http.ChatAsync(new { message = asks, patientId = line.PatientId, patientData }).FailsAsync(500, "Failed to process chat request");
            Assert.Equal(2, (await SaidAsync(line.Id)).Count);
        }
        finally
        {
            host.Answerer.Before = _ => Task.CompletedTask;
        }
    }

    [Fact]
    public async Task A_thread_without_a_patient_reaches_the_team_of_the_one_who_is_named()
    {
        using var http = host.Http;
        var (line, _) = await PatientAsync("Hue");
        await host.WriteAsync(scope => scope.Db.Patients.Where(p => p.Id == line.PatientId).ExecuteUpdateAsync(p => p.SetProperty(x => x.AssistantDisabled, true)));
        var thread = await http.ThreadAsync();

        await http.ChatAsync(new { message = MayBe, threadId = thread, patientId = line.PatientId })
            .FailsAsync(409, "The assistant is switched off for this patient");

        Assert.Single(await SaidAsync(line.Id));
    }
}
