using System.Text.RegularExpressions;
using CareChat.E2E.Infrastructure;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CareChat.E2E.Journeys;

/// <summary>What somebody wrote or added goes, or stays where it was and says why.</summary>
public sealed partial class SendingTests(DemoClinic clinic) : IClassFixture<DemoClinic>
{
    private static readonly FilePayload Note = new() { Name = "note.txt", MimeType = "text/plain", Buffer = "Two tablets."u8.ToArray() };

    /// <summary>A kind that is not taken.</summary>
    private static readonly FilePayload Table = new() { Name = "table.xlsx", MimeType = "application/vnd.ms-excel", Buffer = "PK\u0003\u0004 a table\0"u8.ToArray() };

    [Fact]
    public async Task Text_and_file_go_over_plain_http_under_a_name_of_its_own()
    {
        var page = await clinic.OpenWindowAsync(390, 844);
        var errors = new List<string>();
        page.PageError += (_, error) => errors.Add(error);
        await page.GotoAsync($"http://{BrowserHost.PlainHost}:{clinic.Portal.Address.Port}/sign-in");
        await page.Locator("fieldset.patient button").Nth(1).ClickAsync();
        await page.IsLiveAsync();
        Assert.False(await page.EvaluateAsync<bool>("isSecureContext"));

        await page.Locator("[data-files]").SetInputFilesAsync(Note);
        await page.SayAsync("Over plain http.");
        await Expect(page.Lines().Last).ToContainTextAsync("Over plain http.");
        await Expect(page.Lines().Last.Locator(".file")).ToContainTextAsync("note.txt");
        await page.GotoAsync($"http://{BrowserHost.PlainHost}:{clinic.Portal.Address.Port}/agents");
        await page.IsInteractiveAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Copy" }).ClickAsync();
        await Expect(page.Locator("[data-copied]")).ToHaveTextAsync("Copied");
        await page.GotoAsync($"http://{BrowserHost.PlainHost}:{clinic.Portal.Address.Port}/account");
        await Expect(page.GetByText("No passkey can be made here")).ToBeVisibleAsync();
        Assert.Empty(errors);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_send_that_breaks_says_so_and_leaves_text_and_file_where_they_were()
    {
        var page = await clinic.OpenWindowAsync(390, 844);
        await page.EnterDemoAsync("patient", 2);
        await page.IsLiveAsync();
        await page.Locator("[data-files]").SetInputFilesAsync(Note);
        await page.EvaluateAsync("() => { crypto.real = crypto.getRandomValues; Object.defineProperty(crypto, 'getRandomValues', { configurable: true, value() { throw new Error('none'); } }); }");

        await page.SayAsync("Does this go?");
        await Expect(page.Locator("[data-hint]")).ToContainTextAsync("Could not send");
        await Expect(page.Locator("[data-text=message]")).ToHaveValueAsync("Does this go?");
        await Expect(page.Locator("[data-tray] .card")).ToContainTextAsync("note.txt");

        await page.EvaluateAsync("() => { delete crypto.getRandomValues; }");
        await page.Locator("[data-send]").ClickAsync();
        await Expect(page.Lines().Last).ToContainTextAsync("Does this go?");
        await Expect(page.Locator("[data-tray] .card")).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Text_sent_before_its_file_was_refused_goes_without_it_or_back_into_the_field()
    {
        var page = await clinic.OpenWindowAsync(390, 844);
        await page.EnterDemoAsync("patient", 6);
        await page.IsLiveAsync();

        await SendBeforeTheAnswerAsync(page, "The table of my week.");
        var failed = page.Locator("[data-pending] > .failed");
        await Expect(failed).ToContainTextAsync("This kind of file cannot be sent");
        await Expect(failed.GetByRole(AriaRole.Button, new() { Name = "Try again" })).ToHaveCountAsync(0);
        await failed.GetByRole(AriaRole.Button, new() { Name = "Send without the file" }).ClickAsync();
        await Expect(page.Lines().Last).ToContainTextAsync("The table of my week.");
        await Expect(failed).ToHaveCountAsync(0);

        await SendBeforeTheAnswerAsync(page, "Once more.");
        await failed.GetByRole(AriaRole.Button, new() { Name = "Edit" }).ClickAsync();
        await Expect(page.Locator("[data-text=message]")).ToHaveValueAsync("Once more.");
        await Expect(page.Locator("[data-tray] .wrong")).ToContainTextAsync("table.xlsx");
        await Expect(failed).ToHaveCountAsync(0);

        await SendBeforeTheAnswerAsync(page, "And after a reload.");
        await Expect(failed).ToBeVisibleAsync();
        await page.ReloadAsync();
        await page.IsLiveAsync();
        await failed.GetByRole(AriaRole.Button, new() { Name = "Send without the file" }).ClickAsync();
        await Expect(page.Lines().Last).ToContainTextAsync("And after a reload.");
        await page.Context.CloseAsync();
    }

    /// <summary>Adds the refused file and sends the text while the file is still on its way.</summary>
    private static async Task SendBeforeTheAnswerAsync(IPage page, string text)
    {
        var sent = new TaskCompletionSource();
        await page.RouteAsync(new Regex("/files$"), async route =>
        {
            await sent.Task;
            await route.ContinueAsync();
        });
        await page.Locator("[data-files]").SetInputFilesAsync(Table);
        await page.SayAsync(text);
        await Expect(page.Locator("[data-text=message]")).ToHaveValueAsync("");
        sent.SetResult();
        await Expect(page.Locator("[data-pending] > .failed")).ToBeVisibleAsync();
        await page.UnrouteAllAsync();
    }
}
