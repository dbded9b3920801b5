using CareChat.E2E.Infrastructure;
using CareChat.Tests.App;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CareChat.E2E.Journeys;

/// <summary>What a key, a paste and a drop do at the desk, and for whom.</summary>
public sealed partial class DeskKeysTests(EmptyClinic clinic) : IClassFixture<EmptyClinic>
{
    private const string Drop =
        """
        ([type, name]) => {
          const data = new DataTransfer();
          data.items.add(new File(['a file'], name, { type: 'text/plain' }));
          const target = type === 'paste' ? document.activeElement : document.querySelector('chat-room');
          target.dispatchEvent(type === 'paste'
            ? new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
            : new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
        }
        """;

    [Theory]
    [InlineData("paste")]
    [InlineData("drop")]
    public async Task A_file_that_comes_while_a_note_is_written_is_the_notes(string how)
    {
        var (desk, page) = await OpenAsync();
        await page.Keyboard.PressAsync("n");
        await page.Keyboard.TypeAsync("An old x-ray.");
        await page.EvaluateAsync(Drop, new[] { how, "xray.txt" });

        await Expect(page.Locator("[data-tab=note]")).ToHaveAttributeAsync("aria-selected", "true");
        await page.Locator("[data-tab=message]").ClickAsync();
        await Expect(page.GetByText("xray.txt")).ToBeHiddenAsync();
        await page.Locator("[data-tab=note]").ClickAsync();
        await page.Keyboard.PressAsync("Control+Enter");

        await Expect(page.Locator("li.note[data-note]")).ToContainTextAsync("xray.txt");
        await using var db = clinic.Portal.Open();
        Assert.Equal(0, await db.Messages.CountAsync(m => desk.Conversations.Contains(m.ConversationId) && m.AuthorKind == AuthorKind.Clinician));
        Assert.True((await db.Attachments.SingleAsync(a => db.InternalNotes.Any(n => n.AttachmentId == a.Id && desk.Conversations.Contains(n.ConversationId)))).IsInternal);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Enter_is_a_new_line_until_its_writer_turns_it_round_and_the_hint_says_which()
    {
        var (desk, page) = await OpenAsync();
        var field = page.Locator("[data-text=message]");
        await Expect(page.Locator(".hint .keys")).ToHaveTextAsync("Ctrl Enter sends");
        await page.Keyboard.PressAsync("r");
        await page.Keyboard.TypeAsync("one\ntwo");
        await Expect(field).ToHaveValueAsync("one\ntwo");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Lines().Last).ToContainTextAsync("two");

        await page.GotoAsync("/account");
        await page.GetByLabel("Enter sends. Shift and Enter begin a new line.").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep this" }).ClickAsync();
        await Expect(page.GetByText("That key sends from now on.")).ToBeVisibleAsync();
        await page.GotoAsync($"/inbox/{desk.Conversations[0]}");
        await page.IsLiveAsync();
        await Expect(page.Locator(".hint .keys")).ToHaveTextAsync("Enter sends");
        await page.Keyboard.PressAsync("n");
        await page.Keyboard.TypeAsync("three");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("li.note[data-note]")).ToContainTextAsync("three");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_held_key_closes_one_and_z_opens_what_was_closed_one_after_another()
    {
        var (desk, page) = await OpenAsync();
        for (var i = 0; i < 8; i++) await page.Keyboard.DownAsync("e");
        await page.Keyboard.UpAsync("e");
        await ClosedAsync(desk, 1);
        await page.Keyboard.PressAsync("e");
        await ClosedAsync(desk, 2);
        await page.Keyboard.PressAsync("e");
        await ClosedAsync(desk, 3);

        for (var left = 2; left >= 0; left--)
        {
            await page.Keyboard.PressAsync("z");
            await ClosedAsync(desk, left);
        }
        await page.Keyboard.PressAsync("z");
        await ClosedAsync(desk, 0);
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(150)]
    [InlineData(300)]
    public async Task What_is_typed_after_a_move_is_for_the_conversation_that_was_moved_to(int roundTrip)
    {
        await using var line = new SlowLine(clinic.Portal.Address, TimeSpan.FromMilliseconds(roundTrip));
        var (desk, page) = await OpenAsync(line);
        await page.Keyboard.TypeAsync("jrplease eat jazz");
        await page.Keyboard.PressAsync("Control+Enter");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.TypeAsync("knkeep e to you");
        await page.Keyboard.PressAsync("Control+Enter");

        await Expect(page.Locator("li.note[data-note]")).ToContainTextAsync("keep e to you");
        await using var db = clinic.Portal.Open();
        Assert.Equal(desk.Conversations[1], (await db.Messages.SingleAsync(m => m.Body == "please eat jazz" && desk.Conversations.Contains(m.ConversationId))).ConversationId);
        Assert.Equal(0, await db.Conversations.CountAsync(c => desk.Conversations.Contains(c.Id) && (c.ClosedAt != null || c.AssignedToId != null)));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_click_that_leaves_a_field_leaves_it_also_where_the_keys_before_it_still_wait()
    {
        await using var line = new SlowLine(clinic.Portal.Address, TimeSpan.FromMilliseconds(300));
        var (desk, page) = await OpenAsync(line);
        var row = page.Locator($"a[data-row='{desk.Conversations[2]}']");
        var box = (await row.BoundingBoxAsync())!;

        await page.Mouse.ClickAsync(box.X + 24, box.Y + 20);
        await page.Keyboard.TypeAsync("rfor the patient");
        await page.Keyboard.PressAsync("Control+Enter");
        await page.Mouse.ClickAsync(box.X + 24, box.Y + 20);
        await page.Keyboard.TypeAsync("nfor us alone");
        await page.Keyboard.PressAsync("Control+Enter");

        await Expect(page.Locator("li.note[data-note]")).ToContainTextAsync("for us alone");
        await Expect(page.Lines().Last).ToContainTextAsync("for the patient");
        await using var db = clinic.Portal.Open();
        Assert.Equal(["for the patient"], await db.Messages
            .Where(m => desk.Conversations.Contains(m.ConversationId) && m.AuthorKind == AuthorKind.Clinician).Select(m => m.Body).ToListAsync());
        Assert.Equal(desk.Conversations[2], (await db.InternalNotes.SingleAsync(n => desk.Conversations.Contains(n.ConversationId))).ConversationId);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Where_nothing_can_be_written_letters_after_r_are_no_commands()
    {
        var (desk, page) = await OpenAsync();
        await clinic.Portal.WriteAsync(scope => scope.Db.Patients.Where(p => scope.Db.Conversations.Any(c => c.Id == desk.Conversations[0] && c.PatientId == p.Id))
            .ExecuteUpdateAsync(p => p.SetProperty(x => x.ChatDisabled, true)));
        await page.ReloadAsync();
        await page.IsLiveAsync();

        await page.Keyboard.TypeAsync("rplease eat ");

        await Expect(page.GetByText("Nothing can be written here")).ToBeAttachedAsync();
        await ClosedAsync(desk, 0);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_key_pressed_while_the_page_loads_goes_on_where_the_saved_draft_ends()
    {
        var (desk, page) = await OpenAsync();
        await page.Keyboard.PressAsync("r");
        await page.Keyboard.TypeAsync("Take it with");
        await Expect(page.GetByText("Draft saved")).ToBeVisibleAsync();
        var held = await page.HoldAsync("**/chat/room.js");

        await page.ReloadAsync(new() { WaitUntil = WaitUntilState.Commit });
        await page.Locator("[data-text=message]").ClickAsync();
        await page.Keyboard.TypeAsync(" food");
        held.SetResult();

        await page.IsLiveAsync();
        await Expect(page.Locator("[data-text=message]")).ToHaveValueAsync("Take it with food");
        await Expect(page.GetByText("Draft saved")).ToBeVisibleAsync();
        await using var db = clinic.Portal.Open();
        Assert.Equal("Take it with food", (await db.Drafts.SingleAsync(d => d.ConversationId == desk.Conversations[0])).Body);
        await page.Context.CloseAsync();
    }

    /// <summary>Opens the first conversation of a new clinic's inbox.</summary>
    private async Task<(RandomDesk Desk, IPage Page)> OpenAsync(SlowLine? through = null)
    {
        var desk = await RandomDesk.OpenAsync(clinic, through);
        await desk.Page.Keyboard.PressAsync("j");
        await desk.Page.IsLiveAsync();
        return (desk, desk.Page);
    }

    private async Task ClosedAsync(RandomDesk desk, int count)
    {
        await desk.SettleAsync();
        await using var db = clinic.Portal.Open();
        Assert.Equal(count, await db.Conversations.CountAsync(c => desk.Conversations.Contains(c.Id) && c.ClosedAt != null));
    }
}
