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
        await LeaveFieldAsync();
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

    private async Task WriteAsync()
    {
        if (mark is null) return;
        if (!isInField || random.Next(3) == 0)
        {
            await LeaveFieldAsync();
            reader = random.Next(2) == 0 ? "r" : "n";
            if (random.Next(3) > 0 || !await ClickFieldAsync()) await PressAsync(reader);
            isInField = true;
        }
        var text = $" {mark}{reader} {new string([.. Enumerable.Range(0, 5).Select(_ => Letters[random.Next(Letters.Length)])])}";
        log.Add($"type({text})");
        await Keyboard.TypeAsync(text, new() { Delay = isHuman ? random.Next(20, 60) : 0 });
        if (random.Next(3) > 0) await PressAsync("Control+Enter");
    }

    private string reader = "r";

    /// <summary>Goes into the field by mouse: on what is on the screen at that moment, though the next conversation be on its way.</summary>
    /// <returns>False where there is no field to click on.</returns>
    private async Task<bool> ClickFieldAsync()
    {
        if (isCut) return false; // then the conversation on the screen is the one that is written in
        var target = reader == "n" ? "[data-tab=note]" : "[data-tab=message]";
        var box = await Page.Locator(target).IsVisibleAsync() ? await Page.Locator(target).BoundingBoxAsync() : null;
        if (box is null) return false;
        log.Add($"click({target})");
        await Page.Mouse.ClickAsync(box.X + (box.Width / 2), box.Y + (box.Height / 2));
        return true;
    }

    private async Task PasteFileAsync()
    {
        if (mark is null || !isInField || isCut) return; // a file that cannot go is asked about
        log.Add($"paste({mark}{reader})");
        await Page.EvaluateAsync(
            """
            name => {
              const data = new DataTransfer();
              data.items.add(new File(['a file of ' + name], name, { type: 'text/plain' }));
              (document.activeElement ?? document.body).dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
            }
            """, $"{mark}{reader}-{random.Next(1000)}.txt");
        if (random.Next(2) == 0) await PressAsync("Control+Enter");
    }

    /// <summary>A file is dropped onto what is on the screen at that moment, and meant for it; where that is about to go, it is not taken.</summary>
    private async Task DropFileAsync()
    {
        if (isCut) return;
        var onto = await Page.EvaluateAsync<string?>(
            """
            number => {
              const room = document.querySelector('chat-room');
              const composer = room?.querySelector('[data-composer]');
              if (!room?.reader || !composer) return null;
              const p = 'p' + room.closest('.thread').querySelector('#conversation-name').textContent.slice(1, 3);
              const data = new DataTransfer();
              const name = `${p}${composer.classList.contains('noting') ? 'n' : 'r'}-${number}.txt`;
              data.items.add(new File(['a file of ' + name], name, { type: 'text/plain' }));
              room.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
              return document.activeElement.matches('[data-text]') && room.contains(document.activeElement) ? name : null;
            }
            """, random.Next(1000));
        if (onto is not null) log.Add($"drop({onto})");
        if (onto is not null) (mark, reader, isInField) = (onto[..3], onto[3..4], true); // the field has the focus now
    }

    private async Task CommandAsync(string key)
    {
        if (isCut && !await desk.KnowsAsync()) await SettleAsync(); // an act on a silent line did who knows what
        await LeaveFieldAsync();
        var closes = key == "e" && !isCut && mark?[0] == 'p' && !await desk.IsClosedAsync(mark[1..]) && random.Next(2) == 0;
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
        var open = await Page.EvaluateAsync<string?>("() => document.querySelector('chat-room')?.dataset.conversation ?? null");
        mark = open is null ? null : $"p{desk.CodeOf(open)}";
        isInField = await Page.EvaluateAsync<bool>("() => document.activeElement.matches('[data-text]')");
    }

    private async Task LeaveFieldAsync()
    {
        if (!isInField) return;
        await PressAsync("Escape");
        isInField = false;
    }

    private async Task PressAsync(string key)
    {
        log.Add(key);
        await Keyboard.PressAsync(key, new() { Delay = isHuman ? random.Next(20, 90) : 0 });
    }
}
