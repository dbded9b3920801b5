using Microsoft.Playwright;
using Xunit;

namespace CareChat.E2E.Infrastructure;

/// <summary>Whether a page is as wide as its window, and what one writes with can be reached.</summary>
public static class Widths
{
    /// <summary>Texts that have made pages wide, high or strange: words without an end, marks, scripts from right to left, emoji, markup.</summary>
    public static readonly string[] Texts =
    [
        "a-rather-long-name@mail.example.org.invalid", new('a', 37), new('W', 10_000), "https://clinic.example/" + new string('x', 1_970), "/" + string.Concat(Enumerable.Repeat("folder/", 120)),
        new('…', 400), new('_', 600), new('-', 600), string.Concat(Enumerable.Repeat("\u00a0word", 200)), string.Concat(Enumerable.Repeat("word\u2060", 200)), new string('\u200d', 50) + new string('m', 400),
        string.Concat(Enumerable.Repeat("👩‍👩‍👧‍👦", 120)), "Z̧͕̬̗a̡͇̙l̻g̮͍o̹".PadRight(300, '\u0300'), "\u202e" + new string('r', 300), string.Concat(Enumerable.Repeat("مرحبا", 90)), string.Concat(Enumerable.Repeat("田中さん", 150)),
        string.Concat(Enumerable.Repeat("ไทย", 150)), "<img src=x width=9999>" + new string('>', 300), "<table width=\"5000\"><tr><td>" + new string('0', 300), "\t" + new string('\t', 80) + "end", new string('\n', 60) + "end",
        "1;DROP TABLE users--" + new string('1', 300), "$HOME%s%n{0}" + new string('%', 300), new('﷽', 40), "ﷺ" + new string('ᚠ', 200), string.Concat(Enumerable.Repeat("l\u00adong", 150)),
    ];

    private const string Measure = """
        () => {
          const found = [];
          const wide = Math.ceil(document.documentElement.scrollWidth);
          if (wide > innerWidth) found.push(`the page is ${wide} wide`);
          if (document.querySelector('[data-live]') && document.scrollingElement.scrollHeight > innerHeight) found.push(`the page is ${document.scrollingElement.scrollHeight} high`);
          const isCut = e => {
            for (let at = e; at !== document.body; at = at.parentElement) {
              const style = getComputedStyle(at);
              const ends = style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none' || style.maskImage !== 'none' || at.matches('img, .pictures a, .skeleton');
              if (ends && style.overflowX !== 'visible' && at.getBoundingClientRect().right <= innerWidth + 1) return true;
              if (/auto|scroll/.test(style.overflowX) && at.matches('.tabs, .admin-tabs')) return true;
            }
            return false;
          };
          const name = e => `${e.localName}.${[...e.classList].join('.')}${e.parentElement ? ' in ' + e.parentElement.localName + '.' + [...e.parentElement.classList].join('.') : ''}`;
          for (const e of document.body.querySelectorAll('*:not(option, svg *, script, .visually-hidden, .spoken, .skip)')) {
            if (!e.checkVisibility({ visibilityProperty: true })) continue;
            const box = e.getBoundingClientRect();
            if (box.width < 2 || box.height < 2) continue;
            const style = getComputedStyle(e);
            if ((box.right > innerWidth + 1 || box.left < -1) && style.position !== 'fixed' && (e.matches('a, button, input, select, textarea, summary') || !isCut(e))) found.push(`${name(e)} reaches from ${Math.round(box.left)} to ${Math.round(box.right)}`);
            if (/auto|scroll/.test(style.overflowX) && e.scrollWidth > e.clientWidth + 1 && !e.matches('.tabs, .admin-tabs, textarea')) found.push(`${name(e)} scrolls sideways by ${e.scrollWidth - e.clientWidth}`);
            if (/auto|scroll/.test(style.overflowY) && style.position === 'static' && !e.matches('textarea, dialog *')) found.push(`${name(e)} scrolls without holding what is hidden in it`);
          }
          return [...new Set(found)].slice(0, 12);
        }
        """;

    private const string Type = """
        async ([kind, text]) => {
          await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
          const room = document.querySelector('chat-room');
          const field = room.querySelector(`[data-text="${kind}"]`);
          const send = room.querySelector('[data-send]');
          const letters = [...text];
          const stops = new Set([1, 2, 3, 5, 8, 12, 20, 30, 36, 37, 38, 50, 80, 120, 300, 301, 1000, 2000, 9999, 10000, letters.length].filter(n => n <= letters.length));
          field.focus();
          field.select();
          document.execCommand('delete');
          let at = 0;
          for (const stop of stops) {
            document.execCommand('insertText', false, letters.slice(at, stop).join(''));
            at = stop;
            const box = send.getBoundingClientRect();
            const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
            const wide = document.documentElement.scrollWidth;
            if (wide > innerWidth || !send.contains(hit)) return `after ${stop} of "${text.slice(0, 30)}" (${field.value.length}): ${wide} wide, at Send stands ${hit?.className}`;
          }
          return null;
        }
        """;

    /// <summary>Requires that nothing reaches past the window, scrolls sideways, or hides something that makes the page scroll.</summary>
    /// <param name="what">The page, for the report.</param>
    public static async Task IsNoWiderThanItsWindowAsync(this IPage page, string what)
    {
        var found = await page.EvaluateAsync<string[]>($$"""
            async () => {
              const measure = {{Measure}};
              let found = [];
              for (let tries = 0; tries < 30; tries++) { // the window may just have got its size
                await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
                found = measure();
                if (found.length === 0) break;
              }
              return found;
            }
            """);
        Assert.True(found.Length == 0, $"{what} at {page.ViewportSize!.Width}:\n  {string.Join("\n  ", found)}");
    }

    /// <summary>Types a text, and requires after each of some keystrokes that the page is as wide as its window and that Send can be pressed.</summary>
    /// <returns>What was wrong; null for nothing.</returns>
    public static Task<string?> TypesAsync(this IPage page, string kind, string text) => page.EvaluateAsync<string?>(Type, new[] { kind, text });
}
