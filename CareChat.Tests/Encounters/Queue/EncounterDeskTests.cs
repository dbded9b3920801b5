using Bunit;
using CareChat.Tests.App;
using CareChat.Tests.Messages;
using CareChat.Web.Data;
using CareChat.Web.Encounters;
using CareChat.Web.Encounters.Queue;
using CareChat.Web.Escalation;
using CareChat.Web.Messages;
using CareChat.Web.Safety;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Encounters.Queue;

public sealed class EncounterDeskTests : ConversationScreen, IClassFixture<PortalHost>
{
    private readonly EncounterStore store;
    private readonly EncounterReading encounters;

    public EncounterDeskTests(PortalHost host) : base(host)
    {
        Services.AddSingleton(store = host.Services.GetRequiredService<EncounterStore>());
        Services.AddSingleton(encounters = host.Services.GetRequiredService<EncounterReading>());
        Services.AddSingleton(host.Services.GetRequiredService<IdentityStore>());
        Services.AddSingleton(host.Services.GetRequiredService<EncounterQueue>());
        Services.AddSingleton(Conversations);
    }

    [Fact]
    public async Task Of_two_desks_one_takes_the_visit_and_the_other_is_told_who()
    {
        var visit = await Visit.SubmittedAsync(Host);
        var colleague = await Host.PersonAsync(visit.Nurse.InstanceId, Roles.Clinician);
        var (mine, theirs) = (await DeskAsync(visit, visit.Nurse, follows: false), await DeskAsync(visit, colleague, follows: false));

        await mine.Find(".acts .primary").ClickAsync(new());
        await theirs.Find(".acts .primary").ClickAsync(new());

        Assert.Empty(mine.FindAll(".problem"));
        Assert.Contains("Dana Ortiz, RN has taken this visit", theirs.Find(".problem").TextContent);
        Assert.Equal(visit.Nurse.Id, (await encounters.FindAsync(colleague, visit.Id))!.TakenById);
    }

    [Fact]
    public async Task Writing_begins_with_taking_and_is_seen_live()
    {
        var visit = await Visit.SubmittedAsync(Host);
        var desk = await DeskAsync(visit, visit.Nurse);
        desk.WaitForAssertion(() => Assert.Contains("Take this visit to write", desk.Find(".chat-pane").TextContent));

        await store.TakeAsync(visit.Nurse, visit.Id);
        desk.WaitForAssertion(() => Assert.NotEmpty(desk.FindAll("textarea[data-text=message]")));
        Assert.Contains("with you", desk.Find(".who").TextContent);

        var agent = visit.Owner with { Kind = ActorKind.Agent, Id = visit.Id, OwnerId = visit.Owner.Id, SessionId = null };
        await Messages.PostAsync(agent, new PostMessage(visit.Id, "It is 38.5."));
        desk.WaitForAssertion(() => Assert.Contains("API", desk.Find(".chat-pane .tag.api").TextContent));
    }

    [Fact]
    public async Task A_letter_that_told_of_danger_lies_in_the_chat_under_its_own_name()
    {
        var visit = await Visit.TakenAsync(Host);
        var desk = await DeskAsync(visit, visit.Nurse);

        await Host.WriteAsync(scope =>
        {
            var head = ConversationHead.Read(scope, new Actor { Kind = ActorKind.System, InstanceId = visit.Nurse.InstanceId }, visit.Id);
            Host.Services.GetRequiredService<Handover>().AppendLetter(scope, Messages, visit.Owner, head, "# CC\nI can't breathe.",
                new EmergencyFinding(EmergencyKind.Breathing, EmergencyLevel.CallNow, "can not breathe"));
            return Task.FromResult(true);
        });

        desk.WaitForAssertion(() => Assert.Equal("Newer letter of this visit", desk.Find(".chat-pane li.transcript .who").TextContent));
        Assert.Contains("I can't breathe.", desk.Find(".chat-pane li.transcript .bubble").TextContent);
    }

    [Fact]
    public async Task A_decision_is_asked_once_more_and_completes_the_visit()
    {
        var visit = await Visit.TakenAsync(Host);
        var desk = await DeskAsync(visit, visit.Nurse);

        await desk.InvokeAsync(() => desk.Find("[aria-controls=decision]").ClickAsync(new())); // between two drawings
        await desk.InvokeAsync(() => desk.Find("#decision-text").InputAsync(new() { Value = "Rest and drink." }));
        await desk.InvokeAsync(() => desk.Find("#decision .acts .primary").ClickAsync(new()));
        Assert.Equal(EncounterState.Reviewing, (await visit.ReadAsync()).State);
        await desk.InvokeAsync(() => desk.Find("#decision .ask .primary").ClickAsync(new()));

        desk.WaitForAssertion(() => Assert.Equal("Completed", desk.Find(".head .tag").TextContent));
        Assert.Equal("Rest and drink.", (await visit.ReadAsync()).Decision);
        Assert.Contains("Rest and drink.", desk.Find(".decision").TextContent);
        Assert.Empty(desk.FindAll("[aria-controls=decision]"));
    }

    [Fact]
    public async Task A_canceled_visit_says_so_at_the_desk()
    {
        var visit = await Visit.TakenAsync(Host);
        var desk = await DeskAsync(visit, visit.Nurse);

        await visit.CancelAsync();

        desk.WaitForAssertion(() => Assert.Contains("Canceled by the patient", desk.Find(".head .tag").TextContent));
        desk.WaitForAssertion(() => Assert.Empty(desk.FindAll("textarea")));
    }

    [Fact]
    public async Task The_queue_follows_what_happens()
    {
        var visit = await Visit.SubmittedAsync(Host);
        var list = Render<QueueList>(p => p.Add(q => q.Viewer, visit.Nurse));
        list.WaitForAssertion(() => Assert.Equal("Waiting for review", list.Find("h2").TextContent));

        await store.TakeAsync(visit.Nurse, visit.Id);
        Host.Clock.Advance(TimeSpan.FromSeconds(1));
        var second = await Visit.SubmittedAsync(Host, visit.Nurse.InstanceId);

        list.WaitForAssertion(() => Assert.Equal([second.Id.ToString(), visit.Id.ToString()], list.FindAll("[data-visit]").Select(v => v.GetAttribute("data-visit"))));
    }

    [Fact]
    public async Task The_way_to_the_queue_counts_who_waits()
    {
        var visit = await Visit.SubmittedAsync(Host);
        this.SignIn(visit.Nurse);
        var link = Render<QueueLink>();
        link.WaitForAssertion(() => Assert.Equal("Visits1 waiting", link.Find("a").TextContent.Trim()));

        await store.TakeAsync(visit.Nurse, visit.Id);

        link.WaitForAssertion(() => Assert.Equal("Visits", link.Find("a").TextContent.Trim()));
    }

    private async Task<IRenderedComponent<EncounterDesk>> DeskAsync(Visit visit, Actor viewer, bool follows = true)
    {
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        IRenderedComponent<EncounterDesk>? desk = null;
        var read = (await encounters.FindAsync(viewer, visit.Id))!;
        desk = Render<EncounterDesk>(p => p.Add(d => d.Encounter, read).Add(d => d.Viewer, viewer)
            .Add(d => d.Changed, again => { if (follows) desk!.Render(q => q.Add(d => d.Encounter, again)); }));
        return desk;
    }
}
