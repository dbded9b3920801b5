using CareChat.E2E.Infrastructure;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CareChat.E2E.Journeys;

/// <summary>A field that was gone into otherwise than by the keys that wait.</summary>
public sealed partial class DeskKeysTests
{
    [Theory]
    [InlineData("n", "note", "r", "message")]
    [InlineData("r", "message", "n", "note")]
    public async Task What_waits_for_one_field_is_not_typed_into_another_that_a_file_leads_into(string firstKey, string first, string key, string meant)
    {
        await using var line = new SlowLine(clinic.Portal.Address, TimeSpan.FromMilliseconds(300));
        var (desk, page) = await OpenAsync(line);
        await desk.SettleAsync();
        await page.Keyboard.PressAsync(firstKey);
        await page.Keyboard.TypeAsync("one");
        await page.Keyboard.PressAsync("Control+Enter");
        await page.Keyboard.PressAsync("Escape");
        await desk.SettleAsync();
        await Expect(page.Locator($"[data-text={first}]")).ToHaveValueAsync("");

        foreach (var move in (string[])["j", "k", key]) await page.Keyboard.PressAsync(move);
        await page.Keyboard.TypeAsync("for this reader");
        await page.EvaluateAsync("first => document.querySelector(`chat-room [data-text=${first}]`).focus()", first);
        await desk.SettleAsync();

        await Expect(page.Locator($"chat-room [data-text={first}]")).ToHaveValueAsync("");
        await Expect(page.Locator($"chat-room [data-text={meant}]")).ToHaveValueAsync("for this reader");
        await page.Context.CloseAsync();
    }
}
