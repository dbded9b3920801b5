using CareChat.E2E.Infrastructure;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CareChat.E2E.Journeys;

/// <summary>A conversation is promised while there is no line: the page it was asked from is pale, and nothing is written on it any more.</summary>
public sealed partial class LostLineTests
{
    private const string Promise = "No connection: P01 Patient opens when it is back, and what you type waits for it";

    [Theory]
    [InlineData("message", "Control+Enter", "noticed")]
    [InlineData("message", "Send", "noticed")]
    [InlineData("note", "Control+Enter", "noticed")]
    [InlineData("note", "Send", "noticed")]
    [InlineData("message", "Control+Enter", "cut")]
    [InlineData("message", "Control+Enter", "silent")]
    [InlineData("message", "Send", "back")]
    public async Task What_is_written_on_the_old_page_after_a_move_without_a_line_waits_for_the_patient_who_was_promised(string kind, string sending, string how)
    {
        await using var line = new SlowLine(clinic.Portal.Address, TimeSpan.Zero);
        var (desk, page) = await OpenAsync(line);
        await AskAsync(desk, line, how);
        await Expect(page.Locator("#connection")).ToHaveTextAsync(Promise);
        await Expect(page.Locator(".inbox")).ToHaveAttributeAsync("data-late", "");

        if (kind == "note") await page.Locator("[data-tab=note]").ClickAsync();
        await page.Locator($"[data-text={kind}]").ClickAsync();
        await page.Keyboard.TypeAsync("please nest");
        await Expect(page.Locator("[data-hint]")).ToHaveTextAsync(kind == "note" ? "Your internal note waits, about P01 Patient" : "Your reply waits for P01 Patient");
        if (sending == "Send") await page.Locator("[data-send]").ClickAsync();
        else await page.Keyboard.PressAsync(sending);
        await Expect(page.Locator($"[data-text={kind}]")).ToHaveValueAsync("");
        await Expect(page.Locator("[data-pending] > li")).ToHaveCountAsync(0);
        line.Return();

        await ShowsAsync(desk, 1);
        await Expect(page.GetByText("please nest").Last).ToBeVisibleAsync();
        await Expect(page.Locator("[data-pending] > li")).ToHaveCountAsync(0);
        Assert.Equal(kind == "note" ? [] : [desk.Conversations[1]], await SaidInAsync(desk, "please nest"));
        Assert.Equal(kind == "note" ? [desk.Conversations[1]] : [], await NotedInAsync(desk, "please nest"));
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("Escape")]
    [InlineData("row")]
    public async Task A_move_without_a_line_that_is_taken_back_leaves_the_page_as_it_was(string how)
    {
        await using var line = new SlowLine(clinic.Portal.Address, TimeSpan.Zero);
        var (desk, page) = await OpenAsync(line);
        await AskAsync(desk, line, "noticed");
        await Expect(page.Locator(".inbox")).ToHaveAttributeAsync("data-late", "");
        if (how == "Escape") await page.Keyboard.PressAsync("Escape");
        else await page.Locator("a[data-row]").First.ClickAsync();
        await Expect(page.Locator("#connection")).ToHaveTextAsync("Reconnecting… P00 Patient stays open");
        await Expect(page.Locator(".inbox[data-late]")).ToHaveCountAsync(0);

        await page.Locator("[data-text=message]").ClickAsync();
        await page.Keyboard.TypeAsync("please eat");
        await Expect(page.Locator("[data-text=message]")).ToHaveValueAsync("please eat");
        await page.Locator("[data-send]").ClickAsync();
        line.Return();

        await ShowsAsync(desk, 0);
        await Expect(page.Lines().Last).ToContainTextAsync("please eat");
        Assert.Equal([desk.Conversations[0]], await SaidInAsync(desk, "please eat"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_was_typed_for_a_promised_conversation_stays_its_draft_when_the_move_is_taken_back()
    {
        await using var line = new SlowLine(clinic.Portal.Address, TimeSpan.Zero);
        var (desk, page) = await OpenAsync(line);
        await AskAsync(desk, line, "noticed");
        await page.Locator("[data-text=message]").ClickAsync();
        await page.Keyboard.TypeAsync("please eat");
        await page.Keyboard.PressAsync("Escape"); // leaves the field
        await Expect(page.Locator("#connection")).ToHaveTextAsync(Promise);
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("#connection")).ToHaveTextAsync("Reconnecting… P00 Patient stays open");
        line.Return();

        await ShowsAsync(desk, 0);
        await Expect(page.Locator("[data-text=message]")).ToHaveValueAsync("");
        await page.Locator("a[data-row]").Nth(1).ClickAsync();
        await ShowsAsync(desk, 1);
        await Expect(page.Locator("[data-text=message]")).ToHaveValueAsync("please eat");
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("[data-send]")]
    [InlineData("[data-attach]")]
    public async Task A_draft_that_stands_on_the_old_page_is_not_sent_after_a_move_without_a_line(string button)
    {
        await using var line = new SlowLine(clinic.Portal.Address, TimeSpan.Zero);
        var (desk, page) = await OpenAsync(line);
        await page.Keyboard.TypeAsync("rplease eat");
        await Expect(page.GetByText("Draft saved")).ToBeVisibleAsync();
        await AskAsync(desk, line, "noticed");
        await page.Locator(button).ClickAsync();
        await Expect(page.Locator("[data-hint]")).ToHaveTextAsync("Not done: the next conversation is not open yet");
        await Expect(page.Locator("[data-text=message]")).ToHaveValueAsync("please eat");
        line.Return();

        await ShowsAsync(desk, 1);
        Assert.Empty(await SaidInAsync(desk, "please eat"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Text_dropped_or_pasted_onto_the_old_page_after_a_move_without_a_line_does_not_stand_there()
    {
        await using var line = new SlowLine(clinic.Portal.Address, TimeSpan.Zero);
        var (desk, page) = await OpenAsync(line);
        await AskAsync(desk, line, "noticed");
        foreach (var act in new[] { "drop", "paste" })
            await page.EvaluateAsync(
                """
                act => {
                  const data = new DataTransfer();
                  data.setData('text/plain', 'of another patient');
                  const init = { bubbles: true, cancelable: true, dataTransfer: data, clipboardData: data };
                  const event = act === 'drop' ? new DragEvent('drop', init) : new ClipboardEvent('paste', init);
                  if (document.querySelector('[data-text=message]').dispatchEvent(event)) throw new Error(`${act} was let through`);
                }
                """, act);
        line.Return();

        await ShowsAsync(desk, 1);
        await page.Context.CloseAsync();
    }

    /// <summary>The nurse asks for the second conversation of the list while the line is cut, at once or noticed, silent and noticed, or by going back.</summary>
    private static async Task AskAsync(RandomDesk desk, SlowLine line, string how)
    {
        var page = desk.Page;
        var row = page.Locator($"a[data-row='{desk.Conversations[1]}']");
        if (how == "back")
        {
            await row.ClickAsync();
            await ShowsAsync(desk, 1);
            await page.Locator($"a[data-row='{desk.Conversations[0]}']").ClickAsync();
            await ShowsAsync(desk, 0);
        }
        if (how == "silent")
        {
            line.Silence();
            await row.ClickAsync();
            await page.EvaluateAsync("() => document.activeElement.blur()");
        }
        if (how is "cut" or "silent")
        {
            line.Lose();
            await desk.UntilAsync("window.carechatLine.isDown");
        }
        else await LoseAsync(line, page);
        if (how == "back") await page.EvaluateAsync("() => history.back()");
        else if (how != "silent") await row.ClickAsync();
    }

    private async Task<List<Guid>> NotedInAsync(RandomDesk desk, string text)
    {
        await using var db = clinic.Portal.Open();
        return await db.InternalNotes.Where(n => n.Body == text && desk.Conversations.Contains(n.ConversationId)).Select(n => n.ConversationId).ToListAsync();
    }
}
