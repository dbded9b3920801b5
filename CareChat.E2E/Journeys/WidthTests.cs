using System.Text.Json;
using CareChat.E2E.Infrastructure;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CareChat.E2E.Journeys;

/// <summary>No text of any length changes the width of any page.</summary>
public sealed class WidthTests(WideClinic clinic) : IClassFixture<WideClinic>
{
    private static readonly int[] All = [320, 390, 768, 1280];

    [Fact]
    public async Task Long_words_leave_the_patients_pages_as_wide_as_the_window()
    {
        var page = await OpenWindowAsync(320, 568);
        await page.GotoAsync("/sign-in");
        await AtAllWidthsAsync(page, "sign-in");
        await page.EnterDemoAsync("patient");
        await AtAllWidthsAsync(page, "chat");
        await page.Locator("[popovertarget=menu]").ClickAsync();
        await AtAllWidthsAsync(page, "menu");
        foreach (var path in new[] { "/assistant", "/visits", "/agents", "/account" })
        {
            await page.GotoAsync(path);
            await AtAllWidthsAsync(page, path);
        }
        await page.GotoAsync("/visits");
        await page.Locator("a.visit").First.ClickAsync();
        await Expect(page.Lines().First).ToBeVisibleAsync();
        await AtAllWidthsAsync(page, "visit");
        await page.Locator("[aria-controls=visit-letter]").ClickAsync();
        await Expect(page.Locator("#visit-letter")).ToBeVisibleAsync();
        await AtAllWidthsAsync(page, "letter");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Long_words_leave_the_clinicians_pages_as_wide_as_the_window()
    {
        var page = await OpenWindowAsync(1280, 800);
        await page.EnterDemoAsync("clinician");
        await page.GotoAsync("/inbox?view=all");
        await page.IsInteractiveAsync();
        await Expect(page.Locator("a[data-row]").First).ToBeVisibleAsync();
        await AtAllWidthsAsync(page, "inbox");
        await page.Locator("a[data-row]").First.ClickAsync();
        await page.IsLiveAsync();
        await Expect(page.Locator(".patient h2")).ToBeAttachedAsync();
        await AtAllWidthsAsync(page, "conversation");
        await page.Locator("[aria-controls=patient]").EvaluateAsync("b => b.click()");
        await page.SetViewportSizeAsync(320, 568);
        await Expect(page.Locator(".patient.shown")).ToBeVisibleAsync();
        await AtAllWidthsAsync(page, "patient panel");
        await page.GotoAsync("/search");
        await page.IsInteractiveAsync();
        await page.GetByLabel("Words to find").FillAsync("the");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("mark").First).ToBeVisibleAsync();
        await AtAllWidthsAsync(page, "search");
        await page.GotoAsync("/queue");
        await Expect(page.Locator("[data-visit]").First).ToBeVisibleAsync();
        await AtAllWidthsAsync(page, "queue");
        await page.Locator("[data-visit]").First.ClickAsync();
        await Expect(page.Locator(".letter-text")).ToBeAttachedAsync();
        await AtAllWidthsAsync(page, "desk");
        await page.GetByRole(AriaRole.Button, new() { Name = "Patient", Exact = true }).ClickAsync();
        await Expect(page.Locator(".patient-pane h2")).ToBeVisibleAsync();
        await AtAllWidthsAsync(page, "desk with the patient");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Long_words_leave_the_administrators_pages_as_wide_as_the_window()
    {
        var page = await OpenWindowAsync(1280, 800);
        await page.EnterDemoAsync("administrator");
        string[] paths = ["/admin/people", "/admin/clients", "/admin/assistant", "/admin/assistant/keys", "/admin/knowledge", "/admin/knowledge/new", "/admin/knowledge/unanswered", "/admin/safety", "/admin/settings"];
        foreach (var path in paths)
        {
            await page.GotoAsync(path);
            await page.IsInteractiveAsync();
            await Expect(page.Locator("main .skeleton")).ToHaveCountAsync(0);
            await AtAllWidthsAsync(page, path);
        }
        await page.GotoAsync("/admin/people");
        await page.IsInteractiveAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Manage" }).First.ClickAsync();
        await Expect(page.Locator(".mud-dialog")).ToBeVisibleAsync();
        await AtAllWidthsAsync(page, "person");
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("patient")]
    [InlineData("assistant")]
    [InlineData("visit")]
    [InlineData("staff")]
    [InlineData("note")]
    [InlineData("desk")]
    public async Task Send_can_be_pressed_at_every_keystroke_of_whatever_is_typed(string composer)
    {
        var page = await OpenWindowAsync(390, 844);
        await OpenAsync(page, composer);
        var wrong = new List<string>();
        foreach (var (width, height) in new[] { (320, 568), (390, 844), (1280, 800) })
        {
            await page.SetViewportSizeAsync(width, height);
            foreach (var text in Texts())
                if (await page.TypesAsync(composer == "note" ? "note" : "message", text) is { } problem) wrong.Add($"{width}: {problem}");
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(20)));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_was_sent_stays_in_its_place_now_and_after_a_reload()
    {
        var page = await OpenWindowAsync(320, 568);
        await page.EnterDemoAsync("patient", 1);
        await page.IsLiveAsync();
        await page.Locator("[data-files]").SetInputFilesAsync(new FilePayload { Name = new string('f', 180) + ".txt", MimeType = "text/plain", Buffer = "words"u8.ToArray() });
        await Expect(page.Locator("[data-tray] .card")).ToBeVisibleAsync();
        await page.IsNoWiderThanItsWindowAsync("tray");
        foreach (var text in Widths.Texts.Take(4)) await page.SayAsync(text);
        await Expect(page.Locator("[data-pending] > li")).ToHaveCountAsync(0);
        await AtAllWidthsAsync(page, "sent");
        await page.ReloadAsync();
        await page.IsLiveAsync();
        await AtAllWidthsAsync(page, "after a reload");
        await page.Context.CloseAsync();
    }

    /// <summary>A window in which nothing is on its way somewhere.</summary>
    private async Task<IPage> OpenWindowAsync(int width, int height)
    {
        var page = await clinic.OpenWindowAsync(width, height);
        await page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        return page;
    }

    private static async Task AtAllWidthsAsync(IPage page, string what)
    {
        foreach (var width in All)
        {
            await page.SetViewportSizeAsync(width, width < 500 ? 568 : 800);
            await page.IsNoWiderThanItsWindowAsync(what);
        }
    }

    /// <summary>Our own texts and, where <c>CARECHAT_BLNS</c> names it, the Big List of Naughty Strings.</summary>
    private static IEnumerable<string> Texts() => Environment.GetEnvironmentVariable("CARECHAT_BLNS") is { } path
        ? Widths.Texts.Concat(JsonSerializer.Deserialize<string[]>(File.ReadAllText(path))!.Where(text => text.Length > 0)) : Widths.Texts;

    private static async Task OpenAsync(IPage page, string composer)
    {
        await page.EnterDemoAsync(composer is "staff" or "note" or "desk" ? "clinician" : "patient");
        if (composer == "assistant") await page.GotoAsync("/assistant");
        if (composer is "visit" or "desk")
        {
            await page.GotoAsync(composer == "visit" ? "/visits" : "/queue");
            await (composer == "visit" ? page.Locator("a.visit").First : page.Locator("[data-visit]").Last).ClickAsync();
        }
        if (composer is "staff" or "note")
        {
            await page.GotoAsync("/inbox?view=all");
            await page.IsInteractiveAsync();
            await page.Locator("a[data-row]").First.ClickAsync();
        }
        await page.IsLiveAsync();
        if (composer == "note") await page.Locator("[data-tab=note]").ClickAsync();
        if (composer == "desk") await page.GetByRole(AriaRole.Button, new() { Name = "Chat", Exact = true }).ClickAsync();
        await Expect(page.Locator("[data-send]")).ToBeVisibleAsync();
    }
}
