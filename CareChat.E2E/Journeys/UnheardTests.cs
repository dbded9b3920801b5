using CareChat.E2E.Infrastructure;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CareChat.E2E.Journeys;

/// <summary>The portal does not hear a patient, or hears the page of somebody else: what is said is true, and nothing is lost.</summary>
public sealed class UnheardTests(DemoClinic clinic) : IClassFixture<DemoClinic>
{
    [Fact]
    public async Task On_a_silent_line_whom_to_call_stands_at_the_field_before_the_line_is_known_to_be_lost()
    {
        await using var line = new SlowLine(clinic.Portal.Address, TimeSpan.Zero);
        var page = await OpenAsync(line, 1);
        await Expect(page.Locator(".in-danger a").First).ToBeHiddenAsync();
        line.Silence();

        await page.SayAsync("I do not want to live any more");

        await Expect(page.Locator(".in-danger a[href='tel:988']")).ToBeInViewportAsync(new() { Timeout = 12000 });
        line.Break();
        await Expect(page.Locator("[data-list] > li.danger").Last).ToContainTextAsync("988");
        await Expect(page.Locator(".in-danger a").First).ToBeHiddenAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Messages_are_not_said_to_be_safe_while_the_page_alone_holds_a_file()
    {
        await using var line = new SlowLine(clinic.Portal.Address, TimeSpan.Zero);
        var page = await OpenAsync(line, 2);
        line.Lose();
        await Expect(page.Locator("#connection")).ToHaveTextAsync("Reconnecting… your messages are safe");
        line.Return();
        await Expect(page.Locator("#connection")).ToHaveTextAsync("");

        line.Lose();
        await page.Locator("[data-files]").SetInputFilesAsync(new FilePayload { Name = "note.txt", MimeType = "text/plain", Buffer = "Two tablets."u8.ToArray() });
        await page.Locator("[data-send]").ClickAsync();
        await Expect(page.Locator("#connection")).ToHaveTextAsync("Reconnecting…");
        line.Return();
        await Expect(page.Lines().Last.Locator(".file")).ToContainTextAsync("note.txt");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_was_refused_because_somebody_else_had_signed_in_goes_out_when_its_writer_is_back()
    {
        await using var line = new SlowLine(clinic.Portal.Address, TimeSpan.Zero);
        var page = await OpenAsync(line, 3);
        var name = await page.Locator("chat-room").GetAttributeAsync("data-person");
        line.Lose();
        await page.SayAsync("Is it safe with grapefruit?");
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync(new Uri(clinic.Portal.Address, "/sign-in").ToString());
        await other.Locator("fieldset.patient button").Nth(4).ClickAsync();
        await other.IsLiveAsync();

        line.Return();
        await Expect(page.Locator($"chat-room[data-person='{name}']")).ToHaveCountAsync(0);
        await Expect(other.Locator("[data-list]")).Not.ToContainTextAsync("grapefruit");
        await page.GotoAsync("/sign-in");
        await page.Locator("fieldset.patient button").Nth(3).ClickAsync();
        await page.IsLiveAsync();

        await Expect(page.Lines().Last).ToContainTextAsync("Is it safe with grapefruit?");
        await Expect(page.Locator("[data-pending] > li")).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Who_was_signed_out_while_a_message_waited_is_told_so_in_their_language_and_whom_to_call()
    {
        await using var line = new SlowLine(clinic.Portal.Address, TimeSpan.Zero);
        var page = await OpenAsync(line, 0);
        await page.Context.AddCookiesAsync([new() { Name = "lang", Value = "es", Url = clinic.Portal.Address.ToString() }]);
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync(new Uri(clinic.Portal.Address, "/sign-in").ToString());
        await Expect(other.Locator("[data-unsent]")).ToBeHiddenAsync(); // nothing waits
        line.Lose();
        await page.SayAsync("no puedo respirar");
        await other.GotoAsync(new Uri(clinic.Portal.Address, "/account").ToString());
        await other.GetByRole(AriaRole.Button, new() { Name = "Sign out", Exact = true }).ClickAsync();
        await Expect(other.Locator("[data-unsent]")).ToContainTextAsync("todavía no se ha enviado");

        line.Return();

        await Expect(page.Locator("[data-unsent]")).ToContainTextAsync("Si hay peligro, no espere: llame al 911.");
        await Expect(page.Locator("[data-unsent] a[href='tel:911']")).ToBeInViewportAsync();
        await Expect(page.Locator("body")).Not.ToContainTextAsync("respirar"); // what it says is for its writer
        await page.Context.CloseAsync();
    }

    private async Task<IPage> OpenAsync(SlowLine line, int patient)
    {
        var page = await clinic.OpenWindowAsync(390, 844, through: line);
        await page.EnterDemoAsync("patient", patient);
        await page.IsLiveAsync();
        return page;
    }
}
