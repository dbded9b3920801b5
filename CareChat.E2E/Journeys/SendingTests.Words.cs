using CareChat.E2E.Infrastructure;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CareChat.E2E.Journeys;

/// <summary>Keys of a composition, and words and pictures that are pasted or dropped.</summary>
public sealed partial class SendingTests
{
    [Theory]
    [InlineData("{ key: 'Enter', code: 'Enter', keyCode: 229 }")]
    [InlineData("{ key: 'Enter', code: 'Enter', keyCode: 13, isComposing: true }")]
    [InlineData("{ key: 'Process', code: 'Enter', keyCode: 229 }")]
    [InlineData("{ key: 'Enter', code: 'NumpadEnter', keyCode: 229, ctrlKey: true }")]
    public async Task A_key_of_a_composition_sends_nothing(string key)
    {
        var page = await clinic.OpenWindowAsync();
        await page.EnterDemoAsync("patient", 3);
        await page.IsLiveAsync();
        await page.Locator("[data-text=message]").FillAsync("まだ変換中");

        Assert.True(await PressAsync(page, "[data-text=message]", key));
        await Expect(page.Locator("[data-text=message]")).ToHaveValueAsync("まだ変換中");
        await Expect(page.Locator("[data-pending] > li")).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_key_of_a_composition_is_no_command_of_the_inbox()
    {
        var page = await clinic.OpenWindowAsync();
        await page.EnterDemoAsync("clinician");
        await page.GotoAsync("/inbox?view=all");
        await page.IsInteractiveAsync();
        await page.Locator("a[data-row]").First.ClickAsync();
        await page.IsLiveAsync();
        var open = page.Url;

        Assert.True(await PressAsync(page, "body", "{ key: 'j', keyCode: 229 }"));
        Assert.True(await PressAsync(page, "body", "{ key: 'r', keyCode: 229 }"));
        Assert.True(await PressAsync(page, "[type=search]", "{ key: 'Escape', keyCode: 229 }"));
        Assert.Equal(open, page.Url);
        Assert.False(await page.Locator("textarea").First.EvaluateAsync<bool>("e => e === document.activeElement"));
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("Tablet A\t25 mg\tmorning", "<table><tr><td>Tablet A</td></tr></table>", "image.png", false)]
    [InlineData("The plan of the week", "<p>The plan of the <b>week</b></p>", "image.png", false)]
    [InlineData("https://a.example is where I read it", "", "image.png", false)]
    [InlineData("one\ntwo", "", "one", false)]
    [InlineData("", "<img src='https://a.example/rash.png'>", "image.png", true)]
    [InlineData("https://a.example/rash.png", "", "image.png", true)]
    [InlineData("My rash.png", "", "My rash.png", true)]
    [InlineData("/home/me/My rash.png", "", "My rash.png", true)]
    public async Task Words_are_pasted_and_dropped_as_words_and_pictures_as_pictures(string text, string html, string fileName, bool isFile)
    {
        var page = await clinic.OpenWindowAsync(390, 844);
        await page.EnterDemoAsync("patient", 4);
        await page.IsLiveAsync();
        var field = page.Locator("[data-text=message]");
        await field.FillAsync("");

        Assert.Equal(isFile, await page.EvaluateAsync<bool>("""
            ([text, html, name]) => {
              const clipboardData = new DataTransfer();
              if (text) clipboardData.setData('text/plain', text);
              if (html) clipboardData.setData('text/html', html);
              clipboardData.items.add(new File(['x'], name, { type: 'image/png' }));
              const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
              document.querySelector('[data-text=message]').dispatchEvent(paste);
              return paste.defaultPrevented;
            }
            """, new[] { text, html, fileName }));
        await Expect(page.Locator("[data-tray] .card")).ToHaveCountAsync(isFile ? 1 : 0);

        await page.EvaluateAsync("""
            ([text, name]) => {
              const dataTransfer = new DataTransfer();
              if (text) dataTransfer.setData('text/plain', text);
              dataTransfer.items.add(new File(['x'], name, { type: 'image/png' }));
              document.querySelector('[data-list]').dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
            }
            """, new[] { text, fileName });
        await Expect(page.Locator("[data-tray] .card")).ToHaveCountAsync(isFile ? 2 : 0);
        await Expect(field).ToHaveValueAsync(isFile ? "" : text);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_copy_of_a_spreadsheet_pastes_its_words_by_the_real_clipboard()
    {
        var page = await clinic.OpenWindowAsync();
        await page.EnterDemoAsync("patient", 5);
        await page.IsLiveAsync();
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.EvaluateAsync("""
            async () => {
              const canvas = new OffscreenCanvas(8, 8);
              canvas.getContext('2d').fillRect(0, 0, 4, 4);
              const of = (text, type) => new Blob([text], { type });
              await navigator.clipboard.write([new ClipboardItem({
                'text/plain': of('Tablet A\t25 mg', 'text/plain'), 'text/html': of('<table><tr><td>Tablet A</td></tr></table>', 'text/html'), 'image/png': await canvas.convertToBlob(),
              })]);
            }
            """);

        await page.Locator("[data-text=message]").FocusAsync();
        await page.Keyboard.PressAsync("Control+v");
        await Expect(page.Locator("[data-text=message]")).ToHaveValueAsync("Tablet A\t25 mg");
        await Expect(page.Locator("[data-tray] .card")).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    /// <summary>Presses a key as an event of the page's own.</summary>
    /// <returns>True where nobody took it.</returns>
    private static Task<bool> PressAsync(IPage page, string target, string key) =>
        page.EvaluateAsync<bool>($"() => document.querySelector('{target}').dispatchEvent(new KeyboardEvent('keydown', Object.assign({{ bubbles: true, cancelable: true }}, {key})))");
}
