using System.Text.RegularExpressions;
using CareChat.E2E.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CareChat.E2E.Journeys;

/// <summary>What was not taken, or is too old, waits for its writer's word; and each tab sends what is its own.</summary>
public sealed class NotSentTests(DemoClinic clinic) : IClassFixture<DemoClinic>
{
    private static readonly FilePayload Note = new() { Name = "note.txt", MimeType = "text/plain", Buffer = "Two tablets."u8.ToArray() };

    [Fact]
    public async Task What_was_refused_stays_so_after_a_reload_and_in_a_new_tab_until_its_writer_tries_again()
    {
        var page = await OpenAsync(1);
        await SwitchChatAsync(page, isOff: true);
        await page.SayAsync("Words of this morning.");
        await Expect(Failed(page)).ToContainTextAsync("Messages are switched off here");
        await SwitchChatAsync(page, isOff: false);

        await page.ReloadAsync();
        await page.IsLiveAsync();
        await Expect(Failed(page)).ToContainTextAsync("Messages are switched off here");
        var tab = await page.Context.NewPageAsync();
        await tab.GotoAsync("/chat");
        await tab.IsLiveAsync();
        await Expect(Failed(tab)).ToContainTextAsync("Words of this morning.");
        await page.SayAsync("And something new.");
        await Expect(tab.Lines().Last).ToContainTextAsync("And something new.");
        Assert.Equal(0, await CountAsync("Words of this morning."));

        await Failed(tab).GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        await Expect(page.Lines().Last).ToContainTextAsync("Words of this morning.");
        await Expect(page.Locator("[data-pending] > li")).ToHaveCountAsync(0);
        Assert.Equal(1, await CountAsync("Words of this morning."));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_text_of_hours_ago_is_asked_about_before_it_goes()
    {
        var page = await OpenAsync(2);
        await page.RouteAsync(new Regex("/messages$"), _ => Task.CompletedTask); // no answer comes
        await page.SayAsync("Words of long ago.");
        await page.EvaluateAsync(
            """
            () => {
              const name = Object.keys(localStorage).find(key => key.startsWith('carechat.out.'));
              const entry = JSON.parse(localStorage.getItem(name));
              entry.at -= 5 * 3600000;
              localStorage.removeItem(name);
              localStorage.setItem(name.replace(/\.\d{15}\./, `.${String(entry.at).padStart(15, '0')}.`), JSON.stringify(entry));
            }
            """);

        await page.ReloadAsync();
        await page.IsLiveAsync();
        await Expect(Failed(page)).ToContainTextAsync("Send this now?");
        await page.UnrouteAllAsync();
        Assert.Equal(0, await CountAsync("Words of long ago."));
        await Failed(page).GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        await Expect(page.Lines().Last).ToContainTextAsync("Words of long ago.");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Each_refused_one_says_why_and_what_can_be_done_also_where_another_stands_below_it()
    {
        var page = await OpenAsync(3);
        await SwitchChatAsync(page, isOff: true);
        var second = new TaskCompletionSource();
        await page.RouteAsync(new Regex("/messages$"), async route =>
        {
            await second.Task;
            await route.ContinueAsync();
        });
        await page.SayAsync("The first.");
        await page.SayAsync("The second.");
        second.SetResult();

        await Expect(Failed(page)).ToHaveCountAsync(2);
        foreach (var at in new[] { 0, 1 })
        {
            await Expect(Failed(page).Nth(at).GetByText("Messages are switched off here")).ToBeVisibleAsync();
            await Expect(Failed(page).Nth(at).GetByRole(AriaRole.Button, new() { Name = "Try again" })).ToBeVisibleAsync();
        }
        await SwitchChatAsync(page, isOff: false);
        await Failed(page).First.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await Failed(page).GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_second_tab_leaves_to_the_first_what_that_one_uploads()
    {
        var page = await OpenAsync(0);
        var held = await page.HoldAsync("**/files");
        await page.Locator("[data-files]").SetInputFilesAsync(Note);
        await page.SayAsync("With a note.");

        var tab = await page.Context.NewPageAsync();
        await tab.GotoAsync("/chat");
        await tab.IsLiveAsync();
        await Expect(tab.Locator("[data-pending] > li")).ToContainTextAsync("Sending");
        await Expect(Failed(tab)).ToHaveCountAsync(0);
        held.SetResult();

        await Expect(tab.Lines().Last.Locator(".file")).ToContainTextAsync("note.txt");
        await Expect(tab.Locator("[data-pending] > li")).ToHaveCountAsync(0);
        Assert.Equal(1, await CountAsync("With a note."));
        await page.Context.CloseAsync();
    }

    private static ILocator Failed(IPage page) => page.Locator("[data-pending] > .failed");

    private async Task<IPage> OpenAsync(int patient)
    {
        var page = await clinic.OpenWindowAsync(390, 844);
        await page.EnterDemoAsync("patient", patient);
        await page.IsLiveAsync();
        return page;
    }

    private async Task SwitchChatAsync(IPage page, bool isOff)
    {
        var conversation = Guid.Parse((await page.Locator("chat-room").GetAttributeAsync("data-conversation"))!);
        await clinic.Portal.WriteAsync(scope => scope.Db.Patients
            .Where(p => scope.Db.Conversations.Any(c => c.Id == conversation && c.PatientId == p.Id))
            .ExecuteUpdateAsync(p => p.SetProperty(x => x.ChatDisabled, isOff)));
    }

    private async Task<int> CountAsync(string text)
    {
        await using var db = clinic.Portal.Open();
        return await db.Messages.CountAsync(m => m.Body == text);
    }
}
