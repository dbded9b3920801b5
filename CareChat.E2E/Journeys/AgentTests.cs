using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CareChat.E2E.Infrastructure;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CareChat.E2E.Journeys;

/// <summary>An agent with nothing but HTTP, a patient and a clinician in their windows: one encounter from letter to decision.</summary>
public sealed class AgentTests(DemoClinic clinic) : IClassFixture<DemoClinic>
{
    private const string Letter = """
        ## Chief Complaint
        A sore throat that has lasted for three days.
        ## Age and Sex
        34 year old woman.
        ## History of Present Illness
        It began on Monday with a scratchy feeling and a mild fever in the evening. Swallowing hurts, mostly in the morning.
        Warm tea helps for an hour. Nobody else at home is ill. There was no rash and no swelling of the face.
        ## Review of Systems
        No cough, no earache, no stomach pain. Sleeps well and drinks enough.
        ## Past Medical History
        Seasonal hay fever, nothing else.
        ## Allergies
        NKDA
        ## Family History
        Mother with high blood pressure.
        ## Social History
        Teacher, does not smoke, drinks wine now and then.
        ## Diagnosis
        Probably a viral sore throat; a strep test was not done.
        ## Treatment Plan
        Would like to know whether a test is needed and what helps with the pain until then.
        """;

    [Fact]
    public async Task A_letter_goes_from_an_agent_to_a_decision_and_every_side_sees_the_same_state()
    {
        using var agent = new HttpClient { BaseAddress = clinic.Portal.Address };
        var asked = await PostAsync(agent, "/api/v1/agent/query", new JsonObject { ["query"] = Letter }, HttpStatusCode.OK);
        Assert.True((bool)asked["final_decision_ready"]!);
        var (id, address) = ((string)asked["encounter_id"]!, (string)asked["checkout_url"]!);
        agent.DefaultRequestHeaders.Authorization = new("Bearer", (string)asked["encounter_token"]!);
        var patient = await clinic.OpenWindowAsync(390, 844);
        var clinician = await clinic.OpenWindowAsync();

        await patient.EnterDemoAsync("patient", 5);
        await CheckOutAsync(patient, new Uri(address).PathAndQuery);
        await IsAsync(agent, id, "submitted", patient, "Sent");

        await clinician.EnterDemoAsync("clinician");
        await clinician.GotoAsync("/queue");
        await clinician.Locator($"[data-visit='{id}']").ClickAsync();
        await clinician.GetByRole(AriaRole.Button, new() { Name = "Take this visit" }).ClickAsync();
        await IsAsync(agent, id, "reviewing", patient, "Being read");

        await clinician.SayAsync("Any fever since Monday?");
        await Expect(patient.Lines().Last).ToContainTextAsync("Any fever since Monday?");
        var events = await IsAsync(agent, id, "waitingForPatientReply", patient, "Your turn");
        Assert.Equal("Any fever since Monday?", (string?)events.Last()!["message"]);

        await PostAsync(agent, $"/api/v1/agent/encounters/{id}/events", new JsonObject { ["message"] = "No fever." }, HttpStatusCode.Created);
        await Expect(clinician.Lines().Last).ToContainTextAsync("No fever.");
        await Expect(clinician.Lines().Last.Locator(".tag.api")).ToContainTextAsync("API");
        await IsAsync(agent, id, "reviewing", patient, "Being read");

        await clinician.GetByRole(AriaRole.Button, new() { Name = "Decide" }).ClickAsync();
        await clinician.GetByLabel("What the patient reads").FillAsync("No test is needed. Rest, drink and use lozenges.");
        await clinician.GetByRole(AriaRole.Button, new() { Name = "Complete the visit" }).ClickAsync();
        await clinician.GetByRole(AriaRole.Button, new() { Name = "Complete", Exact = true }).ClickAsync();
        await Expect(clinician.Locator("header .tag").First).ToHaveTextAsync("Completed");
        await Expect(patient.Lines().Last).ToContainTextAsync("No test is needed.");
        await IsAsync(agent, id, "completed", patient, "Answered");
        await patient.Context.CloseAsync();
        await clinician.Context.CloseAsync();
    }

