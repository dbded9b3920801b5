using CareChat.E2E.Infrastructure;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CareChat.E2E.Journeys;

/// <summary>The assistant at the care team's desk: what is urgent stands first, a draft is read, changed and sent.</summary>
public sealed class AssistantDeskTests(DeskClinic clinic) : IClassFixture<DeskClinic>
{
    private const string Question = "How long do I have to stay after my allergy shot tomorrow?";

    [Fact]
    public async Task A_nurse_finds_the_urgent_one_first_drafts_edits_and_sends_by_keyboard_alone()
    {
        var patient = await clinic.OpenWindowAsync(390, 800);
        var nurse = await clinic.OpenWindowAsync();
        var name = await patient.EnterDemoAsync("patient", 2);
        await patient.SayAsync("After my last allergy shot my face swelled and I could not breathe. It is swelling again now.");
        await Expect(patient.Lines().Last).ToContainTextAsync("Call 911 now.");
        await patient.SayAsync(Question);
        await Expect(patient.Lines().Last).ToContainTextAsync(Question);

        await nurse.EnterDemoAsync("clinician");
        await nurse.GotoAsync("/inbox?view=all");
        await nurse.IsInteractiveAsync();
        var first = nurse.Locator("a[data-row]").First;
        await Expect(first).ToContainTextAsync(name);
        await Expect(first.Locator(".tag.urgent")).ToContainTextAsync("Urgent since");
        await nurse.Keyboard.PressAsync("j");
        await nurse.IsLiveAsync();
        await Expect(nurse.GetByText("A message here tells of danger: call or write now.")).ToBeVisibleAsync();

        await nurse.Keyboard.PressAsync("d");
        await Expect(nurse.GetByText("Read it before you send.")).ToBeVisibleAsync();
        var field = nurse.Locator("textarea[data-text=message]");
        await Expect(field).ToBeFocusedAsync();
        await Expect(field).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("thirty minutes"));
        await Expect(field).Not.ToHaveValueAsync(new System.Text.RegularExpressions.Regex("Source:"));
        await Expect(nurse.GetByText("After an allergy shot · Acme Health")).ToBeVisibleAsync();
        await nurse.Keyboard.PressAsync("Control+End");
        await nurse.Keyboard.TypeAsync(" See you at nine.");
        await nurse.Keyboard.PressAsync("Control+Enter");

