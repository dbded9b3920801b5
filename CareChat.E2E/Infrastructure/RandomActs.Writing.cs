namespace CareChat.E2E.Infrastructure;

/// <summary>The nurse writes, pastes and drops.</summary>
public sealed partial class RandomActs
{
    private async Task WriteAsync()
    {
        if (mark is null) return;
        if (!isInField || random.Next(3) == 0)
        {
            await LeaveFieldAsync();
            reader = random.Next(2) == 0 ? "r" : "n";
            if (random.Next(3) > 0 || !await ClickFieldAsync()) await PressAsync(reader);
            if (mark is null) return;
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
        var target = reader == "n" ? "[data-tab=note]" : "[data-tab=message]";
        var box = await Page.Locator(target).IsVisibleAsync() ? await Page.Locator(target).BoundingBoxAsync() : null;
        if (box is null) return false;
        if (mark?[0] == 'x' && await desk.IsStillAsync()) await SettleAsync(); // nothing is on its way: the name on the screen is read
        if (mark is null) return false;
        log.Add($"click({target})");
        await Page.Mouse.ClickAsync(box.X + (box.Width / 2), box.Y + (box.Height / 2));
        if (!await Page.EvaluateAsync<bool>("async () => (await import('/inbox/stray.js')).isRefused()")) return true;
        await Keyboard.TypeAsync($" {mark}{reader} {Letters}"); // it is for nobody
        await PressAsync("Escape");
        await SettleAsync();
        return false;
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
}
