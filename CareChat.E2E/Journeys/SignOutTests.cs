using System.Text.RegularExpressions;
using CareChat.E2E.Infrastructure;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CareChat.E2E.Journeys;

/// <summary>What a person leaves on a device they share.</summary>
public sealed class SignOutTests(DemoClinic clinic) : IClassFixture<DemoClinic>
{
    private static readonly FilePayload Note = new() { Name = "my rash.txt", MimeType = "text/plain", Buffer = "Two tablets."u8.ToArray() };

    [Fact]
    public async Task Who_signs_out_leaves_no_names_of_files_in_any_tab_and_finds_their_unsent_text_again()
    {
        var page = await clinic.OpenWindowAsync(390, 844);
        await page.EnterDemoAsync("patient");
        await page.IsLiveAsync();
        await page.Context.RouteAsync(new Regex("/draft$"), route => route.AbortAsync());
        await AddAsync(page);
        await page.Locator("[data-text=message]").FillAsync("Not for every eye.");
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync("/chat");
        await other.IsLiveAsync();
        await AddAsync(other);

        await page.GetByRole(AriaRole.Button, new() { Name = "Menu" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();

        foreach (var tab in new[] { page, other })
        {
            await Expect(tab).ToHaveURLAsync(new Regex("/sign-in"));
            Assert.DoesNotContain("rash", await KeptAsync(tab));
        }
        await page.EnterDemoAsync("patient");
        await page.IsLiveAsync();
        await Expect(page.Locator("[data-text=message]")).ToHaveValueAsync("Not for every eye.");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Who_signs_in_after_somebody_who_did_not_sign_out_takes_their_names_of_files_away()
    {
        var page = await clinic.OpenWindowAsync(390, 844);
        await page.EnterDemoAsync("patient", 1);
        await page.IsLiveAsync();
        await AddAsync(page);
        await page.EnterDemoAsync("patient", 2);
        await page.IsLiveAsync();
        Assert.DoesNotContain("rash", await KeptAsync(page));
        await page.Context.CloseAsync();
    }

    /// <summary>Adds a file whose way does not end.</summary>
    private static async Task AddAsync(IPage page)
    {
        await page.RouteAsync(new Regex("/files$"), _ => Task.CompletedTask);
        await page.Locator("[data-files]").SetInputFilesAsync(Note);
        await Expect(page.Locator("[data-tray=message] .card")).ToContainTextAsync("my rash.txt");
        Assert.Contains("rash", await KeptAsync(page));
    }

    private static Task<string> KeptAsync(IPage page) => page.EvaluateAsync<string>("() => JSON.stringify(sessionStorage)");
}
