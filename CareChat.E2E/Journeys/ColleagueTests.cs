using CareChat.E2E.Infrastructure;
using CareChat.Web.Conversations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CareChat.E2E.Journeys;

/// <summary>What a colleague does with a conversation while one writes in it.</summary>
public sealed class ColleagueTests(EmptyClinic clinic) : IClassFixture<EmptyClinic>
{
    private ConversationStore Conversations => clinic.Portal.Services.GetRequiredService<ConversationStore>();

    [Fact]
    public async Task Who_writes_where_a_colleague_closes_is_told_so_until_it_is_open_again()
    {
        var (desk, page) = await WriteAsync();
        var told = page.Locator("[data-composer] .standing[role=status]");
        await Expect(told).ToHaveTextAsync("");

        await Conversations.CloseAsync(desk.Colleague, desk.Conversations[0]);
        await Expect(told).ToHaveTextAsync($"Closed by {InboxWords.Short(desk.Colleague.Name)}. Sending a reply opens it again.");
        await Expect(told).ToBeVisibleAsync();
        await Conversations.ReopenAsync(desk.Colleague, desk.Conversations[0]);
        await Expect(told).ToHaveTextAsync("");

        await Conversations.CloseAsync(desk.Colleague, desk.Conversations[0]);
        await Expect(told).ToContainTextAsync("Closed by");
        await Expect(page.Locator("[data-text=message]")).ToHaveValueAsync("Take it with");
        await page.Keyboard.TypeAsync(" food.");
        await page.Keyboard.PressAsync("Control+Enter");

        await Expect(page.Lines().Last).ToContainTextAsync("Take it with food.");
        await Expect(told).ToHaveTextAsync("");
        await using var db = clinic.Portal.Open();
        Assert.Null((await db.Conversations.SingleAsync(c => c.Id == desk.Conversations[0])).ClosedAt);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Who_writes_where_a_colleague_takes_over_is_told_whose_it_is_now()
    {
        var (desk, page) = await WriteAsync();
        var told = page.Locator("[data-composer] .standing[role=status]");

        await Conversations.AssignAsync(desk.Colleague, desk.Conversations[0], desk.Colleague.Id);
        await Expect(told).ToHaveTextAsync($"{InboxWords.Short(desk.Colleague.Name)} looks after this now.");
        await Conversations.AssignAsync(desk.Colleague, desk.Conversations[0], desk.NurseId);
        await Expect(told).ToHaveTextAsync("");
        await Conversations.AssignAsync(desk.Colleague, desk.Conversations[0], null);
        await Expect(told).ToHaveTextAsync("Nobody looks after this now.");

        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("j");
        await desk.SettleAsync();
        await Expect(told).ToHaveTextAsync("");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_key_that_closes_does_not_open_again_what_a_colleague_has_just_closed()
    {
        var desk = await RandomDesk.OpenAsync(clinic, through: null);
        var page = desk.Page;
        await desk.OpenFirstAsync();

        await Conversations.CloseAsync(desk.Colleague, desk.Conversations[0]);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Reopen" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("e");
        await desk.SettleAsync();
        Assert.True(await desk.IsClosedAsync("00"));

        await page.Keyboard.PressAsync("E");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Close" })).ToBeVisibleAsync();
        Assert.False(await desk.IsClosedAsync("00"));
        await page.Context.CloseAsync();
    }

    /// <summary>Begins a reply in the first conversation of a new clinic.</summary>
    private async Task<(RandomDesk Desk, IPage Page)> WriteAsync()
    {
        var desk = await RandomDesk.OpenAsync(clinic, through: null);
        await desk.Page.Keyboard.PressAsync("j");
        await desk.SettleAsync();
        await desk.Page.Keyboard.TypeAsync("rTake it with");
        return (desk, desk.Page);
    }
}
