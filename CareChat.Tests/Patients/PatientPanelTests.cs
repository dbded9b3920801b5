using Bunit;
using CareChat.Tests.App;
using CareChat.Web.Data;
using CareChat.Web.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Patients;

public sealed class PatientPanelTests : PageContext, IClassFixture<PortalHost>
{
    private readonly PortalHost host;

    public PatientPanelTests(PortalHost host)
    {
        this.host = host;
        Use<PatientRecord>(host);
        Use<PatientAssistant>(host);
        BeInteractive();
    }

    [Fact]
    public async Task The_panel_shows_who_the_patient_is_and_what_is_urgent_first()
    {
        var (conversation, _, nurse) = await ChatRoom.InAsync(host);
        await host.WriteAsync(scope => scope.Db.Patients.Where(p => p.Id == conversation.PatientId).ExecuteUpdateAsync(p => p
            .SetProperty(x => x.BirthDate, new DateOnly(1979, 1, 30)).SetProperty(x => x.Gender, Gender.Male)
            .SetProperty(x => x.Language, "es-US").SetProperty(x => x.Mrn, "7735")));
        await AddAsync(conversation.PatientId!.Value, RecordKind.Allergy, "Penicillin", "hives");

        var panel = await ShowAsync(conversation, nurse);

        Assert.Equal("Stephen McLaughlin", panel.Find("h2").TextContent);
        Assert.Equal("47 · male · Spanish · MRN 7735", panel.Find(".facts").TextContent);
        Assert.Equal("Allergies Penicillin hives", Words(panel.Find(".allergies")).Replace("Penicillinhives", "Penicillin hives"));
        Assert.Contains("Medications: not recorded", panel.Markup);
        Assert.Contains("Next visit: not recorded", panel.Markup);
    }

    [Fact]
    public async Task What_is_on_hold_is_named_beside_what_is_taken()
    {
        var (conversation, _, nurse) = await ChatRoom.InAsync(host);
        var patient = conversation.PatientId!.Value;
        foreach (var kind in new[] { RecordKind.Medication, RecordKind.Allergy })
        {
            await AddAsync(patient, kind, "Held", "on hold");
            await AddAsync(patient, kind, "Ended", "");
        }
        await host.WriteAsync(scope => scope.Db.RecordItems.Where(r => r.PatientId == patient).ExecuteUpdateAsync(r => r.SetProperty(line => line.IsActive, false)));
        await AddAsync(patient, RecordKind.Medication, "Ramipril", "5 mg");
        await AddAsync(patient, RecordKind.Allergy, "Latex", "");

        var panel = await ShowAsync(conversation, nurse);

        Assert.Equal(2, panel.FindAll("p").Count(line => line.TextContent == "On hold: Held. Not in force: 1 more line, which has ended or was only planned."));
    }

    [Fact]
    public async Task That_a_patient_is_inactive_as_after_a_death_stands_first()
    {
        var (conversation, _, nurse) = await ChatRoom.InAsync(host);
        await host.WriteAsync(scope => scope.Db.Patients.Where(p => p.Id == conversation.PatientId).ExecuteUpdateAsync(p => p
            .SetProperty(x => x.Status, PatientStatus.Inactive).SetProperty(x => x.Gender, Gender.Male)));

        var panel = await ShowAsync(conversation, nurse);

        Assert.Equal("inactive in the record · male", panel.Find(".facts").TextContent);
    }

    [Fact]
    public async Task Nothing_recorded_is_said_and_not_left_blank()
    {
        var (conversation, _, nurse) = await ChatRoom.InAsync(host);
        var panel = await ShowAsync(conversation, nurse);
        foreach (var kind in (string[])["Allergies", "Medications", "Conditions"]) Assert.Contains($"{kind}: not recorded", panel.Markup);
        Assert.DoesNotContain("No known", panel.Markup);
        Assert.Empty(panel.FindAll(".allergies"));
    }

