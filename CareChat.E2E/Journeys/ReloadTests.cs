using System.Text.RegularExpressions;
using CareChat.E2E.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CareChat.E2E.Journeys;

/// <summary>A reload, by hand or by the page itself after a restart, takes away nothing without a word and lets nothing change places.</summary>
public sealed class ReloadTests(DemoClinic clinic) : IClassFixture<DemoClinic>
{
    private static readonly FilePayload Note = new() { Name = "note.txt", MimeType = "text/plain", Buffer = "Two tablets."u8.ToArray() };
    private static readonly FilePayload Late = new() { Name = "late.txt", MimeType = "text/plain", Buffer = "Three tablets."u8.ToArray() };

    [Fact]
    public async Task Files_that_are_there_stay_in_the_tray_and_those_that_are_not_are_named()
    {
        var page = await clinic.OpenWindowAsync(390, 844);
        await page.EnterDemoAsync("patient", 1);
        await page.IsLiveAsync();
        var cards = page.Locator("[data-tray=message] .card");
        await page.Locator("[data-files]").SetInputFilesAsync(Note);
        await Expect(cards.Locator("progress")).ToHaveCountAsync(0);
        await Expect(cards).ToHaveCountAsync(1);
        await page.RouteAsync(new Regex("/files$"), _ => Task.CompletedTask); // no answer comes
        await page.Locator("[data-files]").SetInputFilesAsync(Late);
        await Expect(cards).ToHaveCountAsync(2);

        await page.ReloadAsync();
        await page.IsLiveAsync();

        await Expect(cards).ToHaveCountAsync(1);
        await Expect(cards).ToContainTextAsync("note.txt");
        await Expect(page.Locator("[data-hint]")).ToHaveTextAsync("late.txt did not get through. Add it again");
        await page.SayAsync("With a note.");
        await Expect(page.Lines().Last).ToContainTextAsync("With a note.");
        await Expect(page.Lines().Last.Locator(".file")).ToContainTextAsync("note.txt");
        await Expect(cards).ToHaveCountAsync(0);
        await page.ReloadAsync();
        await page.IsLiveAsync();
        await Expect(cards).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Who_touched_the_field_before_the_page_was_live_is_still_in_it_when_it_is()
    {
        var page = await clinic.OpenWindowAsync(390, 844);
        await page.EnterDemoAsync("patient", 1);
        await page.IsLiveAsync();
        var circuit = await page.HoldAsync("**/_blazor/negotiate*");
        var room = await page.HoldAsync("**/chat/room.js");
        await page.ReloadAsync(new() { WaitUntil = WaitUntilState.Commit });
        var field = page.Locator("[data-text=message]");
        await field.ClickAsync();
        await page.Keyboard.TypeAsync("My ");
        await field.EvaluateAsync("f => { f.dataset.first = ''; }");

        circuit.SetResult();
        await page.WaitForFunctionAsync("() => !document.querySelector('[data-text=message][data-first]')");
        await page.Keyboard.TypeAsync("knee ", new() { Delay = 20 });
        room.SetResult();
        await page.IsLiveAsync();
        await page.Keyboard.TypeAsync("hurts");

        await Expect(field).ToHaveValueAsync("My knee hurts");
        await field.FillAsync("");
        await Expect(page.GetByText("Draft saved")).ToBeHiddenAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_is_typed_into_the_reply_before_the_scripts_are_there_stays_the_reply_also_where_a_note_was_open()
    {
        var page = await clinic.OpenWindowAsync();
        await page.EnterDemoAsync("clinician");
        await page.GotoAsync("/inbox?view=all");
        await page.IsInteractiveAsync();
        await page.Locator("a[data-row]").First.ClickAsync();
        await page.IsLiveAsync();
        await page.Keyboard.PressAsync("n");
        await page.Keyboard.TypeAsync("He sounds worried.");
        var held = await page.HoldAsync("**/chat/room.js");

        await page.ReloadAsync(new() { WaitUntil = WaitUntilState.Commit });
        await page.IsInteractiveAsync();
        await page.Locator("[data-text=message]").ClickAsync();
        await page.Keyboard.TypeAsync("Come at nine");
        held.SetResult();
        await page.IsLiveAsync();

        await Expect(page.Locator("[data-tab=message]")).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(page.Locator("[data-text=message]")).ToHaveValueAsync("Come at nine");
        await Expect(page.Locator("[data-hint]")).ToHaveTextAsync("This is the reply to the patient. Your note stands under Internal note");
        await page.Locator("[data-tab=note]").ClickAsync();
        await Expect(page.Locator("[data-text=note]")).ToHaveValueAsync("He sounds worried.");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_was_typed_into_two_copies_of_a_field_without_a_script_is_kept_of_both()
    {
        var page = await clinic.OpenWindowAsync(390, 844);
        await page.EnterDemoAsync("patient", 2);
        await page.IsLiveAsync();

        var kept = await page.EvaluateAsync<string>(
            """
            () => {
              const type = (...texts) => {
                const room = document.createElement('chat-room'); // of which the rest is still on its way
                room.dataset.conversation = 'one';
                room.innerHTML = '<textarea data-text="message"></textarea>';
                document.body.append(room);
                for (const text of texts) {
                  room.firstChild.value = text;
                  room.firstChild.dispatchEvent(new Event('input', { bubbles: true }));
                }
                room.remove();
                return room.firstChild;
              };
              type('Take', 'Take it ');
              return window.carechatEarly.textOf(type('with', 'with food'));
            }
            """);

        Assert.Equal("Take it with food", kept);
        await page.Context.CloseAsync();
    }
}
