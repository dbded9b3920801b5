using CareChat.E2E.Infrastructure;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CareChat.E2E.Journeys;

/// <summary>The whole day's work without a mouse.</summary>
public sealed class KeyboardTests(DemoClinic clinic) : IClassFixture<DemoClinic>
{
    [Fact]
    public async Task A_patient_asks_and_a_clinician_answers_and_closes_by_keyboard_alone()
    {
        var patient = await clinic.OpenWindowAsync(390, 800);
        var nurse = await clinic.OpenWindowAsync();
        var name = await patient.EnterDemoAsync("patient", 3);
        await nurse.EnterDemoAsync("clinician");
        await patient.IsLiveAsync();
        await TabToAsync(patient, "textarea");
        await patient.Keyboard.TypeAsync("May I eat before the test?");
        await patient.Keyboard.PressAsync("Enter");
        await Expect(patient.Lines().Last).ToContainTextAsync("May I eat before the test?");

        await nurse.GotoAsync("/inbox?view=all");
        await nurse.IsInteractiveAsync();
        await Expect(nurse.Locator("a[data-row]").First).ToBeVisibleAsync();
        await TabToAsync(nurse, $"a[data-row]:has-text('{name}')");
        await nurse.Keyboard.PressAsync("Enter");
        await nurse.IsLiveAsync();
        await Expect(nurse.Lines().Last).ToContainTextAsync("May I eat before the test?");
        await nurse.Keyboard.PressAsync("r");
        await nurse.Keyboard.TypeAsync("Nothing after midnight, please.");
        await nurse.Keyboard.PressAsync("Control+Enter");
        await Expect(patient.Lines().Last).ToContainTextAsync("Nothing after midnight, please.");
        await nurse.Keyboard.PressAsync("Escape");
        await nurse.Keyboard.PressAsync("e");

        await Expect(nurse.GetByText($"Closed {name}")).ToBeVisibleAsync();
        await patient.Context.CloseAsync();
        await nurse.Context.CloseAsync();
    }

    [Fact]
    public async Task A_message_is_taken_back_by_keyboard_and_gone_for_both()
    {
        var patient = await clinic.OpenWindowAsync(390, 800);
        await patient.EnterDemoAsync("patient", 2);
        await patient.SayAsync("Wrong window, sorry.");
        await Expect(patient.Lines().Last).ToContainTextAsync("Wrong window, sorry.");
        await patient.EvaluateAsync("() => document.querySelector('[data-scroller]').focus()");

        await patient.Keyboard.PressAsync("Tab");
        await patient.Keyboard.PressAsync("Enter");
        await Expect(patient.GetByRole(AriaRole.Button, new() { Name = "Keep it" })).ToBeFocusedAsync();
        await patient.Keyboard.PressAsync("Escape");
        await Expect(patient.Lines().Last.Locator("[data-take-back]")).ToBeFocusedAsync();
        await patient.Keyboard.PressAsync("Enter");
        await patient.Keyboard.PressAsync("Tab");
        await patient.Keyboard.PressAsync("Enter");

        await Expect(patient.Lines().Last).ToContainTextAsync("Message was taken back");
        await Expect(patient.Locator("[data-scroller]")).ToBeFocusedAsync();
        await patient.Context.CloseAsync();
    }

    /// <summary>Presses the tab key until the element has the focus.</summary>
    private static async Task TabToAsync(IPage page, string selector)
    {
        for (var i = 0; i < 60; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.Locator($"{selector} >> visible=true").First.EvaluateAsync<bool>("e => e === document.activeElement")) return;
        }
        Assert.Fail($"The tab key does not reach {selector}.");
    }
}
