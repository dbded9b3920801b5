using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace CareChat.E2E.Infrastructure;

/// <summary>What is asked of every screen.</summary>
public static class Screens
{
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("CARECHAT_PICTURES");

    /// <summary>
    /// Asserts that axe finds nothing, and closes the window. With <c>CARECHAT_PICTURES</c> set to a folder the screen is kept
    /// there as a picture before (this is how <c>docs/images</c> is made).
    /// </summary>
    /// <param name="name">The screen; the window's width and colours follow in the picture's name.</param>
    public static async Task PassesAxeAsync(this IPage page, string name, ColorScheme scheme)
    {
        await page.EvaluateAsync("document.fonts.ready");
        var found = (await page.RunAxe()).Violations;

        if (Pictures is not null)
            await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{name}-{page.ViewportSize!.Width}-{scheme.ToString().ToLowerInvariant()}.png") });
        Assert.True(found.Length == 0, string.Join('\n', found.Select(v => $"{v.Id}: {v.Help}\n  {string.Join("\n  ", v.Nodes.Select(n => n.Html))}")));
        await page.Context.CloseAsync();
    }
}
