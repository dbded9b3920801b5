using System.Text.RegularExpressions;
using CareChat.E2E.Infrastructure;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CareChat.E2E.Journeys;

/// <summary>A patient and the assistant, until the care team takes over.</summary>
public sealed class AssistantTests(AssistantClinic clinic) : IClassFixture<AssistantClinic>
{
    [Fact]
    public async Task A_patient_asks_follows_up_opens_a_source_and_hands_over_and_the_nurse_reads_it()
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
        await Expect(patient.Lines().Nth(1)).ToContainTextAsync("A cold goes away by itself");

        await patient.SayAsync("How do I ask for a refill?");
        await Expect(patient.Lines().Nth(3)).ToContainTextAsync("look at the label");
        await patient.Lines().Nth(3).Locator("summary").ClickAsync();
        await patient.GetByRole(AriaRole.Link, new() { Name = "Ask for a refill" }).ClickAsync();
        await Expect(patient.GetByRole(AriaRole.Heading, new() { Name = "Ask for a refill" })).ToBeVisibleAsync();
        Assert.Empty((await patient.RunAxe()).Violations);
        await patient.GetByRole(AriaRole.Link, new() { Name = "Back to the assistant" }).ClickAsync();
        await Expect(patient.Lines()).ToHaveCountAsync(4);

        var handOver = patient.GetByRole(AriaRole.Button, new() { Name = "Talk to my care team" });
        await Expect(handOver).ToBeInViewportAsync();
        await handOver.ClickAsync();
        await Expect(patient).ToHaveURLAsync(new Regex("/chat"));
        await Expect(patient.GetByText("Your care team has your talk. They answer here.")).ToBeVisibleAsync();
        await Expect(patient.Lines().Last).ToContainTextAsync("Patient: How do I ask for a refill?");

        await nurse.GotoAsync("/inbox?view=all");
        await nurse.GetByRole(AriaRole.Link).Filter(new() { HasText = name }).First.ClickAsync();
        await Expect(nurse.Lines().Last).ToContainTextAsync("From a talk with the assistant:");
        await nurse.SayAsync("I have renewed it, Ruth.");
        await Expect(patient.Lines().Last).ToContainTextAsync("I have renewed it, Ruth.");
        await patient.Context.CloseAsync();
        await nurse.Context.CloseAsync();
    }

    [Fact]
    public async Task An_answer_grows_and_is_stopped_by_keyboard_and_the_question_stays()
    {
        var patient = await clinic.OpenWindowAsync(390, 844);
        await patient.EnterDemoAsync("patient", 1);
        await patient.GotoAsync("/assistant");
        await patient.IsLiveAsync();
        var held = clinic.Assistant.Hold(clinic.InstanceId);
        await patient.GetByLabel("Ask a question").FillAsync("What can I do at home?");
        await patient.Keyboard.PressAsync("Enter");
        await Expect(patient.Locator(".under-way")).ToContainTextAsync("Thinking…");
        await held.GrowAsync("A cold goes away");
        await Expect(patient.Locator(".under-way .bubble")).ToHaveTextAsync("A cold goes away");
        Assert.Empty((await patient.RunAxe()).Violations);

        await patient.Keyboard.PressAsync("Shift+Tab");
        await Expect(patient.GetByRole(AriaRole.Button, new() { Name = "Stop" })).ToBeFocusedAsync();
        await patient.Keyboard.PressAsync("Enter");

        await held.GivenUp;
        await Expect(patient.Lines().Last).ToHaveTextAsync(new Regex("Stopped\\."));
        await Expect(patient.Locator(".under-way")).ToHaveCountAsync(0);
        await Expect(patient.Lines().First).ToContainTextAsync("What can I do at home?");
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
}