        await Expect(patient.Lines().Last).ToContainTextAsync("See you at nine.");
        await Expect(nurse.GetByText("Read it before you send.")).ToBeHiddenAsync();
        await Expect(nurse.GetByText("A message here tells of danger: call or write now.")).ToBeHiddenAsync();
        await using var db = clinic.Portal.Open();
        var draft = await db.ReplyDrafts.OrderByDescending(d => d.CreatedAt).FirstAsync();
        Assert.Equal((DraftOutcome.Edited, ""), (draft.Outcome, draft.Body));
        await patient.Context.CloseAsync();
        await nurse.Context.CloseAsync();
    }

    [Fact]
    public async Task What_was_typed_is_never_lost_to_a_draft()
    {
        var patient = await clinic.OpenWindowAsync(390, 800);
        var nurse = await clinic.OpenWindowAsync();
        var name = await patient.EnterDemoAsync("patient", 2); // whose earlier messages are all answered
        await patient.SayAsync(Question);
        await Expect(patient.Lines().Last).ToContainTextAsync(Question);
        await nurse.EnterDemoAsync("clinician", 1);
        await nurse.GotoAsync("/inbox?view=all");
        await nurse.Locator($"a[data-row]:has-text('{name}')").ClickAsync();
        await nurse.IsLiveAsync();
        var field = nurse.Locator("textarea[data-text=message]");
        await field.FillAsync("Good morning!");

        await nurse.GetByRole(AriaRole.Button, new() { Name = "Draft a reply" }).ClickAsync();
        await Expect(nurse.GetByText("It stands below what you had written.")).ToBeVisibleAsync();
        await Expect(field).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("^Good morning!\n\n.*thirty minutes"));

        await nurse.GetByRole(AriaRole.Button, new() { Name = "Discard the draft" }).ClickAsync();
        await Expect(field).ToHaveValueAsync("Good morning!");
        await nurse.GetByRole(AriaRole.Button, new() { Name = "Put it back" }).ClickAsync();
        await Expect(field).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("^Good morning!\n\n.*thirty minutes"));
        await nurse.Keyboard.PressAsync("Control+z");
        await Expect(field).ToHaveValueAsync("Good morning!");
        await nurse.GetByRole(AriaRole.Button, new() { Name = "Discard the draft" }).ClickAsync(); // put back, it is a draft as before
        await Expect(nurse.GetByText("The draft is put away.")).ToBeVisibleAsync();
        await field.FillAsync("");
        await Expect(patient.Lines().Last).ToContainTextAsync(Question);
        await patient.Context.CloseAsync();
        await nurse.Context.CloseAsync();
    }

    [Fact]
    public async Task A_draft_nobody_changed_is_sent_only_after_a_question_and_newer_words_are_named_in_it()
    {
        var patient = await clinic.OpenWindowAsync(390, 800);
        var nurse = await clinic.OpenWindowAsync();
        var name = await patient.EnterDemoAsync("patient", 2);
        await patient.SayAsync(Question);
        await Expect(patient.Lines().Last).ToContainTextAsync(Question);
        await nurse.EnterDemoAsync("clinician", 1);
        await nurse.GotoAsync("/inbox?view=all");
        await nurse.Locator($"a[data-row]:has-text('{name}')").ClickAsync();
        await nurse.IsLiveAsync();
        await nurse.GetByRole(AriaRole.Button, new() { Name = "Draft a reply" }).ClickAsync();
        await Expect(nurse.GetByText("Read it before you send.")).ToBeVisibleAsync();
        var field = nurse.Locator("textarea[data-text=message]");
        await Expect(field).ToBeFocusedAsync();

        await nurse.Keyboard.PressAsync("Control+Enter");
        await Expect(nurse.GetByText("Nobody has changed what the assistant (AI) drafted.")).ToBeVisibleAsync();
        await Expect(nurse.GetByRole(AriaRole.Button, new() { Name = "Back to the text" })).ToBeFocusedAsync();
        await nurse.Keyboard.PressAsync("Enter");
        await Expect(field).ToBeFocusedAsync();
        await patient.SayAsync("I am allergic to aspirin.");
        await Expect(nurse.Lines().Last).ToContainTextAsync("I am allergic to aspirin.");
        await nurse.ReloadAsync();
        await nurse.IsLiveAsync();
        await Expect(nurse.GetByText("After an allergy shot · Acme Health")).ToBeVisibleAsync();
        await field.FocusAsync();
        await nurse.Keyboard.PressAsync("Control+Enter");
        await Expect(nurse.GetByText("The patient has written since this was drafted.")).ToBeVisibleAsync();
        await Expect(patient.Lines().Last).ToContainTextAsync("I am allergic to aspirin.");
        await nurse.GetByRole(AriaRole.Button, new() { Name = "Send it" }).ClickAsync();

        await Expect(patient.Lines().Last).ToContainTextAsync("thirty minutes");
        await patient.Context.CloseAsync();
        await nurse.Context.CloseAsync();
    }

    [Fact]
    public async Task An_administrator_answers_in_an_article_what_nobody_could_answer()
    {
        var page = await clinic.OpenWindowAsync();
        await page.EnterDemoAsync("administrator");
        await page.GotoAsync("/admin/knowledge/unanswered");
        await page.IsInteractiveAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Write an article about: Can I bring my dog to the visit?" }).ClickAsync();
        await Expect(page.GetByLabel("Question")).ToHaveValueAsync("Can I bring my dog to the visit?");
        var save = page.GetByRole(AriaRole.Button, new() { Name = "Save" });
        await Expect(save).ToBeEnabledAsync();

        await save.ClickAsync();
        await Expect(page.GetByText("Give the article a title.")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Title")).ToBeFocusedAsync();
        await page.GetByLabel("Title").FillAsync("Dogs");
        await page.GetByLabel("What it is about").FillAsync("Dogs");
        await page.GetByLabel("Answer").FillAsync("Only guide dogs may come in. " + new string('.', 40_000));
        await save.ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Asked and not answered" })).ToBeVisibleAsync();
        await Expect(page.GetByText("Can I bring my dog to the visit?")).ToBeHiddenAsync();
        await using var db = clinic.Portal.Open();
        Assert.Equal(40_029, (await db.KnowledgeArticles.SingleAsync(a => a.Title == "Dogs")).Answer.Length);
        await page.Context.CloseAsync();
    }
}
