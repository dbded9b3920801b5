using CareChat.E2E.Infrastructure;
using CareChat.Tests.App;
using CareChat.Web.Data;
using CareChat.Web.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CareChat.E2E.Journeys;

/// <summary>Danger that nobody answered is closed only after a question, and is there again once it is opened.</summary>
public sealed class ClosingDangerTests(EmptyClinic clinic) : IClassFixture<EmptyClinic>
{
    private const string Told = "P03 Patient told of danger, and nobody has answered.";

    [Fact]
    public async Task By_keys_alone_it_is_left_open_then_closed_and_reopened_as_urgent_as_before()
    {
        var desk = await RandomDesk.OpenAsync(clinic, through: null);
        var (page, id) = (desk.Page, desk.Conversations[3]);
        await SayAsync(id, "I have crushing chest pain");
        await Expect(page.Locator("a[data-row]").First).ToHaveAttributeAsync("data-row", id.ToString());
        await page.Keyboard.PressAsync("j");
        await page.IsLiveAsync();

        await page.Keyboard.PressAsync("e");
        await Expect(page.GetByText(Told)).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Leave it open" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByText(Told)).ToBeHiddenAsync();
        await desk.SettleAsync();
        Assert.False(await desk.IsClosedAsync("03"));

        await page.Keyboard.PressAsync("e");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Leave it open" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Closed P03 Patient")).ToBeVisibleAsync();
        Assert.True(await desk.IsClosedAsync("03"));

        await page.GotoAsync($"/inbox/{id}?view=closed");
        await page.IsLiveAsync();
        await Expect(page.Locator($"a[data-row='{id}'] .tag.urgent")).ToContainTextAsync("Urgent since");
        await page.Keyboard.PressAsync("E");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Close" })).ToBeVisibleAsync();
        await Expect(page.GetByText("A message here tells of danger: call or write now.")).ToBeVisibleAsync();
        await page.GotoAsync("/inbox?view=all");
        await Expect(page.Locator("a[data-row]").First).ToHaveAttributeAsync("data-row", id.ToString());
        await Expect(page.Locator("a[data-row]").First.Locator(".tag.urgent")).ToContainTextAsync("Urgent since");
        await page.Context.CloseAsync();
    }

    private async Task SayAsync(Guid conversation, string text)
    {
        await using var db = clinic.Portal.Open();
        var line = await db.Conversations.SingleAsync(c => c.Id == conversation);
        var patient = await clinic.Portal.PersonAsync(line.InstanceId, Roles.Patient, line.PatientId);
        await clinic.Portal.Services.GetRequiredService<MessageStore>().PostAsync(patient, new PostMessage(conversation, text));
    }
}
