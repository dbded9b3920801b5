using System.Text.RegularExpressions;
using CareChat.E2E.Infrastructure;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CareChat.E2E.Journeys;

/// <summary>A draft of the assistant that was put away, and one that cannot be: it is asked about as long as it may go out.</summary>
public sealed class PutBackTests(DeskClinic clinic) : IClassFixture<DeskClinic>
{
    private const string Question = "How long do I have to stay after my allergy shot tomorrow?";

    [Fact]
    public async Task A_draft_that_was_put_back_is_asked_about_as_before()
    {
        var (patient, nurse) = await DraftAsync();
        await nurse.GetByRole(AriaRole.Button, new() { Name = "Discard the draft" }).ClickAsync();
        await Expect(Field(nurse)).ToHaveValueAsync("");
        await patient.SayAsync("I am allergic to aspirin.");
        await Expect(nurse.Lines().Last).ToContainTextAsync("I am allergic to aspirin.");

        await nurse.GetByRole(AriaRole.Button, new() { Name = "Put it back" }).ClickAsync();
        await Expect(Field(nurse)).ToHaveValueAsync(new Regex("thirty minutes"));
        await Expect(nurse.GetByText("After an allergy shot · Acme Health")).ToBeVisibleAsync();
        await Field(nurse).FocusAsync();
        await nurse.Keyboard.PressAsync("Control+Enter");

        await Expect(nurse.GetByText("The patient has written since this was drafted.")).ToBeVisibleAsync();
        await nurse.GetByRole(AriaRole.Button, new() { Name = "Back to the text" }).ClickAsync();
        await Expect(patient.Lines().Last).ToContainTextAsync("I am allergic to aspirin.");
        Assert.Equal(DraftOutcome.Open, (await RowAsync()).Outcome);
        await CloseAsync(patient, nurse);
    }

    [Fact]
    public async Task What_was_typed_after_a_draft_was_put_away_stands_above_it_when_it_comes_back()
    {
        var (patient, nurse) = await DraftAsync();
        await nurse.GetByRole(AriaRole.Button, new() { Name = "Discard the draft" }).ClickAsync();
        await Expect(Field(nurse)).ToHaveValueAsync("");
        await Field(nurse).FillAsync("Half an hour is what we ask for ");

        await nurse.GetByRole(AriaRole.Button, new() { Name = "Put it back" }).ClickAsync();

        await Expect(Field(nurse)).ToHaveValueAsync(new Regex("^Half an hour is what we ask for \n\n.*thirty minutes"));
        await Expect(nurse.GetByText("It stands below what you had written.")).ToBeVisibleAsync();
        await nurse.GetByRole(AriaRole.Button, new() { Name = "Discard the draft" }).ClickAsync();
        await Expect(Field(nurse)).ToHaveValueAsync("Half an hour is what we ask for ");
        await CloseAsync(patient, nurse);
    }

    [Fact]
    public async Task A_draft_that_was_changed_before_a_reload_still_stands_and_says_so()
    {
        var (patient, nurse) = await DraftAsync();
        var changed = (await Field(nurse).InputValueAsync()).Replace("thirty", "forty", StringComparison.Ordinal);
        await Field(nurse).FillAsync(changed);
        await Expect(nurse.GetByText("Draft saved")).ToBeVisibleAsync();
        await nurse.ReloadAsync();
        await nurse.IsLiveAsync();
        await Expect(Field(nurse)).ToHaveValueAsync(changed);

        await nurse.GetByRole(AriaRole.Button, new() { Name = "Discard the draft" }).ClickAsync();

        await Expect(nurse.GetByText("It was changed and still stands: delete what you do not want.")).ToBeVisibleAsync();
        await Expect(Field(nurse)).ToHaveValueAsync(changed);
        Assert.Equal(DraftOutcome.Open, (await RowAsync()).Outcome);
        await patient.SayAsync("I am allergic to aspirin.");
        await Expect(nurse.Lines().Last).ToContainTextAsync("I am allergic to aspirin.");
        await Field(nurse).FocusAsync();
        await nurse.Keyboard.PressAsync("Control+Enter");
        await Expect(nurse.GetByText("The patient has written since this was drafted.")).ToBeVisibleAsync();
        await CloseAsync(patient, nurse);
    }

