using System.Text.RegularExpressions;
using CareChat.E2E.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CareChat.E2E.Journeys;

/// <summary>Who writes while nothing reaches anybody is told whom to call.</summary>
public sealed class WithoutLineTests(DemoClinic clinic) : IClassFixture<DemoClinic>
{
    private const string Number = "555 0112";

    [Theory]
    [InlineData(0, "If this is an emergency, call 555 0112.")]
    [InlineData(4, "Si es una emergencia, llame al 555 0112.")]
    public async Task A_patient_without_a_line_reads_the_number_of_the_clinic_in_the_language_of_the_page(int patient, string text)
    {
        var page = await OpenAsync("patient", patient);
        foreach (var address in new[] { "/chat", "/assistant" })
        {
            await page.GotoAsync(address);
            await page.IsLiveAsync();
            await Expect(page.Locator(".in-danger a")).ToBeHiddenAsync();

            await page.Context.SetOfflineAsync(true);
            await Expect(page.Locator(".in-danger")).ToHaveTextAsync(text, new() { UseInnerText = true });
            await Expect(page.Locator($".in-danger a[href='tel:{Number}']")).ToBeInViewportAsync();

            await page.Context.SetOfflineAsync(false);
            await Expect(page.Locator(".in-danger a")).ToBeHiddenAsync();
        }
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_number_stands_there_too_while_a_message_waits_for_a_portal_that_is_not_ready()
    {
        var page = await OpenAsync("patient", 1);
        await page.IsLiveAsync();
        await page.RouteAsync(new Regex("/messages$"), route => route.FulfillAsync(new() { Status = 503 }));
        await page.SayAsync("Is anybody there?");
        await Expect(page.Locator("[data-pending] .state")).ToHaveTextAsync("The portal cannot keep messages just now. It goes on trying");
        await Expect(page.Locator(".in-danger a")).ToBeVisibleAsync();

        await page.UnrouteAllAsync();
        await Expect(page.Lines().Last).ToContainTextAsync("Is anybody there?");
        await Expect(page.Locator(".in-danger a")).ToBeHiddenAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_desk_reads_no_number()
    {
        var page = await OpenAsync("clinician", 0);
        await page.GotoAsync("/inbox?view=all");
        await page.IsInteractiveAsync();
        await page.Locator("a[data-row]").First.ClickAsync();
        await page.IsLiveAsync();
        await page.Context.SetOfflineAsync(true);
        await Expect(page.Locator("[data-hint]")).ToContainTextAsync("You are offline");
        await Expect(page.Locator(".in-danger")).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    private async Task<IPage> OpenAsync(string role, int at)
    {
        await clinic.Portal.WriteAsync(scope => scope.Db.Instances.ExecuteUpdateAsync(i => i.SetProperty(x => x.EmergencyNumber, Number)));
        var page = await clinic.OpenWindowAsync(390, 844);
        await page.EnterDemoAsync(role, at);
        return page;
    }
}
