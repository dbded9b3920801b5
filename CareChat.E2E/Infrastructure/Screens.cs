using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace CareChat.E2E.Infrastructure;

/// <summary>What is asked of every screen.</summary>
public static class Screens
{
    /// <summary>
    /// Asserts that axe finds nothing, and closes the window. Where pictures are made the screen is kept as one before.
    /// </summary>
    /// <param name="name">The screen; the window's width and colours follow in the picture's name.</param>
    public static async Task PassesAxeAsync(this IPage page, string name, ColorScheme scheme)
    {
        await page.HasNoFaultAsync(name, scheme);
        await page.Context.CloseAsync();
    }

    /// <summary>The same, and the window stays open.</summary>
    public static async Task HasNoFaultAsync(this IPage page, string name, ColorScheme scheme)
    {
        await page.EvaluateAsync("document.fonts.ready");
        var found = (await page.RunAxe()).Violations;

        if (Pictures.Folder is { } folder)
        {
            var file = $"{name}-{page.ViewportSize!.Width}-{scheme.ToString().ToLowerInvariant()}.png";
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, file) });
        }
        Assert.True(found.Length == 0, string.Join('\n', found.Select(v => $"{v.Id}: {v.Help}\n  {string.Join("\n  ", v.Nodes.Select(n => n.Html))}")));
    }
}
