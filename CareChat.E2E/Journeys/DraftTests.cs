using CareChat.E2E.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CareChat.E2E.Journeys;

/// <summary>What is begun in one window goes on in another, and no window overwrites what it has not seen.</summary>
public sealed partial class DraftTests(EmptyClinic clinic) : IClassFixture<EmptyClinic>
{
    [Fact]
    public async Task A_page_that_was_here_before_takes_the_words_that_were_written_elsewhere_since()
    {
        var (desk, other) = await OpenAsync();
        var page = desk.Page;
        await Field(page).FillAsync("Take it with");
        await SavedAsync(page, desk.Conversations[0], "Take it with");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("j");
        await desk.SettleAsync();

        await ReloadAsync(other);
        await Expect(Field(other)).ToHaveValueAsync("Take it with");
        await Field(other).FillAsync("Take it with food, please.");
        await SavedAsync(other, desk.Conversations[0], "Take it with food, please.");
        await page.Keyboard.PressAsync("k");
        await desk.SettleAsync();

        await Expect(Field(page)).ToHaveValueAsync("Take it with food, please.");
        await page.Keyboard.PressAsync("r");
        await page.Keyboard.PressAsync("Control+End");
        await page.Keyboard.TypeAsync(" Thank you.");
        await SavedAsync(page, desk.Conversations[0], "Take it with food, please. Thank you.");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_note_or_a_reply_that_is_not_sent_is_marked_on_its_tab_while_the_other_one_is_shown()
    {
        var (desk, _) = await OpenAsync();
        var page = desk.Page;
        ILocator Tab(string name) => page.GetByRole(AriaRole.Tab, new() { Name = name, Exact = true });
        await page.Keyboard.TypeAsync("nask the doctor");
        await page.Keyboard.PressAsync("Escape");
        await Expect(Tab("Internal note")).ToBeVisibleAsync();
        await Tab("Reply").ClickAsync();
        await Expect(Tab("Internal note unsent text")).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("j");
        await desk.SettleAsync();
        await Expect(Tab("Internal note")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("k");
        await desk.SettleAsync();
        await Expect(Tab("Internal note unsent text")).ToBeVisibleAsync();

        await page.Keyboard.TypeAsync("rplease eat");
        await Tab("Internal note unsent text").ClickAsync();
        await Expect(Tab("Reply unsent text")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Control+Enter");
        await Tab("Reply unsent text").ClickAsync();
        await Expect(Tab("Internal note")).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Words_of_two_windows_meet_in_one_draft_and_none_is_lost()
    {
        var (desk, other) = await OpenAsync();
        var page = desk.Page;
        await Field(other).FillAsync("From the other window.");
        await SavedAsync(other, desk.Conversations[0], "From the other window.");

        await page.Keyboard.PressAsync("r");
        await page.Keyboard.TypeAsync("From this one.");

        await Expect(Field(page)).ToHaveValueAsync("From the other window.\n\nFrom this one.");
        await Expect(page.GetByText("Written elsewhere meanwhile: it stands above")).ToBeVisibleAsync();
        await page.Keyboard.TypeAsync(" And more.");
        await Expect(Field(page)).ToHaveValueAsync("From the other window.\n\nFrom this one. And more.");
        await SavedAsync(page, desk.Conversations[0], "From the other window.\n\nFrom this one. And more.");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Text_kept_for_a_conversation_that_was_left_goes_below_what_was_written_there_elsewhere()
    {
        var (desk, other) = await OpenAsync();
        var page = desk.Page;
        await page.Keyboard.PressAsync("j");
        await desk.SettleAsync();
        await Field(other).FillAsync("From the other window.");
        await SavedAsync(other, desk.Conversations[0], "From the other window.");

        await page.EvaluateAsync(
            """
            async id => {
              const { keepFor } = await import('/chat/draft.js');
              keepFor(document.querySelector('[data-viewer]').dataset.viewer, id, 'message', 'Kept for later.');
            }
            """, desk.Conversations[0].ToString());
        await SavedAsync(page, desk.Conversations[0], "From the other window.\n\nKept for later.");
        await page.Keyboard.PressAsync("k");
        await desk.SettleAsync();
        await Expect(Field(page)).ToHaveValueAsync("From the other window.\n\nKept for later.");
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("Take it ")]
    [InlineData("Take it\n")]
    public async Task A_word_typed_after_a_draft_came_back_stands_behind_the_blank_or_break_the_draft_ends_with(string begun)
    {
        var (desk, other) = await OpenAsync();
        var page = desk.Page;
        await page.Keyboard.PressAsync("r");
        await page.Keyboard.TypeAsync(begun);
        await SavedAsync(page, desk.Conversations[0], begun);
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("j");
        await desk.SettleAsync();
        await page.Keyboard.PressAsync("k");
        await desk.SettleAsync();
        await page.Keyboard.TypeAsync("rwith ");
        await Expect(Field(page)).ToHaveValueAsync($"{begun}with ");
        await SavedAsync(page, desk.Conversations[0], $"{begun}with ");

        foreach (var window in new[] { page, other })
        {
            await ReloadAsync(window);
            await Expect(Field(window)).ToHaveValueAsync($"{begun}with ");
        }
        await other.Keyboard.TypeAsync("rfood");

        await Expect(Field(other)).ToHaveValueAsync($"{begun}with food");
        await page.Context.CloseAsync();
    }

    /// <summary>The first conversation of a new clinic in two windows of one nurse.</summary>
    private async Task<(RandomDesk Desk, IPage Other)> OpenAsync()
    {
        var desk = await RandomDesk.OpenAsync(clinic, null);
        await desk.Page.Keyboard.PressAsync("j");
        await desk.SettleAsync();
        var other = await desk.OpenOtherAsync(clinic);
        await other.GotoAsync($"/inbox/{desk.Conversations[0]}");
        await other.IsLiveAsync();
        return (desk, other);
    }

    private static async Task ReloadAsync(IPage page)
    {
        await page.ReloadAsync();
        await page.IsLiveAsync();
    }

    private static ILocator Field(IPage page) => page.Locator("[data-text=message]");

    /// <summary>Waits until the page says that it has nothing left to save, and requires that it saved this.</summary>
    private async Task SavedAsync(IPage page, Guid conversation, string text)
    {
        await page.WaitForFunctionAsync("() => !Object.keys(localStorage).some(key => key.startsWith('carechat.draft.'))");
        await using var db = clinic.Portal.Open();
        Assert.Equal(text, await db.Drafts.Where(d => d.ConversationId == conversation).Select(d => d.Body).SingleOrDefaultAsync());
    }
}
