using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using CareChat.E2E.Infrastructure;
using CareChat.Tests.App;
using CareChat.Tests.Infrastructure;
using CareChat.Web.Accounts;
using CareChat.Web.Data;
using CareChat.Web.Messages.Transcripts;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.E2E.Journeys;

/// <summary>Whole dialogues, line by line, between a patient's window and a clinician's.</summary>
public sealed class ReplayTests(EmptyClinic clinic) : IClassFixture<EmptyClinic>
{
    private const string Password = "a long enough password";

    [SharedDataFact]
    public async Task Three_dialogues_pass_line_by_line_and_come_back_by_REST_as_they_were()
    {
        await using var file = File.OpenRead(SharedData.At("mts-dialog", "validation.csv"));
        var dialogues = new List<Transcript>();
        await foreach (var dialogue in TranscriptReader.ReadAsync(file, "validation.csv"))
            if (dialogue.Turns.Count is > 5 and < 30 && dialogues.Count < 3) dialogues.Add(dialogue);
        Assert.Equal(3, dialogues.Count);
        foreach (var dialogue in dialogues)
            await ReplayAsync([.. dialogue.Turns.Select(t => (t.Role == TurnRole.Clinician, t.Text.Trim()))]);
    }

    [Fact]
    public Task A_short_dialogue_passes_line_by_line_and_comes_back_by_REST_as_it_was() => ReplayAsync(
    [
        (false, "Good evening. My ankle is <b>still</b> swollen & it hurts.\nShould I worry?"),
        (true, "Bonsoir! Fièvre, frissons — or 38.5 °C and more? 🙂"),
        (false, "  no fever   at all ".Trim()),
        (true, "Then rest it, and “elevate” it. I call you at 9:00."),
    ]);

    private async Task ReplayAsync(IReadOnlyList<(bool IsTeam, string Text)> lines)
    {
        var room = await RoomAsync();
        var patient = await clinic.OpenWindowAsync(390, 800);
        var nurse = await clinic.OpenWindowAsync();
        await patient.SignInAsync(room.PatientEmail, Password);
        await nurse.SignInAsync(room.NurseEmail, Password);
        await nurse.GotoAsync($"/inbox/{room.Conversation.Id}");
        for (var i = 0; i < lines.Count; i++)
        {
            await (lines[i].IsTeam ? nurse : patient).SayAsync(lines[i].Text);
            await patient.SeesAsync(i + 1, lines[i].Text);
            await nurse.SeesAsync(i + 1, lines[i].Text);
        }
        Assert.Equal(lines.Count, await patient.Lines().CountAsync());
        Assert.Equal(lines.Select(l => l.Text), await HistoryAsync(room));
        await patient.Context.CloseAsync();
        await nurse.Context.CloseAsync();
    }

    private async Task<string[]> HistoryAsync(Room room)
    {
        using var http = new HttpClient { BaseAddress = clinic.Portal.Address };
        var token = await (await http.PostAsJsonAsync("/auth/token", new { apiClient = room.Client.ApiClient, secret = room.Client.Secret })).Content.ReadFromJsonAsync<JsonElement>();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.GetProperty("token").GetString());
        var page = await http.GetFromJsonAsync<JsonElement>($"/{room.Tenant}/live/patients/{room.Conversation.PatientId}/chat/messages?sort=sentAt,asc&size=100");
        return [.. page.GetProperty("data").EnumerateArray().Select(m => m.GetProperty("body").GetString()!)];
    }

    private async Task<Room> RoomAsync()
    {
        var tenant = $"t-{Guid.NewGuid():N}";
        var instance = await clinic.Portal.InstanceAsync(tenant);
        var conversation = await clinic.Portal.PatientAsync(instance.Id);
        var hashed = await clinic.Portal.Services.GetRequiredService<Passwords>().HashAsync(Password);
        var client = await clinic.Portal.WriteAsync(async scope =>
        {
            var now = clinic.Portal.Clock.GetUtcNow();
            await scope.AddPersonAsync(new NewPerson(instance.Id, Roles.Patient, $"p@{tenant}.example", "Stephen", "McLaughlin", PatientId: conversation.PatientId, Password: hashed), now);
            await scope.AddPersonAsync(new NewPerson(instance.Id, Roles.Clinician, $"n@{tenant}.example", "Dana", "Ortiz", "RN", Password: hashed), now);
            return await clinic.Portal.Services.GetRequiredService<ApiClientStore>().CreateAsync(scope, Actor.Operator(instance.Id), "journey", [], instance.Id);
        });
        return new Room(tenant, conversation, $"p@{tenant}.example", $"n@{tenant}.example", client);
    }

    private sealed record Room(string Tenant, Conversation Conversation, string PatientEmail, string NurseEmail, ApiClientPair Client);
}
