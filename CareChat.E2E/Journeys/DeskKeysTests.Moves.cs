using CareChat.E2E.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CareChat.E2E.Journeys;

/// <summary>What comes while one conversation gives way to the next.</summary>
public sealed partial class DeskKeysTests
{
    /// <summary>Goes to the next row, and pastes or drops before anything of it can be there.</summary>
    private const string MoveAnd =
        """
        ([type, place]) => {
          const rows = [...document.querySelectorAll('a[data-row]')];
          rows[rows.findIndex(row => location.pathname.endsWith(row.dataset.row)) + 1].click();
          const data = new DataTransfer();
          data.setData('text/plain', 'meant for the next one');
          data.items.add(new File(['a file'], 'xray.txt', { type: 'text/plain' }));
          document.querySelector(place).dispatchEvent(type === 'paste'
            ? new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
            : new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
        }
        """;

    [Theory]
    [InlineData(0)]
    [InlineData(300)]
    public async Task A_paste_after_a_move_that_no_field_was_chosen_for_is_put_nowhere_and_said(int roundTrip)
    {
        await using var line = new SlowLine(clinic.Portal.Address, TimeSpan.FromMilliseconds(roundTrip));
        var (desk, page) = await OpenAsync(line);
        await desk.SettleAsync();

        await page.EvaluateAsync(MoveAnd, new[] { "paste", "chat-room" });
        await desk.SettleAsync();

        await Expect(page.Locator("[data-hint]")).ToContainTextAsync("then paste again");
        await Expect(page.Locator("[data-text=message]")).ToHaveValueAsync("");
        await page.Keyboard.PressAsync("k");
        await desk.SettleAsync();
        await Expect(page.Locator("[data-text=message]")).ToHaveValueAsync("");
        await NothingPastedAsync(desk, page);
    }

    [Theory]
    [InlineData("chat-room")]
    [InlineData(".thread")]
    public async Task A_file_dropped_before_the_next_conversation_is_shown_is_taken_by_none_and_said(string onto)
    {
        var (desk, page) = await OpenAsync();
        await desk.SettleAsync();

        await page.EvaluateAsync(MoveAnd, new[] { "drop", onto });
        await desk.SettleAsync();

        await Expect(page.Locator("[data-hint]")).ToContainTextAsync("drop the file again");
        await Expect(page.Locator(".tray .card")).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("k");
        await desk.SettleAsync();
        await NothingPastedAsync(desk, page);
    }

    private async Task NothingPastedAsync(RandomDesk desk, IPage page)
    {
        await Expect(page.Locator(".tray .card")).ToHaveCountAsync(0);
        await using var db = clinic.Portal.Open();
        Assert.False(await db.Drafts.AnyAsync(d => desk.Conversations.Contains(d.ConversationId)));
        await page.Context.CloseAsync();
    }
}
