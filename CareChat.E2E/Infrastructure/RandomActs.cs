using Microsoft.Playwright;

namespace CareChat.E2E.Infrastructure;

/// <summary>
/// A sequence of a nurse's acts: moves by key and click, replies and notes, files pasted and dropped, closings, held keys, and in
/// between a line that is lost or silent for a while. It knows after each act for which patient the next text is meant.
/// </summary>
public sealed partial class RandomActs(RandomDesk desk, SlowLine line, int seed, bool isHuman)
{
    /// <summary>Each letter of it is a command where it goes astray.</summary>
    private const string Letters = "eajkzpnr?e/z";

    private readonly Random random = new(seed);
    private readonly List<string> log = [];
    private string? mark; // p07: for patient 7; x07: for anybody else; null: nobody is open
    private bool isInField;

    private IPage Page => desk.Page;

    private IKeyboard Keyboard => desk.Page.Keyboard;

    /// <summary>What was done, for whoever wants to know how it came to something.</summary>
    public string Log => $"seed {seed}: {string.Join(' ', log)}";

    /// <summary>Does it.</summary>
    public async Task RunAsync()
    {
        await OpenOneAsync();
        for (var i = random.Next(10, 20); i > 0; i--)
        {
            if (random.Next(8) == 0) await (isCut ? SettleAsync() : CutAsync());
            var act = random.Next(100);
            if (act < 22) await StepAsync();
            else if (act < 34) await OpenOneAsync();
            else if (act < 66) await WriteAsync();
            else if (act < 76) await PasteFileAsync();
            else if (act < 84) await DropFileAsync();
            else if (act < 93) await CommandAsync("e");
            else if (act < 97) await CommandAsync("z");
            else await CommandAsync("a");
        }
        if (isCut) await SettleAsync();
        await LeaveFieldAsync();
        await desk.UntilAsync($"keys.isIdle() && {Sent}");
    }

    private async Task StepAsync()
    {
        await StopWritingAsync();
        var key = random.Next(3) == 0 ? "k" : "j";
        await PressAsync(key);
        if (await Page.EvaluateAsync<bool>("async () => (await import('/inbox/keys.js')).isIdle()")) mark = await MeantAsync(); // it moved at once: the address says where
        else await SettleAsync(); // it waits for something: nobody knows from which row it will go
    }

    private async Task OpenOneAsync()
    {
        var rows = await Page.QuerySelectorAllAsync("a[data-row]");
        if (rows.Count == 0) return;
        if (mark?[0] == 'x') await SettleAsync();
        var id = await ClickRowAsync(random.Next(rows.Count));
        log.Add($"click({(id is null ? "" : desk.CodeOf(id))})");
        isInField = false;
        if (id is not null) mark = $"p{desk.CodeOf(id)}";
        else await SettleAsync(); // the list moved under the pointer
    }

    /// <summary>Clicks on a row as a hand does.</summary>
    /// <returns>The row the pointer was on when it came down; null for none.</returns>
    private async Task<string?> ClickRowAsync(int at)
    {
        var place = await Page.EvaluateAsync<float[]?>(
            """
            at => {
              const rows = document.querySelectorAll('a[data-row]');
              const row = rows[at % rows.length];
              if (!row) return null;
              row.scrollIntoView({ block: 'center' });
              window.clickedRow = null;
              const hear = event => {
                if (!event.isTrusted) return; // a key that waited
                window.clickedRow = event.target.closest('a[data-row]')?.dataset.row ?? null;
                removeEventListener('click', hear, true);
              };
              addEventListener('click', hear, true);
              const box = row.getBoundingClientRect();
              return [box.x + 24, box.y + box.height / 2];
            }
            """, at);
        if (place is null) return null;
        await Page.Mouse.ClickAsync(place[0], place[1]);
        return await Page.EvaluateAsync<string?>("window.clickedRow");
    }

    private async Task CommandAsync(string key)
    {
        if (isCut && !await desk.KnowsAsync()) await SettleAsync(); // an act on a silent line did who knows what
        await StopWritingAsync();
        var closes = key == "e" && !isCut && mark?[0] == 'p' && await desk.MayCloseAsync() && !await desk.IsClosedAsync(mark[1..]) && random.Next(2) == 0;
        if (!isCut) desk.Meant(key); // without a line it is not done
        if (random.Next(3) == 0)
        {
            log.Add($"hold({key})");
            for (var i = 0; i < 6; i++) await Keyboard.DownAsync(key);
            await Keyboard.UpAsync(key);
        }
        else await PressAsync(key);
        if (key == "a" || isCut) return;
        if (closes) mark = $"x{mark![1..]}"; // the next one, whichever it is
        else await SettleAsync();
    }

    /// <summary>Whom the address means.</summary>
    private async Task<string?> MeantAsync()
    {
        var id = await Page.EvaluateAsync<string?>("async () => (await import('/inbox/target.js')).meant()");
        return id is null ? null : $"p{desk.CodeOf(id)}";
    }

    /// <summary>Looks up from the keys until what was asked for is on the screen.</summary>
    private async Task SettleAsync()
    {
        if (isCut) await ReturnAsync();
        await desk.SettleAsync();
        var isNobodyOpen = await Page.Locator("chat-room").CountAsync() == 0;
        mark = isNobodyOpen ? null : await MeantAsync(); // whoever went on and back has the one between before them for a moment
        isInField = await Page.EvaluateAsync<bool>("() => document.activeElement.matches('[data-text], dialog.question *')");
        if (await Page.Locator("dialog.question").CountAsync() > 0) await LeaveFieldAsync();
    }

    /// <summary>Leaves the field. Where a question stands before it, the hand sees that the first Escape leads back to the field.</summary>
    private async Task LeaveFieldAsync()
    {
        if (!isInField) return;
        await PressAsync("Escape");
        if (await desk.HasLeftQuestionAsync()) await PressAsync("Escape");
        isInField = false;
    }

    /// <summary>Leaves the field by its key; whom a click took out of it is still for as long as a hand needs to come back.</summary>
    private async Task StopWritingAsync()
    {
        await LeaveFieldAsync();
        await desk.UntilAsync("sentence.isOver()");
    }

    private async Task PressAsync(string key)
    {
        log.Add(key);
        await Keyboard.PressAsync(key, new() { Delay = isHuman ? random.Next(20, 90) : 0 });
    }
}
