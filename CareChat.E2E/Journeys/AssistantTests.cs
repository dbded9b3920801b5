using System.Text.RegularExpressions;
using CareChat.E2E.Infrastructure;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CareChat.E2E.Journeys;

/// <summary>What a patient sees of the assistant while it writes; <see cref="AssistantWalkTests"/> walks with the real one.</summary>
public sealed class AssistantTests(HeldClinic clinic) : IClassFixture<HeldClinic>
{
    [Fact]
    public async Task An_answer_grows_and_is_stopped_by_keyboard_and_the_question_stays()
    {
        var patient = await clinic.OpenWindowAsync(390, 844);
        await patient.EnterDemoAsync("patient", 1);
        await patient.GotoAsync("/assistant");
        await patient.IsLiveAsync();
        var held = await clinic.HoldAsync();
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
}
