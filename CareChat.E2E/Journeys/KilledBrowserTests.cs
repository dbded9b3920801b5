using System.Text.RegularExpressions;
using CareChat.E2E.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CareChat.E2E.Journeys;

/// <summary>What a page had to send when the system killed its browser, or when it crashed, goes from the next page at once and in its order.</summary>
public sealed class KilledBrowserTests(DemoClinic clinic) : IClassFixture<DemoClinic>
{
    private static readonly FilePayload Note = new() { Name = "note.txt", MimeType = "text/plain", Buffer = "Two tablets."u8.ToArray() };

    [Fact]
    public async Task A_cry_for_help_that_waited_in_a_killed_browser_goes_as_soon_as_it_is_opened_again()
    {
        await using var phone = clinic.NewPhone();
        var page = await OpenAsync(phone, 1);
        await SayWithoutLineAsync(page, "I have chest pain and cannot breathe.");
        await phone.KillOnceKeptAsync("\"body\":\"I have chest pain");

        page = await OpenAsync(phone, 1);
        await Expect(page.Lines().Last).ToContainTextAsync("Call 911 now");
        await page.SayAsync("It began an hour ago.");

        await Expect(page.Lines().Filter(new() { HasText = "It began an hour ago." })).ToBeVisibleAsync();
        await SentInOrderAsync("I have chest pain and cannot breathe.", "It began an hour ago.");
        await Expect(page.Locator("[data-pending] > li")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Where_a_browser_has_no_locks_a_newer_text_takes_the_one_of_a_killed_browser_along()
    {
        await using var phone = clinic.NewPhone(BrowserHost.PlainHost);
        var page = await OpenAsync(phone, 2);
        Assert.False(await page.EvaluateAsync<bool>("'locks' in navigator"));
        await SayWithoutLineAsync(page, "My knee is swollen.");
        await phone.KillOnceKeptAsync("\"body\":\"My knee is swollen.");

        page = await OpenAsync(phone, 2);
        await page.SayAsync("And it is warm.");

        await Expect(page.Lines().Last).ToContainTextAsync("And it is warm.");
        await SentInOrderAsync("My knee is swollen.", "And it is warm.");
        await Expect(page.Locator("[data-pending] > li")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_file_that_was_on_its_way_in_a_killed_browser_is_asked_for_at_once()
    {
        await using var phone = clinic.NewPhone();
        var page = await OpenAsync(phone, 3);
        await page.RouteAsync(new Regex("/files$"), _ => Task.CompletedTask); // no answer comes
        await page.Locator("[data-files]").SetInputFilesAsync(Note);
        await page.Locator("[data-send]").ClickAsync();
        await phone.KillOnceKeptAsync("\"fileName\":\"note.txt\"");

        page = await OpenAsync(phone, 3);
        await Expect(page.Locator("[data-pending] > .failed")).ToContainTextAsync("note.txt did not get through. Add it again");
    }

    [Fact]
    public async Task A_newer_text_does_not_overtake_the_one_that_another_window_sends()
    {
        var page = await OpenAsync(5);
        await page.RouteAsync(new Regex("/messages$"), _ => Task.CompletedTask); // no answer comes
        await page.SayAsync("The tablets are blue.");
        var other = await AnotherAsync(page);
        await Expect(other.Locator("[data-pending] .state")).ToHaveTextAsync("Sending from another window…");

        await other.SayAsync("No, they are white.");

        await Expect(other.Lines().Last).ToContainTextAsync("No, they are white.");
        await SentInOrderAsync("The tablets are blue.", "No, they are white.");
        foreach (var window in new[] { page, other }) await Expect(window.Locator("[data-pending] > li")).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_text_of_a_window_that_crashed_goes_from_the_one_beside_it()
    {
        var page = await OpenAsync(6);
        await page.RouteAsync(new Regex("/messages$"), _ => Task.CompletedTask); // no answer comes
        await page.SayAsync("I sleep badly.");
        var other = await AnotherAsync(page);
        await Expect(other.Locator("[data-pending] .state")).ToHaveTextAsync("Sending from another window…");

        var crashed = new TaskCompletionSource();
        page.Crash += (_, _) => crashed.TrySetResult();
        var crash = page.GotoAsync("chrome://crash");
        await crashed.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await Assert.ThrowsAnyAsync<PlaywrightException>(() => crash);

        await Expect(other.Lines().Last).ToContainTextAsync("I sleep badly.");
        await Expect(other.Locator("[data-pending] > li")).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Without_locks_a_window_says_only_that_another_one_may_be_sending()
    {
        var page = await clinic.OpenWindowAsync(390, 844);
        await page.GotoAsync($"http://{BrowserHost.PlainHost}:{clinic.Portal.Address.Port}/sign-in");
        await page.Locator("fieldset.patient button").First.ClickAsync();
        await page.IsLiveAsync();
        await page.RouteAsync(new Regex("/messages$"), _ => Task.CompletedTask); // no answer comes
        await page.SayAsync("My eye itches.");

        var other = await AnotherAsync(page);
        await Expect(other.Locator("[data-pending] .state")).ToHaveTextAsync("Waiting: another window may be sending this");
        await page.CloseAsync();
        await Expect(other.Lines().Last).ToContainTextAsync("My eye itches.");
        await other.Context.CloseAsync();
    }

    private static async Task<IPage> OpenAsync(Phone phone, int patient) => await EnterAsync(await phone.OpenAsync(), patient);

    private async Task<IPage> OpenAsync(int patient) => await EnterAsync(await clinic.OpenWindowAsync(390, 844), patient);

    private static async Task<IPage> EnterAsync(IPage page, int patient)
    {
        await page.EnterDemoAsync("patient", patient);
        await page.IsLiveAsync();
        return page;
    }

    /// <summary>The same page in another window of the same browser.</summary>
    private static async Task<IPage> AnotherAsync(IPage page)
    {
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync(page.Url);
        await other.IsLiveAsync();
        return other;
    }

    private static async Task SayWithoutLineAsync(IPage page, string text)
    {
        await page.Context.SetOfflineAsync(true);
        await page.SayAsync(text);
        await Expect(page.Locator("[data-pending] .state")).ToHaveTextAsync("Waiting for the connection");
    }

    /// <summary>Requires that texts were stored once each, in their order.</summary>
    private async Task SentInOrderAsync(params string[] texts)
    {
        await using var db = clinic.Portal.Open();
        Assert.Equal(texts, await db.Messages.Where(m => texts.Contains(m.Body)).OrderBy(m => m.Number).Select(m => m.Body).ToListAsync());
    }
}