    [Fact]
    public async Task The_example_walks_the_whole_way_beside_a_real_checkout()
    {
        var patient = await clinic.OpenWindowAsync(390, 844);
        var clinician = await clinic.OpenWindowAsync();
        await patient.EnterDemoAsync("patient", 6);
        await patient.GotoAsync("/agents");
        await patient.IsInteractiveAsync();
        await patient.Locator("#key-label").FillAsync("My helper");
        await patient.GetByRole(AriaRole.Button, new() { Name = "Make a key" }).ClickAsync();
        var key = (await patient.Locator("#made-key").InnerTextAsync()).Trim();

        var begun = await Example.RunAsync("agent.sh", clinic.Portal.Address);
        Assert.Contains("\"Age and Sex\"", begun, StringComparison.Ordinal);
        Assert.Contains("\"final_decision_ready\": true", begun, StringComparison.Ordinal);
        var (encounter, token, session) = (Word("ENCOUNTER", begun), Word("TOKEN", begun), Word("SESSION", begun));
        await CheckOutAsync(patient, $"/checkout/{encounter}?token={token}");
        await clinician.EnterDemoAsync("clinician", 1);
        await clinician.GotoAsync($"/queue/{encounter}");
        await clinician.GetByRole(AriaRole.Button, new() { Name = "Take this visit" }).ClickAsync();
        await clinician.SayAsync("Does it still itch at night?");
        await Expect(patient.Lines().Last).ToContainTextAsync("Does it still itch at night?");
        var rest = await Example.RunAsync("agent.sh", clinic.Portal.Address, ("ENCOUNTER", encounter), ("TOKEN", token), ("SESSION", session), ("KEY", key));

        Assert.Contains("Does it still itch at night?", rest, StringComparison.Ordinal);
        Assert.Contains("\"readCount\": 1", rest, StringComparison.Ordinal);
        Assert.Contains("\"next_action\": \"use_chat\"", rest, StringComparison.Ordinal);
        Assert.Contains("\"state\": \"canceled\"", rest, StringComparison.Ordinal);
        await Expect(clinician.Lines().Last).ToContainTextAsync("No fever");
        await patient.Context.CloseAsync();
        await clinician.Context.CloseAsync();
    }

    [Fact]
    public async Task Two_quick_presses_add_one_person_to_the_account()
    {
        using var agent = new HttpClient { BaseAddress = clinic.Portal.Address };
        var asked = await PostAsync(agent, "/api/v1/agent/query", new JsonObject { ["query"] = Letter }, HttpStatusCode.OK);
        var patient = await clinic.OpenWindowAsync(390, 844);
        await patient.EnterDemoAsync("patient", 4);
        await patient.GotoAsync(new Uri((string)asked["checkout_url"]!).PathAndQuery);
        var people = patient.Locator("input[name='Input.For']");
        await Expect(people).ToHaveCountAsync(1);

        await patient.Locator("details.add summary").ClickAsync();
        await patient.Locator("#person-relationship").SelectOptionAsync("Child");
        await patient.GetByLabel("First name").FillAsync("Pia");
        await patient.GetByLabel("Last name").FillAsync("Pair");
        await patient.Locator("#person-born").FillAsync("2015-03-09");
        await patient.GetByLabel("Female").CheckAsync();
        await patient.GetByRole(AriaRole.Button, new() { Name = "Add this person" }).DblClickAsync();

        await Expect(people).ToHaveCountAsync(2);
        await patient.ReloadAsync();
        await Expect(people).ToHaveCountAsync(2);
        await patient.Context.CloseAsync();
    }

    private static string Word(string name, string text) => Regex.Match(text, $@"{name}=(\S+)").Groups[1].Value;

    private static async Task CheckOutAsync(IPage patient, string address)
    {
        await patient.GotoAsync(address);
        await patient.Locator("input[name='Input.For']").First.CheckAsync();
        await patient.GetByLabel("This is what I want to tell the care team.").CheckAsync();
        await patient.GetByLabel("I have read this and I agree.").CheckAsync();
        await patient.GetByRole(AriaRole.Button, new() { Name = "Send to the care team" }).ClickAsync();
        await patient.IsLiveAsync();
    }

    /// <summary>The agent's poll, with the state both the API and the patient's page show.</summary>
    private static async Task<JsonArray> IsAsync(HttpClient agent, string id, string state, IPage patient, string words)
    {
        await Expect(patient.Locator(".state .tag").First).ToHaveTextAsync(words);
        var poll = (await agent.GetFromJsonAsync<JsonObject>($"/api/v1/agent/encounters/{id}/events"))!;
        Assert.Equal(state, (string?)poll["state"]);
        return poll["events"]!.AsArray();
    }

    private static async Task<JsonObject> PostAsync(HttpClient agent, string address, JsonObject body, HttpStatusCode expected)
    {
        using var answer = await agent.PostAsJsonAsync(address, body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == expected, $"{(int)answer.StatusCode}: {text}");
        return JsonNode.Parse(text)!.AsObject();
    }
}
