using CareChat.E2E.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CareChat.E2E.Journeys;

/// <summary>A cry for help that is not taken, or waits.</summary>
public sealed partial class SendingTests
{
    [Fact]
    public async Task A_cry_for_help_that_is_not_taken_is_answered_on_the_spot_with_the_number_to_call()
    {
        var page = await clinic.OpenWindowAsync(390, 844);
        await page.EnterDemoAsync("patient", 5);
        await page.IsLiveAsync();
        var conversation = Guid.Parse((await page.Locator("chat-room").GetAttributeAsync("data-conversation"))!);
        await SwitchChatAsync(conversation, off: true);

        await page.SayAsync("I can't breathe");
        var failed = page.Locator("[data-pending] > .failed");
        await Expect(failed.Locator("[data-emergency]")).ToContainTextAsync("Call 911 now");
        await Expect(failed.Locator(".state")).ToContainTextAsync("Messages are switched off here");

        await SwitchChatAsync(conversation, off: false);
        await failed.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        await Expect(page.Locator("[data-list] > li.danger").Last).ToContainTextAsync("Call 911 now");
        await Expect(page.Locator("[data-emergency]")).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(320, 568)]
    [InlineData(320, 330)]
    [InlineData(390, 844)]
    [InlineData(390, 490)]
    public async Task With_letters_of_twice_the_size_whom_to_call_stands_with_the_field(int width, int height)
    {
        var page = await clinic.OpenWindowAsync(width, height);
        await page.EnterDemoAsync("patient", 4);
        foreach (var address in new[] { "/chat", "/assistant" })
        {
            await page.GotoAsync(address);
            await page.IsLiveAsync();
            await page.EvaluateAsync("() => document.documentElement.style.fontSize = '200%'");
            await page.SayAsync("I want to die tonight");
            await Expect(page.Locator("[data-list] > li.danger").Last).ToContainTextAsync("988");

            await Expect(page.Locator("[data-composer] a[href='tel:911']")).ToBeInViewportAsync(new() { Ratio = 1 });
            await page.Locator("[data-composer] a[href='tel:911']").ClickAsync(new() { Trial = true });
            await page.Locator("[data-send]").ClickAsync(new() { Trial = true });
            Assert.Equal(width, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        }
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_cry_for_help_does_not_wait_for_a_photo_that_is_still_going_out()
    {
        var page = await clinic.OpenWindowAsync(390, 844);
        await page.EnterDemoAsync("patient", 4);
        await page.IsLiveAsync();
        var held = await page.HoldAsync("**/portal/conversations/*/files");
        await page.Locator("[data-files]").SetInputFilesAsync(Note);
        await page.Locator("[data-send]").ClickAsync();

        await page.SayAsync("me duele el pecho y no puedo respirar");
        await Expect(page.Locator("[data-list] > li.danger").Last).ToContainTextAsync("Llame al 911 ahora");
        held.SetResult();

        await Expect(page.Lines().Last.Locator(".file")).ToContainTextAsync("note.txt");
        await Expect(page.Locator("[data-pending] > li")).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    private Task<int> SwitchChatAsync(Guid conversation, bool off) => clinic.Portal.WriteAsync(scope => scope.Db.Patients
        .Where(p => scope.Db.Conversations.Any(c => c.Id == conversation && c.PatientId == p.Id))
        .ExecuteUpdateAsync(p => p.SetProperty(x => x.ChatDisabled, off)));
}