    [Fact]
    public async Task Whoever_empties_the_field_writes_words_of_their_own_also_after_a_reload()
    {
        var (patient, nurse) = await DraftAsync();
        await Field(nurse).FocusAsync();
        await nurse.Keyboard.PressAsync("Control+a");
        await nurse.Keyboard.PressAsync("Delete");
        await nurse.Keyboard.TypeAsync("Half an hour is what we ask for.");

        await Expect(nurse.GetByText("The draft is put away.")).ToBeVisibleAsync();
        await Expect(nurse.GetByText("Read it before you send.")).ToBeHiddenAsync();
        await Expect(nurse.GetByText("Draft saved")).ToBeVisibleAsync();
        Assert.Equal(DraftOutcome.Discarded, (await RowAsync()).Outcome);
        await nurse.ReloadAsync();
        await nurse.IsLiveAsync();
        await Expect(Field(nurse)).ToHaveValueAsync("Half an hour is what we ask for.");
        await Expect(nurse.GetByRole(AriaRole.Button, new() { Name = "Draft a reply" })).ToBeVisibleAsync();
        await patient.SayAsync("I am allergic to aspirin.");
        await Expect(nurse.Lines().Last).ToContainTextAsync("I am allergic to aspirin.");
        await Field(nurse).FocusAsync();
        await nurse.Keyboard.PressAsync("Control+Enter"); // nothing is asked

        await Expect(patient.Lines().Last).ToContainTextAsync("Half an hour is what we ask for.");
        await CloseAsync(patient, nurse);
    }

    [Fact]
    public async Task A_draft_that_the_browsers_undo_brings_back_into_the_emptied_field_is_asked_about()
    {
        var (patient, nurse) = await DraftAsync();
        await Field(nurse).FocusAsync();
        await nurse.Keyboard.PressAsync("Control+a");
        await nurse.Keyboard.PressAsync("Delete");
        await Expect(nurse.GetByText("The draft is put away.")).ToBeVisibleAsync();

        await nurse.Keyboard.PressAsync("Control+z");
        await Expect(Field(nurse)).ToHaveValueAsync(new Regex("thirty minutes"));
        await Expect(nurse.GetByText("Read it before you send.")).ToBeVisibleAsync();
        await nurse.Keyboard.PressAsync("Control+Enter");

        await Expect(nurse.GetByText("Nobody has changed what the assistant (AI) drafted.")).ToBeVisibleAsync();
        Assert.Equal(DraftOutcome.Open, (await RowAsync()).Outcome);
        await CloseAsync(patient, nurse);
    }

    private static ILocator Field(IPage page) => page.Locator("textarea[data-text=message]");

    /// <summary>A patient has asked something, and a nurse has a draft of the answer.</summary>
    private async Task<(IPage Patient, IPage Nurse)> DraftAsync()
    {
        await clinic.Portal.WriteAsync(scope => scope.Db.ReplyDrafts.ExecuteDeleteAsync());
        await clinic.Portal.WriteAsync(scope => scope.Db.Drafts.ExecuteDeleteAsync());
        var patient = await clinic.OpenWindowAsync(390, 800);
        var nurse = await clinic.OpenWindowAsync();
        var name = await patient.EnterDemoAsync("patient", 2); // whose earlier messages are all answered
        await patient.SayAsync(Question);
        await Expect(patient.Lines().Last).ToContainTextAsync(Question);
        await nurse.EnterDemoAsync("clinician", 1);
        await nurse.GotoAsync("/inbox?view=all");
        await nurse.Locator($"a[data-row]:has-text('{name}')").ClickAsync();
        await nurse.IsLiveAsync();
        await nurse.GetByRole(AriaRole.Button, new() { Name = "Draft a reply" }).ClickAsync();
        await Expect(nurse.GetByText("Read it before you send.")).ToBeVisibleAsync();
        await Expect(Field(nurse)).ToHaveValueAsync(new Regex("thirty minutes"));
        return (patient, nurse);
    }

    private async Task<ReplyDraft> RowAsync()
    {
        await using var db = clinic.Portal.Open();
        return await db.ReplyDrafts.SingleAsync();
    }

    private static async Task CloseAsync(IPage patient, IPage nurse)
    {
        await patient.Context.CloseAsync();
        await nurse.Context.CloseAsync();
    }
}
