using Bunit;
using CareChat.Tests.App;
using CareChat.Web.Assistant;
using CareChat.Web.Assistant.Admin;
using CareChat.Web.Assistant.Drafts;
using CareChat.Web.Data;
using CareChat.Web.Patients;
using CareChat.Web.Realtime;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Assistant.Drafts;

public sealed class DraftReplyTests : PageContext, IClassFixture<PortalHost>
{
    private readonly PortalHost host;
    private readonly BunitJSModuleInterop script;

    public DraftReplyTests(PortalHost host)
    {
        this.host = host;
        script = JSInterop.SetupModule("./Assistant/Drafts/DraftReply.razor.js");
        script.Mode = JSRuntimeMode.Loose;
        script.Setup<bool>("put", _ => true).SetResult(false);
    }

    [Fact]
    public async Task A_draft_goes_into_the_field_once_with_its_sources_below_for_the_clinician_alone()
    {
        var (panel, room) = await ShowAsync();
        var article = await ArticleAsync(room);
        room.Answerer.Answer = room.Answerer.Answer with { Sources = [new Citation(article, "own/1", "Resting", "Acme Health", "https://example.com/rest")] };

        await Ask(panel).ClickAsync(new());

        panel.WaitForAssertion(() => Assert.Contains("Drafted by the assistant (AI). Read it before you send.", panel.Markup));
        Assert.Equal("Drink water and rest.", Assert.Single(script.Invocations["put"]).Arguments[1]);
        Assert.Equal("Resting · Acme Health", Words(panel.Find("summary")));
        Assert.Equal("noopener noreferrer", panel.Find("details a").GetAttribute("rel"));
        await panel.Find("details").TriggerEventAsync("ontoggle", EventArgs.Empty);
        panel.WaitForAssertion(() => Assert.Equal("Rest for two days.", panel.Find("details .text").TextContent));
    }

    [Fact]
    public async Task While_it_is_drafted_one_sees_it_grow_and_can_cancel()
    {
        var (panel, room) = await ShowAsync();
        room.Answerer.Hold();

        var asking = Ask(panel).ClickAsync(new());
        panel.WaitForAssertion(() => Assert.StartsWith("Drink", panel.Find(".preview").TextContent));
        Assert.Equal("The assistant (AI) is drafting…", Words(panel.Find("[role=status]")));
        await panel.Find("button").ClickAsync(new());
        await asking;

        panel.WaitForAssertion(() => Assert.Equal("Draft a reply", Words(Ask(panel))));
        Assert.DoesNotContain(script.Invocations, i => i.Identifier == "put");
        Assert.Empty(await room.RowsAsync());
    }

    [Fact]
    public async Task A_failure_is_said_and_can_be_tried_again()
    {
        var (panel, room) = await ShowAsync();
        room.Answerer.Failure = new InvalidOperationException("patient text");

        await Ask(panel).ClickAsync(new());
        panel.WaitForAssertion(() => Assert.Contains("The draft could not be made.", panel.Find("[role=alert]").TextContent));
        Assert.DoesNotContain("patient text", panel.Markup);
        room.Answerer.Failure = null;
        await panel.Find("button").ClickAsync(new());

        panel.WaitForAssertion(() => Assert.Contains("Read it before you send.", panel.Markup));
    }

    [Fact]
    public async Task Sending_ends_the_draft_on_the_screen_too()
    {
        var (panel, room) = await ShowAsync();
        await Ask(panel).ClickAsync(new());
        panel.WaitForAssertion(() => Assert.Contains("Read it before you send.", panel.Markup));

        await room.SayAsync(room.Nurse, "Drink water and rest.");

        panel.WaitForAssertion(() => Assert.Equal("Draft a reply", Words(Ask(panel))));
        Assert.Equal(DraftOutcome.Accepted, Assert.Single(await room.RowsAsync()).Outcome);
    }

