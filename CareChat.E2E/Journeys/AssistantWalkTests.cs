using System.Text.RegularExpressions;
using CareChat.E2E.Infrastructure;
using CareChat.Web.Data;
using Deque.AxeCore.Playwright;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CareChat.E2E.Journeys;

/// <summary>A patient, the assistant as it comes with the program, and a nurse: from the first question to the answer of a person.</summary>
public sealed class AssistantWalkTests(AssistantClinic clinic) : IClassFixture<AssistantClinic>
{
    [Fact]
    public async Task A_patient_asks_follows_up_opens_a_source_and_hands_over_and_the_nurse_drafts_edits_and_sends()
    {
        var patient = await clinic.OpenWindowAsync(390, 844);
        var nurse = await clinic.OpenWindowAsync();
        var name = await patient.EnterDemoAsync("patient", 3);
        await nurse.EnterDemoAsync("clinician");
        var link = patient.GetByRole(AriaRole.Link, new() { Name = "Ask the assistant" }).First;
        await Expect(link).ToBeInViewportAsync();
        await link.ClickAsync();
        await patient.IsLiveAsync();
        await patient.GetByRole(AriaRole.Button, new() { Name = "What can I do for a cough at home?" }).ClickAsync();
        await patient.SeesAsync(1, "What can I do for a cough at home?");
        await Expect(patient.Lines().Nth(1)).ToContainTextAsync("Assistant (AI)");
        await Expect(patient.Lines().Nth(1)).ToContainTextAsync("Cough and cold");
        await patient.ShowsItsOwnTimeAsync(patient.Lines().Nth(1));

        await patient.SayAsync("and for children?");
        await Expect(patient.Lines().Nth(3)).ToContainTextAsync("Cough and cold");
        await patient.Lines().Nth(3).Locator("summary").ClickAsync();
        await patient.Lines().Nth(3).GetByRole(AriaRole.Link, new() { Name = "Cough and cold" }).ClickAsync();
        await Expect(patient.GetByRole(AriaRole.Heading, new() { Name = "Cough and cold" })).ToBeVisibleAsync();
        Assert.Empty((await patient.RunAxe()).Violations);
        await patient.GetByRole(AriaRole.Link, new() { Name = "Back to the assistant" }).ClickAsync();
        await Expect(patient.Lines()).ToHaveCountAsync(4);

        await patient.GetByRole(AriaRole.Button, new() { Name = "Talk to my care team" }).ClickAsync();
        await Expect(patient).ToHaveURLAsync(new Regex("/chat"));
        await Expect(patient.GetByText("Your care team has your talk. They answer here.")).ToBeVisibleAsync();
        await Expect(patient.Lines().Last).ToContainTextAsync("Patient: and for children?");

        await nurse.GotoAsync("/inbox?view=all");
        await nurse.GetByRole(AriaRole.Link).Filter(new() { HasText = name }).First.ClickAsync();
        await nurse.IsLiveAsync();
        await Expect(nurse.Lines().Last).ToContainTextAsync("From a talk with the assistant:");
        await nurse.GetByRole(AriaRole.Button, new() { Name = "Draft a reply" }).ClickAsync();
        await Expect(nurse.GetByText("Read it before you send.")).ToBeVisibleAsync();
        var field = nurse.Locator("textarea[data-text=message]");
        await Expect(field).ToHaveValueAsync(new Regex(@"\w"));
        await Expect(field).Not.ToHaveValueAsync(new Regex("Source:"));
        await field.PressAsync("Control+End");
        await nurse.Keyboard.TypeAsync(" Call me if it gets worse.");
        await nurse.Keyboard.PressAsync("Control+Enter");

        await Expect(patient.Lines().Last).ToContainTextAsync("Call me if it gets worse.");
        await using var db = clinic.Portal.Open();
        Assert.Equal(DraftOutcome.Edited, (await db.ReplyDrafts.OrderByDescending(d => d.CreatedAt).FirstAsync()).Outcome);
        var talk = await db.Conversations.SingleAsync(c => c.Kind == ConversationKind.Assistant && c.Patient!.FirstName + " " + c.Patient.LastName == name);
        var replies = await db.AssistantReplies.Where(r => r.ConversationId == talk.Id && r.Maker == "embedded").ToListAsync();
        Assert.NotEmpty(replies);
        Assert.All(replies, r => Assert.NotEmpty(r.ArticleIds));
        await patient.Context.CloseAsync();
        await nurse.Context.CloseAsync();
    }

