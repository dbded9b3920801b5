using System.Net.Http.Json;
using CareChat.Tests.App;
using CareChat.Tests.Assistant.Talks;
using CareChat.Tests.PatientApi;
using CareChat.Web.Assistant;
using CareChat.Web.Assistant.Drafts;
using CareChat.Web.Assistant.Models;
using CareChat.Web.Data;
using CareChat.Web.Messages;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Assistant.Api;

/// <summary>What a record lacks is not a "no" at any door: contract B, the portal, a draft for the care team.</summary>
public sealed class RecordDoorTests(PortalHost host) : IClassFixture<PortalHost>
{
    private const string CannotTell = "I cannot tell whether amoxicillin is one of these. Ask before you take it.";

    [Theory]
    [InlineData("\"Penicillin, latex\"", "Your record lists these allergies: Penicillin; latex. " + CannotTell)]
    [InlineData("[\"Penicillin\", \"\", \" \"]", "Your record lists these allergies: Penicillin. " + CannotTell)]
    [InlineData("[{\"name\":\"Penicillin\",\"reaction\":\"hives\"}]", "Your record lists these allergies: Penicillin (hives). " + CannotTell)]
    [InlineData("\"None\"", "Your record says: \"None\". ")]
    [InlineData("[\"none known\"]", "Your record says: \"none known\". ")]
    [InlineData("\"NKDA\"", "Your record says: \"NKDA\". ")]
    [InlineData("[\"ninguna\"]", "Your record says: \"ninguna\". ")]
    [InlineData("[{\"text\":\"None known\"}]", "Your record says: \"None known\". ")]
    [InlineData("\"Latex (hives, swelling)\"", "Your record lists these allergies: Latex (hives, swelling). " + CannotTell)]
    [InlineData("[]", "Allergies are not recorded here")]
    [InlineData("[\"\", null]", "Allergies are not recorded here")]
    [InlineData("\"\"", "Allergies are not recorded here")]
    [InlineData("\"n/a\"", "Allergies are not recorded here")]
    public async Task What_a_call_lays_over_the_record_denies_nothing(string allergies, string expected)
    {
        using var http = await HttpAsync((await host.InstanceAsync($"r-{Guid.NewGuid():N}")).Id);

        var said = await AskAsync(http, "{\"message\":\"Am I allergic to amoxicillin?\",\"patientData\":{\"allergies\":" + allergies + "}}");

        Assert.StartsWith(expected, said);
        Assert.Contains("Ask before you take it.", said);
        Assert.Empty(Denials.In(said));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[null]")]
    public async Task Null_hides_nothing_of_the_record(string allergies)
    {
        using var http = await HttpAsync((await host.InstanceAsync($"r-{Guid.NewGuid():N}")).Id);
        using var made = await http.PostAsJsonAsync("/api/cura/patients", new { name = "Ada Marin", allergies = "Penicillin" });
        var id = (await made.JsonAsync(201)).GetProperty("patient").Text("id");

        var asked = "{\"message\":\"Am I allergic to penicillin?\",\"patientData\":{\"allergies\":" + allergies + "}";

        Assert.StartsWith("Yes. Your record lists an allergy to Penicillin.", await AskAsync(http, $"{asked},\"patientId\":\"{id}\"}}"));
        Assert.StartsWith("I have no list of your allergies.", await AskAsync(http, asked + "}"));
    }

    [Theory]
    [InlineData("None known", "Your record says: \"None known\".")]
    [InlineData("Penicillin", "Your record lists these allergies: Penicillin.")]
    [InlineData("", "Allergies are not recorded here")]
    public async Task A_patient_entered_by_contract_B_is_told_what_was_entered(string allergies, string expected)
    {
        using var http = await HttpAsync((await host.InstanceAsync($"r-{Guid.NewGuid():N}")).Id);
        using var made = await http.PostAsJsonAsync("/api/cura/patients", new { name = "Ada Marin", allergies });
        var id = (await made.JsonAsync(201)).GetProperty("patient").Text("id");

        var said = await AskAsync(http, $$"""{"message":"am i allergic to amoxicillin","patientId":"{{id}}"}""");

        Assert.StartsWith(expected, said);
        Assert.Contains("Ask before you take it.", said);
    }

    [Fact]
    public async Task So_it_is_in_the_portal_and_in_a_draft()
    {
        var room = await TalkRoom.InAsync(host);
        await AddAsync(room.Team.Conversation.PatientId!.Value, RecordKind.Allergy, "Penicillin");
        await AddAsync(room.Team.Conversation.PatientId!.Value, RecordKind.Medication, "None known");

        var allergy = await room.AnswerToAsync("Am I allergic to amoxicillin?");
        var medicine = await room.AnswerToAsync("am I on insulin?");
        var condition = await room.AnswerToAsync("what conditions do I have?");
        var visit = await room.AnswerToAsync("When is my next visit?");
        await host.Services.GetRequiredService<MessageStore>().PostAsync(room.Patient, new PostMessage(room.Team.Id, "Am I allergic to amoxicillin?"));
        var draft = await host.Services.GetRequiredService<DraftMaker>().MakeAsync(room.Team.Nurse, room.Team.Id, null);

        Assert.Equal($"Your record lists these allergies: Penicillin. {CannotTell}", allergy.Body);
        Assert.Equal(allergy.Body, draft.Text);
        Assert.StartsWith("Your record says: \"None known\". I cannot tell whether you take insulin.", medicine.Body);
        Assert.StartsWith("Conditions are not recorded here", condition.Body);
        Assert.StartsWith("A visit to come is not recorded here. One may still be planned", visit.Body);
    }

    [Theory]
    [InlineData("unconfirmed", " (unconfirmed)")]
    [InlineData("severe; provisional; since childhood", " (provisional)")]
    [InlineData("differential", " (differential)")]
    [InlineData("presumed", " (presumed)")]
    [InlineData("", "")]
    [InlineData("moderate; unconfirmed by the family", "")]
    public async Task What_is_not_confirmed_says_so_in_contract_Bs_patient(string detail, string word)
    {
        var room = await TalkRoom.InAsync(host);
        var patient = room.Team.Conversation.PatientId!.Value;
        using var http = await HttpAsync(room.Team.Conversation.InstanceId);
        foreach (var (kind, text) in new[] { (RecordKind.Allergy, "Sulfa"), (RecordKind.Condition, "Asthma") }) await AddAsync(patient, kind, text, detail);

        using var answer = await http.GetAsync($"/api/cura/patients/{patient}");

        var told = (await answer.JsonAsync(200)).GetProperty("patient");
        Assert.Equal([$"Asthma{word}"], told.GetProperty("conditions").EnumerateArray().Select(condition => condition.GetString()));
        Assert.Equal(detail.Length > 0 ? $"Sulfa ({detail})" : "Sulfa", told.Text("allergies"));
    }

    private static async Task<string> AskAsync(HttpClient http, string body)
    {
        using var answer = await http.PostAsync("/api/cura/chat", Answers.Json(body));
        return (await answer.JsonAsync(200)).Text("response")!;
    }

    private async Task<HttpClient> HttpAsync(Guid instance)
    {
        var key = await host.Services.GetRequiredService<AssistantKeyStore>().CreateAsync(Actor.Operator(instance), "Test program");
        var http = new HttpClient { BaseAddress = host.Address };
        http.DefaultRequestHeaders.Add("X-API-Key", key.Key);
        return http;
    }

    private Task AddAsync(Guid patient, RecordKind kind, string text, string detail = "") => host.WriteAsync(async scope =>
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
        });
        return await scope.Db.SaveChangesAsync();
    });
}
