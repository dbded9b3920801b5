using System.Text.RegularExpressions;
using CareChat.E2E.Infrastructure;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CareChat.E2E.Journeys;

/// <summary>What a patient sees of the assistant while it writes, and in which language. The answers are held by the test; <see cref="AssistantWalkTests"/> walks with the real ones.</summary>
public sealed class AssistantTests(AssistantClinic clinic) : IClassFixture<AssistantClinic>
{
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