    [Fact]
    public async Task A_Spanish_patient_is_answered_in_Spanish_with_the_source_and_from_the_record()
    {
        var patient = await clinic.OpenWindowAsync(390, 844);
        await patient.EnterDemoAsync("patient", 4);
        await patient.GotoAsync("/assistant");
        await Expect(patient.Locator("html")).ToHaveAttributeAsync("lang", "es");
        await patient.IsLiveAsync();
        await patient.GetByRole(AriaRole.Button, new() { Name = "¿Qué puedo hacer en casa para la tos?" }).ClickAsync();

        var answer = patient.Lines().Nth(1);
        await Expect(answer).ToContainTextAsync("Asistente (IA)");
        await Expect(answer).ToContainTextAsync("cucharada de miel");
        await Expect(answer.Locator(".text")).Not.ToContainTextAsync("honey");
        await answer.Locator("summary").ClickAsync();
        await answer.GetByRole(AriaRole.Link, new() { Name = "Tos y resfriado" }).ClickAsync();
        await Expect(patient.GetByRole(AriaRole.Heading, new() { Name = "Tos y resfriado" })).ToBeVisibleAsync();
        await patient.GoBackAsync();

        await patient.SayAsync("¿Qué medicinas tomo?");
        await Expect(patient.Lines().Nth(3)).ToContainTextAsync("Metformin 1000 mg");
        await Expect(patient.Lines().Nth(3).Locator(".sources")).ToHaveCountAsync(0);
        await patient.Context.CloseAsync();
    }

    [Fact]
    public async Task A_patient_changes_the_language_in_the_menu_and_everything_follows()
    {
        var patient = await clinic.OpenWindowAsync(390, 844);
        await patient.EnterDemoAsync("patient", 0);
        await patient.IsLiveAsync();
        await patient.GetByRole(AriaRole.Button, new() { Name = "Menu" }).ClickAsync();
        await patient.GetByRole(AriaRole.Button, new() { Name = "Español" }).ClickAsync();

        await Expect(patient.Locator("html")).ToHaveAttributeAsync("lang", "es");
        await Expect(patient.GetByRole(AriaRole.Heading, new() { Name = "Su equipo de atención" })).ToBeVisibleAsync();
        await Expect(patient.GetByPlaceholder("Escriba a su equipo")).ToBeVisibleAsync();
        await patient.IsLiveAsync();
        await Expect(patient.Locator("[data-list] .state").Last).ToContainTextAsync(new Regex("[ap]\\.\\sm\\."));
        await patient.Context.SetOfflineAsync(true);
        await patient.SayAsync("Una prueba.");
        await Expect(patient.Locator("[data-pending] .state")).ToContainTextAsync(new Regex("Enviando|Esperando la conexión"));
        await Expect(patient.Locator("[data-hint]")).ToContainTextAsync("No tiene conexión");
        await patient.Context.SetOfflineAsync(false);
        await Expect(patient.Lines().Last).ToContainTextAsync("Enviado");
        await patient.Context.CloseAsync();
    }

    [Fact]
    public async Task The_example_walks_contract_B_with_curl()
    {
        var printed = await Example.RunAsync("assistant.sh", clinic.Portal.Address, ("KEY", AssistantClinic.Key));

        Assert.EndsWith("== Done", printed.TrimEnd(), StringComparison.Ordinal);
    }
}
