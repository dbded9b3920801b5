using CareChat.E2E.Infrastructure;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CareChat.E2E.Journeys;

/// <summary>Sentences that go on where their field is not, and drafts that nobody had before them.</summary>
public sealed partial class DeskKeysTests
{
    [Theory]
    [InlineData(0, " of the evening meal and zinc")]
    [InlineData(150, "e it easy. Come in at three")]
    [InlineData(300, "and keep the arm up")]
    public async Task A_sentence_that_goes_on_after_a_click_on_a_row_is_no_command_and_nobody_elses(int roundTrip, string onward)
    {
        await using var line = new SlowLine(clinic.Portal.Address, TimeSpan.FromMilliseconds(roundTrip));
        var (desk, page) = await OpenAsync(line);
        await desk.SettleAsync();
        await page.Keyboard.TypeAsync("rtake half");

        await page.Locator($"a[data-row='{desk.Conversations[3]}']").ClickAsync();
        await page.Keyboard.TypeAsync(onward, new() { Delay = 60 });

        await Expect(page.Locator("[data-hint]")).ToContainTextAsync("Not kept");
        await ClosedAsync(desk, 0);
        await Expect(page.Locator("[data-text=message]")).ToHaveValueAsync("");
        Assert.EndsWith(desk.Conversations[3].ToString(), page.Url, StringComparison.Ordinal);
        await NobodyTookAsync(desk);
        await desk.UntilAsync("sentence.isOver()");
        await page.Keyboard.PressAsync("r");
        await Expect(page.Locator("[data-text=message]")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("for you");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Lines().Last).ToContainTextAsync("for you");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Who_writes_where_no_field_is_gives_no_commands()
    {
        var (desk, page) = await OpenAsync();
        await desk.SettleAsync();

        await page.Keyboard.TypeAsync("Take rest near the open sea, please", new() { Delay = 40 });

        await ClosedAsync(desk, 0);
        await Expect(page.Locator("[data-text=message]")).ToHaveValueAsync("");
        await desk.UntilAsync("sentence.isOver()");
        await page.Keyboard.PressAsync("e");
        await ClosedAsync(desk, 1);
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(0, "eat a zinc pear")]
    [InlineData(150, "a zinc tablet each morning")]
    [InlineData(0, "zinc at noon")]
    [InlineData(300, "ease the dose")]
    [InlineData(0, "pain is gone")]
    [InlineData(0, "dose as before")]
    public async Task A_sentence_that_begins_anew_where_no_field_is_changes_nothing(int roundTrip, string sentence)
    {
        await using var line = new SlowLine(clinic.Portal.Address, TimeSpan.FromMilliseconds(roundTrip));
        var (desk, page) = await OpenAsync(line);
        await desk.SettleAsync();
        await page.Keyboard.TypeAsync("rTake it with food.");
        await page.Locator("#conversation-name").ClickAsync();
        await desk.UntilAsync("sentence.isOver()");

        await page.Keyboard.TypeAsync(sentence, new() { Delay = 90 });
        await desk.SettleAsync();

        await Expect(page.Locator("[data-announce]").Or(page.Locator("[data-hint]")).Filter(new() { HasTextString = "Not kept" }).First).ToBeAttachedAsync();
        await ClosedAsync(desk, 0);
        await Expect(page.Locator("[data-text=message]")).ToHaveValueAsync("Take it with food.");
        await NobodyTookAsync(desk);
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("n", "note", "r", "rude to us")]
    [InlineData("n", "note", "r", "rather late")]
    [InlineData("r", "message", "n", "not at lunch")]
    public async Task A_sentence_for_nobody_goes_on_after_a_pause_for_no_other_reader(string first, string kind, string key, string onward)
    {
        await using var line = new SlowLine(clinic.Portal.Address, TimeSpan.FromMilliseconds(150));
        var (desk, page) = await OpenAsync(line);
        await desk.SettleAsync();
        await page.Keyboard.TypeAsync($"{first}for this reader");
        await page.Locator("#conversation-name").ClickAsync();
        await page.Keyboard.TypeAsync(" he is often late", new() { Delay = 60 });
        await Expect(page.Locator("[data-hint]")).ToContainTextAsync("Not kept");
        await desk.UntilAsync("sentence.isOver()");

        await page.Keyboard.TypeAsync(onward, new() { Delay = 90 });
        await desk.SettleAsync();

        var other = kind == "note" ? "message" : "note";
        await Expect(page.Locator($"chat-room [data-text={other}]")).ToHaveValueAsync("");
        await Expect(page.Locator($"chat-room [data-text={kind}]")).ToHaveValueAsync("for this reader");
        await desk.UntilAsync("sentence.isOver()");
        await page.Locator($"a[data-row='{desk.Conversations[1]}']").ClickAsync();
        await page.Keyboard.PressAsync(key);
        await Expect(page.Locator($"chat-room [data-text={other}]")).ToBeFocusedAsync();
        await Expect(page.Locator("[data-hint]")).ToContainTextAsync("P00 Patient: he is often late"); // whose words they were
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("e dos tabletas")]
    [InlineData("a dose of zinc")]
    public async Task A_word_of_one_letter_after_a_click_on_a_row_changes_nothing(string onward)
    {
        var (desk, page) = await OpenAsync();
        await desk.SettleAsync();
        await page.Keyboard.TypeAsync("rone before");
        await page.Locator($"a[data-row='{desk.Conversations[0]}']").ClickAsync();
        await desk.UntilAsync("sentence.isOver()");

        await page.Keyboard.TypeAsync(onward, new() { Delay = 160 });
        await desk.SettleAsync();

        await ClosedAsync(desk, 0);
        await Expect(page.Locator("[data-text=message]")).ToHaveValueAsync("one before");
        await NobodyTookAsync(desk);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_key_that_follows_a_command_at_once_comes_after_it()
    {
        var (desk, page) = await OpenAsync();
        await desk.SettleAsync();

        await page.Keyboard.TypeAsync("arKeep it dry.");
        await page.Keyboard.PressAsync("Control+Enter");

        await Expect(page.Lines().Last).ToContainTextAsync("Keep it dry.");
        await Expect(page.Locator("header.head")).ToContainTextAsync("With you");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.TypeAsync("ejrAnd you?");
        await ClosedAsync(desk, 1);
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("r", "message")]
    [InlineData("n", "note")]
    public async Task A_draft_that_was_not_on_the_screen_goes_out_with_nothing_that_was_typed_before_it_was(string key, string kind)
    {
        await using var line = new SlowLine(clinic.Portal.Address, TimeSpan.FromMilliseconds(300));
        var (desk, page) = await OpenAsync(line);
        await desk.SettleAsync();
        await page.Keyboard.TypeAsync($"{key}not to be sent");
        await page.Keyboard.PressAsync("Escape");
        await page.Locator($"a[data-row='{desk.Conversations[1]}']").ClickAsync();
        await desk.SettleAsync();

        await page.Locator($"a[data-row='{desk.Conversations[0]}']").ClickAsync();
        await page.Keyboard.TypeAsync($"{key}short");
        await page.Keyboard.PressAsync("Control+Enter");
        await desk.SettleAsync();

        await Expect(page.Locator("[data-hint]")).ToContainTextAsync("Not sent");
        await Expect(page.Locator($"[data-text={kind}]")).ToHaveValueAsync("not to be sent\n\nshort");
        await using (var db = clinic.Portal.Open())
            Assert.False(await db.Messages.AnyAsync(m => desk.Conversations.Contains(m.ConversationId) && m.AuthorKind == AuthorKind.Clinician)
                || await db.InternalNotes.AnyAsync(n => desk.Conversations.Contains(n.ConversationId)));
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.GetByText("not to be sent").Last).ToContainTextAsync("short");
        await page.Context.CloseAsync();
    }

    private async Task NobodyTookAsync(RandomDesk desk)
    {
        await using var db = clinic.Portal.Open();
        Assert.Equal(0, await db.Conversations.CountAsync(c => desk.Conversations.Contains(c.Id) && c.AssignedToId != null));
    }
}