    [Theory]
    [InlineData(RecordKind.Allergy, "No known drug allergies")]
    [InlineData(RecordKind.Medication, "No known medications")]
    [InlineData(RecordKind.Condition, "No known problems")]
    public async Task That_there_is_nothing_is_said_only_where_somebody_asserted_it(RecordKind kind, string words)
    {
        var (conversation, _, nurse) = await ChatRoom.InAsync(host);
        await AddAsync(conversation.PatientId!.Value, kind, words);
        await host.WriteAsync(scope => scope.Db.RecordItems.Where(r => r.PatientId == conversation.PatientId).ExecuteUpdateAsync(r => r.SetProperty(x => x.IsAbsence, true)));

        var panel = await ShowAsync(conversation, nurse);

        Assert.Contains(words, panel.Markup);
        Assert.Empty(panel.FindAll(".allergies"));
        Assert.Empty(panel.FindAll("li"));
    }

    [Fact]
    public async Task A_year_of_birth_gives_the_age_to_the_year()
    {
        var (conversation, _, nurse) = await ChatRoom.InAsync(host);
        await host.WriteAsync(scope => scope.Db.Patients.Where(p => p.Id == conversation.PatientId).ExecuteUpdateAsync(p => p.SetProperty(x => x.PartialBirthDate, "1948")));

        var panel = await ShowAsync(conversation, nurse);

        var year = host.Clock.GetUtcNow().Year - 1948;
        Assert.Equal($"{year - 1} or {year} · born 1948", panel.Find(".facts").TextContent);
    }

    [Fact]
    public async Task A_long_list_shows_its_beginning_and_unfolds()
    {
        var (conversation, _, nurse) = await ChatRoom.InAsync(host);
        for (var i = 0; i < 10; i++) await AddAsync(conversation.PatientId!.Value, RecordKind.Condition, $"Condition {i}");
        await AddAsync(conversation.PatientId!.Value, RecordKind.Condition, "condition 3");
        var panel = await ShowAsync(conversation, nurse);

        var more = panel.Find("button[aria-expanded]");
        Assert.Equal(("+5 more conditions", 5), (Words(more), panel.FindAll("li").Count));

        await more.ClickAsync(new());
        Assert.Equal(10, panel.FindAll("li").Count);
        Assert.Equal("true", panel.Find("button[aria-expanded]").GetAttribute("aria-expanded"));
    }

    [Fact]
    public async Task Rendering_again_opens_the_record_once()
    {
        var (conversation, _, nurse) = await ChatRoom.InAsync(host);
        var panel = await ShowAsync(conversation, nurse);

        panel.Render(p => p.Add(x => x.PatientId, conversation.PatientId!.Value).Add(x => x.Viewer, nurse));

        await using var db = host.Open();
        Assert.Equal(1, await db.AuditEntries.CountAsync(a => a.Action == "record.opened" && a.PatientId == conversation.PatientId));
    }

    [Fact]
    public async Task The_care_team_switches_the_assistant_off_and_on_for_the_patient()
    {
        var (conversation, _, nurse) = await ChatRoom.InAsync(host);
        var panel = await ShowAsync(conversation, nurse);
        Assert.Equal("Assistant: on", Words(panel.Find("#assistant-state")));

        await panel.Find(".assistant button").ClickAsync(new());
        Assert.Equal("Assistant: off for this patient", Words(panel.Find("#assistant-state")));
        await using (var db = host.Open()) Assert.True((await db.Patients.SingleAsync(p => p.Id == conversation.PatientId)).AssistantDisabled);

        await panel.Find(".assistant button").ClickAsync(new());
        Assert.Equal("Assistant: on", Words(panel.Find("#assistant-state")));
    }

    private async Task<IRenderedComponent<PatientPanel>> ShowAsync(Conversation conversation, Actor nurse)
    {
        var panel = Render<PatientPanel>(p => p.Add(x => x.PatientId, conversation.PatientId!.Value).Add(x => x.Viewer, nurse));
        await panel.WaitForElementAsync("h2");
        return panel;
    }

    private Task AddAsync(Guid patientId, RecordKind kind, string text, string detail = "") => host.WriteAsync(async scope =>
    {
        scope.Db.RecordItems.Add(new RecordItem
        {
            Id = Guid.NewGuid(),
            PatientId = patientId,
            Kind = kind,
            ExternalId = Guid.NewGuid().ToString(),
            Text = text,
            Detail = detail,
            IsActive = true,
        });
        return await scope.Db.SaveChangesAsync();
    });
}
