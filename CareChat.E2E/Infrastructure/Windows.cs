using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CareChat.E2E.Infrastructure;

/// <summary>What a person does in a window.</summary>
public static class Windows
{
    /// <summary>Signs in with the form.</summary>
    public static async Task SignInAsync(this IPage page, string email, string password)
    {
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("Email").FillAsync(email);
        await page.GetByLabel("Password").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Expect(page).Not.ToHaveURLAsync(new Regex("/sign-in"));
    }

    /// <summary>Enters the demo clinic by one click on the sign-in page.</summary>
    /// <param name="page">The window.</param>
    /// <param name="role">Whose group of buttons.</param>
    /// <param name="at">Which button of the group.</param>
    /// <returns>The name on the button.</returns>
    public static async Task<string> EnterDemoAsync(this IPage page, string role, int at = 0)
    {
        await page.GotoAsync("/sign-in");
        var button = page.Locator($"form[action='/sign-in/demo'] fieldset.{role} button").Nth(at);
        var name = (await button.Locator(".name").InnerTextAsync()).Trim();
        await button.ClickAsync();
        await Expect(page).Not.ToHaveURLAsync(new Regex("/sign-in"));
        return name;
    }

    /// <summary>The lines of the open conversation that the server has numbered.</summary>
    public static ILocator Lines(this IPage page) => page.Locator("[data-list] > li[data-number]");

    /// <summary>Waits until the circuit has drawn the page; before that its title goes and comes back once. Keys are heard then.</summary>
    public static async Task IsInteractiveAsync(this IPage page)
    {
        await Expect(page.Locator("[data-live]")).ToBeAttachedAsync();
        await Expect(page).ToHaveTitleAsync(new Regex("."));
        await page.AreKeysHeardAsync();
    }

    /// <summary>Waits until a page that was long unheard obeys keys.</summary>
    public static Task AreKeysHeardAsync(this IPage page) => page.WaitForFunctionAsync($"() => {AreKeysHeard}");

    /// <summary>Waits until the conversation is live: its circuit has joined the page, and keys are heard.</summary>
    public static Task IsLiveAsync(this IPage page) =>
        page.WaitForFunctionAsync($"() => document.querySelector('chat-room')?.page && {AreKeysHeard}");

    /// <summary>A page whose beginning was long unheard obeys no key until the keyboard has been still (<c>inbox/early.js</c>).</summary>
    private const string AreKeysHeard = "(window.carechatKeys?.isStill() ?? true)";

    /// <summary>Holds the requests for an address back.</summary>
    /// <returns>What lets them go.</returns>
    public static async Task<TaskCompletionSource> HoldAsync(this IPage page, string address)
    {
        var held = new TaskCompletionSource();
        await page.RouteAsync(address, async route =>
        {
            await held.Task;
            await route.ContinueAsync();
        });
        return held;
    }

    /// <summary>Types a text into the composer and sends it by keyboard.</summary>
    public static async Task SayAsync(this IPage page, string text)
    {
        await page.IsLiveAsync();
        var field = page.Locator("textarea[data-text=message]");
        await field.FillAsync(text);
        await field.PressAsync("Control+Enter");
    }

    /// <summary>Waits until the line of a number stands in the window, with its text.</summary>
    public static async Task SeesAsync(this IPage page, int number, string text) =>
        await Expect(page.Locator($"[data-list] > li[data-number='{number}'] .text")).ToHaveTextAsync(text, new() { UseInnerText = false });

    /// <summary>Requires that a line of a moment ago says the time as the clock of the window does.</summary>
    public static async Task ShowsItsOwnTimeAsync(this IPage page, ILocator line)
    {
        var times = await page.EvaluateAsync<string[]>(
            "() => [0, 1, 2].map(m => new Date(Date.now() - m * 60000).toLocaleTimeString('en-US', { hour: 'numeric', minute: '2-digit' }).replace(/\\s/, ' ').toLowerCase())");
        await Expect(line.Locator(".state")).ToHaveTextAsync(new Regex(string.Join('|', times)));
    }
}
