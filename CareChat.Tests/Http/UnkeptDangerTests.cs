using System.Net.Http.Json;
using System.Text.Json;
using CareChat.Tests.App;
using CareChat.Tests.Assistant;
using CareChat.Tests.Encounters;
using CareChat.Tests.Encounters.Letters;
using CareChat.Tests.PatientApi;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CareChat.Tests.Http;

/// <summary>A message of danger that the portal cannot keep, because its disk is full, is answered with whom to call at every door.</summary>
public sealed class UnkeptDangerTests(CuraHost host) : IClassFixture<CuraHost>, IAsyncLifetime
{
    private static readonly string InDanger = FullStore.Long("I have chest pain and I can't breathe.");
    private static readonly string Calm = FullStore.Long("Can I take it with food?");

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => host.MakeRoomAsync();

    [Theory]
    [InlineData(null)]
    [InlineData("a key")]
    public async Task A_message_of_contract_A(string? key)
    {
        var clinic = await ApiClinic.OpenAsync(host);
        await host.FillAsync();

        var cry = await SendAsync(InDanger);
        var calm = await SendAsync(Calm);

        Assert.Contains("Call 911 now", cry.GetProperty("details").Text("emergency"));
        Assert.Empty(calm.GetProperty("details").Keys());
        await host.MakeRoomAsync();
        using var kept = await clinic.SendAsync(InDanger);
        Assert.Equal(201, (int)kept.StatusCode);

        async Task<JsonElement> SendAsync(string body)
        {
            using var answer = await clinic.Http.PostAsync(clinic.Chat + "/messages", JsonSerializer.Serialize(new { body }), key);
            var problem = (await answer.JsonAsync(507))[0];
            Assert.Equal("STORAGE_FULL", problem.Text("errorCode"));
            return problem;
        }
    }

    [Fact]
    public async Task A_question_of_contract_B_on_a_thread_about_a_patient_and_by_itself()
    {
        var thread = await host.Http.ThreadAsync();
        var patient = await host.PatientAsync(host.Instance.Id);
        await host.FillAsync();

        var cries = new[]
        {
            await AskAsync(new { message = InDanger, threadId = thread }),
            await AskAsync(new { message = InDanger, patientId = patient.PatientId }),
            await AskAsync(new { message = InDanger, patientId = patient.PatientId }, "a key"),
        };
        var calm = await AskAsync(new { message = Calm, threadId = thread });

        Assert.All(cries, cry => Assert.Contains("Call 911 now", cry.Text("emergency")));
        Assert.All(cries, cry => Assert.Equal(["success", "error", "emergency"], cry.Keys()));
        Assert.Equal(["success", "error"], calm.Keys());

        async Task<JsonElement> AskAsync(object question, string? key = null)
        {
            using var answer = await host.Http.PostAsync("/api/cura/chat", JsonSerializer.Serialize(question), key);
            return await answer.JsonAsync(507);
        }
    }

    [Fact]
    public async Task A_letter_and_a_message_of_contract_C()
    {
        var visit = await Visit.TakenAsync(host);
        await host.FillAsync();

        var letters = new[] { AgentLetters.With(2, InDanger[..8_000]), AgentLetters.With(2, Calm[..8_000]) };
        var answers = new List<JsonElement>();
        foreach (var query in letters)
        {
            using var answer = await host.Stranger().PostAsJsonAsync("/api/v1/agent/query", new { query });
            answers.Add(await answer.JsonAsync(507));
        }
        foreach (var message in new[] { InDanger, Calm })
        {
            using var answer = await visit.Http.PostAsJsonAsync(visit.Events, new { message });
            answers.Add(await answer.JsonAsync(507));
        }

        Assert.Equal(["error", "emergency"], answers[0].Keys());
        Assert.Equal(["error"], answers[1].Keys());
        Assert.Equal(["error", "emergency"], answers[2].Keys());
        Assert.Equal(["error"], answers[3].Keys());
        Assert.All([answers[0], answers[2]], cry => Assert.Contains("Call 911 now", cry.Text("emergency")));
        Assert.All([answers[0], answers[2]], cry => Assert.DoesNotContain("care team", cry.Text("emergency")));
    }

    [Fact]
    public async Task A_message_of_the_portal_in_the_language_it_is_written_in()
    {
        var room = await ChatRoom.InAsync(host);
        using var page = (await PortalBrowser.OfAsync(host, room.Patient)).Client(host);
        var path = $"/portal/conversations/{room.Id}/messages";
        await host.FillAsync();

        var cry = await SayAsync("Me duele el pecho y no puedo respirar. " + string.Concat(Enumerable.Repeat("Fuimos al mercado y compramos pan. ", 250)));
        var calm = await SayAsync(Calm);

        Assert.Contains("Llame al 911 ahora", cry.Text("emergency"));
        Assert.DoesNotContain("emergency", calm.Keys());
        await using var db = host.Open();
        Assert.False(await db.Messages.AnyAsync(m => m.ConversationId == room.Id));

        async Task<JsonElement> SayAsync(string body)
        {
            using var answer = await page.PostAsJsonAsync(path, new { body });
            return await answer.JsonAsync(507);
        }
    }
}
