using CareChat.E2E.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CareChat.E2E.Journeys;

/// <summary>What was begun before the next conversation was on the screen, and for whom it is then.</summary>
public sealed partial class ClickedAwayTests
{
    [Theory]
    [InlineData("r", "message")]
    [InlineData("n", "note")]
    public async Task What_was_begun_with_the_closed_conversation_on_the_screen_is_sent_to_the_next_after_a_question_alone(string key, string kind)
    {
        await using var line = new SlowLine(clinic.Portal.Address, TimeSpan.FromMilliseconds(600));
        var (desk, page) = await OpenAsync(line);

        await page.Keyboard.TypeAsync($"e{key}rest well");
        await StandsAsync(page, desk.Conversations[1], kind, "rest well");
        await desk.SettleAsync();
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("You began to write this before P01 Patient was on the screen.");
        await page.Keyboard.PressAsync("Enter"); // back to the text, as the harmless answer
        await StandsAsync(page, desk.Conversations[1], kind, "rest well");
        Assert.Equal(0, await SaidAsync(desk));

        await page.Keyboard.PressAsync("Control+Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = kind == "note" ? "Save it" : "Send it" }).ClickAsync();
        await Expect(page.Locator("[data-list]").GetByText("rest well")).ToBeVisibleAsync();
        await StandsAsync(page, desk.Conversations[1], kind, "");
        await page.Keyboard.TypeAsync("second");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator("[data-list]").GetByText("second")).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("r", "message", false)]
    [InlineData("n", "note", false)]
    [InlineData("r", "message", true)]
    public async Task It_is_asked_of_who_comes_back_to_it_too(string key, string kind, bool reloads)
    {
        await using var line = new SlowLine(clinic.Portal.Address, TimeSpan.FromMilliseconds(600));
        var (desk, page) = await OpenAsync(line);
        await page.Keyboard.TypeAsync($"e{key}rest well");
        await StandsAsync(page, desk.Conversations[1], kind, "rest well");
        await desk.SettleAsync();
        await Expect(page.Locator("[data-hint]")).ToContainTextAsync(kind == "note" ? "" : "Draft saved");

        await page.Keyboard.PressAsync("Escape");
        line.Slow(TimeSpan.Zero);
        if (reloads) await page.ReloadAsync();
        else
        {
            await page.Keyboard.TypeAsync("j");
            await desk.SettleAsync();
            await page.Keyboard.TypeAsync("k");
        }
        await page.IsLiveAsync();
        await desk.SettleAsync();
        await page.Keyboard.PressAsync(key);
        await StandsAsync(page, desk.Conversations[1], kind, "rest well");
        await page.Keyboard.PressAsync("Control+Enter");

        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("You began to write this before P01 Patient was on the screen.");
        Assert.Equal(0, await SaidAsync(desk));
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("r", "message")]
    [InlineData("n", "note")]
    public async Task What_was_typed_on_behind_a_send_that_is_asked_about_stands_in_the_field(string key, string kind)
    {
        await using var line = new SlowLine(clinic.Portal.Address, TimeSpan.FromMilliseconds(600));
        var (desk, page) = await OpenAsync(line);
        await page.Keyboard.TypeAsync($"e{key}rest well");
        await StandsAsync(page, desk.Conversations[1], kind, "rest well");
        await desk.SettleAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.TypeAsync("j");
        await desk.SettleAsync();

        await page.Keyboard.TypeAsync($"k{key}.");
        await page.Keyboard.PressAsync("Control+Enter");
        await page.Keyboard.TypeAsync(" And tea");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("You began to write this before P01 Patient was on the screen.");
        await page.Keyboard.PressAsync("Escape");

        await StandsAsync(page, desk.Conversations[1], kind, "rest well. And tea");
        Assert.Equal(0, await SaidAsync(desk));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_is_written_anew_after_it_was_deleted_is_sent_without_a_question()
    {
        await using var line = new SlowLine(clinic.Portal.Address, TimeSpan.FromMilliseconds(600));
        var (desk, page) = await OpenAsync(line);

        await page.Keyboard.TypeAsync("er" + "no");
        await StandsAsync(page, desk.Conversations[1], "message", "no");
        await desk.SettleAsync();
        await page.Keyboard.PressAsync("Backspace");
        await page.Keyboard.PressAsync("Backspace");
        await page.Keyboard.TypeAsync("good day");
        await page.Keyboard.PressAsync("Control+Enter");

        await Expect(page.Locator("[data-list]").GetByText("good day")).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_is_typed_for_a_conversation_that_was_chosen_is_sent_without_a_question()
    {
        await using var line = new SlowLine(clinic.Portal.Address, TimeSpan.FromMilliseconds(300));
        var (desk, page) = await OpenAsync(line);

        await page.Keyboard.TypeAsync("ejrgood day");
        await StandsAsync(page, desk.Conversations[2], "message", "good day");
        await desk.SettleAsync();
        await page.Keyboard.PressAsync("Control+Enter");

        await Expect(page.Locator("[data-list]").GetByText("good day")).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(250)]
    public async Task Who_pressed_a_tab_that_was_refused_chooses_it_again_before_a_field_takes_anything(int gap)
    {
        await using var line = new SlowLine(clinic.Portal.Address, TimeSpan.FromMilliseconds(300));
        var (desk, page) = await OpenAsync(line);
        var (tab, field) = (await PlaceAsync(page, "note"), await PlaceAsync(page, "message"));

        await page.Keyboard.PressAsync("e");
        await Task.Delay(gap); // the hand's own
        await PressAsync(page, tab);
        await desk.SettleAsync();
        await Task.Delay(700); // it has stood long enough to be aimed at
        await PressAsync(page, field);
        await Expect(page.Locator("[data-hint]")).ToHaveTextAsync("Not done: choose Reply or Internal note first");
        await page.Keyboard.TypeAsync("ask the ward");
        await page.Keyboard.PressAsync("Control+Enter");
        await StandsAsync(page, desk.Conversations[1], "message", "");

        await PressAsync(page, await PlaceAsync(page, "note"));
        await Expect(page.Locator("[data-hint]")).ToHaveTextAsync("Not kept, write it again: ask the ward");
        await page.Keyboard.TypeAsync("ask the ward");
        await StandsAsync(page, desk.Conversations[1], "note", "ask the ward");
        await UntouchedAsync(desk, isClosed: true);
        Assert.Equal(0, await SaidAsync(desk));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_key_of_a_tab_chooses_it_too_after_its_press_was_refused()
    {
        await using var line = new SlowLine(clinic.Portal.Address, TimeSpan.FromMilliseconds(300));
        var (desk, page) = await OpenAsync(line);
        var (tab, field) = (await PlaceAsync(page, "note"), await PlaceAsync(page, "message"));

        await page.Keyboard.PressAsync("e");
        await PressAsync(page, tab);
        await desk.SettleAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("r");
        await page.Keyboard.TypeAsync("good ");
        await Task.Delay(700); // as above
        await PressAsync(page, field);
        await page.Keyboard.PressAsync("End");
        await page.Keyboard.TypeAsync("day");

        await StandsAsync(page, desk.Conversations[1], "message", "good day");
        await page.Context.CloseAsync();
    }

    /// <summary>How many messages stand in the desk's conversations that the nurse wrote.</summary>
    private async Task<int> SaidAsync(RandomDesk desk)
    {
        await using var db = clinic.Portal.Open();
        return await db.Messages.CountAsync(m => desk.Conversations.Contains(m.ConversationId) && m.AuthorKind == Web.Data.AuthorKind.Clinician);
    }
}
