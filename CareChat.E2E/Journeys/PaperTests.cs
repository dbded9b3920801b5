using System.Text;
using System.Text.RegularExpressions;
using CareChat.E2E.Infrastructure;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CareChat.E2E.Journeys;

/// <summary>A long conversation: the page behind it never scrolls, and on paper stands every message and nothing else.</summary>
public sealed partial class PaperTests(DemoClinic clinic) : IClassFixture<DemoClinic>
{
    private const int Lines = 60;

    [Fact]
    public async Task Sixty_messages_are_printed_on_pages_of_which_none_is_blank()
    {
        var page = await clinic.OpenWindowAsync(1280, 800, ColorScheme.Dark);
        await page.EnterDemoAsync("patient", 1);
        await WriteAsync(page);
        await IsOnPaperAsync(page);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_clinician_prints_the_conversation_and_not_the_list()
    {
        var patient = await clinic.OpenWindowAsync(390, 844);
        var name = await patient.EnterDemoAsync("patient", 2);
        await WriteAsync(patient);
        var page = await clinic.OpenWindowAsync();
        await page.EnterDemoAsync("clinician");
        await page.GotoAsync("/inbox?view=all");
        await page.IsInteractiveAsync();
        await page.Locator($"a[data-row]:has-text('{name}')").ClickAsync();
        await page.IsLiveAsync();
        await IsOnPaperAsync(page);
        await Expect(page.Locator("a[data-row]").First).ToBeHiddenAsync();
        await Expect(page.Locator("#conversation-name")).ToBeVisibleAsync();
        await patient.Context.CloseAsync();
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(320, 568)]
    [InlineData(1280, 800)]
    public async Task The_page_behind_a_long_conversation_does_not_scroll(int width, int height)
    {
        var page = await clinic.OpenWindowAsync(width, height);
        await page.EnterDemoAsync("patient", 3);
        await WriteAsync(page);
        foreach (var path in new[] { "/chat", "/assistant", "/visits" })
        {
            await page.GotoAsync(path);
            await page.IsInteractiveAsync();
            Assert.Equal(height, await page.EvaluateAsync<int>("document.scrollingElement.scrollHeight"));
        }
        await page.Context.CloseAsync();
    }

    /// <summary>Writes the lines by the portal's own door and sees them all loaded.</summary>
    private static async Task WriteAsync(IPage page)
    {
        await page.IsLiveAsync();
        await page.EvaluateAsync($$"""
            async () => {
              const { call, newId } = await import('/portal.js');
              for (let n = 1; n <= {{Lines}}; n++) {
                const answer = await call('POST', `/portal/conversations/${document.querySelector('chat-room').dataset.conversation}/messages`, { id: newId(), body: `line ${n}` });
                if (!answer.ok) throw new Error(`${n}: ${answer.status}`);
              }
            }
            """);
        await Expect(page.Lines().Last).ToContainTextAsync("line 60");
    }

    private static async Task IsOnPaperAsync(IPage page)
    {
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        var lines = page.Lines().Filter(new() { HasTextRegex = AnyLine() });
        var loaded = await lines.CountAsync();
        Assert.True(loaded >= 40, $"{loaded} lines are loaded");
        await Expect(page.Locator("[data-composer]")).ToBeHiddenAsync();
        Assert.True(await page.EvaluateAsync<bool>("""
            () => [...document.querySelectorAll('[data-list] > li')].every(li => {
              const box = li.getBoundingClientRect();
              for (let at = li.parentElement; at; at = at.parentElement) if (/auto|hidden|scroll|clip/.test(getComputedStyle(at).overflowY)) return false;
              return li.checkVisibility() && box.height > 0;
            })
            """), "a line is cut off");
        Assert.Equal("rgb(29, 42, 40)", await page.EvaluateAsync<string>("getComputedStyle(document.body).color"));

        var pdf = Encoding.Latin1.GetString(await page.PdfAsync(new() { Format = "A4" }));
        var pages = PdfPage().Count(pdf);
        await page.SetViewportSizeAsync(794, 1123); // A4 as the browser counts it
        var height = await page.EvaluateAsync<double>("document.documentElement.scrollHeight");
        Assert.InRange(pages, 2, (int)Math.Ceiling(height / 1000) + 1);
    }

    [GeneratedRegex(@"line 60\b")]
    private static partial Regex LastLine();

    [GeneratedRegex(@"line \d+")]
    private static partial Regex AnyLine();

    [GeneratedRegex(@"/Type\s*/Page\b")]
    private static partial Regex PdfPage();
}
