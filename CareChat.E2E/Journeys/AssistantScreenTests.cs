using CareChat.E2E.Infrastructure;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CareChat.E2E.Journeys;

/// <summary>
/// The assistant's screens, narrow and wide, light and dark, English and Spanish: axe finds nothing. <c>build/pictures.sh</c>
/// keeps each as a picture.
/// </summary>
public sealed class AssistantScreenTests(AssistantClinic clinic) : IClassFixture<AssistantClinic>
{
    /// <summary>Which of the demo's patients shows a screen in each language: a talk is kept, so each has one of its own.</summary>
    private static readonly Dictionary<string, (int English, int Spanish)> Cast = new()
    {
        ["assistant"] = (1, 1),
        ["assistant-off"] = (2, 2),
        ["assistant-answered"] = (0, 4),
        ["assistant-escalated"] = (3, 6),
        ["assistant-source"] = (0, 4),
        ["assistant-menu"] = (1, 1),
        ["chat-transcript"] = (5, 7),
    };

    public static TheoryData<string, string, int, ColorScheme> Screens()
    {
        var screens = new TheoryData<string, string, int, ColorScheme>();
        foreach (var name in Cast.Keys)
            foreach (var language in new[] { "en", "es" })
                foreach (var width in Pictures.Widths)
                    foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
                        screens.Add(name, language, width, scheme);
        return screens;
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Axe_finds_nothing(string name, string language, int width, ColorScheme scheme)
    {
        var page = await clinic.OpenWindowAsync(width, width < 800 ? 844 : 800, scheme);
        await page.Context.AddCookiesAsync([new() { Name = "lang", Value = language, Url = clinic.Portal.Address.ToString() }]);
        await page.EnterDemoAsync("patient", language == "en" ? Cast[name].English : Cast[name].Spanish);
        await clinic.SwitchAsync("Jonas", isOff: true);
        await page.GotoAsync("/assistant");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", language);
        await ShowAsync(page, name, language);
        await page.IsInteractiveAsync();

        await page.PassesAxeAsync($"{name}-{language}", scheme);
    }

    private static Task ShowAsync(IPage page, string name, string language) => (name, language) switch
    {
        ("assistant", _) => Expect(page.Locator("[data-ask]").First).ToBeVisibleAsync(),
        ("assistant-off", _) => Expect(page.Locator("main a[href='/chat']")).ToBeVisibleAsync(),
        ("assistant-escalated", "en") => AskAsync(page, "I have chest pain and cannot breathe"),
        ("assistant-escalated", _) => AskAsync(page, "Me duele el pecho y no puedo respirar"),
        ("assistant-source", "en") => SourceAsync(page, "What can I do for a cough at home?"),
        ("assistant-source", _) => SourceAsync(page, "¿Qué puedo hacer en casa para la tos?"),
        ("assistant-menu", _) => MenuAsync(page),
        ("assistant-answered", "en") => AnsweredAsync(page, "What am I taking?", "What can I do for a cough at home?"),
        ("assistant-answered", _) => AnsweredAsync(page, "¿Qué medicinas tomo?", "¿Qué puedo hacer en casa para la tos?"),
        (_, "en") => HandedAsync(page, "How do I ask for a refill?"),
        _ => HandedAsync(page, "¿Cómo pido un resurtido de mi medicina?"),
    };

    private static async Task AnsweredAsync(IPage page, params string[] questions)
    {
        foreach (var question in questions) await AskAsync(page, question);
        await page.Locator(".sources summary").Last.ClickAsync();
        await Expect(page.Locator(".sources a").Last).ToBeVisibleAsync();
        await page.EvaluateAsync("() => { const log = document.querySelector('[data-scroller]'); log.scrollTop = log.scrollHeight; }");
    }

    private static async Task SourceAsync(IPage page, string question)
    {
        await AnsweredAsync(page, question);
        await page.Locator(".sources a").Last.ClickAsync();
        await Expect(page.Locator("article h1")).ToBeVisibleAsync();
    }

    private static async Task MenuAsync(IPage page)
    {
        await page.IsLiveAsync();
        await page.Locator("[popovertarget=menu]").ClickAsync();
        await Expect(page.Locator("[data-language=es]")).ToBeVisibleAsync();
    }

    private static async Task HandedAsync(IPage page, string question)
    {
        await AskAsync(page, question);
        await page.IsLiveAsync();
        await page.Locator("[data-talk=handover]").ClickAsync();
        await page.WaitForURLAsync("**/chat*");
        await Expect(page.Locator(".transcript").Last).ToBeVisibleAsync();
    }

    /// <summary>Asks, unless an earlier picture has asked already.</summary>
    private static async Task AskAsync(IPage page, string question)
    {
        await page.IsLiveAsync();
        var asked = page.Lines().Filter(new() { HasText = question });
        if (await asked.CountAsync() == 0)
        {
            var before = await page.Lines().CountAsync();
            await page.SayAsync(question);
            await Expect(page.Lines().Nth(before + 1)).ToBeVisibleAsync();
        }
        await Expect(page.Locator(".under-way")).ToHaveCountAsync(0);
    }
}