    [Fact]
    public async Task Discarding_takes_it_out_of_the_field_and_it_can_be_put_back()
    {
        var (panel, room) = await ShowAsync();
        await Ask(panel).ClickAsync(new());
        panel.WaitForAssertion(() => Assert.Contains("Read it before you send.", panel.Markup));

        await panel.Find("button").ClickAsync(new());

        panel.WaitForAssertion(() => Assert.Contains("The draft is put away.", panel.Markup));
        Assert.Equal("Drink water and rest.", Assert.Single(script.Invocations["take"]).Arguments[1]);
        Assert.Equal(DraftOutcome.Discarded, Assert.Single(await room.RowsAsync()).Outcome);
        await panel.FindAll("button")[^1].ClickAsync(new());
        Assert.Single(script.Invocations["putBack"]);
    }

    [Fact]
    public async Task Emptying_the_field_puts_the_draft_away_for_good_and_its_words_bring_it_back()
    {
        const string text = "Drink water and rest.";
        var (panel, room) = await ShowAsync();
        await Ask(panel).ClickAsync(new());
        panel.WaitForAssertion(() => Assert.Contains("Read it before you send.", panel.Markup));

        await panel.InvokeAsync(() => panel.Instance.EmptiedAsync("a draft before that one"));
        Assert.Contains("Read it before you send.", panel.Markup);
        await panel.InvokeAsync(() => panel.Instance.EmptiedAsync(text));

        Assert.DoesNotContain("Read it before you send.", panel.Markup);
        Assert.Equal((DraftOutcome.Discarded, ""), ((await room.RowsAsync()).Single().Outcome, (await room.RowsAsync()).Single().Body));
        Assert.Null(await room.Drafts.FindOpenAsync(room.Nurse, room.Id));
        await panel.InvokeAsync(() => panel.Instance.ReturnedAsync(text));
        Assert.Contains("Read it before you send.", panel.Markup);
        Assert.Equal(text, (await room.Drafts.FindOpenAsync(room.Nurse, room.Id))?.Text);
    }

    [Fact]
    public async Task A_draft_that_a_lost_page_left_behind_is_still_called_one()
    {
        var (_, room) = await ShowAsync();
        await room.DraftAsync();

        var again = Render<DraftReply>(p => p.Add(d => d.ConversationId, room.Id).Add(d => d.Viewer, room.Nurse));

        Assert.Contains("Read it before you send.", again.Markup);
    }

    [Fact]
    public async Task Switched_off_for_the_patient_the_button_goes_at_once()
    {
        var (panel, room) = await ShowAsync();

        await host.Services.GetRequiredService<PatientAssistant>().SetAsync(room.Nurse, room.Conversation.PatientId!.Value, false);

        panel.WaitForAssertion(() => Assert.Empty(panel.Markup.Trim()));
    }

    private static AngleSharp.Dom.IElement Ask(IRenderedComponent<DraftReply> panel) => panel.Find("button.ask");

    private async Task<Guid> ArticleAsync(DraftRoom room)
    {
        var administrator = await host.PersonAsync(room.Nurse.InstanceId, Roles.Administrator);
        return await host.Services.GetRequiredService<KnowledgeStore>().SaveAsync(administrator, null,
            new ArticleText { Title = "Resting", Topic = "Rest", Question = "How long?", Answer = "Rest for two days." });
    }

    private async Task<(IRenderedComponent<DraftReply> Panel, DraftRoom Room)> ShowAsync()
    {
        var room = await DraftRoom.OpenAsync(host);
        await room.SayAsync(room.Patient, "What shall I do?");
        Services.AddSingleton(room.Maker);
        Services.AddSingleton(room.Drafts);
        Use<KnowledgeStore>(host);
        Use<ConversationFeed>(host);
        BeInteractive();
        return (Render<DraftReply>(p => p.Add(d => d.ConversationId, room.Id).Add(d => d.Viewer, room.Nurse)), room);
    }
}
