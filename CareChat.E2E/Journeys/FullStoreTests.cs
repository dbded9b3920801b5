using CareChat.E2E.Infrastructure;
using CareChat.Tests.App;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CareChat.E2E.Journeys;

/// <summary>The portal can keep nothing, or not what somebody wrote: whoever cries for help is told whom to call, whatever is before it.</summary>
public sealed class FullStoreTests(DemoClinic clinic) : IClassFixture<DemoClinic>, IAsyncLifetime
{
    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => clinic.Portal.MakeRoomAsync();

    [Fact]
    public async Task A_cry_for_help_behind_what_cannot_be_kept_is_answered_and_all_of_it_goes_when_there_is_room()
    {
        var page = await clinic.OpenWindowAsync(390, 844);
        await page.EnterDemoAsync("patient", 3);
        await page.IsLiveAsync();
        await clinic.Portal.FillAsync();

        await page.SayAsync(FullStore.Long("Can I take it with food?"));
        await page.SayAsync("I can't breathe");

        var waiting = page.Locator("[data-pending] > li");
        await Expect(waiting.Last.Locator("[data-emergency]")).ToContainTextAsync("Call 911 now");
        await Expect(waiting.First.Locator("[data-emergency]")).ToHaveCountAsync(0);
        await Expect(waiting.Last.Locator(".state")).ToHaveTextAsync("The portal cannot keep messages just now. It goes on trying");
        await Expect(waiting.Last.Locator("[data-emergency] a[href='tel:911']")).ToBeInViewportAsync();
        await Expect(page.Locator("[data-composer] a[href='tel:911']")).ToBeVisibleAsync();
        await Expect(page.Locator("[data-composer] a[href='tel:988']")).ToBeVisibleAsync();

        await clinic.Portal.MakeRoomAsync();
        await Expect(page.Locator("[data-list] > li.danger").Last).ToContainTextAsync("Call 911 now");
        await Expect(waiting).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_cry_for_help_whose_photo_is_not_taken_is_answered()
    {
        var page = await clinic.OpenWindowAsync(390, 844);
        await page.EnterDemoAsync("patient", 4);
        await page.IsLiveAsync();
        var held = await page.HoldAsync("**/portal/conversations/*/files");
        await page.Locator("[data-files]").SetInputFilesAsync(new FilePayload { Name = "arm.txt", MimeType = "text/plain", Buffer = "a"u8.ToArray() });

        await page.SayAsync("My chest hurts and my left arm is numb");

        await Expect(page.Locator("[data-pending] [data-emergency]")).ToContainTextAsync("Call 911 now");
        held.SetResult();
        await Expect(page.Locator("[data-pending] > li")).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_text_that_is_too_long_and_tells_of_danger_is_answered_below_the_field()
    {
        var page = await clinic.OpenWindowAsync(390, 844);
        await page.EnterDemoAsync("patient", 5);
        await page.IsLiveAsync();
        var text = FullStore.Long(FullStore.Long("It began today.")) + " I can't breathe";

        await page.SayAsync(text);

        await Expect(page.Locator("[data-hint]")).ToContainTextAsync("Call 911 now");
        await Expect(page.Locator("[data-text=message]")).ToHaveValueAsync(text);
        await page.Locator("[data-text=message]").FillAsync("It began today.");
        await Expect(page.Locator("[data-hint]")).Not.ToContainTextAsync("911");
        await page.Context.CloseAsync();
    }
}
