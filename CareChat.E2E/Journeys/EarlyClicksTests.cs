using CareChat.E2E.Infrastructure;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CareChat.E2E.Journeys;

/// <summary>Clicks that are quicker than the page: what is typed after one goes where it led, and no letter of it does anything.</summary>
public sealed class EarlyClicksTests(EmptyClinic clinic) : IClassFixture<EmptyClinic>
{
    private const string Commands = "aekzr jade";

    [Fact]
    public async Task Letters_of_somebody_who_clicked_into_the_field_before_the_page_was_live_are_text_and_no_commands()
    {
        var (desk, page) = await OpenAsync();
        var (circuit, scripts) = await LoadAsync(desk, page);
        await page.Locator("[data-text=message]").ClickAsync();
        await MarkAsync(page);

        circuit.SetResult();
        await RenewedAsync(page);
        await page.Keyboard.TypeAsync("add e");
        scripts[0].SetResult();
        await page.Keyboard.TypeAsync("ggs ");
        scripts[1].SetResult();
        await page.IsLiveAsync();
        await page.Keyboard.TypeAsync(Commands);

        await Expect(page.Locator("[data-text=message]")).ToHaveValueAsync($"add eggs {Commands}");
        await Expect(page.GetByText("Draft saved")).ToBeVisibleAsync();
        await UntouchedAsync(desk);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_note_whose_tab_was_chosen_before_the_page_was_live_is_a_note()
    {
        var (desk, page) = await OpenAsync();
        var (circuit, scripts) = await LoadAsync(desk, page);
        await page.Locator("[data-tab=note]").ClickAsync();
        await page.Keyboard.TypeAsync("we ");
        await MarkAsync(page);

        circuit.SetResult();
        await RenewedAsync(page);
        await page.Keyboard.TypeAsync("fear ");
        foreach (var script in scripts) script.SetResult();
        await page.IsLiveAsync();
        await Expect(page.Locator("[data-tab=note]")).ToHaveAttributeAsync("aria-selected", "true");
        await page.Keyboard.TypeAsync(Commands);
        await page.Keyboard.PressAsync("Control+Enter");

        await Expect(page.Locator("li.note[data-note]")).ToContainTextAsync($"we fear {Commands}");
        await UntouchedAsync(desk);
        await using var db = clinic.Portal.Open();
        Assert.Equal(0, await db.Messages.CountAsync(m => desk.Conversations.Contains(m.ConversationId) && m.AuthorKind == AuthorKind.Clinician));
        Assert.Equal(0, await db.Drafts.CountAsync(d => desk.Conversations.Contains(d.ConversationId)));
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("message")]
    [InlineData("note")]
    public async Task What_was_sent_by_the_button_before_the_scripts_came_goes_to_its_reader_once(string kind)
    {
        var (desk, page) = await OpenAsync();
        var (circuit, scripts) = await LoadAsync(desk, page);
        await page.Locator($"[data-tab={kind}]").ClickAsync();
        await page.Keyboard.TypeAsync("add eggs");
        await page.Locator("[data-send]").ClickAsync();
        await Expect(page.Locator("[data-pending]")).ToContainTextAsync("add eggs");
        await Expect(page.Locator($"[data-text={kind}]")).ToHaveValueAsync("");

        circuit.SetResult();
        foreach (var script in scripts) script.SetResult();
        await page.IsLiveAsync();

        await Expect(page.Locator(kind == "note" ? "li.note[data-note]" : "[data-list] > li.mine[data-number]").Last).ToContainTextAsync("add eggs");
        await UntouchedAsync(desk);
        await using var db = clinic.Portal.Open();
        Assert.Equal(kind == "message" ? 1 : 0, await db.Messages.CountAsync(m => m.ConversationId == desk.Conversations[0] && m.Body == "add eggs"));
        Assert.Equal(kind == "note" ? 1 : 0, await db.InternalNotes.CountAsync(n => n.ConversationId == desk.Conversations[0] && n.Body == "add eggs"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_short_note_that_was_typed_before_the_circuit_came_stays()
    {
        var (desk, page) = await OpenAsync();
        var (circuit, scripts) = await LoadAsync(desk, page);
        await page.Locator("[data-tab=note]").ClickAsync();
        await page.Keyboard.TypeAsync("called bob");
        await MarkAsync(page);
        foreach (var script in scripts) script.SetResult();
        await page.WaitForFunctionAsync("() => document.querySelector('chat-room')?.reader");

        circuit.SetResult();
        await RenewedAsync(page);
        await page.IsLiveAsync();

        await Expect(page.Locator("[data-text=note]")).ToHaveValueAsync("called bob");
        await page.ReloadAsync();
        await page.IsLiveAsync();
        await Expect(page.Locator("[data-text=note]")).ToHaveValueAsync("called bob");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_search_begun_before_the_page_was_live_goes_on_in_its_field()
    {
        var (desk, page) = await OpenAsync();
        var (circuit, scripts) = await LoadAsync(desk, page);
        var field = page.GetByLabel("Search all messages");
        await field.ClickAsync();
        await page.Keyboard.TypeAsync("we ");
        await MarkAsync(page);

        circuit.SetResult();
        await RenewedAsync(page);
        foreach (var script in scripts) script.SetResult();
        await page.Keyboard.TypeAsync("fear ");
        await page.IsLiveAsync();
        await page.Keyboard.TypeAsync(Commands);

        await Expect(field).ToHaveValueAsync($"we fear {Commands}");
        await UntouchedAsync(desk);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/search"));
        await Expect(page.Locator("input[type=search]")).ToHaveValueAsync($"we fear {Commands}");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Keys_that_were_pressed_before_a_page_that_was_left_at_once_make_the_next_one_wait()
    {
        var (desk, page) = await OpenAsync();
        var (circuit, scripts) = await LoadAsync(desk, page);
        await page.Keyboard.PressAsync("r");

        var typing = await page.EvaluateAsync<string?>(
            """
            async () => {
              const end = performance.now() + 400; // longer than between two letters
              while (performance.now() < end) await new Promise(requestAnimationFrame);
              dispatchEvent(new PageTransitionEvent('pagehide'));
              return sessionStorage.getItem('carechat.typing');
            }
            """);

        Assert.NotNull(typing);
        circuit.SetResult();
        foreach (var script in scripts) script.SetResult();
        await page.Context.CloseAsync();
    }

    private async Task<(RandomDesk Desk, IPage Page)> OpenAsync()
    {
        var desk = await RandomDesk.OpenAsync(clinic, through: null);
        await desk.OpenFirstAsync();
        return (desk, desk.Page);
    }

    /// <summary>Loads the conversation anew, without its circuit and its scripts.</summary>
    private static async Task<(TaskCompletionSource Circuit, TaskCompletionSource[] Scripts)> LoadAsync(RandomDesk desk, IPage page)
    {
        var circuit = await page.HoldAsync("**/_blazor/negotiate*");
        TaskCompletionSource[] scripts = [await page.HoldAsync("**/inbox/keys.js"), await page.HoldAsync("**/chat/room.js")];
        await page.GotoAsync($"/inbox/{desk.Conversations[0]}", new() { WaitUntil = WaitUntilState.Commit });
        await page.WaitForFunctionAsync("() => document.readyState !== 'loading'");
        return (circuit, scripts);
    }

    /// <summary>Knows this copy of the page again.</summary>
    private static Task MarkAsync(IPage page) => page.EvaluateAsync("() => { document.querySelector('[data-text=message]').dataset.first = ''; }");

    private static Task RenewedAsync(IPage page) => page.WaitForFunctionAsync("() => document.querySelector('[data-text=message]:not([data-first])')");

    private async Task UntouchedAsync(RandomDesk desk)
    {
        await desk.UntilAsync("keys.isIdle()");
        await using var db = clinic.Portal.Open();
        Assert.Equal(0, await db.Conversations.CountAsync(c => desk.Conversations.Contains(c.Id) && (c.ClosedAt != null || c.AssignedToId != null)));
    }
}
